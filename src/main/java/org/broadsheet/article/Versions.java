package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * What articles were before each save, whole. The newest version is the article itself; it is kept here in the moment
 * that another takes its place, by one statement for any number of articles.
 */
@ApplicationScoped
class Versions {

    /** An article {@code a} of section {@code s} with body {@code b} as one JSON object; its references are ids. */
    static final String CONTENT = """
            jsonb_build_object(
                'slug', a.slug, 'source', a.source, 'externalId', a.external_id, 'headline', a.headline,
                'standfirst', a.standfirst, 'section', s.slug,
                'tags', coalesce((select jsonb_agg(t.slug order by x.position)
                    from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id), '[]'),
                'authors', coalesce((select jsonb_agg(u.slug order by x.position)
                    from article_author x join author u on u.id = x.author_id where x.article_id = a.id), '[]'),
                'language', a.language, 'translationGroup', a.translation_group, 'leadImage', a.lead_image::jsonb,
                'blocks', b.blocks::jsonb,
                'related', coalesce((select jsonb_agg(r.target_id order by r.position)
                    from article_reference r where r.article_id = a.id and r.kind = 'related'), '[]'),
                'status', a.status, 'publishedAt', a.published_at, 'embargoUntil', a.embargo_until,
                'updatedAt', case when a.published_at is not null then a.updated_at end)
            """;

    private static final String KEEP = """
            insert into article_version (article_id, version, saved_at, saved_by, content)
            select a.id, a.version, a.saved_at, a.saved_by, %s
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            where a.id = any (?)
            """.formatted(CONTENT);

    private final Database database;

    Versions(Database database) {
        this.database = database;
    }

    /** Keeps what these articles are now, in the caller's transaction. */
    void keep(Collection<UUID> articles) {
        database.update(Sql.of(KEEP, articles));
    }

    /** The versions of an article that others have taken the place of, newest first, at most so many. */
    List<StoredVersion> before(UUID article, int version, int limit) {
        return database.list(
                Sql.of("select version, saved_at, saved_by, content from article_version")
                        .add("where article_id = ? and version < ?", article, version)
                        .add("order by version desc limit ?", limit),
                StoredVersion::read);
    }

    /** One such version. */
    Optional<StoredVersion> find(UUID article, int version) {
        return database.first(
                Sql.of("select version, saved_at, saved_by, content from article_version")
                        .add("where article_id = ? and version = ?", article, version),
                StoredVersion::read);
    }
}
