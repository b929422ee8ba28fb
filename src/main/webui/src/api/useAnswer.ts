import { useCallback, useEffect, useState } from "preact/hooks";
import { type Problem, Refused } from "./newsroom";

export interface Answer<T> {
  /** What was answered; undefined as long as there is nothing to show. */
  data: T | undefined;
  /** Why there is nothing to show. */
  problem: Problem | undefined;
  /** Asks anew. */
  again: () => Promise<void>;
}

// Going back shows a page at once, so that the browser finds the place to scroll to; then it is asked for anew.
const known = new Map<string, unknown>();

/** What the API answers, for a component to draw. The key names the question. */
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
    : { type: "about:blank", title: "Out of reach", status: 503, detail: "The newsroom cannot be reached just now." };
}
