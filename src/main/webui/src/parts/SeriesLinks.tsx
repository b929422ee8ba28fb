import type { Schemas } from "../api/newsroom";

/** The neighbours of a story in a series. */
export function SeriesLinks({ places }: { places: Schemas["SeriesPlace"][] }) {
  return (
    <>
      {places.filter(({ previous, next }) => previous ?? next).map(({ slug, name, previous, next }) => (
        <section key={slug}>
          <h2 class="rubric"><a href={`/tags/${slug}`}>{name}</a></h2>
          <ul class="plain">
            {previous && <li><span class="kicker">Before</span> <a href={`/articles/${previous.slug}`} rel="prev">{previous.headline}</a></li>}
            {next && <li><span class="kicker">Next</span> <a href={`/articles/${next.slug}`} rel="next">{next.headline}</a></li>}
          </ul>
        </section>
      ))}
    </>
  );
}
