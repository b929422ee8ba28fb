// openapi-typescript's types with openapi-fetch, without a media type to choose.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/contract.js";
import { expect, key, server } from "./expect.js";

const client = createClient<paths>({ baseUrl: server });

const list = await client.GET("/v1/articles", { params: { query: { tag: ["ferry"], limit: 3 } } });
expect(list.data?.items.length === 3, "three teasers");
const whole = list.data.items as components["schemas"]["Teaser"][];
expect(whole.every((teaser) => teaser.tags.some((tag) => tag.slug === "ferry")), "the tag that was asked for");

const some = await client.GET("/v1/articles", { params: { query: { fields: ["slug", "headline"], limit: 2 } } });
const [first] = some.data?.items ?? [];
const standfirst: string | null | undefined = first?.standfirst;
expect(first?.headline !== undefined && standfirst === undefined, "the fields that were asked for");

const article = await client.GET("/v1/articles/{slug}", {
  params: { path: { slug: "harbour-ferry-returns" }, query: { include: ["related"] } },
});
const block = article.data?.body?.blocks?.[0];
expect(block?.type === "paragraph" && block.html !== "", "a paragraph first");

const found = await client.GET("/v1/search", { params: { query: { q: "ferry" } } });
expect((found.data?.articles.items.length ?? 0) > 0, "articles about the ferry");

const missing = await client.GET("/v1/articles/{slug}", { params: { path: { slug: "never-was" } } });
expect(missing.error?.type.endsWith("not-found"), "a problem document");

const feed = await client.GET("/v1/articles.rss", { parseAs: "text" });
expect(feed.data?.startsWith("<?xml"), "a feed");

const authorised = { Authorization: `Bearer ${key}` };
const draft = await client.POST("/v1/editorial/articles", {
  headers: authorised,
  body: { headline: "Written by openapi-fetch", section: "local", body: { text: "Word by word." } },
});
const version = draft.response.headers.get("ETag");
expect(draft.data !== undefined && version !== null, "a draft with a version");
const patched = await client.PATCH("/v1/editorial/articles/{id}", {
  params: { path: { id: draft.data.id }, header: { "If-Match": version } },
  headers: { ...authorised, "Content-Type": "application/merge-patch+json" },
  body: { standfirst: "Typed." },
});
expect(patched.data?.standfirst === "Typed.", "the standfirst that was sent");
