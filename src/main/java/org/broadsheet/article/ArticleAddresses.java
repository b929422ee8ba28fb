package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.access.PartnerReading;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.request.Slugs;

/** Resolves addresses of articles. A slug never dies: it leads to its article, or explains why that is gone. */
@ApplicationScoped
public class ArticleAddresses {

    /** What an address leads to now. */
    public sealed interface Address {}

    /**
     * A public article; its slug differs from the one in the address where the article was renamed.
     *
     * @param slug the article's current slug
     * @param ends when the clock ends it; null if it does not
     */
    public record Current(String slug, Instant ends) implements Address {}

    /**
     * An article that was public and is not any more.
     *
     * @param ended whether its time was over, and nobody withdrew it
     * @param notice sanitised HTML; may be null
     * @param replacement the slug of the public article that took its place; may be null
     * @param replacementEnds when the clock ends that one; null if it does not
     */
    public record Gone(
            Instant at, boolean ended, String reason, String notice, String replacement, Instant replacementEnds)
            implements Address {

        ProblemException exception() {
            return Problem.gone(
                            ended ? "The article has expired." : "The article was withdrawn.",
                            reason,
                            at,
                            notice,
                            replacement == null ? null : "/v1/articles/" + replacement)
                    .exception();
        }
    }

    /** No article, or one that the public must not know about. */
    public record Unknown() implements Address {}

    private static final String BY_SLUG = "where a.id = " + FormerNames.named(Kind.ARTICLE);

    /** Joins the public articles {@code t} that rows of {@code requested} name, by current or former slugs. */
    static final String NAMED = "join article t on t.id = " + FormerNames.named(Kind.ARTICLE, "requested.name")
            + " and " + Visibility.of("t");

    private final PublicReads database;
    private final Moves moves;
    private final PartnerReading partners;

    ArticleAddresses(PublicReads database, Moves moves, PartnerReading partners) {
        this.database = database;
        this.partners = partners;
        this.moves = moves;
    }

    /** The answer where no public article has this slug or id: it moved (308), is gone (410) or is unknown (404). */
    public ProblemException absent(String slugOrId) {
        Address address = of(slugOrId);
        if (address instanceof Current current) {
            return moves.to(Kind.ARTICLE, slugOrId, current.slug());
        }
        return address instanceof Gone gone
                ? gone.exception()
                : Problem.notFound().exception();
    }

    /** Resolves a slug or id, by one statement in every case. */
    public Address of(String slugOrId) {
        Sql sql = Sql.of("select a.slug, " + Visibility.of("a") + " as is_public, " + Visibility.hasEnded("a"))
                .add("as has_ended, " + Visibility.goneAt("a") + " as gone_at, a.gone_reason, a.gone_notice,")
                .add(
                        "a.expires_at, a.expiry_reason, r.slug as replacement, r.expires_at as replacement_ends from article a")
                .add("left join article r on r.id = a.gone_replacement_id and " + Visibility.of("r"))
                .add(partners.condition("r"));
        if (Slugs.isId(slugOrId)) {
            sql.add("where a.id = ?", Slugs.id(slugOrId));
        } else {
            sql.add(BY_SLUG, slugOrId, slugOrId);
        }
        Optional<Address> found = database.first(
                sql.add("and " + Visibility.known("a")).add(partners.known("a")),
                row -> row.getBoolean("is_public")
                        ? new Current(row.getString("slug"), Database.instant(row, "expires_at"))
                        : gone(row));
        return found.orElseGet(Unknown::new);
    }

    private static Gone gone(ResultSet row) throws SQLException {
        Instant at = Database.instant(row, "gone_at");
        // What it said of an earlier absence is not why it is gone now.
        return row.getBoolean("has_ended")
                ? new Gone(at, true, Ending.reason(at, row.getString("expiry_reason")), null, null, null)
                : new Gone(
                        at,
                        false,
                        row.getString("gone_reason"),
                        row.getString("gone_notice"),
                        row.getString("replacement"),
                        Database.instant(row, "replacement_ends"));
    }
}
