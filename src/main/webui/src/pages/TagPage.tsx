import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { Stories } from "../parts/Stories";
import { Loading, ProblemPage } from "./ProblemPage";

/** The stories with a tag, newest first. */
export function TagPage({ slug }: { slug: string }) {
  const { data, problem } = useAnswer(`tag ${slug}`, async () => {
    const [tag, stories] = await Promise.all([newsroom.tag(slug), newsroom.newest({ tag: [slug] })]);
    return { tag, stories };
  });
  useHead(data?.tag.name ?? problem?.title, data?.tag.url);
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { tag, stories } = data;
  return (
    <>
      <header class="page-head">
        <p class="kicker">{tag.kind}</p>
        <h1>{tag.name}</h1>
        {tag.description && <p>{tag.description}</p>}
        <p>{tag.articleCount === 1 ? "1 story" : `${tag.articleCount} stories`}</p>
      </header>
      <h2 class="unseen">Stories</h2>
      <Stories first={stories.items} next={stories.page.next} />
    </>
  );
}
