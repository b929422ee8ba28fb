import { useEffect } from "preact/hooks";

/** The publication's name, as index.html has it. */
export const PUBLICATION = document.title;

/**
 * The document's title, and the address that search engines are to know it by.
 *
 * @param canonical the `url` that the API gives for what is shown; nothing where it has no address of its own
 */
export function useHead(title: string | undefined, canonical?: string): void {
  useEffect(() => {
    document.title = title ? `${title} – ${PUBLICATION}` : PUBLICATION;
  }, [title]);
  useEffect(() => {
    if (!canonical) {
      return;
    }
    const link = document.createElement("link");
    link.rel = "canonical";
    link.href = canonical;
    document.head.append(link);
    return () => link.remove();
  }, [canonical]);
}
