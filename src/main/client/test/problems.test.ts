import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { answer, Broadsheet, ProblemError } from "broadsheet-client";
import { editor, server, story, withdraw } from "./newsroom.js";

const client = new Broadsheet(server);

async function problemOf(call: Promise<unknown>): Promise<ProblemError> {
  const reason = await call.then(
    () => assert.fail("It was answered"),
    (thrown: unknown) => thrown,
  );
  assert.ok(reason instanceof ProblemError, String(reason));
  return reason;
}

test("a fault says where it is and how to fix it", async () => {
  const query = { limt: 5, total: "all" } as object;
  const problem = await problemOf(client.articles(query).page());
  assert.equal(problem.status, 400);
  assert.equal(problem.type, "/problems/invalid-parameters");
  assert.deepEqual(problem.errors.map((fault) => fault.parameter).sort(), ["limt", "total"]);
  assert.equal(problem.errors.find((fault) => fault.parameter === "limt")?.didYouMean, "limit");
  assert.deepEqual(problem.errors.find((fault) => fault.parameter === "total")?.allowed, ["none", "capped", "exact"]);
  assert.match(problem.message, /did you mean limit\?/);
});

test("a fault in a body has a pointer to it", async () => {
  const body = { headline: "", section: "local", body: { text: "" } };
  const problem = await problemOf(answer(editor.api.POST("/v1/editorial/articles", { body })));
  assert.equal(problem.status, 422);
  assert.equal(problem.errors[0]?.pointer, "/headline");
});

test("an unknown article is 404, and a withdrawn one 410 with its reason", async () => {
  assert.equal((await problemOf(client.article("never-was"))).status, 404);
  const gone = await story();
  await withdraw(gone, "The pier stays open.");
  const problem = await problemOf(client.with({ minVersion: await newest() }).article(gone.slug));
  assert.equal(problem.status, 410);
  assert.equal(problem.problem.reason, "The pier stays open.");
});

test("an error page of a proxy is also a problem", async () => {
  const proxy = createServer((_, response) => response.writeHead(502, { "Retry-After": "3" }).end("<h1>Bad</h1>"));
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  try {
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const problem = await problemOf(new Broadsheet(address).sections().page());
    assert.equal(problem.status, 502);
    assert.equal(problem.type, "about:blank");
    assert.equal(problem.retryAfter, 3);
  } finally {
    proxy.close();
  }
});

async function newest(): Promise<string> {
  return (await client.get("/v1/changes", {}, { cursor: "now" })).cursor;
}

test("a request that takes too long is ended by the timeout or the caller", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  try {
    const slow = new Broadsheet(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, { timeout: 50 });
    await assert.rejects(slow.article("any"), { name: "TimeoutError" });
    const signal = AbortSignal.abort(new Error("Enough"));
    await assert.rejects(slow.article("any", {}, { signal }), /Enough/);
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});

test("a read waits as long as it is told, within its patience, and is sent again", async () => {
  const asked: number[] = [];
  const busy = createServer((_, response) => {
    asked.push(Date.now());
    const json = { "Content-Type": "application/json" };
    if (asked.length === 2) {
      response.writeHead(200, json).end(JSON.stringify({ slug: "ferry" }));
    } else {
      const problem = { type: "/problems/quota-exceeded", title: "Quota exceeded", status: 429 };
      const wait = { "Retry-After": "1", RateLimit: '"search";r=0;t=1' };
      response.writeHead(429, { ...wait, "Content-Type": "application/problem+json" }).end(JSON.stringify(problem));
    }
  });
  await new Promise<void>((listening) => busy.listen(0, "127.0.0.1", listening));
  try {
    const address = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
    const patient = new Broadsheet(address, { patience: 1_500 });
    assert.equal((await patient.article("ferry")).slug, "ferry");
    assert.equal(asked.length, 2);
    assert.ok((asked[1] ?? 0) - (asked[0] ?? 0) >= 990);

    const refused = await problemOf(patient.article("ferry"));
    assert.equal(refused.status, 429);
    assert.equal(refused.retryAfter, 1);
    assert.equal(asked.length, 4, "Sent again once: a second pause would be more than its patience");

    await problemOf(new Broadsheet(address).article("ferry"));
    assert.equal(asked.length, 5);
    const signal = AbortSignal.timeout(50);
    await assert.rejects(patient.article("ferry", {}, { signal }), { name: "TimeoutError" });
    assert.equal(asked.length, 6);
  } finally {
    busy.closeAllConnections();
    busy.close();
  }
});
