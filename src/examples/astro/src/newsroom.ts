import { Broadsheet, memoryCache } from "broadsheet-client";

/** Pages that need the same answer share it: it is revalidated, and comes as 304. */
export const newsroom = new Broadsheet(process.env.BROADSHEET_ADDRESS ?? "http://localhost:8080", {
  cache: memoryCache(),
});
