// Writes the answer of each read operation, shortened for readers of the contract, to <operationId>.json.
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";

const [server, folder, key] = process.argv.slice(2);

/** What readers of the contract see instead of addresses that only this run has. */
const PUBLIC = { [server]: "http://localhost:8080" };

const ADDRESSES = {
  getIndex: "/v1",
  listArticles: "/v1/articles?limit=2",
  getArticle: "/v1/articles/council-approves-barrier-budget",
  listRelatedArticles: "/v1/articles/harbour-ferry-returns/related?limit=2",
  listAuthors: "/v1/authors?limit=2",
  getAuthor: "/v1/authors/mira-holt",
  getHome: "/v1/fronts?top=2&limit=1",
  getFront: "/v1/fronts/local?limit=2",
  listSections: "/v1/sections",
  getSection: "/v1/sections/stage",
  getSectionSummary: "/v1/sections/local/summary",
  listSummaries: "/v1/summaries?limit=2",
  getSummary: "/v1/summaries/local-week-47",
  listTags: "/v1/tags?limit=2",
  getTag: "/v1/tags/harbour",
  resolvePath: "/v1/resolve?path=/articles/herring-pier-to-close",
  listRedirects: "/v1/redirects?limit=2",
  listCorrections: "/v1/corrections?limit=2",
  listChanges: "/v1/changes?limit=2",
  searchEverything: "/v1/search?q=ferry&limit=1",
  getSuggestions: "/v1/search/suggest?q=ferr&limit=3",
};

/** Shortens bodies to one block of each type, lists of articles to two, tables to three rows, HTML to one paragraph. */
function cut(value, name) {
  if (name === "blocks" && value !== null) {
    const types = value.map((block) => block.type);
    return value.filter((block, i) => types.indexOf(block.type) === i).map((block) => cut(block));
  }
  if (Array.isArray(value)) {
    const most = { articles: 2, rows: 3 }[name] ?? value.length;
    return value.slice(0, most).map((each) => cut(each));
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cut(each, key)]));
  }
  if (typeof value === "string" && (name === "html" || name === "bio") && value.includes("</p>")) {
    return value.slice(0, value.indexOf("</p>") + "</p>".length);
  }
  return value;
}

async function keep(name, value) {
  let text = JSON.stringify(cut(value), null, 2);
  for (const [here, shown] of Object.entries(PUBLIC)) {
    text = text.replaceAll(here, shown);
  }
  await writeFile(`${folder}/${name}.json`, text + "\n");
}

/** Makes a call as an editor. Its answer becomes the operation's example, and its body that of the request. */
async function edit(operation, method, path, body, headers = {}) {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const response = await fetch(server + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { "content-type": type } : {}), ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  }
  const value = text ? JSON.parse(text) : null;
  if (operation && value) await keep(operation, value);
  if (operation && body) await keep(`${operation}.request`, body);
  return { value, etag: response.headers.get("etag") };
}

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    deskCode: { type: "string", enum: ["news", "sport", "culture"], "x-filter": true },
    pageNumber: { type: "integer", minimum: 1 },
    fee: { type: "number", description: "What it cost.", "x-private": true },
  },
};
await edit("replaceSchema", "PUT", "/v1/editorial/schemas/article", schema);
await edit("getSchema", "GET", "/v1/editorial/schemas/article");

