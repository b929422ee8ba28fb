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
 * Shows why there is no page, from the API's problem document. A withdrawn story says so and why, unlike an address at
 * which there never was anything.
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
          {replacement && <p><a href={`/articles/${replacement}`}>Read the story that replaces it</a></p>}
        </>
      ) : (
        <>
          <h1>{problem.status === 404 ? "Page not found" : problem.title}</h1>
          <p class="standfirst">{problem.detail}</p>
        </>
      )}
      <p><a href="/">Go to the front page</a></p>
    </div>
  );
}

/** A placeholder while a page loads. Announced to screen readers; visible only if loading takes long. */
export function Loading() {
  return <p class="loading" role="status">Loading…</p>;
}
