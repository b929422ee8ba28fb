import createClient, { type Client, type Middleware } from "openapi-fetch";
import { type Cache, revalidating } from "./cache.js";
import { Changes, type Following } from "./changes.js";
import type { paths } from "./contract.js";
import { List } from "./list.js";
import { answer } from "./problem.js";
import { records } from "./records.js";
import type { Answer, Init, Names, Paged, Query, Readable, Schemas } from "./types.js";

/** How a client asks. */
export interface Options {
  /** Keeps answers and asks for them by their entity tag. In a browser leave it out: its own cache does that. */
  cache?: Cache;

  /** Shows the one draft that it is for as if it were public. Nothing is kept then. */
  previewToken?: string;

  /** For the Editorial API; sent nowhere else. */
  key?: string;

  /** Reads wait until they show this write: the `Change-Cursor` that it was answered with. */
  minVersion?: string | number | null;

  /** How long an answer may take, in milliseconds; forever unless said. Following changes and exporting take their time. */
  timeout?: number | undefined;

  /** Sent with every request. */
  headers?: Record<string, string>;

  /** Fetches instead of the platform's. */
  fetch?: (request: Request) => Promise<Response>;
}

/** How long a poll of the change feed waits for something to happen: the longest that the contract allows. */
const WAIT_SECONDS = 25;
const SLACK_MILLIS = 10_000;

/** The names of one thing in an address. */
type Slug = string;

/**
 * A newsroom's content. Every read throws `ProblemError` where it is refused: 404 where there is nothing, 410 where
 * something was withdrawn. An article that was renamed is found under its old name too.
 *
 * ```ts
 * const client = new Broadsheet("https://api.example.org");
 * for await (const teaser of client.articles({ tag: "ferry" })) console.log(teaser.headline);
 * ```
 */
export class Broadsheet {
  /**
   * The contract as openapi-fetch calls it, for whatever has no method here, the Editorial API foremost. It answers with
   * `data` or `error`; `answer(…)` makes a value or a `ProblemError` of that.
   */
  readonly api: Client<paths, "application/json" | "application/problem+json">;

  /** @param server where the API is: all before `/v1` */
  constructor(
    readonly server: string,
    private readonly options: Options = {},
  ) {
    const fetch = options.fetch ?? ((request: Request) => globalThis.fetch(request));
    this.api = createClient({
      baseUrl: new URL(server).href,
      fetch: options.cache === undefined ? fetch : revalidating(fetch, options.cache),
      headers: options.headers ?? {},
    });
    this.api.use(credentials(options));
  }

  /** This client with other options. */
  with(options: Options): Broadsheet {
    return new Broadsheet(this.server, { ...this.options, ...options });
  }

  /** Teasers, newest first; by `section`, `tag`, `author`, words (`q`) and more. */
  articles(query: Query<"/v1/articles"> = {}, init?: Init): List<Answer<"/v1/articles">> {
    return this.list("/v1/articles", query, init);
  }

  /** One article, whole, by its slug or id. */
  article(slug: Slug, query: Query<"/v1/articles/{slug}"> = {}, init?: Init): Promise<Schemas["Article"]> {
    return this.get("/v1/articles/{slug}", { slug }, query, init);
  }

  /** Stories related to an article, each with its reason. */
  related(slug: Slug, query: Query<"/v1/articles/{slug}/related"> = {}, init?: Init): Promise<Schemas["RelatedStories"]> {
    return this.get("/v1/articles/{slug}/related", { slug }, query, init);
  }

  /** A section's page in one call: its summary, its newest teasers, each article once. */
  front(section: Slug, query: Query<"/v1/fronts/{section}"> = {}, init?: Init): Promise<Schemas["Front"]> {
    return this.get("/v1/fronts/{section}", { section }, query, init);
  }

  sections(query: Query<"/v1/sections"> = {}, init?: Init): List<Answer<"/v1/sections">> {
    return this.list("/v1/sections", query, init);
  }

  section(slug: Slug, query: Query<"/v1/sections/{slug}"> = {}, init?: Init): Promise<Schemas["Section"]> {
    return this.get("/v1/sections/{slug}", { slug }, query, init);
  }

  authors(query: Query<"/v1/authors"> = {}, init?: Init): List<Answer<"/v1/authors">> {
    return this.list("/v1/authors", query, init);
  }

  author(slug: Slug, query: Query<"/v1/authors/{slug}"> = {}, init?: Init): Promise<Schemas["Author"]> {
    return this.get("/v1/authors/{slug}", { slug }, query, init);
  }

  tags(query: Query<"/v1/tags"> = {}, init?: Init): List<Answer<"/v1/tags">> {
    return this.list("/v1/tags", query, init);
  }

