import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { Breadcrumbs } from "../parts/Breadcrumbs";
import { LiveBadge } from "../parts/LiveBadge";
import { Stories } from "../parts/Stories";
import { Summary } from "../parts/Summary";
import { Loading, ProblemPage } from "./ProblemPage";

/** A section's page: its digest on top, collapsed, then its stories, newest first. */
export function Front({ slug }: { slug: string }) {
  const { data, problem, again } = useAnswer(`front ${slug}`, () => newsroom.front(slug));
  useHead(data?.section.name ?? problem?.title, data?.section.url);
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!data) {
    return <Loading />;
  }
  return (
    <>
      <header class="page-head">
        {data.section.parent && <Breadcrumbs way={data.section.breadcrumbs.slice(0, -1)} />}
        <h1>{data.section.name}</h1>
        {data.section.description && <p>{data.section.description}</p>}
      </header>
      <LiveBadge
        section={slug}
        shown={[...data.articles, ...(data.summary?.articles ?? [])]}
        newest={async () => (await newsroom.front(slug)).articles}
        show={again}
      />
      {data.summary && <Summary summary={data.summary} />}
      <h2 class="rubric">Newest</h2>
      <Stories first={data.articles} next={data.next} section={false} />
    </>
  );
}
