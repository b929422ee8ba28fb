import { retryAfter } from "./problem.js";

type Fetch = (request: Request) => Promise<Response>;

/**
 * A fetch that sends a read again if the answer is 429 or 503 and says when: after as long as `Retry-After` says, and as
 * often as all of that is within this many milliseconds. Otherwise the answer is returned as it is.
 */
export function patient(fetch: Fetch, patience: number): Fetch {
  return async (request) => {
    let left = patience;
    for (;;) {
      const response = await fetch(request.clone());
      const pause = (retryAfter(response) ?? Infinity) * 1_000;
      const isPassing = response.status === 429 || response.status === 503;
      if (request.method !== "GET" || !isPassing || pause > left) {
        return response;
      }
      left -= pause;
      await response.body?.cancel();
      request.signal.throwIfAborted();
      await sleep(pause, request.signal);
    }
  };
}

/** Waits, or throws the signal's reason. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
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
