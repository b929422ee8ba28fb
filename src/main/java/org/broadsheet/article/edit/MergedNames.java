package org.broadsheet.article.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.broadsheet.change.Clock;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.EditorialMerges;
import org.broadsheet.name.Kind;

/**
 * Lets articles follow where a tag or author is merged into another, in the merge's transaction. Takes the same few
 * statements for any number of articles. Articles keep their versions: as when a tag is renamed, nobody has edited them.
 */
@ApplicationScoped
class MergedNames {

    /** Both conditions, because each of the two indexes has one kind of rows. */
    private static final String OF =
            "x.%1$s_id = ? and (" + Visibility.published("x") + " or " + Visibility.unpublished("x") + ")";

    /**
     * The clock appends public articles to the change log, a bounded number at a time: appending all of them here would
     * hold the log's lock, and with it every other writer, for as long as that takes. What shows names beside articles is
     * evicted by the change of the tag or author itself.
     */
    private static final String COMING = """
            insert into coming (thing_id, at, type, version, slug, section, cache_tags)
            select a.id, now(), 'article', a.version, a.slug, s.slug, array['article-' || a.id]
            from article_%1$s x join article a on a.id = x.article_id join section s on s.id = a.section_id
            where x.%1$s_id = ? and %2$s and %3$s
            on conflict (thing_id) do nothing
            """;

    /** What will become public is then shown under the other name. */
    private static final String SCHEDULED = """
            update coming c set cache_tags = c.cache_tags || array(select '%1$s-' || slug from %1$s where id = ?)
            from article_%1$s x where x.article_id = c.thing_id and x.%1$s_id = ? and %2$s
                and c.at > now()
            """;

    /** An article that has both keeps the one that comes first. */
    private static final String LATER_OF_BOTH = """
            with both_of as (
                select x.article_id, greatest(x.position, y.position) as later
                from article_%1$s x join article_%1$s y on y.article_id = x.article_id and y.%1$s_id = ?
                where %2$s)
            delete from article_%1$s d using both_of b where d.article_id = b.article_id and d.position = b.later
            """;

    /**
     * What is said of an author is kept by id, see {@link org.broadsheet.article.Credits}: it follows too, in articles that
     * have both the role of the one that comes first.
     */
    private static final String ROLES = """
            with kept as (
                select distinct on (y.article_id) y.article_id, y.author_id
                from article_author x join article_author y on y.article_id = x.article_id and y.author_id in (x.author_id, ?)
                where %s
                order by y.article_id, y.position)
            update article a set credits = jsonb_set(a.credits::jsonb, '{roles}',
                    (a.credits::jsonb -> 'roles') - ?::text - ?::text || jsonb_strip_nulls(
                        jsonb_build_object(?::text, (a.credits::jsonb -> 'roles') -> k.author_id::text)))::text
            from kept k where k.article_id = a.id and (a.credits::jsonb -> 'roles') is not null
            """;

    private final Database database;
    private final Clock clock;

    MergedNames(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void follow(@Observes EditorialMerges.Merging merging) {
        String kind = merging.kind().word();
        String of = OF.formatted(kind);
        UUID from = merging.from();
        UUID into = merging.into();
        database.update(Sql.of(COMING.formatted(kind, Visibility.published("x"), Visibility.of("a")), from));
        database.update(Sql.of(SCHEDULED.formatted(kind, Visibility.published("x")), into, from));
        database.update(Sql.of("insert into search_due (article_id, bulk) select x.article_id, true from article_"
                        + kind + " x")
                .add("where " + of, from));
        if (merging.kind() == Kind.AUTHOR) {
            database.update(Sql.of(ROLES.formatted(of), into, from, from, into, into));
        }
        database.update(Sql.of(LATER_OF_BOTH.formatted(kind, of), into, from));
        database.update(Sql.of("update article_" + kind + " x set " + kind + "_id = ?", into)
                .add("where " + of, from));
        if (merging.kind() == Kind.TAG) {
            database.update(Sql.of("update article set primary_tag_id = ? where primary_tag_id = ?", into, from));
        }
        clock.takeDue();
    }
}
