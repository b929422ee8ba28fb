// Writes each read operation's answer, cut to what a reader of the contract can take in, as <operationId>.json.
import { writeFile } from "node:fs/promises";

const [server, folder] = process.argv.slice(2);

const ADDRESSES = {
  getIndex: "/v1",
  listArticles: "/v1/articles?limit=2",
  getArticle: "/v1/articles/council-approves-barrier-budget",
  listRelatedArticles: "/v1/articles/harbour-ferry-returns/related?limit=2",
  listAuthors: "/v1/authors?limit=2",
  getAuthor: "/v1/authors/mira-holt",
  getFront: "/v1/fronts/local?limit=2",
  listSections: "/v1/sections?limit=2",
  getSection: "/v1/sections/local",
  getSectionSummary: "/v1/sections/local/summary",
  listSummaries: "/v1/summaries?limit=2",
  getSummary: "/v1/summaries/local-week-47",
  listTags: "/v1/tags?limit=2",
  getTag: "/v1/tags/harbour",
};

/** Bodies to a block of each type, lists of articles to two, rows of tables to three, HTML to its first paragraph. */
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

for (const [operation, address] of Object.entries(ADDRESSES)) {
  const response = await fetch(server + address);
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  const text = JSON.stringify(cut(await response.json()), null, 2).replaceAll(server, "http://localhost:8080");
  await writeFile(`${folder}/${operation}.json`, text + "\n");
}
