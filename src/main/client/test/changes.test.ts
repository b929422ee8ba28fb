import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { Broadsheet, CursorTooOldError, ProblemError } from "broadsheet-client";
import { server, story, withdraw } from "./newsroom.js";
import { wireTo } from "./wire.js";

test("every change is seen, even across dropped connections", async () => {
  const wire = await wireTo(server);
  const enough = new AbortController();
  const interruptions: unknown[] = [];
  const changes = new Broadsheet(wire.address).changes(
    { cursor: await now(), types: "article" },
    { signal: enough.signal, shortestPause: 20, longestPause: 100, onInterrupted: (reason) => interruptions.push(reason) },
  );
  const seen: string[] = [];
  const reading = (async () => {
    for await (const change of changes) {
      seen.push(`${change.operation} ${change.slug}`);
    }
  })();
  try {
    const first = await story();
    await until(() => seen.length === 1);
    wire.cut();
    const second = await story();
    await until(() => seen.length === 2);

    wire.refuse(true);
    wire.cut();
    const third = await story();
    await withdraw(second, "A mistake.");
    await until(() => interruptions.length > 3);
    wire.refuse(false);
    await until(() => seen.length === 4);

    const upserts = [first, second, third].map(({ slug }) => `upsert ${slug}`);
    assert.deepEqual(seen, [...upserts, `delete ${second.slug}`]);
    enough.abort(new Error("Enough"));
    await assert.rejects(reading, /Enough/);
    assert.equal(changes.cursor, await now());
  } finally {
    enough.abort();
    wire.close();
    await reading.catch(() => undefined);
  }
});

test("a cursor that is too old says to start from the export", async () => {
  const problem = { type: "/problems/cursor-too-old", title: "Cursor too old", status: 410 };
  const forgetful = createServer((_, response) => {
    response.writeHead(410, { "Content-Type": "application/problem+json" }).end(JSON.stringify(problem));
  });
  await new Promise<void>((listening) => forgetful.listen(0, "127.0.0.1", listening));
  try {
    const client = new Broadsheet(`http://127.0.0.1:${(forgetful.address() as AddressInfo).port}`);
    await assert.rejects(client.changes({ cursor: "1" }).pages().next(), CursorTooOldError);
  } finally {
    forgetful.close();
  }
});

test("the timeout for other requests does not interrupt a poll", async () => {
  const interruptions: unknown[] = [];
  const client = new Broadsheet(server, { timeout: 500 });
  const following = { onInterrupted: (reason: unknown) => interruptions.push(reason) };
  const coming = client.changes({ cursor: await now(), types: "article" }, following)[Symbol.asyncIterator]().next();
  await new Promise((later) => setTimeout(later, 1_000));
  const { slug } = await story();
  assert.equal((await coming).value?.slug, slug);
  assert.deepEqual(interruptions, []);
});

test("an invalid request is not retried", async () => {
  const client = new Broadsheet(server);
  await assert.rejects(client.changes({ cursor: "no-cursor" }).pages().next(), (reason) => {
    return reason instanceof ProblemError && reason.errors[0]?.parameter === "cursor";
  });
});

test("a mirror starts with the records and continues from their cursor", async () => {
  const client = new Broadsheet(server);
  const slugs = new Set<string>();
  let cursor: string | null | undefined;
  for await (const record of client.records()) {
    if (record.type === "article") {
      slugs.add(record.slug ?? "");
    } else if (record.type === "cursor") {
      cursor = record.cursor;
    }
  }
  assert.ok(slugs.has("harbour-ferry-returns"));
  assert.ok(cursor);

  const { slug } = await story();
  for await (const change of client.changes({ cursor, types: "article" })) {
    if (change.slug === slug) {
      break;
    }
  }
});

test("an export that is cut short throws", async () => {
  const short = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/x-ndjson" }).end('{"type":"tag","slug":"a","name":"A"}\n');
  });
  await new Promise<void>((listening) => short.listen(0, "127.0.0.1", listening));
  try {
    const client = new Broadsheet(`http://127.0.0.1:${(short.address() as AddressInfo).port}`);
    await assert.rejects(async () => {
      for await (const record of client.records()) {
        assert.equal(record.type, "tag");
      }
    }, /cut short/);
  } finally {
    short.close();
  }
});

async function now(): Promise<string> {
  return (await new Broadsheet(server).get("/v1/changes", {}, { cursor: "now" })).cursor;
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `Not within 120 s: ${condition}`);
    await new Promise((later) => setTimeout(later, 10));
  }
}
