import type { components, paths } from "broadsheet-contract";
import createClient from "openapi-fetch";

export type Schemas = components["schemas"];

/** Why the server did not answer, in its own words. */
export class Refused extends Error {
  constructor(readonly problem: Schemas["Problem"]) {
    super([problem.title, problem.detail, ...(problem.errors ?? []).map((fault) => fault.detail)].join("\n"));
  }
}

/** What a site needs of the API, typed by the contract alone. */
export function newsroom(server: string) {
  // Some reads answer in other forms too; this client takes their JSON.
  const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: server });
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
      return data;
    },
  };
}
