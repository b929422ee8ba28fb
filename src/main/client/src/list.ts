/** The type of a page's items. */
export type Item<Page> = Page extends { items: (infer One)[] } ? One : never;

/**
 * A list, fetched page by page as it is read. To its end it yields each item once, even while others are published.
 *
 * ```ts
 * for await (const teaser of client.articles({ tag: "ferry" })) …
 * for await (const page of client.articles({ limit: 100 }).pages()) …
 * const { items, page } = await client.articles({ limit: 5 }).page();
 * ```
 */
export class List<Page> implements AsyncIterable<Item<Page>> {
  readonly #fetch: (cursor: string | undefined) => Promise<Page>;

  /** @param fetch gets the page at a cursor, or the first one */
  constructor(fetch: (cursor: string | undefined) => Promise<Page>) {
    this.#fetch = fetch;
  }

  /** The first page, or the one at a cursor taken from the `next` or `prev` of another page. */
  page(cursor?: string): Promise<Page> {
    return this.#fetch(cursor);
  }

  /** All pages, starting with the first. */
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

/** The cursor in the address of a page; undefined if there is no such page. */
export function cursorOf(address: string | null): string | undefined {
  return address === null ? undefined : (new URL(address, "http://any").searchParams.get("cursor") ?? undefined);
}
