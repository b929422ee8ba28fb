import createClient from "openapi-fetch";
import type { components, paths } from "./contract";
import { notedFetch } from "./requests";

export type Schemas = components["schemas"];
export type Teaser = Schemas["Teaser"];
export type TeaserPage = Schemas["TeaserPage"];
export type Problem = Schemas["Problem"];

/** The API said no, in its own words: an RFC 9457 problem document. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

// Some reads answer in other forms too; these pages take their JSON.
const client = createClient<paths, "application/json" | "application/problem+json">({
  fetch: notedFetch,
  // The browser asks whether what it keeps is still so, by its ETag, and mostly hears 304. It would be free to show what
  // it has for some seconds more, but not to a reader who was just told that a story is new, or withdrawn.
  cache: "no-cache",
  // `include=related,notices` rather than `include=related&include=notices`: the API takes both.
  querySerializer: { array: { style: "form", explode: false } },
});

async function taken<T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await asked;
  if (data === undefined) {
    throw new Refused(error as Problem);
  }
  return data;
}

/** Everything that these pages ask of the API. Paths, parameters and answers are checked against the contract. */
export const newsroom = {
  sections: () => taken(client.GET("/v1/sections", { params: { query: { limit: 100 } } })),

  /** A section's page in one call: its name, its digest and its newest stories, each once. */
  front: (section: string) => taken(client.GET("/v1/fronts/{section}", { params: { path: { section } } })),

  newest: (query: { limit?: number; section?: string[]; author?: string[]; tag?: string[]; exclude?: string[] }) =>
    taken(client.GET("/v1/articles", { params: { query } })),

  /** An article with all that its page shows: one request, not five. */
  article: (slug: string) =>
    taken(
      client.GET("/v1/articles/{slug}", {
        params: { path: { slug }, query: { include: ["related", "notices", "authors", "translations"] } },
      }),
    ),

  author: (slug: string) => taken(client.GET("/v1/authors/{slug}", { params: { path: { slug } } })),

  tag: (slug: string) => taken(client.GET("/v1/tags/{slug}", { params: { path: { slug } } })),

  summary: (slug: string) => taken(client.GET("/v1/summaries/{slug}", { params: { path: { slug } } })),

  summaries: (limit: number) => taken(client.GET("/v1/summaries", { params: { query: { limit } } })),

  corrections: () => taken(client.GET("/v1/corrections")),

  /** Articles with these words, best first, with the places where the words stand. */
  search: (q: string) =>
    taken(client.GET("/v1/articles", { params: { query: { q, sort: "relevance", highlight: true } } })),

  /** Authors, tags and summaries with these words. */
  found: (q: string) => taken(client.GET("/v1/search", { params: { query: { q, limit: 5 } } })),

  suggestions: (q: string) => taken(client.GET("/v1/search/suggest", { params: { query: { q, limit: 8 } } })),

  /** What `page.next` leads to. It is an address to follow as it stands: what is in it is the server's business. */
  async following<Page>(next: string): Promise<Page> {
    const response = await notedFetch(next);
    const body: unknown = await response.json();
    if (!response.ok) {
      throw new Refused(body as Problem);
    }
    return body as Page;
  },
};
