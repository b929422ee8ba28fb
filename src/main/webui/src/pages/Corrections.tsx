import { useState } from "preact/hooks";
import { newsroom, type Schemas } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { day, inLanguage } from "../language";
import { Html } from "../parts/Html";
import { kindOf } from "../parts/Notices";
import { Loading, ProblemPage } from "./ProblemPage";

/** All public corrections, newest first. */
export function Corrections() {
  const { data, problem } = useAnswer("corrections", newsroom.corrections);
  const [more, setMore] = useState<Schemas["CorrectionPage"][]>([]);
  useHead("Corrections", `${location.origin}/corrections`);
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!data) {
    return <Loading />;
  }
  const pages = [data, ...more];
  const next = pages.at(-1)?.page.next;
  return (
    <>
      <header class="page-head">
        <h1>Corrections</h1>
        <p>Mistakes are corrected in the story and listed here.</p>
      </header>
      <ul class="corrections">
        {pages.flatMap((page) => page.items).map((correction) => (
          <li key={correction.id}>
            <p class="kicker">
              {kindOf(correction)}, <time dateTime={correction.publishedAt}>{day(correction.publishedAt, "en")}</time>
            </p>
            <h2 {...inLanguage(correction.article.language)}>
              <a href={`/articles/${correction.article.slug}`}>{correction.article.headline}</a>
            </h2>
            <Html as="div" class="prose" html={correction.html} {...inLanguage(correction.article.language)} />
          </li>
        ))}
      </ul>
      {data.items.length === 0 && <p>There are none.</p>}
      {next && (
        <p class="more">
          <button
            type="button"
            onClick={async () => setMore([...more, await newsroom.following<Schemas["CorrectionPage"]>(next)])}
          >
            Older corrections
          </button>
        </p>
      )}
    </>
  );
}
