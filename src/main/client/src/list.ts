/** What a page holds. */
export type Item<Page> = Page extends { items: (infer One)[] } ? One : never;

/**
 * A list, fetched page by page as it is read. To its end each item comes once, even while others are being published.
 *
 * ```ts
 * for await (const teaser of client.articles({ tag: "ferry" })) …
 * for await (const page of client.articles({ limit: 100 }).pages()) …
 * const { items, page } = await client.articles({ limit: 5 }).page();
 * ```
 */
export class List<Page> implements AsyncIterable<Item<Page>> {
  readonly #fetch: (cursor: string | undefined) => Promise<Page>;

  /** @param fetch gets the page at a place, or the first one */
  constructor(fetch: (cursor: string | undefined) => Promise<Page>) {
    this.#fetch = fetch;
  }

  /** The first page, or the one at a place: the `cursor` in the `next` or `prev` of another. */
  page(cursor?: string): Promise<Page> {
    return this.#fetch(cursor);
  }

  /** All pages from the first. */
  async *pages(): AsyncGenerator<Page, void> {
    let cursor: string | undefined;
    do {
      const page = await this.#fetch(cursor);
      yield page;
      cursor = cursorOf((page as { page: { next: string | null } }).page.next);
    } while (cursor !== undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item<Page>, void> {
    for await (const page of this.pages()) {
      yield* (page as { items: Item<Page>[] }).items;
    }
  }
}

/** The place that the address of a page names; undefined where there is no such page. */
export function cursorOf(address: string | null): string | undefined {
  return address === null ? undefined : (new URL(address, "http://any").searchParams.get("cursor") ?? undefined);
}
