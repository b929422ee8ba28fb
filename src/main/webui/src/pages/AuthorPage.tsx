import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { Html } from "../parts/Html";
import { Picture } from "../parts/Picture";
import { Stories } from "../parts/Stories";
import { Loading, ProblemPage } from "./ProblemPage";

/** An author's page: their bio and their stories. */
export function AuthorPage({ slug }: { slug: string }) {
  const { data, problem } = useAnswer(`author ${slug}`, async () => {
    const [author, stories] = await Promise.all([newsroom.author(slug), newsroom.newest({ author: [slug] })]);
    return { author, stories };
  });
  useHead(data?.author.name ?? problem?.title, data?.author.url);
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { author, stories } = data;
  return (
    <>
      <header class="page-head profile">
        {author.avatar && <Picture image={author.avatar} sizes="9rem" ratio="1x1" first />}
        <div>
          <h1>{author.name}</h1>
          {author.role && <p class="meta">{author.role}</p>}
          {author.links.length > 0 && (
            <p class="meta">
              {author.links.map((link) => <a key={link.url} href={link.url} rel="me noopener">{link.kind === "other" ? new URL(link.url).host : link.kind}</a>)}
            </p>
          )}
          {author.bio && <Html as="div" class="prose" html={author.bio} />}
        </div>
      </header>
      <h2 class="rubric">Stories</h2>
      <Stories first={stories.items} next={stories.page.next} />
    </>
  );
}
