import { useCallback, useEffect, useState } from "preact/hooks";
import { type Problem, Refused } from "./newsroom";

export interface Answer<T> {
  /** The answer; undefined while there is nothing to show. */
  data: T | undefined;
  /** The problem, if the request failed. */
  problem: Problem | undefined;
  /** Repeats the request. */
  again: () => Promise<void>;
}

// Going back shows the remembered page at once, so that the browser can restore its scroll position; then it is
// requested again.
const known = new Map<string, unknown>();

/** Makes a request for a component to render. The key identifies the request. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const [state, setState] = useState<{ key: string; data?: T; problem?: Problem }>({ key });
  const again = useCallback(async () => {
    try {
      const data = await ask();
      known.set(key, data);
      setState({ key, data });
    } catch (failure) {
      setState({ key, problem: problemOf(failure) });
    }
  }, [key]);
  useEffect(() => void again(), [again]);
  const current = state.key === key ? state : { key };
  return {
    data: current.problem ? undefined : (current.data ?? (known.get(key) as T | undefined)),
    problem: current.problem,
    again,
  };
}

export function problemOf(failure: unknown): Problem {
  return failure instanceof Refused
    ? failure.problem
    : { type: "about:blank", title: "Unavailable", status: 503, detail: "The newsroom cannot be reached right now." };
}
