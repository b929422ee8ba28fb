import createClient from "openapi-fetch";
import type { components, paths } from "./contract";
import { notedFetch } from "./requests";

export type Schemas = components["schemas"];
export type Teaser = Schemas["Teaser"];
export type TeaserPage = Schemas["TeaserPage"];
export type Problem = Schemas["Problem"];

/** The API refused a request, with an RFC 9457 problem document. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

const client = createClient<paths>({
  fetch: notedFetch,
  // The browser revalidates its cached answers by ETag and mostly gets 304. Cache-Control would allow it to show them
  // for some seconds more, but not to a reader who was just told that a story is new or withdrawn.
  cache: "no-cache",
  // `include=related,notices` rather than `include=related&include=notices`: the API accepts both.
  querySerializer: { array: { style: "form", explode: false } },
});

/** An answer whose type is partial because `fields` may leave fields out. These pages leave none out. */
type Whole<T> = Promise<{ data?: T; error?: unknown }>;

async function taken<T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await asked;
  if (data === undefined) {
    throw new Refused(error as Problem);
  }
  return data;
}

/** All requests that these pages make. Paths, parameters and answers are type-checked against the contract. */
export const newsroom = {
  sections: () => taken(client.GET("/v1/sections", { params: { query: { limit: 100 } } }) as Whole<Schemas["SectionPage"]>),

  /** A section's page in one call: its name, its digest and its newest stories, each once. */
  front: (section: string) => taken(client.GET("/v1/fronts/{section}", { params: { path: { section } } })),

  newest: (query: { limit?: number; section?: string[]; author?: string[]; tag?: string[]; exclude?: string[] }) =>
    taken(client.GET("/v1/articles", { params: { query } }) as Whole<TeaserPage>),

  /** An article with everything that its page shows, in one request instead of six. */
  article: (slug: string) =>
    taken(
      client.GET("/v1/articles/{slug}", {
        params: { path: { slug }, query: { include: ["related", "notices", "authors", "translations", "series"] } },
      }) as Whole<Schemas["Article"]>,
    ),

  author: (slug: string) => taken(client.GET("/v1/authors/{slug}", { params: { path: { slug } } })),

  tag: (slug: string) => taken(client.GET("/v1/tags/{slug}", { params: { path: { slug } } })),

  summary: (slug: string) => taken(client.GET("/v1/summaries/{slug}", { params: { path: { slug } } })),

  summaries: (limit: number) =>
    taken(client.GET("/v1/summaries", { params: { query: { limit } } }) as Whole<Schemas["SummaryPage"]>),

  corrections: () => taken(client.GET("/v1/corrections") as Whole<Schemas["CorrectionPage"]>),

  /** Articles that match these words, best first, with the matches highlighted. */
  search: (q: string) =>
    taken(
      client.GET("/v1/articles", {
        params: { query: { q, sort: "relevance", highlight: true } },
      }) as Whole<TeaserPage>,
    ),

  /** Authors, tags and summaries that match these words. */
  found: (q: string) => taken(client.GET("/v1/search", { params: { query: { q, limit: 5 } } })),

  suggestions: (q: string) =>
    taken(client.GET("/v1/search/suggest", { params: { query: { q, limit: 8 } } }) as Whole<Schemas["Suggestions"]>),

  /** The page at `page.next`. Follow the address as it is; what it contains is the server's business. */
  async following<Page>(next: string): Promise<Page> {
    const response = await notedFetch(next);
    const body: unknown = await response.json();
    if (!response.ok) {
      throw new Refused(body as Problem);
    }
    return body as Page;
  },
};
