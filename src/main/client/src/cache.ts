/** An answer that can be revalidated by its entity tag. Plain JSON, so that it can be stored anywhere. */
export interface Kept {
  etag: string;
  body: string;
  headers: Record<string, string>;
}

/** Stores answers: `memoryCache()`, or any other key-value store. */
export interface Cache {
  get(name: string): Kept | undefined | Promise<Kept | undefined>;
  set(name: string, kept: Kept): void | Promise<void>;
}

export interface MemoryLimits {
  /** Maximum number of answers; 1,000 by default. */
  entries?: number;

  /** Maximum total length of their bodies, in characters; 16 million by default. */
  characters?: number;
}

/** Keeps answers in memory and evicts the least recently used ones. */
export function memoryCache({ entries = 1_000, characters = 16_000_000 }: MemoryLimits = {}): Cache {
  // A Map iterates in insertion order.
  const answers = new Map<string, Kept>();
  let held = 0;

  function forget(name: string): Kept | undefined {
    const kept = answers.get(name);
    held -= kept?.body.length ?? 0;
    answers.delete(name);
    return kept;
  }

  function remember(name: string, kept: Kept): void {
    answers.set(name, kept);
    held += kept.body.length;
  }

  return {
    get(name) {
      const kept = forget(name);
      if (kept !== undefined) {
        remember(name, kept);
      }
      return kept;
    },

    set(name, kept) {
      forget(name);
      remember(name, kept);
      for (const oldest of answers.keys()) {
        if (answers.size <= entries && held <= characters) {
          break;
        }
        forget(oldest);
      }
    },
  };
}

type Fetch = (request: Request) => Promise<Response>;

/**
 * A fetch that sends If-None-Match for cached answers and takes the body from the cache if the answer is 304 (RFC 9110,
 * section 13.1.2). It revalidates every time, so it never returns anything stale.
 */
export function revalidating(fetch: Fetch, cache: Cache): Fetch {
  return async (request) => {
    if (request.method !== "GET" || request.cache === "no-store" || isPrivate(request)) {
      return fetch(request);
    }
    const name = `${request.headers.get("Accept") ?? "*/*"} ${request.url}`;
    const kept = await cache.get(name);
    if (kept !== undefined) {
      request.headers.set("If-None-Match", kept.etag);
    }
    const response = await fetch(request);
    if (response.status === 304 && kept !== undefined) {
      const fresh = { ...kept, headers: { ...kept.headers, ...headersOf(response) } };
      return new Response(fresh.body, { headers: fresh.headers });
    }
    const etag = response.headers.get("ETag");
    if (response.status === 200 && etag !== null && isKeepable(response)) {
      const answer = { etag, body: await response.text(), headers: headersOf(response) };
      await cache.set(name, answer);
      return new Response(answer.body, { headers: answer.headers });
    }
    return response;
  };
}

function isPrivate(request: Request): boolean {
  return request.headers.has("Authorization") || request.headers.has("Preview-Token");
}

function isKeepable(response: Response): boolean {
  const isJson = /^application\/([a-z.]+\+)?json\b/.test(response.headers.get("Content-Type") ?? "");
  return isJson && !/\b(no-store|private)\b/.test(response.headers.get("Cache-Control") ?? "");
}

/** Without the headers that describe the bytes as sent, because the cached body is text. */
function headersOf(response: Response): Record<string, string> {
  const headers = new Headers(response.headers);
  ["Content-Encoding", "Content-Length", "Transfer-Encoding"].forEach((name) => headers.delete(name));
  return Object.fromEntries(headers);
}
