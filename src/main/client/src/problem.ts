import type { Schemas } from "./types.js";

/** Why a request failed, as an RFC 9457 problem. Thrown for every status of 400 and above. */
export class ProblemError extends Error {
  override readonly name: string = "ProblemError";

  /** The HTTP status. */
  readonly status: number;

  /** The kind of problem as a path, `/problems/invalid-parameters`; `about:blank` if a proxy answered. */
  readonly type: string;

  /** All faults of the request, each with its `parameter` or `pointer` and how to fix it. */
  readonly errors: readonly Schemas["Fault"][];

  /** Seconds to wait before another attempt; undefined if the answer does not say. */
  readonly retryAfter: number | undefined;

  constructor(
    /** The whole document; for a withdrawn article also its reason, notice and replacement. */
    readonly problem: Schemas["Problem"],
    readonly response: Response,
  ) {
    super([problem.title, problem.detail, ...(problem.errors ?? []).map(sentence)].filter(Boolean).join("\n"));
    this.status = response.status;
    this.type = problem.type;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter(response);
  }
}

/** Seconds to wait before another attempt, as an answer says; undefined if it does not, or by a date. */
export function retryAfter(response: Response): number | undefined {
  return Number(response.headers.get("Retry-After")) || undefined;
}

/** Changes after the cursor are no longer kept: read the export again (`records`) and continue from its cursor. */
export class CursorTooOldError extends ProblemError {
  override readonly name = "CursorTooOldError";
}

/**
 * The answer to a call of `api`.
 *
 * @throws ProblemError if the request was refused
 */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw problemOf(error, response);
  }
  return data as T;
}

function problemOf(body: unknown, response: Response): ProblemError {
  // A proxy in between may answer with a page of its own.
  const problem = isProblem(body)
    ? body
    : { type: "about:blank", title: response.statusText || `Status ${response.status}`, status: response.status };
  return problem.type.endsWith("/cursor-too-old")
    ? new CursorTooOldError(problem, response)
    : new ProblemError(problem, response);
}

function isProblem(body: unknown): body is Schemas["Problem"] {
  return typeof body === "object" && body !== null && "type" in body && "title" in body;
}

function sentence(fault: Schemas["Fault"]): string {
  const where = fault.parameter ?? fault.pointer;
  const hint = fault.didYouMean === undefined ? "" : ` (did you mean ${fault.didYouMean}?)`;
  return `- ${where === undefined ? "" : `${where}: `}${fault.detail}${hint}`;
}
