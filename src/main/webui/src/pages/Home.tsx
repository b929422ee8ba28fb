import { newsroom, type Teaser } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { inLanguage } from "../language";
import { LiveBadge } from "../parts/LiveBadge";
import { Stories } from "../parts/Stories";
import { TeaserCard } from "../parts/TeaserCard";
import { Loading, ProblemPage } from "./ProblemPage";

const ON_TOP = 7;
const IN_A_STRIP = 4;

/** All requests of the front page. Each excludes the stories already shown above, so that no story appears twice. */
async function frontPage() {
  const [newest, sections, summaries] = await Promise.all([
    newsroom.newest({ limit: ON_TOP }),
    newsroom.sections(),
    newsroom.summaries(10),
  ]);
  const onTop = slugs(newest.items);
  // Those below others are left out: their stories are among those of the section above.
  const branches = sections.items.filter(({ parent }) => parent === null);
  const strips = await Promise.all(
    branches.map(async (section) => {
      const { items } = await newsroom.newest({ section: [section.slug], limit: IN_A_STRIP, exclude: onTop });
      return { section, items };
    }),
  );
  const archive = await newsroom.newest({ exclude: [...onTop, ...strips.flatMap(({ items }) => slugs(items))] });
  // They are newest first, so the first of each section is its current one.
  const digests = sections.items.flatMap(({ slug }) => summaries.items.find(({ section }) => section.slug === slug) ?? []);
  return { newest, strips: strips.filter((strip) => strip.items.length > 0), archive, digests };
}

const slugs = (teasers: Teaser[]) => teasers.map((teaser) => teaser.slug);

/** The front page: the newest stories on top, then the week in digests, then each section's stories. */
export function Home() {
  const { data, problem, again } = useAnswer("home", frontPage);
  useHead(undefined, `${location.origin}/`);
  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!data) {
    return <Loading />;
  }
  // The newest story that has a picture opens the page; the others keep their order.
  const lead = data.newest.items.find((teaser) => teaser.leadImage) ?? data.newest.items[0];
  const others = data.newest.items.filter((teaser) => teaser !== lead);
  return (
    <div class="home">
      <h1 class="unseen">Front page</h1>
      <LiveBadge
        shown={data.newest.items}
        newest={async () => (await newsroom.newest({ limit: ON_TOP })).items}
        show={again}
      />
      <div class="top-stories">
        {lead && <TeaserCard teaser={lead} form="lead" level={2} />}
        <div class="seconds">{others.slice(0, 2).map((teaser) => <TeaserCard key={teaser.id} teaser={teaser} level={2} />)}</div>
        <div class="lines">
          {others.slice(2).map((teaser) => <TeaserCard key={teaser.id} teaser={teaser} form="line" level={2} />)}
        </div>
      </div>
      {data.digests.length > 0 && (
        <section class="digests" aria-labelledby="week">
          <h2 id="week" class="rubric">The week in brief</h2>
          <ul>
            {data.digests.map((digest) => (
              <li key={digest.id} {...inLanguage(digest.language)}>
                <p class="kicker"><a href={`/sections/${digest.section.slug}`}>{digest.section.name}</a></p>
                <h3><a href={`/summaries/${digest.slug}`}>{digest.headline}</a></h3>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.strips.map(({ section, items }) => (
        <section key={section.slug} class="strip" aria-labelledby={`strip-${section.slug}`}>
          <h2 id={`strip-${section.slug}`} class="rubric"><a href={`/sections/${section.slug}`}>{section.name}</a></h2>
          <div class="stories">
            {items.map((teaser) => <TeaserCard key={teaser.id} teaser={teaser} section={false} />)}
          </div>
        </section>
      ))}
      {data.archive.items.length > 0 && (
        <section class="strip" aria-labelledby="archive">
          <h2 id="archive" class="rubric">Earlier</h2>
          <Stories first={data.archive.items} next={data.archive.page.next} />
        </section>
      )}
    </div>
  );
}
