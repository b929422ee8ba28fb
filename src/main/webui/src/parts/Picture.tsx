import type { Schemas } from "../api/newsroom";

interface Props {
  image: Schemas["Image"];
  /** Whether it is the page's main picture, which is loaded at once rather than lazily. */
  first?: boolean;
  /** Whether the text beside it already says what it shows, as in a teaser. */
  decorative?: boolean;
}

/**
 * A picture that reserves its room before it loads: by its size if the API knows it, else by the style sheet. One without
 * alternative text (null) is shown like a decoration (""): without the attribute, its file name would be read aloud.
 */
export function Picture({ image, first = false, decorative = false }: Props) {
  return (
    <img
      src={image.url}
      alt={decorative ? "" : (image.alt ?? "")}
      width={image.width ?? undefined}
      height={image.height ?? undefined}
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : "auto"}
      decoding="async"
    />
  );
}
