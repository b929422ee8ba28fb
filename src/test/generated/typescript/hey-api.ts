// @hey-api/openapi-ts with its fetch client.
import { client } from "./generated/hey-api/client.gen.js";
import * as newsroom from "./generated/hey-api/index.js";
import { expect, key, server } from "./expect.js";

client.setConfig({ baseUrl: server });

const list = await newsroom.listArticles({ query: { tag: ["ferry"], limit: 3 } });
expect(list.data?.items.length === 3, "three teasers");
const whole = list.data.items as newsroom.Teaser[];
expect(whole.every((teaser) => teaser.tags.some((tag) => tag.slug === "ferry")), "the tag that was asked for");

const some = await newsroom.listArticles({ query: { fields: ["slug", "headline"], limit: 2 } });
const [first] = some.data?.items ?? [];
const standfirst: string | null | undefined = first?.standfirst;
expect(first?.headline !== undefined && standfirst === undefined, "the fields that were asked for");

const article = await newsroom.getArticle({
  path: { slug: "harbour-ferry-returns" },
  query: { include: ["related"] },
});
const block = article.data?.body?.blocks?.[0];
expect(block?.type === "paragraph" && block.html !== "", "a paragraph first");

const found = await newsroom.searchEverything({ query: { q: "ferry" } });
expect((found.data?.articles.items.length ?? 0) > 0, "articles about the ferry");

const missing = await newsroom.getArticle({ path: { slug: "never-was" } });
expect((missing.error as newsroom.Problem | undefined)?.type.endsWith("not-found"), "a problem document");

const feed = await newsroom.listArticlesAsRss({ parseAs: "text" });
expect(String(feed.data).startsWith("<?xml"), "a feed");

const draft = await newsroom.createArticle({
  auth: key,
  body: { headline: "Written by hey-api", section: "local", body: { text: "Word by word." } },
});
const version = draft.response?.headers.get("ETag");
expect(draft.data !== undefined && version, "a draft with a version");
const patched = await newsroom.updateArticle({
  auth: key,
  path: { id: draft.data.id },
  headers: { "If-Match": version },
  body: { standfirst: "Typed." },
});
expect(patched.data?.standfirst === "Typed.", "the standfirst that was sent");
