import type { Schemas } from "./types.js";
import { sleep } from "./patience.js";
import { ProblemError } from "./problem.js";

/** Options for following changes. */
export interface Following {
  /** Stops following: the loop that reads throws the signal's reason. */
  signal?: AbortSignal;

  /** Called after each failed request, with the milliseconds until the next attempt. */
  onInterrupted?(reason: unknown, pause: number): void;

  /** The first pause after a failure, in milliseconds; it doubles up to `longestPause`. 500 by default. */
  shortestPause?: number;

  /** The longest pause, in milliseconds; 30,000 by default. */
  longestPause?: number;
}

/**
 * Yields the changes that the public can see, for as long as it is read: each at least once, in commit order. After a
 * dropped connection, a stopped node or a timeout it continues from the last change.
 *
 * Uses long polling rather than server-sent events: it passes every proxy, and a missing answer is noticed.
 */
export class Changes implements AsyncIterable<Schemas["Change"]> {
  /** The position after the last change that was read. Store it to continue from there later. */
  cursor: string | undefined;

  readonly #poll: (cursor: string | undefined, signal: AbortSignal | undefined) => Promise<Schemas["Changes"]>;
  readonly #following: Following;

  /** @param poll waits for changes after a cursor, and returns an empty page after a while */
  constructor(
    poll: (cursor: string | undefined, signal: AbortSignal | undefined) => Promise<Schemas["Changes"]>,
    cursor: string | undefined,
    following: Following,
  ) {
    this.#poll = poll;
    this.cursor = cursor;
    this.#following = following;
  }

  /**
   * Yields page by page, including empty pages, because they also advance the cursor.
   *
   * @throws CursorTooOldError if changes after the cursor are no longer kept: start again from the export
   * @throws ProblemError if the request is invalid
   */
  async *pages(): AsyncGenerator<Schemas["Changes"], void> {
    for (;;) {
      const page = await this.#next();
      yield page;
      this.cursor = page.cursor;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Schemas["Change"], void> {
    for await (const page of this.pages()) {
      for (const change of page.items) {
        yield change;
        this.cursor = change.cursor;
      }
    }
  }

  async #next(): Promise<Schemas["Changes"]> {
    const { signal, onInterrupted, shortestPause = 500, longestPause = 30_000 } = this.#following;
    for (let failures = 0; ; failures++) {
      try {
        signal?.throwIfAborted();
        return await this.#poll(this.cursor, signal);
      } catch (reason) {
        if (signal?.aborted || isFinal(reason)) {
          throw reason;
        }
        // Half of the pause is random, so that a thousand readers of a restarted node do not all return at once.
        const backOff = Math.min(longestPause, shortestPause * 2 ** failures) * (0.5 + Math.random() / 2);
        const told = reason instanceof ProblemError ? (reason.retryAfter ?? 0) * 1_000 : 0;
        const pause = Math.max(backOff, told);
        onInterrupted?.(reason, pause);
        await sleep(pause, signal);
      }
    }
  }
}

/** Whether another attempt would get the same answer. */
function isFinal(reason: unknown): boolean {
  return reason instanceof ProblemError && reason.status < 500 && reason.status !== 429;
}
