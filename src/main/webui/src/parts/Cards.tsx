import type { Schemas } from "../api/newsroom";
import { size } from "../language";
import { Caption, named } from "./Blocks";

/** A file to download, with what is known of it before. */
export function FileCard({ file }: { file: Schemas["FileBlock"] }) {
  const about = [file.mediaType === null ? "" : kindOf(file.mediaType), file.size === null ? "" : size(file.size)];
  return (
    <figure class="file" id={named(file)}>
      <p>
        <a href={file.url} download type={file.mediaType ?? undefined}>{file.title}</a>{" "}
        <span class="meta">{about.filter((words) => words !== "").join(", ")}</span>
      </p>
      <Caption html={file.caption} />
    </figure>
  );
}

/** The usual short name of a media type: PDF for `application/pdf`. */
function kindOf(mediaType: string): string {
  const name = mediaType.slice(mediaType.indexOf("/") + 1);
  return name.length > 5 ? mediaType : name.toUpperCase();
}

/** A link that stands on its own. */
export function LinkCard({ link }: { link: Schemas["LinkBlock"] }) {
  return (
    <div class="link" id={named(link)}>
      {link.thumbnail && <img src={link.thumbnail} alt="" loading="lazy" decoding="async" referrerPolicy="no-referrer" />}
      <div>
        {link.publisher && <p class="kicker">{link.publisher}</p>}
        <p><a href={link.url}>{link.title}</a></p>
        {link.description && <p class="about">{link.description}</p>}
      </div>
    </div>
  );
}
