import type { Schemas } from "../api/newsroom";
import { day } from "../language";
import { Html } from "./Html";

type Kind = Schemas["Notice"]["kind"];

const KINDS: Record<Kind, string> = {
  correction: "Correction",
  clarification: "Clarification",
  "editors-note": "Editors’ note",
  update: "Update",
  retraction: "Retraction",
};

export const kindOf = (notice: { kind: Kind }): string => KINDS[notice.kind];

/** The newsroom's notices about an article, shown above the text, because the text may be wrong. */
export function Notices({ notices, language }: { notices: Schemas["Notice"][]; language: string }) {
  return (
    <>
      {notices.map((notice) => (
        <aside key={notice.id} class={`notice ${notice.kind}`} aria-label={kindOf(notice)}>
          <p class="kicker">
            {kindOf(notice)}, <time dateTime={notice.publishedAt}>{day(notice.publishedAt, language)}</time>
          </p>
          <Html as="div" html={notice.html} />
        </aside>
      ))}
    </>
  );
}
