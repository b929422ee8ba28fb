import { notFound } from "next/navigation";
import { Suspense } from "react";
import { article } from "../../newsroom";

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
        {story.authors.map((author) => author.name).join(", ")} · {story.readingMinutes} min
      </p>
      <div dangerouslySetInnerHTML={{ __html: story.body?.html ?? "" }} />
      <footer>Read at {at}</footer>
    </main>
  );
}
