import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { answer } from "broadsheet-client";
import { editor, server, story } from "./newsroom.js";

const { CHROMIUM } = process.env;
const QUIET = "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking".split(" ");

test("a browser reads from another origin, including previews", { skip: CHROMIUM === undefined && "no CHROMIUM" }, async () => {
  const { id, slug, headline } = await story("draft");
  const params = { path: { id } };
  const { token } = await answer(editor.api.POST("/v1/editorial/articles/{id}/preview-tokens", { params, body: {} }));
  const html = `<script type="importmap">{"imports": {"openapi-fetch": "/openapi-fetch/index.mjs"}}</script>
    <script type="module">
      import { Broadsheet, memoryCache } from "/dist/index.js";
      const client = new Broadsheet("${server}", { cache: memoryCache() });
      const names = [];
      for await (const tag of client.tags({ limit: 5 })) names.push(tag.name);
      const once = await client.article("harbour-ferry-returns");
      const twice = await client.article("harbour-ferry-returns");
      const draft = await client.with({ previewToken: "${token}" }).article("${slug}");
      const problem = await client.article("never-was").catch((reason) => reason);
      const { value } = await client.changes({ cursor: "now" }).pages().next();
      document.title = [names.length > 5, once.slug === twice.slug, draft.headline, problem.status, value.items.length].join();
    </script>`;
  const site = createServer(async ({ url = "/" }, response) => {
    const file = /^\/(dist|openapi-fetch)\/[a-z-]+\.m?js$/.test(url)
      ? await readFile(url.replace("/openapi-fetch/", "node_modules/openapi-fetch/dist/").replace(/^\//, ""))
      : html;
    response.writeHead(200, { "Content-Type": url === "/" ? "text/html" : "text/javascript" }).end(file);
  });
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  const profile = await mkdtemp(join(tmpdir(), "chromium-"));
  try {
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const flags = [...QUIET.map((flag) => `--${flag}`), `--user-data-dir=${profile}`, "--timeout=60000"];
    const shown = await promisify(execFile)(CHROMIUM ?? "", [...flags, "--virtual-time-budget=30000", "--dump-dom", address]);
    assert.equal(/<title>(.*)<\/title>/.exec(shown.stdout)?.[1], `true,true,${headline},404,0`, shown.stdout + shown.stderr);
  } finally {
    site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
