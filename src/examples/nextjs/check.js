// Builds the site from a running newsroom, changes an article, and checks that its pages change and no others:
// node check.js <address> <key>
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answer, Broadsheet } from "broadsheet-client";

const [address, key] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "follow-"));
const port = await freePort();
const site = `http://localhost:${port}`;
const env = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: "1",
  BROADSHEET_ADDRESS: address,
  REVALIDATE_SECRET: "for-this-check",
  SITE: site,
  CURSOR_FILE: join(folder, "cursor"),
};
const next = join("node_modules", "next", "dist", "bin", "next");
const running = [];

/** Starts another program; its output is shown if something goes wrong. */
function start(...args) {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  child.said = "";
  child.stdout.on("data", (text) => (child.said += text));
  child.stderr.on("data", (text) => (child.said += text));
  child.ended = new Promise((ended) => child.on("exit", ended));
  running.push(child);
  return child;
}

async function until(what, condition) {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const value = await condition().catch(() => undefined);
    if (value) {
      return value;
    }
    assert.ok(Date.now() < deadline, `Not in 300 s: ${what}`);
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function page(path) {
  const response = await fetch(site + path);
  return { status: response.status, html: await response.text() };
}

const readAt = ({ html }) => /Read at (?:<!-- -->)?([0-9TZ:.-]+)/.exec(html)?.[1];

try {
  assert.equal(await start("follow.js", "--from-now").ended, 0, "follow.js --from-now failed");
  assert.equal(await start(next, "build").ended, 0, "The build failed");
  const server = start(next, "start", "--port", String(port));
  await until("the site answers", async () => (await fetch(site)).ok);

  const editor = new Broadsheet(address, { key });
  const draft = await answer(
    editor.api.POST("/v1/editorial/articles", {
      body: { headline: "The pier closes", section: "local", body: { text: "On Friday." } },
    }),
  );
  const params = { path: { id: draft.id }, header: { "If-Match": "*" } };
  await answer(editor.api.POST("/v1/editorial/articles/{id}/publish", { params, body: {} }));
  const own = `/articles/${draft.slug}`;
  const other = "/articles/harbour-ferry-returns";

  const follower = start("follow.js");
  await until("the follower sees the new article", async () => follower.said.includes(`article-${draft.id}`));
  const before = await page(own);
  assert.match(before.html, /The pier closes/);
  const others = await page(other);
  assert.ok(readAt(others), others.html);
  assert.equal(readAt(await page(own)), readAt(before), "An unchanged page was read again");

  const began = Date.now();
  await answer(
    editor.api.PATCH("/v1/editorial/articles/{id}", {
      params,
      body: { headline: "The pier stays open" },
      headers: { "Content-Type": "application/merge-patch+json" },
    }),
  );
  await until("the change is on its page", async () => (await page(own)).html.includes("The pier stays open"));
  const took = Date.now() - began;
  await until("the change is on the front", async () => (await page("/")).html.includes("The pier stays open"));
  assert.equal(readAt(await page(other)), readAt(others), "Another page was revalidated too");

  await answer(
    editor.api.POST("/v1/editorial/articles/{id}/withdraw", { params, body: { reason: "It was a mistake." } }),
  );
  await until("the withdrawn article is gone", async () => (await page(own)).status === 404);
  assert.equal((await page("/articles/no-such-story")).status, 404);
  assert.equal(follower.exitCode, null, follower.said);
  assert.equal(server.exitCode, null, server.said);
  console.log(`A change was on its page after ${took} ms, and another page stayed the same`);
} catch (reason) {
  running.forEach((child) => console.error(child.said));
  throw reason;
} finally {
  running.forEach((child) => child.kill());
  await Promise.all(running.map((child) => child.ended));
  await rm(folder, { recursive: true });
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
