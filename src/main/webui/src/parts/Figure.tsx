import type { Schemas } from "../api/newsroom";
import { Html } from "./Html";
import { Picture } from "./Picture";

/** A picture with its caption and, apart from that, who made it. */
export function Figure({ image, first }: { image: Schemas["Image"]; first?: boolean }) {
  return (
    <figure>
      <Picture image={image} first={first ?? false} />
      {(image.caption || image.credit) && (
        <figcaption>
          {image.caption && <Html as="span" html={image.caption} />}{" "}
          {image.credit && <span class="credit">{image.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