  tag(slug: Slug, query: Query<"/v1/tags/{slug}"> = {}, init?: Init): Promise<Schemas["Tag"]> {
    return this.get("/v1/tags/{slug}", { slug }, query, init);
  }

  /** Digests, newest first. */
  summaries(query: Query<"/v1/summaries"> = {}, init?: Init): List<Answer<"/v1/summaries">> {
    return this.list("/v1/summaries", query, init);
  }

  summary(slug: Slug, query: Query<"/v1/summaries/{slug}"> = {}, init?: Init): Promise<Schemas["Summary"]> {
    return this.get("/v1/summaries/{slug}", { slug }, query, init);
  }

  /** Corrections and other notices, newest first. */
  corrections(query: Query<"/v1/corrections"> = {}, init?: Init): List<Answer<"/v1/corrections">> {
    return this.list("/v1/corrections", query, init);
  }

  /** What a front end's path is now: current, moved, gone or unknown. */
  resolve(path: string, init?: Init): Promise<Schemas["Resolution"]> {
    return this.get("/v1/resolve", {}, { path }, init);
  }

  /** What a reader may be about to type. */
  suggest(q: string, query: Omit<Query<"/v1/search/suggest">, "q"> = {}, init?: Init): Promise<Schemas["Suggestions"]> {
    return this.get("/v1/search/suggest", {}, { ...query, q }, init);
  }

  /** A GET of any address of the contract: `get("/v1/tags/{slug}", { slug: "ferry" })`. */
  get<P extends Readable>(path: P, names: Names<P>, query: Query<P>, init: Init = {}): Promise<Answer<P>> {
    const { minVersion, previewToken, timeout } = this.options;
    const params = { path: names, query: minVersion ? { minVersion, ...query } : query };
    const signal = first(init.signal, timeout);
    const fetched = { ...init, ...(signal && { signal }), ...(previewToken && { cache: "no-store" }), params };
    // The types say what may be asked for; openapi-fetch cannot see that through a type parameter.
    const get = this.api.GET as (path: P, init: unknown) => Promise<{ data?: Answer<P>; response: Response }>;
    return answer(get(path, fetched));
  }

  /** A list of any address of the contract: `list("/v1/editorial/articles", { status: "draft" })`. */
  list<P extends Paged>(path: P, query: Query<P>, init?: Init): List<Answer<P>> {
    // No list has names in its address.
    const at = (cursor: string | undefined) =>
      this.get(path, {} as Names<P>, cursor === undefined ? query : { ...query, cursor }, init);
    return new List(at);
  }

  /**
   * What the public can see changed after a `cursor`, for as long as it is read; from now on with `now`, from the oldest
   * change that is kept without one. See `Changes`.
   */
  changes(query: Omit<Query<"/v1/changes">, "wait"> = {}, following: Following = {}): Changes {
    const { cursor, ...interest } = query;
    const patient = this.with({ timeout: undefined });
    const poll = (after: string | undefined) =>
      patient.get(
        "/v1/changes",
        {},
        // Which place "now" is, is to be known before anything happens.
        { ...interest, cursor: after, wait: after === "now" ? 0 : WAIT_SECONDS },
        // A connection that died without a word is noticed by its silence.
        { cache: "no-store", signal: first(following.signal, WAIT_SECONDS * 1_000 + SLACK_MILLIS) ?? null },
      );
    return new Changes(poll, cursor, following);
  }

  /**
   * The archive as it is now, record by record, as an import takes it; a mirror begins with it. The last is a `cursor`,
   * from which `changes` go on.
   *
   * @throws Error where it ended before that
   */
  async *records(init: Init = {}): AsyncGenerator<Schemas["ImportRecord"], void> {
    const call = this.api.GET("/v1/export.ndjson", { ...init, cache: "no-store", parseAs: "stream" });
    const lines = await answer<ReadableStream<Uint8Array> | null>(call);
    if (lines !== null) {
      yield* records(lines);
    }
  }
}

function credentials({ key, previewToken }: Options): Middleware {
  return {
    onRequest({ request, schemaPath }) {
      if (schemaPath.startsWith("/v1/editorial/")) {
        if (key !== undefined) {
          request.headers.set("Authorization", `Bearer ${key}`);
        }
      } else if (previewToken !== undefined) {
        request.headers.set("Preview-Token", previewToken);
      }
    },
  };
}

/** Ends with this signal or after so many milliseconds, whichever is first. */
function first(signal: AbortSignal | null | undefined, milliseconds: number | undefined): AbortSignal | undefined {
  const signals = [signal, milliseconds === undefined ? undefined : AbortSignal.timeout(milliseconds)];
  const given = signals.filter((one) => one !== undefined && one !== null);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
