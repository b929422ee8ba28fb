package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.editorial.Warning;

/** Reads articles for their editors, whatever their state. */
@ApplicationScoped
class EditorialArticles {

    private static final String ARTICLE =
            "select a.id, a.version, a.slug, a.retracted, a.saved_at, a.saved_by, a.gone_at,"
                    + " a.gone_reason, a.gone_notice, r.slug as gone_replacement, coalesce(a.public_at <= now(), false) as is_public, "
                    + Versions.CONTENT
                    + """
             as content
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            left join article r on r.id = a.gone_replacement_id
            """;

    private final Database database;
    private final ArticleNames names;
    private final Counts counts;
    private final Notices notices;
    private final Site site;

    EditorialArticles(Database database, ArticleNames names, Counts counts, Notices notices, Site site) {
        this.database = database;
        this.names = names;
        this.counts = counts;
        this.notices = notices;
        this.site = site;
    }

    private record Row(
            UUID id,
            int version,
            String slug,
            boolean retracted,
            Instant savedAt,
            String savedBy,
            EditorialArticle.GoneView gone,
            boolean isPublic,
            Content content) {}

    /** The article of this id or slug; ends the request with a 404 where there is none. */
    EditorialArticle find(String idOrSlug, List<Warning> warnings) {
        Row row = database.first(Sql.of(ARTICLE).add(named(idOrSlug)), EditorialArticles::read)
                .orElseThrow(() -> Problem.notFound().exception());
        return view(row, warnings);
    }

    /** The same, locked until the caller's transaction ends. */
    EditedArticle edit(String idOrSlug) {
        Row row = database.first(Sql.of(ARTICLE).add(named(idOrSlug)).add("for update of a"), EditorialArticles::read)
                .orElseThrow(() -> Problem.notFound().exception());
        ObjectNode form = row.content().form(slugs(row.content().references()));
        boolean everPublic = row.isPublic() || row.gone() != null;
        return new EditedArticle(
                row.id(), row.version(), row.slug(), form, row.content().state(), everPublic);
    }

    /** The id of the article that a sender knows by this id. */
    Optional<UUID> bySource(String source, String externalId) {
        return database.first(
                Sql.of("select id from article where source = ? and external_id = ? for update", source, externalId),
                row -> Database.id(row, "id"));
    }

    private static Sql named(String idOrSlug) {
        return Slugs.isId(idOrSlug)
                ? Sql.of("where a.id = ?", Slugs.id(idOrSlug))
                : Sql.of("where a.slug = ?", idOrSlug);
    }

    private static Row read(ResultSet row) throws SQLException {
        Instant goneAt = Database.instant(row, "gone_at");
        boolean isPublic = row.getBoolean("is_public");
        return new Row(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getString("slug"),
                row.getBoolean("retracted"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                goneAt == null || isPublic
                        ? null
                        : new EditorialArticle.GoneView(
                                goneAt,
                                row.getString("gone_reason"),
                                row.getString("gone_notice"),
                                row.getString("gone_replacement")),
                isPublic,
                Content.of(row.getString("content")));
    }

    private EditorialArticle view(Row row, List<Warning> warnings) {
        ObjectNode form = row.content().form(slugs(row.content().references()));
        State state = row.content().state();
        return new EditorialArticle(
                row.id(),
                row.version(),
                row.slug(),
                site.article(row.slug()),
                text(form, "source"),
                text(form, "externalId"),
                text(form, "headline"),
                text(form, "standfirst"),
                text(form, "section"),
                texts(form, "tags"),
                texts(form, "authors"),
                text(form, "language"),
                text(form, "translationGroup"),
                form.get("leadImage").isNull()
                        ? null
                        : Image.fromJson(form.get("leadImage").toString(), url -> url),
                form.get("body"),
                texts(form, "related"),
                state.status(),
                state.publishedAt(),
                state.embargoUntil(),
                state.updatedAt(),
                row.retracted(),
                row.gone(),
                notices.of(row.id()),
                row.savedAt(),
                row.savedBy(),
                warnings);
    }

    private static String text(JsonNode form, String field) {
        return form.get(field).isNull() ? null : form.get(field).asText();
    }

    private static List<String> texts(JsonNode form, String field) {
        List<String> all = new ArrayList<>();
        form.get(field).forEach(node -> all.add(node.asText()));
        return all;
    }

    /** The slugs that these articles have now. */
    Map<UUID, String> slugs(Collection<UUID> ids) {
        Map<UUID, String> slugs = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list(
                            Sql.of("select id, slug from article where id = any (?)", ids),
                            row -> Map.entry(Database.id(row, "id"), row.getString("slug")))
                    .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        }
        return slugs;
    }

    private record Keyed(ArticleEntry entry, Object key) {}

    /**
     * A page of all articles, drafts too, what was saved last first. Uses article_by_save or article_status_by_save, or
     * what the Delivery list of the same filter uses.
     */
    Page<ArticleEntry> page(Parameters parameters) {
        ArticleSort sort = parameters.choice("sort", ArticleSort.EDITORIAL, ArticleSort::wireName, ArticleSort.SAVED);
        ArticleFilter named = ArticleFilter.of(parameters, ArticleFilter.Shown.STORED);
        Optional<String> status =
                Optional.ofNullable(parameters.choice("status", State.STATUSES, value -> value, null));
        Keyset keyset = Keyset.of(parameters, sort.wireName() + '?' + status + named.canonical(), sort.keyType());
        ArticleFilter filter = names.resolve(named, parameters);
        parameters.check();
        Sql chosen = filter.all();
        status.ifPresent(value -> chosen.add("and a.status = ?", value));
        List<Keyed> rows = database.list(
                Sql.of("select a.id, a.version, a.slug, a.headline, s.slug as section, a.language, a.status,")
                        .add("a.published_at, a.embargo_until, a.saved_at, a.saved_by, a." + sort.column() + " as key")
                        .add("from article a join section s on s.id = a.section_id where true")
                        .add(filter.conditions())
                        .add(status.map(value -> Sql.of("and a.status = ?", value))
                                .orElseGet(() -> Sql.of("")))
                        .add(keyset.beyond("a." + sort.column(), "a.id", sort.descending()))
                        .add(keyset.order("a." + sort.column(), "a.id", sort.descending())),
                row -> new Keyed(
                        entry(row),
                        sort.keyType() == Instant.class ? Database.instant(row, "key") : row.getString("key")));
        return keyset.page(
                rows, Keyed::key, keyed -> keyed.entry().id(), Keyed::entry, counts.of(keyset.counting(), chosen));
    }

    private static ArticleEntry entry(ResultSet row) throws SQLException {
        return new ArticleEntry(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getString("slug"),
                row.getString("headline"),
                row.getString("section"),
                row.getString("language"),
                row.getString("status"),
                Database.instant(row, "published_at"),
                Database.instant(row, "embargo_until"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }
}
