import type { components, paths } from "./contract.js";

/** All schemas of the contract: `Schemas["Teaser"]`, `Schemas["Article"]`. */
export type Schemas = components["schemas"];

/** Options to pass to fetch: `signal`, `headers`, a framework's own (`next`). */
export type Init = Omit<RequestInit, "method" | "body">;

type Get<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;

type Json<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Body } } } }
  ? Body
  : never;

/** Paths that answer a GET with JSON. */
export type Readable = { [P in keyof paths]: Json<Get<P>> extends never ? never : P }[keyof paths];

/** Paths among these that answer with a page of a list. */
export type Paged = {
  [P in Readable]: Answer<P> extends { items: unknown[]; page: Schemas["PagePosition"] } ? P : never;
}[Readable];

/**
 * The body of the answer to a GET of this path with this query: whole without `fields`, else with the fields that it
 * names, of a list's items or of the thing itself. Names that only the running program knows make fields optional.
 */
export type Answer<P extends Readable, Q = {}> = "fields" extends keyof Query<P>
  ? Json<Get<P>> extends { items: (infer Item)[] }
    ? Omit<Json<Get<P>>, "items"> & { items: Selected<Item, Choice<Q>>[] }
    : Selected<Json<Get<P>>, Choice<Q>>
  : Json<Get<P>>;

type Choice<Q> = Q extends { fields?: infer Fields } ? ("fields" extends keyof Q ? Fields : undefined) : undefined;

type Selected<T, Fields> = Fields extends undefined
  ? Required<T>
  : Fields extends readonly (infer Name)[]
    ? number extends Fields["length"]
      ? Partial<Pick<Required<T>, Name & keyof T>>
      : Pick<Required<T>, Name & keyof T>
    : Pick<Required<T>, Fields & keyof T>;

/** The query of a GET of this path; a single value may be passed instead of a list of one. */
export type Query<P extends Readable> = Get<P> extends { parameters: { query?: infer Q } } ? Lenient<NonNullable<Q>> : {};

/**
 * Values in fields of the newsroom's own: `{ "extra.deskCode": "sport" }`. Which there are, its schema says; one that it does
 * not mark with `x-filter` is refused.
 */
export type Own = { [name: `extra.${string}`]: string | number | boolean | readonly (string | number)[] | undefined };

type Lenient<Q> = { [K in keyof Q]: Q[K] | One<NonNullable<Q[K]>> | undefined };

type One<T> = T extends readonly (infer Value)[] ? Value | readonly Value[] : never;

/** The path parameters: `{ slug }` in `/v1/articles/{slug}`. */
export type Names<P extends Readable> = Get<P> extends { parameters: { path: infer Names } } ? Names : {};
