// Compares RSS and Atom, as rss-parser and feedparser read them, with the JSON of the same list.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import FeedParser from 'feedparser';
import Parser from 'rss-parser';

const root = process.argv[2];
const lists = ['/v1/articles', '/v1/summaries', '/v1/corrections'];
const narrowed = { '/v1/sections/local': 'section=local', '/v1/tags/harbour': 'tag=harbour' };

async function get(address) {
  const answer = await fetch(root + address);
  assert.equal(answer.status, 200, address);
  return answer;
}

function feedparser(text) {
  return new Promise((resolve, reject) => {
    const items = [];
    const parser = new FeedParser({ addmeta: false });
    parser.on('error', reject);
    parser.on('data', (item) => items.push(item));
    parser.on('end', () => resolve(items));
    Readable.from([text]).pipe(parser);
  });
}

async function check(feed, list) {
  const { items } = await (await get(list)).json();
  for (const form of ['rss', 'atom']) {
    const address = `${feed}.${form}`;
    const text = await (await get(address)).text();
    const one = await new Parser().parseString(text);
    const other = await feedparser(text);
    assert.equal(one.items.length, items.length, address);
    assert.equal(other.length, items.length, address);
    items.forEach((item, at) => {
      assert.ok((one.items[at].guid ?? one.items[at].id).endsWith(item.id), address);
      assert.ok(other[at].guid.endsWith(item.id), address);
      if (item.headline !== undefined) {
        assert.equal(one.items[at].title, item.headline);
        assert.equal(other[at].title, item.headline);
        assert.equal(other[at].link, item.url);
        assert.equal(other[at].pubdate.toISOString(), new Date(item.publishedAt).toISOString());
      }
      assert.ok(other[at].description, `${address}: no text`);
    });
    console.log(`${address}: ${items.length} entries, by rss-parser and feedparser`);
  }
}

for (const list of lists) {
  await check(list, list);
}
for (const [feed, filter] of Object.entries(narrowed)) {
  await check(feed, `/v1/articles?${filter}`);
}
