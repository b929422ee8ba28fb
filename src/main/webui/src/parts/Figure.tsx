import type { Schemas } from "../api/newsroom";
import { Html } from "./Html";
import { Picture } from "./Picture";

interface Props {
  image: Schemas["Image"];
  first?: boolean;
  /** See {@link Picture}; as wide as a story's column if absent. */
  sizes?: string;
  ratio?: Schemas["Ratio"];
  /** What links within the body lead to. */
  id?: string | null;
}

/** What readers are told where machines made a picture, by its digital source type. */
const MACHINES: Partial<Record<Schemas["DigitalSourceType"], string>> = {
  trainedAlgorithmicMedia: "Image generated with artificial intelligence",
  compositeWithTrainedAlgorithmicMedia: "Image made with the help of artificial intelligence",
};

const COLUMN = "(min-width: 44rem) 42rem, 100vw";

/** A picture with its caption and, separately, its credit and rights. */
export function Figure({ image, first = false, sizes = COLUMN, ratio, id = null }: Props) {
  const machines = image.digitalSourceType && MACHINES[image.digitalSourceType];
  const small = [image.credit, image.rights?.copyright, machines].filter((line) => !!line);
  const picture = <Picture image={image} sizes={sizes} ratio={ratio} first={first} />;
  return (
    <figure id={id ?? undefined}>
      {/* A link needs a name, which otherwise is the picture's. */}
      {image.link === null
        ? picture
        : <a href={image.link} aria-label={image.alt ? undefined : image.link}>{picture}</a>}
      {(image.caption || small.length > 0) && (
        <figcaption>
          {image.caption && <Html as="span" html={image.caption} />}
          {small.map((line) => <>{" "}<span class="credit">{line}</span></>)}
        </figcaption>
      )}
    </figure>
  );
}
