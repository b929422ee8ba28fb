import { useEffect } from "preact/hooks";

/** The publication's name, from index.html. */
export const PUBLICATION = document.title;

/**
 * Sets the document's title, its canonical address for search engines, and whether they should not show it.
 *
 * @param canonical the `url` in the API's answer, or its `canonicalUrl` where it has one; undefined for pages without a
 *   canonical address
 */
export function useHead(title: string | undefined, canonical?: string, noindex = false): void {
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
  useEffect(() => {
    if (!noindex) {
      return;
    }
    const robots = document.createElement("meta");
    robots.name = "robots";
    robots.content = "noindex";
    document.head.append(robots);
    return () => robots.remove();
  }, [noindex]);
}
