package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/**
 * The archive as sitemaps: one for each month of publication, or several where a month has more than one can hold.
 * What search engines should not show is left out. Uses article_public_by_time: the index steps from month to month and
 * counts without reading an article, and article_noindex_by_time and article_ending for months of which nothing is left.
 */
@ApplicationScoped
public class Sitemaps {

    private static final Pattern MONTH = Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2]))(?:\\.([2-9]|[1-9]\\d{1,3}))?");

    /** The most addresses in a sitemap (sitemaps.org). */
    static final int MOST = 50_000;

    private static final String MONTHS =
            """
            with recursive month as (
                (select date_trunc('month', a.published_at at time zone 'UTC') as start
                    from article a where %2$s order by a.published_at limit 1)
                union all
                select (select date_trunc('month', a.published_at at time zone 'UTC')
                    from article a where %2$s
                        and a.published_at >= (month.start + interval '1 month') at time zone 'UTC'
                    order by a.published_at limit 1)
                from month where month.start is not null)
            select to_char(month.start, 'YYYY-MM') as name, count.articles, %1$s as next
            from month cross join lateral (
                select count(*) as articles from article a where %2$s
                    and a.published_at >= month.start at time zone 'UTC'
                    and a.published_at < (month.start + interval '1 month') at time zone 'UTC') count
            cross join lateral (
                select count(*) as articles from article a where %2$s and a.noindex
                    and a.published_at >= month.start at time zone 'UTC'
                    and a.published_at < (month.start + interval '1 month') at time zone 'UTC') hidden
            cross join lateral (
                select count(*) as articles from article a where %3$s and not a.noindex
                    and a.published_at >= month.start at time zone 'UTC'
                    and a.published_at < (month.start + interval '1 month') at time zone 'UTC') over
            where month.start is not null and month.start at time zone 'UTC' <= now()
                and count.articles > hidden.articles + over.articles
            order by month.start
            """.formatted(Visibility.NEXT, Visibility.published("a"), Visibility.endedLately("a"));

    private static final String ARTICLES =
            """
            select a.slug, a.updated_at, %s as next
            from (select p.id from article p where %s and p.published_at >= ? and p.published_at < ?
                order by p.published_at, p.id offset ? limit ?) part
            join article a on a.id = part.id
            where %s and not a.noindex order by a.published_at, a.id
            """.formatted(Visibility.NEXT, Visibility.published("p"), Visibility.listed("a"));

    private final PublicReads database;
    private final Site site;
    private final CacheDependencies dependencies;
    private final FeedConfig config;

    Sitemaps(PublicReads database, Site site, CacheDependencies dependencies, FeedConfig config) {
        this.database = database;
        this.site = site;
        this.dependencies = dependencies;
        this.config = config;
    }

    private record Month(String name, long articles, Instant next) {}

    private record Article(String slug, Instant updatedAt, Instant next) {}

    byte[] index() {
        return index(name -> config.root() + "/v1/sitemaps/" + name + ".xml", List.of());
    }

    /**
     * The index of the archive's sitemaps, and of others.
     *
     * @param address makes the absolute address of the sitemap of this name
     * @param others the names of the others, which come first
     */
    public byte[] index(UnaryOperator<String> address, List<String> others) {
        dependencies.record(CacheTags.ARTICLES);
        List<Month> months = database.list(
                Sql.of(MONTHS),
                row -> new Month(row.getString("name"), row.getLong("articles"), Database.instant(row, "next")));
        SitemapWriter xml = new SitemapWriter("sitemapindex", false);
        others.forEach(name -> xml.start(SitemapWriter.SITEMAP, "sitemap")
                .text(SitemapWriter.SITEMAP, "loc", address.apply(name))
                .end());
        for (Month month : months) {
            dependencies.recordChange(month.next());
            for (long part = 1; part <= (month.articles() + MOST - 1) / MOST; part++) {
                xml.start(SitemapWriter.SITEMAP, "sitemap")
                        .text(SitemapWriter.SITEMAP, "loc", address.apply(month.name() + (part == 1 ? "" : "." + part)))
                        .end();
            }
        }
        return xml.bytes();
    }

    /** The sitemap of a month by its name in the index; empty if there is none of that name. */
    public Optional<byte[]> named(String name) {
        Matcher month = MONTH.matcher(name);
        return month.matches()
                ? month(YearMonth.parse(month.group(1)), month.group(2) == null ? 1 : Integer.parseInt(month.group(2)))
                : Optional.empty();
    }

    /** A sitemap of these addresses. */
    public static byte[] of(List<URI> addresses) {
        SitemapWriter xml = new SitemapWriter("urlset", false);
        addresses.forEach(address -> xml.start(SitemapWriter.SITEMAP, "url")
                .text(SitemapWriter.SITEMAP, "loc", address.toString())
                .end());
        return xml.bytes();
    }

    /** The sitemap of the nth part of a month, counted from 1; empty if it has no article. */
    Optional<byte[]> month(YearMonth month, int part) {
        dependencies.record(CacheTags.ARTICLES);
        List<Article> articles = database.list(
                Sql.of(
                        ARTICLES,
                        month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant(),
                        (part - 1) * (long) MOST,
                        MOST),
                row -> new Article(
                        row.getString("slug"), Database.instant(row, "updated_at"), Database.instant(row, "next")));
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        dependencies.recordChange(articles.get(0).next());
        SitemapWriter xml = new SitemapWriter("urlset", false);
        for (Article article : articles) {
            xml.start(SitemapWriter.SITEMAP, "url")
                    .text(
                            SitemapWriter.SITEMAP,
                            "loc",
                            site.article(article.slug()).toString())
                    .text(SitemapWriter.SITEMAP, "lastmod", article.updatedAt().toString())
                    .end();
        }
        return Optional.of(xml.bytes());
    }
}
