import createClient, { type Client, type Middleware } from "openapi-fetch";
import { type Cache, revalidating } from "./cache.js";
import { Changes, type Following } from "./changes.js";
import type { paths } from "./contract.js";
import { List } from "./list.js";
import { answer } from "./problem.js";
import { records } from "./records.js";
import { patient } from "./patience.js";
import type { Answer, Init, Names, Own, Paged, Query, Readable, Schemas } from "./types.js";

/** Options of a client. */
export interface Options {
  /** Stores answers and revalidates them by their entity tag. Leave it out in a browser, which has its own cache. */
  cache?: Cache;

  /** Shows the one draft that the token is for as if it were public. Nothing is cached then. */
  previewToken?: string;

  /** A key for the Editorial API; not sent with other requests. */
  key?: string;

  /**
   * A key with the scope `content:gated`, sent with reads: articles that are not free come whole. For a server alone, and
   * for readers who may read them: `client.with({ gatedKey }).article(slug)`. Nothing is cached then.
   */
  gatedKey?: string;

  /** Reads wait until they show this write: the `Change-Cursor` that the write returned. */
  minVersion?: string | number | null;

  /** How long an answer may take, in milliseconds; unlimited by default. Does not apply to changes and exports. */
  timeout?: number | undefined;

  /**
   * How long a read may wait, in milliseconds, before it is sent again because its answer was 429 or 503 with
   * `Retry-After`: as long as that says, in total at most this long; 0 by default. Not for changes, which wait anyway.
   */
  patience?: number;

  /** Headers to send with every request. */
  headers?: Record<string, string>;

  /** Used instead of the platform's fetch. */
  fetch?: (request: Request) => Promise<Response>;
}

/** How long a poll of the change feed waits for a change: the maximum that the contract allows. */
const WAIT_SECONDS = 25;
const SLACK_MILLIS = 10_000;

/** The slug of a resource in a path. */
type Slug = string;

/**
 * A newsroom's content. A read throws `ProblemError` if it is refused: 404 if there is nothing, 410 if something was
 * withdrawn. A renamed article is also found under its old slug.
 *
 * ```ts
 * const client = new Broadsheet("https://api.example.org");
 * for await (const teaser of client.articles({ tag: "ferry" })) console.log(teaser.headline);
 * ```
 */
export class Broadsheet {
  /**
   * The contract as an openapi-fetch client, for everything without a method here, above all the Editorial API. Calls
   * return `data` or `error`; `answer(…)` turns that into a value or a `ProblemError`.
   */
  readonly api: Client<paths>;

  /** @param server the URL of the API, up to `/v1` */
  constructor(
    readonly server: string,
    private readonly options: Options = {},
  ) {
    const bare = options.fetch ?? ((request: Request) => globalThis.fetch(request));
    const fetch = options.patience ? patient(bare, options.patience) : bare;
    this.api = createClient({
      baseUrl: new URL(server).href,
      fetch: options.cache === undefined ? fetch : revalidating(fetch, options.cache),
      headers: options.headers ?? {},
    });
    this.api.use(credentials(options));
  }

  /** A copy of this client with other options. */
  with(options: Options): Broadsheet {
    return new Broadsheet(this.server, { ...this.options, ...options });
  }

  /** Teasers, newest first, filtered by `section`, `tag`, `author`, words (`q`) and more. */
  articles<const Q extends Query<"/v1/articles"> | (Query<"/v1/articles"> & Own) = {}>(
    query = {} as Q,
    init?: Init,
  ): List<Answer<"/v1/articles", Q>> {
    return this.list("/v1/articles", query, init);
  }

  /** One article in full, by its slug or id. */
  article<const Q extends Query<"/v1/articles/{slug}"> = {}>(
    slug: Slug,
    query = {} as Q,
    init?: Init,
  ): Promise<Answer<"/v1/articles/{slug}", Q>> {
    return this.get("/v1/articles/{slug}", { slug }, query, init);
  }

  /** Stories related to an article, each with the reason why it is shown. */
  related<const Q extends Query<"/v1/articles/{slug}/related"> = {}>(
    slug: Slug,
    query = {} as Q,
    init?: Init,
  ): Promise<Answer<"/v1/articles/{slug}/related", Q>> {
    return this.get("/v1/articles/{slug}/related", { slug }, query, init);
  }

  /** The home page in one call: the lead, the newest teasers, each section with its summary, each article once. */
  home(query: Query<"/v1/fronts"> = {}, init?: Init): Promise<Schemas["Home"]> {
    return this.get("/v1/fronts", {}, query, init);
  }

  /** A section's page in one call: its summary, its newest teasers, each article once. */
  front(section: Slug, query: Query<"/v1/fronts/{section}"> = {}, init?: Init): Promise<Schemas["Front"]> {
    return this.get("/v1/fronts/{section}", { section }, query, init);
  }

  sections<const Q extends Query<"/v1/sections"> = {}>(query = {} as Q, init?: Init): List<Answer<"/v1/sections", Q>> {
    return this.list("/v1/sections", query, init);
  }

  section(slug: Slug, query: Query<"/v1/sections/{slug}"> = {}, init?: Init): Promise<Schemas["Section"]> {
    return this.get("/v1/sections/{slug}", { slug }, query, init);
  }

  authors<const Q extends Query<"/v1/authors"> = {}>(query = {} as Q, init?: Init): List<Answer<"/v1/authors", Q>> {
    return this.list("/v1/authors", query, init);
  }

