import type { Schemas } from "../api/newsroom";
import { Html } from "./Html";
import { Picture } from "./Picture";

interface Props {
  image: Schemas["Image"];
  first?: boolean;
  /** What links within the body lead to. */
  id?: string | null;
}

/** A picture with its caption and, separately, its credit. */
export function Figure({ image, first = false, id = null }: Props) {
  const picture = <Picture image={image} first={first} />;
  return (
    <figure id={id ?? undefined}>
      {/* A link needs a name, which otherwise is the picture's. */}
      {image.link === null
        ? picture
        : <a href={image.link} aria-label={image.alt ? undefined : image.link}>{picture}</a>}
      {(image.caption || image.credit) && (
        <figcaption>
          {image.caption && <Html as="span" html={image.caption} />}{" "}
          {image.credit && <span class="credit">{image.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
