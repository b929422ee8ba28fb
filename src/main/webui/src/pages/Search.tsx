import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { pageOf, wordFor } from "../found";
import { useHead } from "../head";
import { Stories } from "../parts/Stories";
import { Loading, ProblemPage } from "./ProblemPage";

/** Search results: first the few authors, tags and summaries, then stories, best first. */
export function Search({ words }: { words: string }) {
  useHead(words ? `Search: ${words}` : "Search");
  return words.trim() ? <Results words={words} /> : <header class="page-head"><h1>Search</h1><p>What are you looking for?</p></header>;
}

function Results({ words }: { words: string }) {
  const { data, problem } = useAnswer(`search ${words}`, async () => {
    const [stories, found] = await Promise.all([newsroom.search(words), newsroom.found(words)]);
    return { stories, named: [...found.authors, ...found.tags, ...found.summaries] };
  });
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { stories, named } = data;
  const corrected = stories.meta?.corrected;
  return (
    <>
      <header class="page-head">
        <p class="kicker">Search</p>
        <h1 dir="auto">{words}</h1>
        {corrected && <p>Nothing matches these words. Showing results for <strong>{corrected}</strong>.</p>}
        {stories.items.length === 0 && <p>No story matches these words.</p>}
      </header>
      {named.length > 0 && (
        <section aria-labelledby="named">
          <h2 id="named" class="rubric">Authors, topics and digests</h2>
          <ul class="named">
            {named.map((thing) => (
              <li key={thing.url}>
                <span class="kicker">{wordFor(thing)}</span>
                <a dir="auto" href={pageOf(thing)}>{thing.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {stories.items.length > 0 && <h2 class="rubric">Stories</h2>}
      <Stories first={stories.items} next={stories.page.next} />
    </>
  );
}