const articles = "/v1/editorial/articles";
const story = {
  headline: "Herring Pier to close",
  section: "local",
  tags: ["harbour"],
  authors: ["mira-holt"],
  body: { markdown: "The pier closes on Friday.\n\nIt opened in 1887." },
  extra: { deskCode: "news", pageNumber: 3, fee: 120.5 },
};
const { value: draft } = await edit("createArticle", "POST", articles, story);
const own = `${articles}/${draft.id}`;
let etag = '"v1"';
async function next(operation, method, path, body) {
  ({ etag } = await edit(operation, method, path, body, { "if-match": etag }));
}
const { value: preview } = await edit("createPreviewToken", "POST", `${own}/preview-tokens`, { expiresIn: "PT1H", label: "For the lawyer" });
await edit("listPreviewTokens", "GET", `${own}/preview-tokens`);
await edit("deletePreviewToken", "DELETE", `${own}/preview-tokens/${preview.details.id}`);
await next("replaceArticle", "PUT", own, { ...story, standfirst: "The last boat ties up there on Thursday." });
await next("publishArticle", "POST", `${own}/publish`, {});
await next("updateArticle", "PATCH", own, { slug: "herring-pier-closes", body: { markdown: "The pier closes on Thursday.\n\nIt opened in 1887." } });
await next("createNotice", "POST", `${own}/notices`, { kind: "correction", text: "<p>An earlier version had the wrong day.</p>" });
await edit("getEditorialArticle", "GET", own);
await next("replaceArticleStage", "PUT", `${own}/stage`, { stage: "in-review" });
await next(null, "PUT", `${own}/stage`, { stage: "draft" });
await edit("replaceArticleLock", "PUT", `${own}/lock`, { by: "Mira Holt", minutes: 10 });
await edit("getArticleLock", "GET", `${own}/lock`);
await edit(null, "DELETE", `${own}/lock?by=Mira%20Holt`);
await edit("listEditorialArticles", "GET", `${articles}?limit=2`);
await edit("listVersions", "GET", `${own}/versions`);
await edit("getVersion", "GET", `${own}/versions/3`);
await edit("getVersionComparison", "GET", `${own}/versions/3...4`);
await next("restoreVersion", "POST", `${own}/versions/3/restore`);
const copy = `${own}/working-copy`;
let copyTag;
async function prepared(operation, method, path, body) {
  const headers = copyTag ? { "if-match": copyTag } : {};
  const { etag: tag } = await edit(operation, method, path, body, headers);
  if (tag?.startsWith('"w')) copyTag = tag;
}
const rewritten = { ...story, slug: "herring-pier-to-close", standfirst: "It closes a week later.", body: { markdown: "The pier closes on Friday week.\n\nIt opened in 1887." } };
await prepared("createWorkingCopy", "POST", copy);
await prepared("replaceWorkingCopy", "PUT", copy, rewritten);
await prepared("updateWorkingCopy", "PATCH", copy, { kicker: "Harbour" });
await next(null, "PATCH", own, { standfirst: "The last boat ties up there on Friday.", shortHeadline: "Pier to close" });
await prepared("getWorkingCopy", "GET", copy);
await edit("getWorkingCopyComparison", "GET", `${copy}/compare`);
await prepared("rebaseWorkingCopy", "POST", `${copy}/rebase`);
await prepared("publishWorkingCopy", "POST", `${copy}/publish`, {
  at: "2126-11-30T06:00:00Z",
  notice: { kind: "update", text: "<p>The closure was put off by a week.</p>" },
});
await prepared("getWorkingCopy", "GET", copy);
await prepared("deleteWorkingCopySchedule", "DELETE", `${copy}/publish`);
await prepared(null, "DELETE", copy);
const releases = "/v1/editorial/releases";
const steps = [
  { action: "publish", article: "council-approves-barrier-budget" },
  { action: "expire", article: "harbour-ferry-returns", expiresAt: "2126-12-31T00:00:00Z" },
  { action: "publish-summary", summary: "local-week-47" },
];
const { value: release, etag: firstTag } = await edit("createRelease", "POST", releases, { name: "Budget night", steps });
let releaseTag = firstTag;
async function released(operation, method, path, body) {
  const { etag: tag } = await edit(operation, method, path, body, { "if-match": releaseTag });
  releaseTag = tag;
}
const its = `${releases}/${release.id}`;
await released("replaceRelease", "PUT", its, {
  name: "Budget night",
  steps: [...steps, { action: "unpublish", article: "shipyard-rents-to-rise", reason: "The rents were settled" }],
});
await released("updateRelease", "PATCH", its, { name: "Budget night, front page" });
await edit("getRelease", "GET", its);
await edit("listReleases", "GET", `${releases}?limit=2`);
await edit("getReleaseCheck", "GET", `${its}/check`);
const shown = { expiresIn: "PT1H", label: "For the editor of the day" };
const { value: token } = await edit("createReleasePreviewToken", "POST", `${its}/preview-tokens`, shown);
await edit("listReleasePreviewTokens", "GET", `${its}/preview-tokens`);
await edit("deleteReleasePreviewToken", "DELETE", `${its}/preview-tokens/${token.details.id}`);
await released("publishRelease", "POST", `${its}/publish`, { at: "2126-11-30T06:00:00Z" });
await released("deleteReleaseSchedule", "DELETE", `${its}/publish`);
await released("deleteRelease", "DELETE", its);
await edit("replaceArticleBySource", "PUT", `${articles}/by-source/wire/urn-1`, { ...story, headline: "Wire story" });
await edit("getArticleBySource", "GET", `${articles}/by-source/wire/urn-1`);

