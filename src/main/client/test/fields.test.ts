import assert from "node:assert/strict";
import { test } from "node:test";
import { Broadsheet, type Schemas } from "broadsheet-client";
import { server } from "./newsroom.js";

const client = new Broadsheet(server);

/** Compiles only where both types are the same. */
function same<A, B>(_: [A] extends [B] ? ([B] extends [A] ? true : never) : never): void {}

test("a list without fields is of whole teasers", async () => {
  const { items } = await client.articles({ limit: 1 }).page();
  const [teaser]: Schemas["Teaser"][] = items;

  assert.equal(typeof teaser?.excerpt, "string");
});

test("a list with fields has those fields alone, in the types too", async () => {
  const { items } = await client.articles({ limit: 1, fields: ["slug", "headline"] }).page();
  same<(typeof items)[number], { slug: string; headline: string }>(true);

  assert.deepEqual(Object.keys(items[0] ?? {}).sort(), ["headline", "slug"]);
});

test("one field needs no list", async () => {
  const article = await client.article("harbour-ferry-returns", { fields: "headline" });
  same<typeof article, { headline: string }>(true);

  assert.deepEqual(Object.keys(article), ["headline"]);
});

test("fields that the compiler does not know may be missing", async () => {
  const fields: ("slug" | "headline")[] = ["slug"];
  const { items } = await client.articles({ limit: 1, fields }).page();
  same<(typeof items)[number], { slug?: string; headline?: string }>(true);

  assert.equal(items[0]?.headline, undefined);
});

test("fields of the newsroom's own narrow lists only if its schema marks them", async () => {
  const { items } = await client.articles({ limit: 1 }).page();
  assert.deepEqual(items[0]?.extra, {});

  await assert.rejects(client.articles({ "extra.deskCode": "sport" }).page(), { status: 400 });
});
