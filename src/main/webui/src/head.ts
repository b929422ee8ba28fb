import { useEffect } from "preact/hooks";

/** The publication's name, from index.html. */
export const PUBLICATION = document.title;

/**
 * Sets the document's title and its canonical address for search engines.
 *
 * @param canonical the `url` in the API's answer; undefined for pages without a canonical address
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
