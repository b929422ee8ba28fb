// openapi-generator's typescript-fetch, which reads answers by their schemas.
import {
  ArticlesApi,
  Configuration,
  EditorialArticlesApi,
  FeedsApi,
  ResponseError,
  SearchApi,
} from "./generated/typescript-fetch/index.js";
import { expect, key, server } from "./expect.js";

const configuration = new Configuration({ basePath: server, accessToken: key });
const articles = new ArticlesApi(configuration);

const { items } = await articles.listArticles({ tag: ["ferry"], limit: 3 });
expect(items.length === 3, "three teasers");
expect(items.every((teaser) => teaser.tags?.some((tag) => tag.slug === "ferry")), "the tag that was asked for");

const [first] = (await articles.listArticles({ fields: ["slug", "headline"], limit: 2 })).items;
const standfirst: string | null | undefined = first?.standfirst;
expect(first?.headline !== undefined && standfirst === undefined, "the fields that were asked for");

const article = await articles.getArticle({ slug: "harbour-ferry-returns", include: ["related"] });
const block = article.body?.blocks?.[0];
expect(block?.type === "paragraph" && block.html !== "", "a paragraph first");

const found = await new SearchApi(configuration).searchEverything({ q: "ferry" });
expect(found.articles.items.length > 0, "articles about the ferry");

const missing = await articles.getArticle({ slug: "never-was" }).catch((error: unknown) => error);
expect(missing instanceof ResponseError && missing.response.status === 404, "an error with its response");
expect(((await missing.response.json()) as { type: string }).type.endsWith("not-found"), "a problem document");

const feed = await new FeedsApi(configuration).listArticlesAsRss();
expect(feed.startsWith("<?xml"), "a feed");

const editorial = new EditorialArticlesApi(configuration);
const draft = await editorial.createArticleRaw({
  articleInput: { headline: "Written by typescript-fetch", section: "local", body: { text: "Word by word." } },
});
const { id } = await draft.value();
const version = draft.raw.headers.get("ETag");
expect(version !== null, "a version");
const patched = await editorial.updateArticle({ id, ifMatch: version, articlePatch: { standfirst: "Typed." } });
expect(patched.standfirst === "Typed.", "the standfirst that was sent");
