import type { Schemas } from "../api/newsroom";

interface Props {
  image: Schemas["Image"];
  /** Whether it is what the page is looked at for first: loaded at once rather than when it comes near. */
  first?: boolean;
  /** Whether the words beside it say it already, as those of a teaser do. */
  decorative?: boolean;
}

/** A picture that takes its room before it is there: by its size where the API knows it, else by the style sheet. */
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
