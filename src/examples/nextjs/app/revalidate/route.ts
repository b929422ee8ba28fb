import { revalidateTag } from "next/cache";

/** Revalidates everything with any of these tags, a JSON array. Called by the follower. */
export async function POST(request: Request): Promise<Response> {
  const secret = process.env.REVALIDATE_SECRET;
  if (!secret || request.headers.get("Authorization") !== `Bearer ${secret}`) {
    return new Response(null, { status: 401 });
  }
  const tags = (await request.json()) as string[];
  // Immediately, rather than after one more reader has seen the old page.
  tags.forEach((tag) => revalidateTag(tag, { expire: 0 }));
  return new Response(null, { status: 204 });
}
