// Verifies target/signed-webhooks.json, which SignaturesTest has written, with the receivers' own library.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

const signed = JSON.parse(readFileSync('target/signed-webhooks.json', 'utf8'));
assert(signed.length > 0, 'nothing was signed');
let verified = 0;
for (const { headers, body, secrets } of signed) {
  // The library refuses what is older than five minutes, and the rest of the tests may have taken longer.
  Date.now = () => Number(headers['webhook-timestamp']) * 1000;
  assert(secrets.length > 0, 'signed without a shared secret');
  for (const secret of secrets) {
    new Webhook(secret).verify(body, headers, { skipJsonParse: true });
    assert.throws(() => new Webhook(secret).verify(`${body} `, headers), /No matching signature/);
    verified++;
  }
}
console.log(`${verified} signatures of webhooks verify with standardwebhooks for JavaScript`);
