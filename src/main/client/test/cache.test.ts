import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, Broadsheet, memoryCache } from "broadsheet-client";
import { editor, publish, rename, server, story } from "./newsroom.js";

/** A client that records the status of every response. */
function watched(cache = memoryCache()) {
  const statuses: number[] = [];
  const client = new Broadsheet(server, {
    cache,
    async fetch(request) {
      const response = await fetch(request);
      statuses.push(response.status);
      return response;
    },
  });
  return { client, statuses };
}

test("unchanged content is not sent again", async () => {
  const { client, statuses } = watched();
  const first = await client.article("harbour-ferry-returns");
  const second = await client.article("harbour-ferry-returns");
  assert.deepEqual(second, first);
  await client.articles({ limit: 5 }).page();
  await client.articles({ limit: 5 }).page();
  await client.articles({ limit: 6 }).page();
  assert.deepEqual(statuses, [200, 304, 200, 304, 200]);
});

test("changed content is sent, and seen at once by its writer", async () => {
  const { client, statuses } = watched();
  const { id, slug } = await story();
  const before = await client.with({ minVersion: await rename({ id }, "Before") }).article(slug);
  await client.article(slug);
  const after = await client.with({ minVersion: await rename({ id }, "After") }).article(slug);
  assert.deepEqual([before.headline, after.headline], ["Before", "After"]);
  assert.equal((await client.article(slug)).headline, "After");
  assert.deepEqual(statuses, [200, 200, 200, 200]);
});

test("a cache is bounded, and evicts the least recently used answer", () => {
  const cache = memoryCache({ entries: 2, characters: 100 });
  const kept = (body: string) => ({ etag: '"1"', body, headers: {} });
  cache.set("a", kept("a"));
  cache.set("b", kept("b"));
  cache.get("a");
  cache.set("c", kept("c"));
  assert.deepEqual([..."abc"].map((name) => cache.get(name) !== undefined), [true, false, true]);

  cache.set("long", kept("x".repeat(99)));
  assert.deepEqual(["a", "c", "long"].map((name) => cache.get(name) !== undefined), [false, true, true]);
  cache.set("too long", kept("x".repeat(101)));
  assert.equal(cache.get("too long"), undefined);
});

test("a preview shows the draft, and nothing is cached", async () => {
  const { id, slug, headline } = await story("draft");
  const params = { path: { id } };
  const { token } = await answer(
    editor.api.POST("/v1/editorial/articles/{id}/preview-tokens", { params, body: { expiresIn: "PT1H" } }),
  );
  const names: string[] = [];
  const { get, set } = memoryCache();
  const cache = { get, set: (name: string, kept: Parameters<typeof set>[1]) => (names.push(name), set(name, kept)) };
  const { client, statuses } = watched(cache);
  const preview = client.with({ previewToken: token });
  assert.equal((await preview.article(slug)).headline, headline);
  assert.equal((await preview.article(slug)).headline, headline);
  await assert.rejects(client.article(slug), { status: 404 });
  assert.deepEqual(statuses, [200, 200, 404]);
  assert.deepEqual(names, []);
});

test("a key for gated content gets all of an article, and nothing is cached", async () => {
  const body = {
    headline: "Night trains",
    section: "local",
    access: "metered" as const,
    body: { markdown: "They are back.\n\n<!--paywall-->\n\nAll of them." },
  };
  const { slug } = await publish(await answer(editor.api.POST("/v1/editorial/articles", { body })));
  const { key } = await answer(
    editor.api.POST("/v1/editorial/keys", { body: { name: "Site", scopes: ["content:gated"] } }),
  );
  const { client, statuses } = watched(memoryCache());
  const whole = client.with({ gatedKey: key });
  for (const [reader, text, truncated] of [
    [client, "They are back.", true],
    [whole, "They are back.\n\nAll of them.", false],
    [client, "They are back.", true],
    [whole, "They are back.\n\nAll of them.", false],
  ] as const) {
    const article = await reader.article(slug, { body: ["text"] });
    assert.equal(article.access, "metered");
    assert.equal(article.body?.text, text);
    assert.equal(article.body?.truncated, truncated);
  }
  assert.deepEqual(statuses, [200, 200, 304, 200]);
});
