import { Broadsheet } from "broadsheet-client";
import { type NextRequest, NextResponse } from "next/server";

export const config = { matcher: "/articles/:slug" };

const client = new Broadsheet(process.env.BROADSHEET_ADDRESS ?? "http://localhost:8080");

/**
 * Answers 404 for a story that is not there. By the time that its page finds out, Next has sent 200 and the page's first
 * part. Here Broadsheet answers from memory; no page has the address that is shown instead, so Next shows not-found.
 */
export async function proxy(request: NextRequest) {
  const { state } = await client.resolve(request.nextUrl.pathname);
  return state === "unknown" || state === "gone"
    ? NextResponse.rewrite(new URL("/no-such-page", request.url))
    : NextResponse.next();
}
