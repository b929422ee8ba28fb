import type { Schemas } from "broadsheet-client";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { article } from "../../newsroom";

/** The newsroom's own words or those who wrote it, then the others with what they did. */
function byline({ byline, contributors }: Pick<Schemas["Article"], "byline" | "contributors">) {
  const authors = contributors.filter(({ role }) => role === "author").map(({ name }) => name);
  const others = contributors.filter(({ role }) => role !== "author").map(({ name, role }) => `${name} (${role})`);
  return [...(byline ? [byline] : authors), ...others].join(", ");
}

type Props = { params: Promise<{ slug: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<p>…</p>}>
      <Story params={params} />
    </Suspense>
  );
}

async function Story({ params }: Props) {
  const { value: story, at } = await article((await params).slug);
  if (story === null) {
    notFound();
  }
  return (
    <main lang={story.language}>
      {story.kind === "sponsored" && <p><strong>Sponsored</strong></p>}
      {story.kicker && <p>{story.kicker}</p>}
      <h1>{story.headline}</h1>
      <p>
        {byline(story)} · {story.readingMinutes} min
      </p>
      <div dangerouslySetInnerHTML={{ __html: story.body?.html ?? "" }} />
      <footer>Read at {at}</footer>
    </main>
  );
}
