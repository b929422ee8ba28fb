import { randomUUID } from "node:crypto";
import { answer, Broadsheet, type Schemas } from "broadsheet-client";

const { BROADSHEET_ADDRESS: address, BROADSHEET_KEY: key } = process.env;
if (address === undefined || key === undefined) {
  throw new Error("Set BROADSHEET_ADDRESS and BROADSHEET_KEY to the address and a key of the program to test against");
}

/** The address of the running program, which has the demo newsroom. */
export const server = address;

/** A client with an editor's key. */
export const editor = new Broadsheet(server, { key });

/** Creates an article in the section Local, and publishes it unless a draft is asked for. */
export async function story(status: "draft" | "published" = "published"): Promise<Schemas["EditorialArticle"]> {
  const body = { headline: `Story ${randomUUID()}`, section: "local", body: { markdown: "The pier closes on Friday." } };
  const draft = await answer(editor.api.POST("/v1/editorial/articles", { body }));
  if (status === "draft") {
    return draft;
  }
  return publish(draft);
}

export async function publish(draft: Schemas["EditorialArticle"]): Promise<Schemas["EditorialArticle"]> {
  const params = { path: { id: draft.id }, header: { "If-Match": "*" } };
  return answer(editor.api.POST("/v1/editorial/articles/{id}/publish", { params, body: {} }));
}

export async function withdraw({ id }: { id: string }, reason: string): Promise<void> {
  const params = { path: { id }, header: { "If-Match": "*" } };
  await answer(editor.api.POST("/v1/editorial/articles/{id}/withdraw", { params, body: { reason } }));
}

/** Changes the headline of an article; returns the change's cursor. */
export async function rename({ id }: { id: string }, headline: string): Promise<string> {
  const { response } = await editor.api.PATCH("/v1/editorial/articles/{id}", {
    params: { path: { id }, header: { "If-Match": "*" } },
    body: { headline },
    headers: { "Content-Type": "application/merge-patch+json" },
  });
  return response.headers.get("Change-Cursor") ?? "";
}
