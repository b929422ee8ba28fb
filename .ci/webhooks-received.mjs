// Receives what a running program sends, as a front end does: signatures are verified, and messages read with minVersion.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const [address, key] = process.argv.slice(2);
const received = [];
const secrets = [];
let refuse = 0;

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  if (refuse-- > 0) {
    response.writeHead(503).end();
    return;
  }
  try {
    // While a secret is changed, either verifies.
    const message = secrets.map((secret) => new Webhook(secret).verify(body, request.headers)).at(-1);
    received.push({ id: request.headers['webhook-id'], ...message });
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(401).end(String(error));
  }
}).listen(0, '127.0.0.1');
await once(server, 'listening');

async function call(method, path, body, etag = '*') {
  const response = await fetch(address + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      ...(method === 'GET' || path.endsWith('/articles') || path.endsWith('/webhooks') ? {} : { 'if-match': etag }),
    },
    body: body && JSON.stringify(body),
  });
  assert(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
  return response.status === 204 ? null : response.json();
}

async function until(count) {
  for (let i = 0; i < 900 && received.length < count; i++) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(received.length, count, JSON.stringify(received));
}

const { webhook, secret } = await call('POST', '/v1/editorial/webhooks', {
  name: 'Front end',
  url: `http://127.0.0.1:${server.address().port}/`,
  events: ['article.published', 'article.updated', 'article.removed'],
});
secrets.push(secret);
const one = `/v1/editorial/webhooks/${webhook.id}`;
const { id } = await call('POST', '/v1/editorial/articles', {
  headline: 'What a receiver is told of',
  section: 'local',
  body: { markdown: 'It is told of this.' },
});
const article = `/v1/editorial/articles/${id}`;
refuse = 1;
await call('POST', `${article}/publish`, {});
await until(1);

const changed = await call('POST', `${one}/secret`, {});
secrets.push(changed.secret);
for (const headline of ['Told once more', 'And again']) await call('PATCH', article, { headline });
await call('POST', `${article}/unpublish`, { reason: 'It was a test' });
await until(4);

assert.deepEqual(
  received.map((message) => message.type),
  ['article.published', 'article.updated', 'article.updated', 'article.removed'],
);
for (const { data } of received) {
  assert.equal(data.id, id);
  const read = await fetch(`${address}/v1/articles/${id}?minVersion=${data.minVersion}`);
  assert.equal(read.status, 410);
}
await call('DELETE', one);
server.close();
server.closeAllConnections();
console.log(`${received.length} messages verify with standardwebhooks for JavaScript, in order, one after a refusal`);
