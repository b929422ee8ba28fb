package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerMeter;
import org.broadsheet.access.Product;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Reads the change log for a partner: what happens to the articles of its product. An article appears when it is old enough, its
 * later changes at once, and so does that it is gone, where the partner could see it or has fetched it.
 *
 * <p>The log is read twice. Of what happened while an article was too new the first reading shows nothing, and the second, which
 * follows as far behind as the product's delay, shows the article as it is then. What is in the product is decided by the article's
 * row now, since that is what the partner will fetch.
 */
@ApplicationScoped
class PartnerFeed {

    /** How many rows of the log one answer looks at, in each reading: most of them may be of other articles. */
    private static final int WINDOW = 5_000;

    private static final String ARTICLE = ChangeRequest.Kind.ARTICLE.wireName();
    private static final String DELETE = "delete";

    private static final String BRANCH = "with branch as (select x.section_id as id from section_ancestor x"
            + " where x.ancestor_id = any (?))"
            + " select s.slug from section s where s.id in (select id from branch)"
            + " union select f.slug from section_former_slug f where f.section_id in (select id from branch)"
            + " and not exists (select 1 from section o where o.slug = f.slug)";

    private final PublicReads database;
    private final ChangeFeed feed;
    private final PartnerMeter meter;

    PartnerFeed(PublicReads database, ChangeFeed feed, PartnerMeter meter) {
        this.database = database;
        this.feed = feed;
        this.meter = meter;
    }

    private record Row(
            long seq,
            Instant at,
            UUID id,
            String operation,
            String reason,
            int version,
            String slug,
            List<String> formerSlugs,
            String section) {

        /** Without cache tags: they name what else shows the article, and answers to partners have none. */
        ChangeView at(PartnerCursor cursor) {
            return new ChangeView(
                    cursor.toString(),
                    at,
                    ARTICLE,
                    id,
                    operation,
                    reason,
                    version,
                    slug,
                    formerSlugs,
                    section,
                    List.of());
        }
    }

    /** What a reading found: its rows, up to where it came, and whether it can go on. */
    private record Reading(List<Row> rows, long end, boolean more) {}

    /** Where a partner begins without a cursor: with the oldest change that is kept. */
    PartnerCursor oldest(Partner partner) {
        long oldest = feed.from(ChangeFeed.OLDEST);
        return new PartnerCursor(oldest, oldest, partner.product().number());
    }

    /** Where a partner begins that knows all that its product has now. */
    PartnerCursor newest(Partner partner) {
        return database.first(
                        PartnerCursor.newest(partner.product()), row -> PartnerCursor.read(row, partner.product()))
                .orElseThrow();
    }

    /** A place from which a partner goes on; ends the request with 410 if there is none any more. */
    PartnerCursor from(Partner partner, String cursor) {
        PartnerCursor from = PartnerCursor.of(cursor);
        if (from.product() != partner.product().number()) {
            throw Problem.of(
                            ProblemType.CURSOR_TOO_OLD,
                            "The product is another one since; start from the export at /v1/export.ndjson.")
                    .exception();
        }
        feed.from(Math.min(from.seen(), from.held()));
        return from;
    }

    /** The changes after a place, and the place to continue from. */
    ChangeView.Feed after(Partner partner, PartnerCursor from, ChangeFeed.Interest interest) {
        PartnerCursor newest = newest(partner);
        if (!interest.types().isEmpty() && !interest.types().contains(ARTICLE)) {
            return new ChangeView.Feed(List.of(), newest.toString(), false);
        }
        Product product = partner.product();
        Reading held = read(heldBack(product), product, from.held(), newest.held(), interest.limit());
        Reading seen = held.more()
                ? new Reading(List.of(), from.seen(), true)
                : read(
                        atOnce(partner, branch(product)),
                        product,
                        from.seen(),
                        newest.seen(),
                        interest.limit() - held.rows().size());
        List<ChangeView> shown = new ArrayList<>();
        held.rows().forEach(row -> shown.add(row.at(new PartnerCursor(from.seen(), row.seq(), product.number()))));
        seen.rows().forEach(row -> shown.add(row.at(new PartnerCursor(row.seq(), held.end(), product.number()))));
        List<UUID> gone = shown.stream()
                .filter(view -> view.operation().equals(DELETE))
                .map(ChangeView::id)
                .toList();
        if (!gone.isEmpty()) {
            meter.told(partner, gone);
        }
        return new ChangeView.Feed(
                shown, new PartnerCursor(seen.end(), held.end(), product.number()).toString(), seen.more());
    }

