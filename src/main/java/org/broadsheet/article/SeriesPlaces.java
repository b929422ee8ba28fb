package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/** Finds the neighbours of an article in its series, by one statement. Each is one step along article_tag_by_time. */
@ApplicationScoped
class SeriesPlaces {

    private static final String PLACES =
            """
            select t.slug, t.name, %1$s as next_public,
                previous.slug as previous_slug, previous.headline as previous_headline,
                previous.published_at as previous_published_at,
                following.slug as next_slug, following.headline as next_headline,
                following.published_at as next_published_at
            from article_tag x join tag t on t.id = x.tag_id and t.kind = 'series'
            left join lateral (
                select a.slug, a.headline, a.published_at from article_tag y join article a on a.id = y.article_id
                where y.tag_id = x.tag_id and %2$s
                    and (y.published_at, y.article_id) < (x.published_at, x.article_id)
                order by y.published_at desc, y.article_id desc limit 1) previous on true
            left join lateral (
                select a.slug, a.headline, a.published_at from article_tag y join article a on a.id = y.article_id
                where y.tag_id = x.tag_id and %2$s
                    and (y.published_at, y.article_id) > (x.published_at, x.article_id)
                order by y.published_at, y.article_id limit 1) following on true
            """.formatted(Visibility.NEXT, Visibility.listedCopy("y") + " and " + Visibility.of("a"));

    private final PublicReads database;
    private final Site site;
    private final CacheDependencies dependencies;

    SeriesPlaces(PublicReads database, Site site, CacheDependencies dependencies) {
        this.database = database;
        this.site = site;
        this.dependencies = dependencies;
    }

    /** The places of an article in its series, in the order of its tags. */
    List<SeriesPlace> of(UUID article) {
        return database.list(Sql.of(PLACES).add("where x.article_id = ? order by x.position", article), this::read);
    }

    private SeriesPlace read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        dependencies.record(CacheTags.tag(slug));
        dependencies.recordChange(Database.instant(row, "next_public"));
        return new SeriesPlace(slug, row.getString("name"), site.tag(slug), part(row, "previous"), part(row, "next"));
    }

    private SeriesPlace.Part part(ResultSet row, String which) throws SQLException {
        String slug = row.getString(which + "_slug");
        return slug == null
                ? null
                : new SeriesPlace.Part(
                        slug,
                        site.article(slug),
                        row.getString(which + "_headline"),
                        Database.instant(row, which + "_published_at"));
    }
}
