// Writes test content through the Editorial API, as a CMS does.

/** @param {string} address of the program @param {string} key with the scopes to write and publish */
export function newsroom(address, key) {
  const headers = { Authorization: `Bearer ${key}` };

  async function sent(method, path, body, more = {}) {
    const response = await fetch(address + path, {
      method,
      headers: { "Content-Type": "application/json", ...headers, ...more },
      body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return { text, etag: response.headers.get("ETag") };
  }

  async function version(slug) {
    const response = await fetch(`${address}/v1/editorial/articles/${slug}`, { headers });
    return response.headers.get("ETag");
  }

  return {
    /** Imports records, all of which must be accepted. */
    async imports(...records) {
      const ndjson = records.map((record) => JSON.stringify(record)).join("\n");
      const { text } = await sent("POST", "/v1/editorial/imports", ndjson, { "Content-Type": "application/x-ndjson" });
      const done = JSON.parse(text.trim().split("\n").at(-1));
      if (done.rejected !== 0) {
        throw new Error(text);
      }
    },

    /** Takes a picture in. @param {Uint8Array} bytes @returns {Promise<string>} the image's id */
    async keeps(bytes) {
      const { text } = await sent("POST", "/v1/editorial/images", bytes, { "Content-Type": "application/octet-stream" });
      return JSON.parse(text).images[0].id;
    },

    /** Creates a story and publishes it now. */
    async publish(story) {
      await sent("POST", "/v1/editorial/articles", { section: "local", body: { markdown: "It sails." }, ...story });
      await sent("POST", `/v1/editorial/articles/${story.slug}/publish`, {}, { "If-Match": await version(story.slug) });
    },

    /** Prepares a change of a story beside what is live. */
    async prepare(slug, changes) {
      const copy = `/v1/editorial/articles/${slug}/working-copy`;
      await sent("POST", copy, {});
      await sent("PATCH", copy, changes, { "If-Match": "*", "Content-Type": "application/merge-patch+json" });
    },

    /** @returns {Promise<{token: string, revoke: () => Promise<void>}>} what shows a story as it is prepared */
    async preview(slug) {
      const tokens = `/v1/editorial/articles/${slug}/preview-tokens`;
      const { text } = await sent("POST", tokens, { workingCopy: true, expiresIn: "PT1H" });
      const { token, details } = JSON.parse(text);
      return {
        token,
        revoke: () => sent("DELETE", `${tokens}/${details.id}`),
      };
    },

    async rename(slug, to) {
      await sent("PATCH", `/v1/editorial/articles/${slug}`, { slug: to }, {
        "If-Match": await version(slug),
        "Content-Type": "application/merge-patch+json",
      });
    },

    async withdraw(slug, reason) {
      await sent("POST", `/v1/editorial/articles/${slug}/withdraw`, { reason }, { "If-Match": await version(slug) });
    },
  };
}
