import type { Schemas } from "../api/newsroom";

interface Props {
  story: Pick<Schemas["Teaser"], "kind" | "kicker" | "section">;
  /** Whether to show its section; not needed on the section's own page. */
  section?: boolean;
}

/**
 * The line above a headline: the section, and the editors' words or else what kind of text it is. What others pay for
 * says so first, whatever else is there.
 */
export function Kicker({ story, section = true }: Props) {
  const sponsored = story.kind === "sponsored";
  const kind = story.kind !== "news" && !sponsored && labelOf(story.kind);
  if (!sponsored && !section && !story.kicker && !kind) {
    return null;
  }
  return (
    <p class="kicker parts">
      {sponsored && <strong class="sponsored" lang="en">Sponsored</strong>}
      {section && <a href={`/sections/${story.section.slug}`}>{story.section.name}</a>}
      {story.kicker ? <span>{story.kicker}</span> : kind && <span lang="en">{kind}</span>}
    </p>
  );
}

/** The kind in words: Fact check for `fact-check`. */
function labelOf(kind: string): string {
  const words = kind.replace("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
