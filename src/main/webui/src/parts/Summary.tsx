import type { Schemas } from "../api/newsroom";
import { inLanguage, period } from "../language";
import { Fold } from "./Fold";
import { TeaserCard } from "./TeaserCard";

/** The digest on top of a section, collapsed, with the stories that it covers. */
export function Summary({ summary }: { summary: Schemas["Summary"] }) {
  return (
    <section class="summary" aria-labelledby="digest" {...inLanguage(summary.language)}>
      <div class="digest">
        <p class="kicker">{period(summary.periodStart, summary.periodEnd, summary.language)}</p>
        <h2 id="digest"><a href={`/summaries/${summary.slug}`}>{summary.headline}</a></h2>
        <Fold
          excerpt={summary.excerpt}
          html={summary.body?.html ?? ""}
          truncated={summary.truncated}
          more="Show more"
          less="Show less"
          of={summary.headline}
        />
      </div>
      <div class="covered">
        {summary.articles.map((teaser) => <TeaserCard key={teaser.id} teaser={teaser} form="row" section={false} />)}
      </div>
    </section>
  );
}
