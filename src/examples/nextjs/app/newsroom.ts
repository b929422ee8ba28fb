import { answer, Broadsheet, type Schemas } from "broadsheet-client";
import { cacheLife, cacheTag } from "next/cache";

const client = new Broadsheet(process.env.BROADSHEET_ADDRESS ?? "http://localhost:8080");

/** What a page shows, and when it was read: pages say so, to make their caching visible. */
export interface Read<T> {
  value: T;
  at: string;
}

/** The newest stories. */
export async function newest(): Promise<Read<Schemas["Teaser"][]>> {
  "use cache";
  const page = await tagged(client.api.GET("/v1/articles", { params: { query: { limit: 10 } } }));
  return { value: page.items, at: new Date().toISOString() };
}

/** One article with its body as HTML, which the API has cleaned; null where there is none. */
export async function article(slug: string): Promise<Read<Schemas["Article"] | null>> {
  "use cache";
  const params = { path: { slug }, query: { body: ["html" as const] } };
  const call = client.api.GET("/v1/articles/{slug}", { params });
  const { response } = await call;
  if (response.status === 404 || response.status === 410) {
    cacheLife("seconds");
    return { value: null, at: new Date().toISOString() };
  }
  return { value: await tagged(call), at: new Date().toISOString() };
}

/** Keeps an answer until something that it shows changes: the API says by which tags that will be told. */
async function tagged<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { response } = await call;
  cacheLife("max");
  cacheTag(...(response.headers.get("Surrogate-Key")?.split(" ") ?? []));
  return answer(call);
}
