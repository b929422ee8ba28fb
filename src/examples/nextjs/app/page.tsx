import Link from "next/link";
import { newest } from "./newsroom";

export default async function Front() {
  const { value: teasers, at } = await newest();
  return (
    <main>
      <h1>Newest stories</h1>
      {teasers.map((teaser) => (
        <article key={teaser.id}>
          {teaser.kind === "sponsored" && <p><strong>Sponsored</strong></p>}
          {teaser.kicker && <p>{teaser.kicker}</p>}
          <h2>
            <Link href={`/articles/${teaser.slug}`} prefetch={false}>
              {teaser.headline}
            </Link>
          </h2>
          <p>{teaser.standfirst ?? teaser.excerpt}</p>
        </article>
      ))}
      <footer>Read at {at}</footer>
    </main>
  );
}
