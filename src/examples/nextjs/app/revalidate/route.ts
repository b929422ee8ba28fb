import { revalidateTag } from "next/cache";

/** Forgets what shows any of these tags, a JSON array; the follower asks for it. */
export async function POST(request: Request): Promise<Response> {
  const secret = process.env.REVALIDATE_SECRET;
  if (!secret || request.headers.get("Authorization") !== `Bearer ${secret}`) {
    return new Response(null, { status: 401 });
  }
  const tags = (await request.json()) as string[];
  // At once, rather than after one more reader has seen the old page.
  tags.forEach((tag) => revalidateTag(tag, { expire: 0 }));
  return new Response(null, { status: 204 });
}
