import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { inLanguage, period } from "../language";
import { Html } from "../parts/Html";
import { TeaserCard } from "../parts/TeaserCard";
import { Loading, ProblemPage } from "./ProblemPage";

/** A digest in full, with the stories that it covers. */
export function SummaryPage({ slug }: { slug: string }) {
  const { data: summary, problem } = useAnswer(`summary ${slug}`, () => newsroom.summary(slug));
  useHead(summary?.headline ?? problem?.title, summary?.url);
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!summary) {
    return <Loading />;
  }
  return (
    <>
      <article class="story" {...inLanguage(summary.language)}>
        <header>
          <p class="kicker"><a href={`/sections/${summary.section.slug}`}>{summary.section.name}</a></p>
          <h1>{summary.headline}</h1>
          <p class="meta">{period(summary.periodStart, summary.periodEnd, summary.language)}</p>
        </header>
        <Html as="div" class="body" html={summary.body?.html ?? ""} />
      </article>
      {summary.articles.length > 0 && (
        <section aria-labelledby="covered">
          <h2 id="covered" class="rubric">The stories</h2>
          <div class="stories">{summary.articles.map((teaser) => <TeaserCard key={teaser.id} teaser={teaser} />)}</div>
        </section>
      )}
    </>
  );
}
