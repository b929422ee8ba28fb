import type { Schemas } from "./api/newsroom";

type Found = Pick<Schemas["FoundThing"], "type" | "slug">;

const KINDS: Record<Found["type"], { path: string; word: string }> = {
  article: { path: "/articles/", word: "story" },
  author: { path: "/authors/", word: "author" },
  section: { path: "/sections/", word: "section" },
  summary: { path: "/summaries/", word: "digest" },
  tag: { path: "/tags/", word: "topic" },
};

/** The page of a search result on this site. */
export const pageOf = ({ type, slug }: Found): string => KINDS[type].path + slug;

/** The word that readers see for its kind. */
export const wordFor = ({ type }: Found): string => KINDS[type].word;
