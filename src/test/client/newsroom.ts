import type { components, paths } from "broadsheet-contract";
import createClient from "openapi-fetch";

export type Schemas = components["schemas"];

/** The server refused a request, with a problem document. */
export class Refused extends Error {
  constructor(readonly problem: Schemas["Problem"]) {
    super([problem.title, problem.detail, ...(problem.errors ?? []).map((fault) => fault.detail)].join("\n"));
  }
}

/** The requests that a site makes to the API, with types from the contract alone. */
export function newsroom(server: string) {
  const client = createClient<paths>({ baseUrl: server });
  return {
    async front(section: string): Promise<Schemas["Front"]> {
      const { data, error } = await client.GET("/v1/fronts/{section}", {
        params: { path: { section }, query: { limit: 5 } },
      });
      if (error) {
        throw new Refused(error);
      }
      return data;
    },

    async article(slug: string): Promise<Schemas["Article"]> {
      const { data, error } = await client.GET("/v1/articles/{slug}", {
        params: { path: { slug }, query: { body: ["blocks"], include: ["related", "notices"] } },
      });
      if (error) {
        throw new Refused(error);
      }
      // The answer's type is partial, since `fields` may leave fields out; nothing was left out here.
      return data as Schemas["Article"];
    },
  };
}
