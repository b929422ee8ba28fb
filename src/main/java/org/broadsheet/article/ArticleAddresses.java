package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.ProblemException;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.Visibility;

/** What an article's address is now. A slug never dies: it goes on to the article, or tells why that is gone. */
@ApplicationScoped
public class ArticleAddresses {

    /** What an address is. */
    public sealed interface Address {}

    /**
     * A public article's, which has this slug now; another than was asked for where it moved.
     *
     * @param slug the one it has now
     */
    public record Current(String slug) implements Address {}

    /**
     * What was public and is not.
     *
     * @param notice sanitised HTML; may be null
     * @param replacement the slug of the public article that took its place; may be null
     */
    public record Gone(Instant at, String reason, String notice, String replacement) implements Address {

        ProblemException exception() {
            return Problem.gone(
                            "The article was withdrawn.",
                            reason,
                            at,
                            notice,
                            replacement == null ? null : "/v1/articles/" + replacement)
                    .exception();
        }
    }

    /** Nothing, or nothing that the public may know of. */
    public record Unknown() implements Address {}

    /** An article that the public may not know of has not taken its slug from the one that had it before. */
    private static final String BY_SLUG = """
            where a.id = coalesce((select o.id from article o where o.slug = ? and (%s or o.gone_at is not null)),
                (select article_id from article_former_slug where slug = ?))
            """.formatted(Visibility.of("o"));

    private final Database database;

    ArticleAddresses(Database database) {
        this.database = database;
    }

    /**
     * Why there is no public article of this slug or id: it moved (308), is gone (410) or is nothing (404).
     *
     * @param below what the path has behind the slug
     */
    public ProblemException absent(String slugOrId, String below) {
        Address address = of(slugOrId);
        if (address instanceof Current current) {
            return Problem.of(308, "moved", "Moved", "The article's slug is " + current.slug() + " now.")
                    .exception(Map.of("Location", "/v1/articles/" + current.slug() + below));
        }
        return address instanceof Gone gone
                ? gone.exception()
                : Problem.notFound().exception();
    }

    /** What this slug or id is now: one statement, whatever it is. */
    public Address of(String slugOrId) {
        Sql sql = Sql.of("select a.slug, " + Visibility.of("a") + " as is_public, a.gone_at, a.gone_reason,")
                .add("a.gone_notice, r.slug as replacement from article a")
                .add("left join article r on r.id = a.gone_replacement_id and " + Visibility.of("r"));
        if (Slugs.isId(slugOrId)) {
            sql.add("where a.id = ?", Slugs.id(slugOrId));
        } else {
            sql.add(BY_SLUG, slugOrId, slugOrId);
        }
        Optional<Address> found = database.first(
                sql.add("and (" + Visibility.of("a") + " or a.gone_at is not null)"),
                row -> row.getBoolean("is_public")
                        ? new Current(row.getString("slug"))
                        : new Gone(
                                Database.instant(row, "gone_at"),
                                row.getString("gone_reason"),
                                row.getString("gone_notice"),
                                row.getString("replacement")));
        return found.orElseGet(Unknown::new);
    }
}
