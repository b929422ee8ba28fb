// openapi-generator's typescript-axios.
import { isAxiosError } from "axios";
import {
  ArticlesApi,
  Configuration,
  EditorialArticlesApi,
  FeedsApi,
  type Problem,
  SearchApi,
} from "./generated/typescript-axios/index.js";
import { expect, key, server } from "./expect.js";

const configuration = new Configuration({ basePath: server, accessToken: key });
const articles = new ArticlesApi(configuration);

const list = await articles.listArticles({ tag: ["ferry"], limit: 3 });
expect(list.data.items.length === 3, "three teasers");
expect(list.data.items.every((teaser) => teaser.tags?.some((tag) => tag.slug === "ferry")), "the tag asked for");

const [first] = (await articles.listArticles({ fields: ["slug", "headline"], limit: 2 })).data.items;
const standfirst: string | null | undefined = first?.standfirst;
expect(first?.headline !== undefined && standfirst === undefined, "the fields that were asked for");

const article = await articles.getArticle({ slug: "harbour-ferry-returns", include: ["related"] });
const block = article.data.body?.blocks?.[0];
expect(block?.type === "paragraph" && block.html !== "", "a paragraph first");

const found = await new SearchApi(configuration).searchEverything({ q: "ferry" });
expect(found.data.articles.items.length > 0, "articles about the ferry");

const missing = await articles.getArticle({ slug: "never-was" }).catch((error: unknown) => error);
expect(isAxiosError<Problem>(missing) && missing.response?.status === 404, "an error with its response");
expect(missing.response.data.type.endsWith("not-found"), "a problem document");

const feed = await new FeedsApi(configuration).listArticlesAsRss();
expect(feed.data.startsWith("<?xml"), "a feed");

const editorial = new EditorialArticlesApi(configuration);
const draft = await editorial.createArticle({
  articleInput: { headline: "Written by typescript-axios", section: "local", body: { text: "Word by word." } },
});
const ifMatch = String(draft.headers["etag"]);
const patched = await editorial.updateArticle({
  id: draft.data.id,
  ifMatch,
  articlePatch: { standfirst: "Typed." },
});
expect(patched.data.standfirst === "Typed.", "the standfirst that was sent");
