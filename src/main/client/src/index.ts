export { type Cache, type Kept, memoryCache, type MemoryLimits } from "./cache.js";
export { Changes, type Following } from "./changes.js";
export { Broadsheet, type Options } from "./client.js";
export type { Answer, Init, Own, Paged, Query, Readable, Schemas } from "./types.js";
export { type Item, List } from "./list.js";
export { answer, CursorTooOldError, ProblemError } from "./problem.js";