    /** The slugs that the sections of a product, and those below them, have or had: rows keep that of the time. */
    private Set<String> branch(Product product) {
        Set<UUID> sections = product.limits().sections();
        return sections.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(database.list(Sql.of(BRANCH, sections), row -> row.getString("slug")));
    }

    private Reading read(Sql condition, Product product, long after, long last, int limit) {
        long until = Math.max(after, Math.min(last, after + WINDOW));
        if (limit == 0) {
            return new Reading(List.of(), after, until > after);
        }
        List<Row> rows = database.list(
                Sql.of(
                                "select c.seq, c.at, c.thing_id, c.operation, c.reason, c.version, c.slug, c.former_slugs, c.section,")
                        .add(inside(product))
                        .add(
                                "as inside from change c where c.type = ? and c.seq > ? and c.seq <= ?",
                                ARTICLE,
                                after,
                                until)
                        .add(condition)
                        .add("order by c.seq limit ?", limit + 1),
                PartnerFeed::read);
        if (rows.size() > limit) {
            List<Row> shown = rows.subList(0, limit);
            return new Reading(shown, shown.get(limit - 1).seq(), true);
        }
        return new Reading(rows, until, until < last);
    }

    private static Sql inside(Product product) {
        return Sql.of("exists (select 1 from article a where a.id = c.thing_id and " + Visibility.of("a"))
                .add(product.condition("a"))
                .add(")");
    }

    /** Whether an article that is or was public was out of its delay when a row was written. */
    private static Sql wasOldEnough(Product product) {
        return Sql.of(Visibility.sinceBy("a", "c.at"), product.delay().toSeconds());
    }

    private static Sql heldBack(Product product) {
        return Sql.of("and c.operation = 'upsert' and")
                .add(inside(product))
                .add("and not exists (select 1 from article a where a.id = c.thing_id and")
                .add(wasOldEnough(product))
                .add(")");
    }

    /** Later changes of what is inside; and what is not, where the partner has it or could see it before. */
    private static Sql atOnce(Partner partner, Set<String> branch) {
        Product product = partner.product();
        Sql inside = inside(product);
        return Sql.of("and (c.operation = 'upsert' and")
                .add(inside)
                .add("and exists (select 1 from article a where a.id = c.thing_id and")
                .add(wasOldEnough(product))
                .add(") or not")
                .add(inside)
                .add("and (c.operation = 'delete' or exists (select 1 from article a where a.id = c.thing_id and "
                        + Visibility.of("a") + " and not (true")
                .add(product.place("a"))
                .add(")))")
                .add(
                        "and (exists (select 1 from partner_fetch f where f.partner_id = ? and f.article_id = c.thing_id)",
                        partner.id())
                .add("or")
                .add(wasInside(product, branch))
                .add("))");
    }

    /** What an article's row and the log know of where it was before: not its kind and its sender, if they changed. */
    private static Sql wasInside(Product product, Set<String> branch) {
        Sql was = Sql.of("exists (select 1 from article a where a.id = c.thing_id and")
                .add(wasOldEnough(product))
                .add(product.placeApartFromSection("a"))
                .add(")");
        return branch.isEmpty() && product.limits().sections().isEmpty()
                ? was.add("and c.operation = 'delete'")
                : was.add("and c.section_before = any (?)", branch)
                        .add("and (c.operation = 'delete' or c.section <> all (?))", branch);
    }

    private static Row read(ResultSet row) throws SQLException {
        boolean inside = row.getBoolean("inside");
        String reason = row.getString("reason");
        return new Row(
                row.getLong("seq"),
                Database.instant(row, "at"),
                Database.id(row, "thing_id"),
                inside ? "upsert" : DELETE,
                inside || reason != null ? reason : "moved",
                row.getInt("version"),
                row.getString("slug"),
                Arrays.asList((String[]) row.getArray("former_slugs").getArray()),
                inside ? row.getString("section") : null);
    }
}
