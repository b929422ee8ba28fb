import type { Teaser } from "../api/newsroom";
import { TeaserCard } from "./TeaserCard";

/** Stories related to an article, each with the reason why it is shown. */
export function RelatedStories({ teasers }: { teasers: Teaser[] }) {
  if (teasers.length === 0) {
    return null;
  }
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related" class="rubric">Related stories</h2>
      <ul>
        {teasers.map((teaser) => (
          <li key={teaser.id}>
            <p class="reason">{because(teaser)}</p>
            <TeaserCard teaser={teaser} section={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function because(teaser: Teaser): string {
  switch (teaser.reason) {
    case "editor":
      return "Chosen by the editor";
    case "shared-tags":
      return `Also about ${teaser.sharedTags.map((tag) => tag.name).join(", ")}`;
    case "same-section":
      return `More from ${teaser.section.name}`;
    case null:
      return "";
  }
}
