import type { Schemas } from "./types.js";
import { ProblemError } from "./problem.js";

/** How changes are followed. */
export interface Following {
  /** Ends it: the loop that reads throws the signal's reason. */
  signal?: AbortSignal;

  /** Told of each answer that did not come, and after how many milliseconds it is asked for again. */
  onInterrupted?(reason: unknown, pause: number): void;

  /** The first pause after an interruption, in milliseconds; it doubles up to the longest. 500 unless said. */
  shortestPause?: number;

  /** 30,000 unless said. */
  longestPause?: number;
}

/**
 * What the public can see changed, for as long as it is read: each change at least once, in the order of commits. A
 * connection that is cut, a node that goes, a time-out, and it goes on from the last change.
 *
 * Long polling rather than server-sent events: it passes every proxy, and an answer that does not come is noticed.
 */
export class Changes implements AsyncIterable<Schemas["Change"]> {
  /** The place after what was read: keep it, to go on from there another time. */
  cursor: string | undefined;

  readonly #poll: (cursor: string | undefined, signal: AbortSignal | undefined) => Promise<Schemas["Changes"]>;
  readonly #following: Following;

  /** @param poll waits for what comes after a place, and answers with nothing after a while */
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
   * Answer by answer; empty ones too, as they move the cursor.
   *
   * @throws CursorTooOldError where changes after the cursor are no longer kept: start from the export
   * @throws ProblemError where the request is wrong
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
        // Half of it by chance: a thousand readers of a node that restarts do not come back at once.
        const backOff = Math.min(longestPause, shortestPause * 2 ** failures) * (0.5 + Math.random() / 2);
        const told = reason instanceof ProblemError ? (reason.retryAfter ?? 0) * 1_000 : 0;
        const pause = Math.max(backOff, told);
        onInterrupted?.(reason, pause);
        await sleep(pause, signal);
      }
    }
  }
}

/** Whether asking again would be answered likewise. */
function isFinal(reason: unknown): boolean {
  return reason instanceof ProblemError && reason.status < 500 && reason.status !== 429;
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      signal?.removeEventListener("abort", cancel);
      resolve();
    }
    function cancel(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", cancel, { once: true });
  });
}