  author(slug: Slug, query: Query<"/v1/authors/{slug}"> = {}, init?: Init): Promise<Schemas["Author"]> {
    return this.get("/v1/authors/{slug}", { slug }, query, init);
  }

  tags<const Q extends Query<"/v1/tags"> = {}>(query = {} as Q, init?: Init): List<Answer<"/v1/tags", Q>> {
    return this.list("/v1/tags", query, init);
  }

  tag(slug: Slug, query: Query<"/v1/tags/{slug}"> = {}, init?: Init): Promise<Schemas["Tag"]> {
    return this.get("/v1/tags/{slug}", { slug }, query, init);
  }

  /** Digests, newest first. */
  summaries<const Q extends Query<"/v1/summaries"> = {}>(
    query = {} as Q,
    init?: Init,
  ): List<Answer<"/v1/summaries", Q>> {
    return this.list("/v1/summaries", query, init);
  }

  summary(slug: Slug, query: Query<"/v1/summaries/{slug}"> = {}, init?: Init): Promise<Schemas["Summary"]> {
    return this.get("/v1/summaries/{slug}", { slug }, query, init);
  }

  /** Corrections and other notices, newest first. */
  corrections<const Q extends Query<"/v1/corrections"> = {}>(query = {} as Q, init?: Init): List<Answer<"/v1/corrections", Q>> {
    return this.list("/v1/corrections", query, init);
  }

  /** What a path of the public site leads to now: current, moved, gone or unknown. */
  resolve(path: string, init?: Init): Promise<Schemas["Resolution"]> {
    return this.get("/v1/resolve", {}, { path }, init);
  }

  /** Suggestions for what a reader is typing. */
  suggest(
    q: string,
    query: Omit<Query<"/v1/search/suggest">, "q" | "fields"> = {},
    init?: Init,
  ): Promise<Schemas["Suggestions"]> {
    return this.get("/v1/search/suggest", {}, { ...query, q }, init);
  }

  /** A GET of any path in the contract: `get("/v1/tags/{slug}", { slug: "ferry" })`. */
  get<P extends Readable, const Q extends Query<P>>(
    path: P,
    names: Names<P>,
    query: Q,
    init: Init = {},
  ): Promise<Answer<P, Q>> {
    const { minVersion, previewToken, gatedKey, timeout } = this.options;
    const own = previewToken !== undefined || gatedKey !== undefined;
    const params = { path: names, query: minVersion ? { minVersion, ...query } : query };
    const signal = first(init.signal, timeout);
    const fetched = { ...init, ...(signal && { signal }), ...(own && { cache: "no-store" }), params };
    // The types restrict what can be requested; openapi-fetch cannot see that through a type parameter.
    const get = this.api.GET as (path: P, init: unknown) => Promise<{ data?: Answer<P, Q>; response: Response }>;
    return answer(get(path, fetched));
  }

  /** A list at any path in the contract: `list("/v1/editorial/articles", { status: "draft" })`. */
  list<P extends Paged, const Q extends Query<P>>(path: P, query: Q, init?: Init): List<Answer<P, Q>> {
    // No list has path parameters.
    const at = (cursor: string | undefined) =>
      this.get<P, Q>(path, {} as Names<P>, cursor === undefined ? query : { ...query, cursor }, init);
    return new List(at);
  }

  /**
   * The changes that the public can see after a `cursor`, for as long as it is read. Without a cursor it starts from
   * the oldest change that is kept, with `now` from now on. See `Changes`.
   */
  changes(query: Omit<Query<"/v1/changes">, "wait" | "fields"> = {}, following: Following = {}): Changes {
    const { cursor, ...interest } = query;
    const unhurried = this.with({ timeout: undefined, patience: 0 });
    const poll = (after: string | undefined) =>
      unhurried.get(
        "/v1/changes",
        {},
        // Does not wait, so that the position of "now" is known before anything happens.
        { ...interest, cursor: after, wait: after === "now" ? 0 : WAIT_SECONDS },
        // A silently dropped connection is noticed by this timeout.
        { cache: "no-store", signal: first(following.signal, WAIT_SECONDS * 1_000 + SLACK_MILLIS) ?? null },
      );
    return new Changes(poll, cursor, following);
  }

  /**
   * The whole archive as import records, the start of a mirror. The last record is a `cursor` to pass to `changes`.
   *
   * @throws Error if the export was cut short
   */
  async *records(init: Init = {}): AsyncGenerator<Schemas["ImportRecord"], void> {
    const call = this.api.GET("/v1/export.ndjson", { ...init, cache: "no-store", parseAs: "stream" });
    const lines = await answer<ReadableStream<Uint8Array> | null>(call);
    if (lines !== null) {
      yield* records(lines);
    }
  }
}

function credentials({ key, gatedKey, previewToken }: Options): Middleware {
  return {
    onRequest({ request, schemaPath }) {
      if (schemaPath.startsWith("/v1/editorial/")) {
        if (key !== undefined) {
          request.headers.set("Authorization", `Bearer ${key}`);
        }
        return;
      }
      if (previewToken !== undefined) {
        request.headers.set("Preview-Token", previewToken);
      }
      if (gatedKey !== undefined) {
        request.headers.set("Authorization", `Bearer ${gatedKey}`);
      }
    },
  };
}

/** A signal that aborts with this signal or after this many milliseconds, whichever is first. */
function first(signal: AbortSignal | null | undefined, milliseconds: number | undefined): AbortSignal | undefined {
  const signals = [signal, milliseconds === undefined ? undefined : AbortSignal.timeout(milliseconds)];
  const given = signals.filter((one) => one !== undefined && one !== null);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
