import { useState } from "preact/hooks";
import type { Schemas } from "../api/newsroom";

interface Props {
  image: Schemas["Image"];
  /** How wide it is drawn, as the value of `sizes`: the browser chooses a file before it knows the layout. */
  sizes: string;
  /** The ratio that the style sheet gives it; the whole picture is drawn if the API has no sizes of that ratio. */
  ratio?: Schemas["Ratio"];
  /** Whether it is the page's main picture, which is loaded at once rather than lazily. */
  first?: boolean;
  /** Whether the text beside it already says what it shows, as in a teaser. Such a picture does not move. */
  decorative?: boolean;
}

/**
 * A picture that reserves its room before it loads: by its size if the API knows it, else by the style sheet. One without
 * alternative text (null) is shown like a decoration (""): without the attribute, its file name would be read aloud.
 */
export function Picture({ image, sizes, ratio, first = false, decorative = false }: Props) {
  const [loaded, setLoaded] = useState<string>();
  const files = sizesOf(image, ratio);
  const { width, height } = files.at(-1) ?? image;
  const picture = (
    <img
      srcset={files.map((file) => `${file.url} ${file.width}w`).join(", ") || undefined}
      sizes={files.length > 0 ? sizes : undefined}
      src={image.url}
      alt={decorative ? "" : (image.alt ?? "")}
      width={width ?? undefined}
      height={height ?? undefined}
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : "auto"}
      decoding="async"
      // Taken away once it is there: it would show through a transparent picture.
      style={loaded === image.url ? undefined : background(image)}
      onLoad={() => setLoaded(image.url)}
    />
  );
  if (image.animation === null || decorative) {
    return picture;
  }
  return (
    <picture>
      <source srcset={image.animation} media="(prefers-reduced-motion: no-preference)" />
      {picture}
    </picture>
  );
}

/** The sizes of a ratio, or of the whole, in one type: the API names the smallest files first. */
function sizesOf({ renditions }: Schemas["Image"], ratio: Schemas["Ratio"] | undefined): Schemas["Rendition"][] {
  const files = renditions.filter(({ type }) => type === renditions[0]?.type);
  const cut = files.filter((file) => file.ratio === ratio);
  return cut.length > 0 ? cut : files.filter((file) => file.ratio === null);
}

/** What is seen of a picture until it is there. The policy allows styles that are set by a script. */
function background({ colour, placeholder }: Schemas["Image"]) {
  return {
    backgroundColor: colour ?? undefined,
    backgroundImage: placeholder === null ? undefined : `url("${placeholder}")`,
  };
}
