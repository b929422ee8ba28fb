package org.broadsheet.partner;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.BoundQuery;

/**
 * Reads who has what: the last version of each whole article that partners fetched, and what has happened to it since: who still
 * has the old text.
 */
@ApplicationScoped
public class Holdings {

    /** The gravest thing that an article's notices say since it was fetched. */
    private static final String NOTICE = """
            left join lateral (
                select n.kind, greatest(n.published_at, n.made_at) as at from notice n
                where n.article_id = f.article_id and n.kind in ('retraction', 'correction', 'clarification')
                    and greatest(n.published_at, n.made_at) > f.fetched_at and %s
                order by array_position(array['retraction', 'correction', 'clarification'], n.kind), n.published_at desc
                limit 1) n on true
            """.formatted(Visibility.ofNotice("n"));

    private static final String FROM = """
            from partner_fetch f join partner p on p.id = f.partner_id join article a on a.id = f.article_id
            """ + NOTICE + " where true";

    private static final String SELECT = """
            select f.partner_id, p.name, p.email, f.article_id, a.slug, f.version,
                a.version as current_version, f.fetched_at, f.told_at, %s as is_gone,
                case when %s then %s end as gone_at, n.kind, n.at
            """.formatted(gone(), gone(), Visibility.goneAt("a")) + FROM;

    private static final String OUTDATED = " and (" + gone() + " or n.kind is not null)";

    private final Database database;
    private final UseWriter writer;
    private final Counts counts;

    Holdings(Database database, UseWriter writer) {
        this.database = database;
        this.writer = writer;
        this.counts = new Counts(database);
    }

    private static String gone() {
        return "not " + Visibility.isPublic("a");
    }

    /** Whether there is a partner with this id. */
    public boolean isPartner(UUID id) {
        return database.first(Sql.of("select true from partner where id = ?", id), row -> true)
                .isPresent();
    }

    /** A whole article that a partner has fetched, and in which version last. */
    public record Held(UUID partner, UUID article, int version) {}

    /** What some partners have of some articles, as far as it is written: up to a second ago. In the caller's transaction. */
    public List<Held> of(Collection<UUID> partners, Collection<UUID> articles) {
        return partners.isEmpty() || articles.isEmpty()
                ? List.of()
                : database.list(
                        Sql.of("select partner_id, article_id, version from partner_fetch")
                                .add("where partner_id = any (?) and article_id = any (?)", partners, articles),
                        row -> new Held(
                                Database.id(row, "partner_id"), Database.id(row, "article_id"), row.getInt("version")));
    }

    /** The partners that have an old text of an article, those that fetched it last first. Uses partner_fetch_of_article. */
    public List<HeldArticle> outdated(UUID article) {
        writer.write();
        return database.list(
                Sql.of(SELECT + OUTDATED)
                        .add("and f.article_id = ? order by f.fetched_at desc, f.partner_id desc", article),
                Holdings::read);
    }

    /** A page of what a partner has an old text of, what it fetched last first. Uses partner_fetch_in_order. */
    Page<HeldArticle> outdatedOf(UUID partner, BoundQuery<PageRequest> query) {
        return page(
                Sql.of(OUTDATED).add("and f.partner_id = ?", partner),
                "outdated" + partner,
                "f.article_id",
                query,
                query.value());
    }

    /** A page of the partners that have an article, those that fetched it last first. Uses partner_fetch_of_article. */
    Page<HeldArticle> holders(UUID article, BoundQuery<HolderListRequest> query) {
        boolean outdated = query.value().outdated();
        return page(
                Sql.of(outdated ? OUTDATED : "").add("and f.article_id = ?", article),
                "holders" + outdated + article,
                "f.partner_id",
                query,
                query.value().page());
    }

    private Page<HeldArticle> page(Sql condition, String name, String id, BoundQuery<?> query, PageRequest request) {
        Keyset keyset = Keyset.of(query, request, name, Instant.class);
        query.faults().check();
        writer.write();
        return keyset.page(
                database.list(
                        Sql.of(SELECT)
                                .add(condition)
                                .add(keyset.beyond("f.fetched_at", id, true))
                                .add(keyset.order("f.fetched_at", id, true)),
                        Holdings::read),
                HeldArticle::fetchedAt,
                held -> id.equals("f.article_id") ? held.article() : held.partner(),
                held -> held,
                counts.of(keyset.counting(), Sql.of("select 1 " + FROM).add(condition)));
    }

    private static HeldArticle read(ResultSet row) throws SQLException {
        return new HeldArticle(
                Database.id(row, "partner_id"),
                row.getString("name"),
                row.getString("email"),
                Database.id(row, "article_id"),
                row.getString("slug"),
                row.getInt("version"),
                row.getInt("current_version"),
                Database.instant(row, "fetched_at"),
                Database.instant(row, "told_at"),
                since(row));
    }

    private static HeldArticle.Since since(ResultSet row) throws SQLException {
        if (row.getBoolean("is_gone")) {
            return new HeldArticle.Since(HeldArticle.What.GONE, Database.instant(row, "gone_at"));
        }
        String kind = row.getString("kind");
        return kind == null
                ? null
                : new HeldArticle.Since(
                        switch (kind) {
                            case "retraction" -> HeldArticle.What.RETRACTED;
                            case "correction" -> HeldArticle.What.CORRECTED;
                            default -> HeldArticle.What.CLARIFIED;
                        },
                        Database.instant(row, "at"));
    }
}
