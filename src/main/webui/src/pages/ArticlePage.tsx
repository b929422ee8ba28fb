import { useEffect } from "preact/hooks";
import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { useHead } from "../head";
import { day, inLanguage, minutes, nameOf } from "../language";
import { AuthorCard } from "../parts/AuthorCard";
import { Blocks } from "../parts/Blocks";
import { Breadcrumbs } from "../parts/Breadcrumbs";
import { Byline, Credits } from "../parts/Byline";
import { Figure } from "../parts/Figure";
import { Html } from "../parts/Html";
import { Kicker } from "../parts/Kicker";
import { Notices } from "../parts/Notices";
import { Paywall } from "../parts/Paywall";
import { RelatedStories } from "../parts/RelatedStories";
import { SeriesLinks } from "../parts/SeriesLinks";
import { SmallPrint } from "../parts/SmallPrint";
import { readdress } from "../router";
import { Loading, ProblemPage } from "./ProblemPage";

/** A story, from one request. */
export function ArticlePage({ slug }: { slug: string }) {
  const { data: article, problem } = useAnswer(`article ${slug}`, () => newsroom.article(slug));
  useHead(
    article?.seo?.title ?? article?.headline ?? problem?.title,
    article?.canonicalUrl ?? article?.url,
    article?.seo?.noindex,
  );

  useEffect(() => {
    // The API redirects from a former slug, and the browser has followed; show the new address too.
    if (article && article.slug !== slug) {
      readdress(`/articles/${article.slug}${location.search}`);
    }
  }, [article?.slug]);

  useEffect(() => {
    // The browser looked for the fragment before there was a story.
    if (article && location.hash !== "") {
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    }
  }, [article?.slug]);

  if (problem) {
    return <ProblemPage problem={problem} />;
  }
  if (!article) {
    return <Loading />;
  }
  const { language } = article;
  const updated = Date.parse(article.updatedAt) - Date.parse(article.publishedAt) > 60_000;
  const writers = new Set(article.contributors.filter(({ role }) => role === "author").map((one) => one.slug));
  const authors = article.authors.filter((author) => writers.has(author.slug));
  return (
    <>
      <div class="spread">
        <article class="story" {...inLanguage(language)}>
          <header>
            {article.breadcrumbs.length > 1 && <Breadcrumbs way={article.breadcrumbs.slice(0, -1)} />}
            <Kicker story={article} />
            <h1>{article.headline}</h1>
            {article.standfirstHtml
              ? <Html as="p" class="standfirst" html={article.standfirstHtml} />
              : article.standfirst && <p class="standfirst">{article.standfirst}</p>}
            <p class="meta">
              <Byline story={article} />
              <time dateTime={article.publishedAt}>{day(article.publishedAt, language)}</time>
              {updated && <span lang="en">updated <time dateTime={article.updatedAt}>{day(article.updatedAt, "en")}</time></span>}
              <span>{minutes(article.readingMinutes, language)}</span>
            </p>
            <Credits story={article} />
          </header>
          {article.leadImage && <div class="lead-image"><Figure image={article.leadImage} first /></div>}
          {article.leadMedia && <div class="lead-image"><Blocks blocks={[article.leadMedia]} /></div>}
          <Notices notices={article.notices ?? []} language={language} />
          <div class="body"><Blocks blocks={article.body?.blocks ?? []} /></div>
          {article.body?.truncated && <Paywall access={article.access} />}
          <SmallPrint ai={article.ai} rights={article.rights} />
        </article>
        <aside class="beside" aria-label="About this story">
          <SeriesLinks places={article.series ?? []} />
          {(article.translations ?? []).length > 0 && (
            <section>
              <h2 class="rubric">In other languages</h2>
              <ul class="plain">
                {article.translations?.map((translation) => (
                  <li key={translation.language}>
                    <span class="kicker">{nameOf(translation.language)}</span>
                    <a href={`/articles/${translation.slug}`} hreflang={translation.language} {...inLanguage(translation.language)}>
                      {translation.headline}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {authors.length > 0 && (
            <section>
              <h2 class="rubric">{authors.length === 1 ? "The author" : "The authors"}</h2>
              {authors.map((author) => <AuthorCard key={author.slug} author={author} />)}
            </section>
          )}
          {article.tags.length > 0 && (
            <section>
              <h2 class="rubric">Topics</h2>
              <ul class="tags">
                {article.tags.map((tag) => <li key={tag.slug}><a href={`/tags/${tag.slug}`} rel="tag">{tag.name}</a></li>)}
              </ul>
            </section>
          )}
        </aside>
      </div>
      <RelatedStories teasers={article.related ?? []} />
    </>
  );
}