const nouns = [
  ["Section", "Sections", { name: "Waterfront", description: "The quays and the bay." }, { position: 7 }],
  ["Tag", "Tags", { name: "Herring" }, { name: "Herring fleet" }],
  [
    "Author",
    "Authors",
    { name: "Ada Quill", bio: "<p>Ada writes about the bay.</p>", avatar: { url: "/ada.jpg", alt: "Ada Quill" } },
    { role: "Reporter" },
  ],
  [
    "Summary",
    "Summaries",
    {
      headline: "This week on the waterfront",
      section: "local",
      body: { html: "<p>The pier closes.</p>" },
      publishedAt: "2026-11-20T18:00:00Z",
      articles: ["harbour-ferry-returns"],
    },
    { periodStart: "2026-11-16", periodEnd: "2026-11-20" },
  ],
  ["Redirect", "Redirects", { from: "/2014/05/ferry.html", to: "harbour-ferry-returns" }, { permanent: false }],
];
/** A working copy of a summary, from the first to the last of its operations. */
async function prepareSummary(one, content) {
  const its = `${one}/working-copy`;
  const any = { "if-match": "*" };
  await edit("createSummaryWorkingCopy", "POST", its);
  await edit("replaceSummaryWorkingCopy", "PUT", its, { ...content, headline: "The week on the waterfront" }, any);
  await edit("updateSummaryWorkingCopy", "PATCH", its, { periodStart: "2026-11-16" }, any);
  await edit(null, "PATCH", one, { periodEnd: "2026-11-20" }, any);
  await edit("getSummaryWorkingCopyComparison", "GET", `${its}/compare`);
  await edit("rebaseSummaryWorkingCopy", "POST", `${its}/rebase`, undefined, any);
  const shown = { expiresIn: "PT1H", label: "For the editor of the day", workingCopy: true };
  const { value: token } = await edit("createSummaryPreviewToken", "POST", `${one}/preview-tokens`, shown);
  await edit("listSummaryPreviewTokens", "GET", `${one}/preview-tokens`);
  await edit("deleteSummaryPreviewToken", "DELETE", `${one}/preview-tokens/${token.details.id}`);
  await edit("publishSummaryWorkingCopy", "POST", `${its}/publish`, { at: "2126-11-30T06:00:00Z" }, any);
  await edit("getSummaryWorkingCopy", "GET", its);
  await edit("deleteSummaryWorkingCopySchedule", "DELETE", `${its}/publish`, undefined, any);
  await edit("deleteSummaryWorkingCopy", "DELETE", its, undefined, any);
}
const INTO = { Tag: "harbour", Author: "mira-holt" };
for (const [noun, plural, content, patch] of nouns) {
  const list = `/v1/editorial/${plural.toLowerCase()}`;
  const { value } = await edit(`create${noun}`, "POST", list, content);
  const one = `${list}/${value.id}`;
  await edit(`update${noun}`, "PATCH", one, patch, { "if-match": '"v1"' });
  await edit(`replace${noun}`, "PUT", one, content, { "if-match": '"v2"' });
  await edit(`getEditorial${noun}`, "GET", one);
  await edit(`listEditorial${plural}`, "GET", `${list}?limit=2`);
  if (noun === "Summary") {
    await prepareSummary(one, content);
  }
  if (noun in INTO) {
    await edit(`merge${noun}`, "POST", `${one}/merge`, { into: INTO[noun] }, { "if-match": "*" });
  } else {
    await edit(null, "DELETE", one, undefined, { "if-match": "*" });
  }
}
const { value: made } = await edit(null, "POST", "/v1/editorial/keys", { name: "CMS", scopes: ["content:write"], sections: ["local"], expiresIn: "P90D" });
await keep("createKey", { ...made, key: `${made.details.prefix}…` });
await keep("createKey.request", { name: "CMS", scopes: ["content:write"], sections: ["local"], expiresIn: "P90D" });
await edit("getKey", "GET", `/v1/editorial/keys/${made.details.id}`);
await edit("listKeys", "GET", "/v1/editorial/keys?limit=2");

