// orval with its fetch client, which reads every answer as JSON; the server's address is in its configuration.
import { getArticle, listArticles } from "./generated/orval/articles/articles.js";
import { createArticle, updateArticle } from "./generated/orval/editorial-articles/editorial-articles.js";
import type { Teaser } from "./generated/orval/model/index.js";
import { searchEverything } from "./generated/orval/search/search.js";
import { expect, key } from "./expect.js";

const list = await listArticles({ tag: ["ferry"], limit: 3 });
expect(list.status === 200 && list.data.items.length === 3, "three teasers");
const whole = list.data.items as Teaser[];
expect(whole.every((teaser) => teaser.tags.some((tag) => tag.slug === "ferry")), "the tag that was asked for");

const some = await listArticles({ fields: ["slug", "headline"], limit: 2 });
expect(some.status === 200, "some fields");
const [first] = some.data.items;
const standfirst: string | null | undefined = first?.standfirst;
expect(first?.headline !== undefined && standfirst === undefined, "the fields that were asked for");

const article = await getArticle("harbour-ferry-returns", { include: ["related"] });
expect(article.status === 200, "an article");
const block = article.data.body?.blocks?.[0];
expect(block?.type === "paragraph" && block.html !== "", "a paragraph first");

const found = await searchEverything({ q: "ferry" });
expect(found.status === 200 && found.data.articles.items.length > 0, "articles about the ferry");

const missing = await getArticle("never-was");
expect(missing.status === 404 && missing.data.type.endsWith("not-found"), "a problem document");

const authorised = { Authorization: `Bearer ${key}` };
const draft = await createArticle(
  { headline: "Written by orval", section: "local", body: { text: "Word by word." } },
  undefined,
  { headers: authorised },
);
expect(draft.status === 201, "a draft");
const version = draft.headers.get("ETag");
expect(version !== null, "a version");
const patched = await updateArticle(draft.data.id, { standfirst: "Typed." }, undefined, {
  headers: { ...authorised, "Content-Type": "application/merge-patch+json", "If-Match": version },
});
expect(patched.status === 200 && patched.data.standfirst === "Typed.", "the standfirst that was sent");
