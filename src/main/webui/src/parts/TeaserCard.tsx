import type { Teaser } from "../api/newsroom";
import { inLanguage, minutes, shortDay } from "../language";
import { Byline } from "./Byline";
import { Html } from "./Html";
import { Kicker } from "./Kicker";
import { Picture } from "./Picture";

type Form = "lead" | "card" | "row" | "line";

/** How wide the style sheet draws the picture of each form. */
const SIZES: Record<Exclude<Form, "line">, string> = {
  lead: "(min-width: 64rem) 40rem, 100vw",
  card: "(min-width: 36rem) 24rem, 100vw",
  row: "9rem",
};

interface Props {
  teaser: Teaser;
  /** Its size: `lead` opens a page, `row` is a headline beside its picture, `line` is only a headline. */
  form?: Form;
  /** The heading level of its headline. */
  level?: 2 | 3;
  /** Whether to show its section; not needed on the section's own page. */
  section?: boolean;
}

/** A story's card. Everything it shows is in the teaser, so no card needs a request of its own. */
export function TeaserCard({ teaser, form = "card", level = 3, section = true }: Props) {
  const Headline = level === 2 ? "h2" : "h3";
  const picture = form !== "line" && teaser.leadImage;
  const whole = form === "lead" || form === "card";
  return (
    <article class={`teaser ${form}${picture ? " pictured" : ""}`} {...inLanguage(teaser.language)}>
      {picture && (
        // The headline is the main link; this one is for readers who click the picture.
        <a class="picture" href={`/articles/${teaser.slug}`} tabIndex={-1} aria-hidden="true">
          <Picture image={picture} sizes={SIZES[form]} ratio="16x9" first={form === "lead"} decorative />
        </a>
      )}
      <div class="words">
        <Kicker story={teaser} section={section} />
        <Headline>
          <a href={`/articles/${teaser.slug}`}>
            {teaser.highlight ? <Html as="span" html={teaser.highlight.headline} /> : teaser.headline}
          </a>
        </Headline>
        {whole && (teaser.highlight?.body
          ? <Html as="p" class="standfirst" html={teaser.highlight.body} />
          : <p class="standfirst">{teaser.standfirst ?? teaser.excerpt}</p>)}
        <p class="meta">
          {whole && <Byline story={teaser} />}
          <time dateTime={teaser.publishedAt}>{shortDay(teaser.publishedAt, teaser.language)}</time>
          <span>{minutes(teaser.readingMinutes, teaser.language)}</span>
        </p>
      </div>
    </article>
  );
}