// The only address that the program may call here is this one, and readers of the contract see another.
const receiver = createServer((request, response) => response.writeHead(204).end()).listen(0, "127.0.0.1");
await once(receiver, "listening");
const hook = { name: "Front end", url: `http://127.0.0.1:${receiver.address().port}/`, events: ["article.published", "article.updated", "article.removed"], sections: ["local"] };
PUBLIC[hook.url] = "https://front.example.org/hooks/broadsheet";
const webhooks = "/v1/editorial/webhooks";
const { value: webhook } = await edit(null, "POST", webhooks, hook);
await keep("createWebhook", { ...webhook, secret: "whsec_…" });
await keep("createWebhook.request", hook);
const target = `${webhooks}/${webhook.webhook.id}`;
await edit("updateWebhook", "PATCH", target, { sections: ["local", "politics"] }, { "if-match": '"v1"' });
const { value: changed } = await edit(null, "POST", `${target}/secret`, { overlap: "P1D" }, { "if-match": '"v2"' });
await keep("createWebhookSecret", { ...changed, secret: "whsec_…" });
await keep("createWebhookSecret.request", { overlap: "P1D" });
await edit(null, "PATCH", own, { standfirst: "The last boat ties up there on Friday morning." }, { "if-match": "*" });
await edit("testWebhook", "POST", `${target}/test`);
let deliveries;
do {
  await new Promise((resolve) => setTimeout(resolve, 200));
  ({ value: deliveries } = await edit("listWebhookDeliveries", "GET", `${target}/deliveries?limit=2`));
} while (deliveries.items.some((one) => one.state !== "delivered"));
await edit("getWebhookDelivery", "GET", `${target}/deliveries/${deliveries.items[1].id}`);
await edit("redeliverWebhookDelivery", "POST", `${target}/deliveries/${deliveries.items[1].id}/redeliver`);
await edit("replayWebhook", "POST", `${target}/replay`, { after: deliveries.items[1].message.data.cursor });
await edit("getWebhook", "GET", target);
await edit("listWebhooks", "GET", `${webhooks}?limit=2`);
await edit(null, "DELETE", target, undefined, { "if-match": "*" });
receiver.close();
receiver.closeAllConnections();

await edit("listAudit", "GET", "/v1/editorial/audit?limit=2");

for (const [operation, address] of Object.entries(ADDRESSES)) {
  const response = await fetch(server + address);
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  await keep(operation, await response.json());
}
await next("expireArticle", "POST", `${own}/expire`, { expiresAt: "2027-01-01T00:00:00Z" });
await next("unpublishArticle", "POST", `${own}/unpublish`, { reason: "To be checked." });
await next(null, "POST", `${own}/publish`, {});
await next("withdrawArticle", "POST", `${own}/withdraw`, { reason: "The pier stays open." });
