// Builds the site from a running newsroom and checks that it is complete: node check.js <address>
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Broadsheet } from "broadsheet-client";

const [address] = process.argv.slice(2);
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", BROADSHEET_ADDRESS: address };
execFileSync("node_modules/.bin/astro", ["build"], { env, stdio: ["ignore", "ignore", "inherit"] });

const newsroom = new Broadsheet(address);
let pages = 0;

async function page(path) {
  pages++;
  return readFile(`dist${path}index.html`, "utf8");
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
const links = new Set();
function follow(html) {
  for (const [, href] of html.matchAll(/href="(\/[^"]*)"/g)) {
    links.add(href);
  }
}

for await (const article of newsroom.articles({ limit: 100 })) {
  const html = await page(`/articles/${article.slug}/`);
  assert.ok(html.includes(escaped(article.headline)), `${article.slug} has no headline`);
  follow(html);
}
for await (const author of newsroom.authors()) {
  const html = await page(`/authors/${author.slug}/`);
  assert.ok(html.includes(escaped(author.name)), `${author.slug} has no name`);
  follow(html);
}
follow(await page("/"));
const dead = [...links].filter((href) => !existsSync(`dist${href}index.html`));
assert.deepEqual(dead, [], "Dead links");
console.log(`${pages} pages, ${links.size} link targets`);
