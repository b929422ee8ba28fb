import { useEffect, useState } from "preact/hooks";

/** A request that the page made, shown to people who want to try it themselves. */
export interface Request {
  address: string;
  status: number;
  milliseconds: number;
}

let made: readonly Request[] = [];
const listeners = new Set<() => void>();

function tell(requests: readonly Request[]): void {
  made = requests;
  listeners.forEach((listener) => listener());
}

// Who opened a page with a preview token sees what it shows on all pages that are reached from there, until the document is
// loaded without it. In a header, so that it is in no address that is shown or logged.
const previewToken = new URLSearchParams(location.search).get("previewToken");

/** `fetch` that records each request. */
export const notedFetch = async (input: globalThis.Request | string): Promise<Response> => {
  const began = performance.now();
  const request = new Request(input);
  if (previewToken) {
    request.headers.set("Preview-Token", previewToken);
  }
  const response = await fetch(request);
  const { pathname, search } = new URL(typeof input === "string" ? input : input.url, location.origin);
  const milliseconds = Math.round(performance.now() - began);
  tell([...made, { address: pathname + search, status: response.status, milliseconds }]);
  return response;
};

/** Clears the recorded requests when another page begins. */
export function forgetRequests(): void {
  tell([]);
}

export function useRequests(): readonly Request[] {
  const [shown, setShown] = useState(made);
  useEffect(() => {
    const listener = () => setShown(made);
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return shown;
}
