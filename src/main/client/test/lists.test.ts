import assert from "node:assert/strict";
import { test } from "node:test";
import { Broadsheet } from "broadsheet-client";
import { server } from "./newsroom.js";

const client = new Broadsheet(server);

test("a list is read to its end, each item once", async () => {
  const slugs: string[] = [];
  for await (const teaser of client.articles({ limit: 7 })) {
    slugs.push(teaser.slug);
  }
  const { total } = await client.articles({ limit: 1, total: "exact" }).page();
  assert.equal(slugs.length, total?.value);
  assert.equal(new Set(slugs).size, slugs.length);
});

test("a list is read page by page, forwards and backwards", async () => {
  const sizes: number[] = [];
  for await (const page of client.tags({ limit: 3 }).pages()) {
    sizes.push(page.items.length);
    if (sizes.length === 2) {
      break;
    }
  }
  assert.deepEqual(sizes, [3, 3]);

  const tags = client.tags({ limit: 3 });
  const first = await tags.page();
  const second = await tags.page(cursorOf(first.page.next));
  const back = await tags.page(cursorOf(second.page.prev));
  assert.deepEqual(back.items, first.items);
});

test("a single value is a list of one, and several mean any of them", async () => {
  const ferry = await client.articles({ tag: "ferry", total: "exact" }).page();
  const both = await client.articles({ tag: ["ferry", "harbour"], total: "exact" }).page();
  assert.ok(ferry.items.every((teaser) => teaser.tags.some((tag) => tag.slug === "ferry")));
  assert.ok((both.total?.value ?? 0) > (ferry.total?.value ?? 0));
});

test("everything that a page needs has a method", async () => {
  const home = await client.home({ language: ["en"] });
  assert.ok(home.lead && home.sections.some(({ section, articles }) => section.slug === "local" && articles.length));
  const front = await client.front("local");
  assert.equal(front.section.slug, "local");
  const article = await client.article("harbour-ferry-returns", { include: ["related", "authors"] });
  assert.ok(article.body?.blocks?.length);
  assert.ok(article.related?.length);
  assert.ok((await client.related(article.slug)).items.length);
  assert.equal((await client.author("mira-holt")).name, "Mira Holt");
  assert.equal((await client.section("local")).name, "Local");
  assert.equal((await client.tag("ferry")).slug, "ferry");
  const { items } = await client.summaries({ section: "local" }).page();
  assert.ok(items[0]);
  assert.equal((await client.summary(items[0].slug)).section.slug, "local");
  assert.equal((await client.resolve(`/articles/${article.slug}`)).state, "current");
  assert.ok((await client.suggest("ferr")).items.length);
  assert.ok((await client.sections().page()).items.length);
  assert.ok((await client.authors({ limit: 2 }).page()).items.length);
  assert.ok((await client.corrections().page()).page);
  assert.ok((await client.get("/v1/search", {}, { q: "ferry" })).articles.items.length);
});

function cursorOf(address: string | null): string {
  return new URL(address ?? "", server).searchParams.get("cursor") ?? "";
}
