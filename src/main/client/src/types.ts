import type { components, paths } from "./contract.js";

/** Everything that the contract names: `Schemas["Teaser"]`, `Schemas["Article"]`. */
export type Schemas = components["schemas"];

/** What may be given to fetch beside the address: `signal`, `headers`, a framework's own (`next`). */
export type Init = Omit<RequestInit, "method" | "body">;

type Get<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;

type Json<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Body } } } }
  ? Body
  : never;

/** Addresses that answer a GET with JSON. */
export type Readable = { [P in keyof paths]: Json<Get<P>> extends never ? never : P }[keyof paths];

/** Those of them that answer with a page of a list. */
export type Paged = {
  [P in Readable]: Answer<P> extends { items: unknown[]; page: Schemas["PagePosition"] } ? P : never;
}[Readable];

/** What a GET of this address answers. */
export type Answer<P extends Readable> = Json<Get<P>>;

/** The query of a GET of this address; one value may stand for a list of one. */
export type Query<P extends Readable> = Get<P> extends { parameters: { query?: infer Q } } ? Lenient<NonNullable<Q>> : {};

type Lenient<Q> = { [K in keyof Q]: Q[K] | One<NonNullable<Q[K]>> | undefined };

type One<T> = T extends readonly (infer Value)[] ? Value : never;

/** The names in this address: `{ slug }` in `/v1/articles/{slug}`. */
export type Names<P extends Readable> = Get<P> extends { parameters: { path: infer Names } } ? Names : {};
