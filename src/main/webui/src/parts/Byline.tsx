import type { Schemas } from "../api/newsroom";

type Contributor = Schemas["Contributor"];
type Story = Pick<Schemas["Teaser"], "byline" | "contributors">;

const CREDITS: Record<Exclude<Contributor["role"], "author">, string> = {
  photographer: "Photographs by",
  illustrator: "Illustrations by",
  translator: "Translated by",
  editor: "Edited by",
  contributor: "With contributions by",
};

/** The newsroom's own words, or the names of those who wrote the story. */
export function Byline({ story: { byline, contributors } }: { story: Story }) {
  const authors = contributors.filter(({ role }) => role === "author");
  if (byline === null && authors.length === 0) {
    return null;
  }
  return <span class="byline">{byline ?? <Names of={authors} />}</span>;
}

/** Those who did something else for the story, by what they did. */
export function Credits({ story: { contributors } }: { story: Pick<Story, "contributors"> }) {
  const roles = (Object.keys(CREDITS) as (keyof typeof CREDITS)[])
    .map((role) => ({ role, names: contributors.filter((one) => one.role === role) }))
    .filter(({ names }) => names.length > 0);
  return (
    <>
      {roles.map(({ role, names }) => (
        <p key={role} class="meta contributors">
          <span><span lang="en">{CREDITS[role]}</span> <Names of={names} /></span>
        </p>
      ))}
    </>
  );
}

/** Names, each linked to their page, or to a guest's own site; a guest may have none. */
function Names({ of }: { of: Contributor[] }) {
  return (
    <>
      {of.map(({ slug, name, url }, i) => (
        <>
          {i > 0 && ", "}
          {slug !== null
            ? <a href={`/authors/${slug}`} rel="author">{name}</a>
            : url !== null
              ? <a href={url}>{name}</a>
              : name}
        </>
      ))}
    </>
  );
}
