import { answer, Broadsheet, type Schemas } from "broadsheet-client";
import { cacheLife, cacheTag } from "next/cache";

const client = new Broadsheet(process.env.BROADSHEET_ADDRESS ?? "http://localhost:8080");

/** What a page shows, and when it was read. Pages print the time, to make their caching visible. */
export interface Read<T> {
  value: T;
  at: string;
}

/** The newest stories. */
export async function newest(): Promise<Read<Schemas["Teaser"][]>> {
  "use cache";
  const page = await tagged(client.api.GET("/v1/articles", { params: { query: { limit: 10 } } }));
  // Types of the contract allow for `fields`, which was not sent: everything is there.
  return { value: page.items as Schemas["Teaser"][], at: new Date().toISOString() };
}

/** One article with its body as HTML, which the API has sanitised; null if there is none. */
export async function article(slug: string): Promise<Read<Schemas["Article"] | null>> {
  "use cache";
  const params = { path: { slug }, query: { body: ["html" as const] } };
  const call = client.api.GET("/v1/articles/{slug}", { params });
  const { response } = await call;
  if (response.status === 404 || response.status === 410) {
    cacheLife("seconds");
    return { value: null, at: new Date().toISOString() };
  }
  return { value: (await tagged(call)) as Schemas["Article"], at: new Date().toISOString() };
}

/** Caches an answer until something that it shows changes: the API lists the tags that will announce it. */
async function tagged<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { response } = await call;
  cacheLife("max");
  cacheTag(...(response.headers.get("Surrogate-Key")?.split(" ") ?? []));
  return answer(call);
}
