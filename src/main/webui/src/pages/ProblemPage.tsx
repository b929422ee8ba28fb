import type { Problem } from "../api/newsroom";
import { useHead } from "../head";
import { day } from "../language";
import { Html } from "../parts/Html";

export const NOTHING_HERE: Problem = {
  type: "/problems/not-found",
  title: "Not found",
  status: 404,
  detail: "There is nothing public at this address.",
};

/**
 * Why there is no page, from the API's problem document. What was withdrawn says so, and why: that is not the same as
 * never having been there.
 */
export function ProblemPage({ problem }: { problem: Problem }) {
  useHead(problem.status === 410 ? "Withdrawn" : problem.title);
  const replacement = problem.replacement?.split("/").at(-1);
  return (
    <div class="problem" role="alert">
      <p class="kicker">{problem.status}</p>
      {problem.status === 410 ? (
        <>
          <h1>This story was withdrawn</h1>
          {problem.reason && <p class="standfirst">{problem.reason}</p>}
          {problem.notice && <Html as="div" class="prose" html={problem.notice} />}
          {problem.goneAt && <p class="meta">{day(problem.goneAt, "en")}</p>}
          {replacement && <p><a href={`/articles/${replacement}`}>What took its place</a></p>}
        </>
      ) : (
        <>
          <h1>{problem.status === 404 ? "There is no such page" : problem.title}</h1>
          <p class="standfirst">{problem.detail}</p>
        </>
      )}
      <p><a href="/">To the front page</a></p>
    </div>
  );
}

/** Holds the place of a page that is on its way. Said to those who cannot see it; seen only if it takes long. */
export function Loading() {
  return <p class="loading" role="status">Loading…</p>;
}
