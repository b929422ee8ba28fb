package org.broadsheet.article.edit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.Credits;
import org.broadsheet.article.Ending;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.body.Body;
import org.broadsheet.body.Image;
import org.broadsheet.body.LeadMedia;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.list.Collation;
import org.broadsheet.list.KeyedTable;
import org.broadsheet.list.SortKey;
import org.broadsheet.name.Kind;

/**
 * Maps the components of {@link Content} and {@link State} to columns, for reading and writing. Content and state are
 * written separately: a write of one does not touch the columns of the other.
 */
public final class ArticleTable {

    /** All of a body. */
    private static final String WHOLE = "coalesce(b.whole, b.blocks)";

    /** What everybody may read of it. */
    private static final String FREE = "b.blocks";

    /** What {@link #read} reads. */
    private static final String COLUMNS =
            """
            select a.id, a.version, a.slug, a.source, a.external_id, a.headline, a.standfirst, a.standfirst_html, a.kind, a.kicker,
                a.short_headline, a.seo, a.social, a.canonical_url, a.dateline, a.provider, a.place, a.rights, a.ai,
                a.priority, a.featured, s.slug as section,
                array(select f.slug from unnest(a.further_section_ids) with ordinality x(id, position)
                    join section f on f.id = x.id order by x.position) as sections,
                array(select t.slug from article_tag x join tag t on t.id = x.tag_id
                    where x.article_id = a.id order by x.position) as tags,
                (select t.slug from tag t where t.id = a.primary_tag_id) as primary_tag,
                array(select u.slug from article_author x join author u on u.id = x.author_id
                    where x.article_id = a.id order by x.position) as authors,
                a.credits, case when a.credits is not null then array(
                    select x.author_id from article_author x where x.article_id = a.id order by x.position) end as credited,
                case when a.credits is not null then array(
                    select x.position from article_author x where x.article_id = a.id order by x.position) end as positions,
                a.byline, a.language, a.translation_group, a.lead_image, a.lead_media,
                array(select r.target_id::text from article_reference r
                    where r.article_id = a.id and r.kind = 'related' order by r.position) as related,
                array(select p.path from redirect p where p.article_id = a.id order by p.position) as aliases,
                a.access, a.extra, a.status, a.published_at, a.embargo_until, a.expires_at, a.expiry_reason, a.updated_at,
                a.retracted,
                %s as is_public, %s as has_ended, %s as gone_at,
                a.gone_reason, a.gone_notice, o.slug as gone_replacement, a.saved_at, a.saved_by, a.stage,
            """.formatted(Visibility.isPublic("a"), Visibility.hasEnded("a"), Visibility.goneAt("a"));

    private static final String FROM = """
             as blocks from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            left join article o on o.id = a.gone_replacement_id
            """;

    /** What {@link LockView#read} reads of a lock {@code k}. */
    static final String LOCK_COLUMNS =
            "k.holder as lock_by, k.key_name as lock_key, k.taken_at as lock_taken_at, k.until as lock_until";

    /** Selects whole articles, as {@link #read} reads them; a condition on {@code a} follows. */
    static final String SELECT = COLUMNS + LOCK_COLUMNS + ", " + WHOLE + FROM
            + " left join article_lock k on k.article_id = a.id and k.until > now() ";

    /** Stands for a further condition. */
    private static final String FURTHER = " -- further";

    /** What {@link #readRecord} reads beside {@link #COLUMNS}; formatted with the condition on what is referred to. */
    private static final String RECORD_COLUMNS = """
            null::text as lock_by,
            (select jsonb_object_agg(t.id, t.slug) from article_reference r join article t on t.id = r.target_id
                where r.article_id = a.id and %1$s)::text as shown,
            (select jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.html, 'publishedAt', to_char(
                    n.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                order by n.published_at, n.kind, n.html) from notice n where n.article_id = a.id)::text as notices,
            %2$s,
            """;

    /**
     * The values of one row to write.
     *
     * @param version the version that it replaces; 0 for a new article
     * @param names the ids of the slugs in the content
     * @param goneAt when it stopped being public; null if it is public or never was
     * @param by who saves
     */
    record Row(
            UUID id,
            int version,
            ArticleDraft draft,
            Names names,
            byte[] digest,
            Instant goneAt,
            Instant now,
            String by) {

        private Content content() {
            return draft.content();
        }

        private State state() {
            return draft.state();
        }
    }

    private record Column(String name, Function<Row, Object> value) {}

    private static final List<Column> CONTENT = List.of(
            new Column("slug", row -> row.content().slug()),
            new Column("source", row -> row.content().source()),
            new Column("external_id", row -> row.content().externalId()),
            new Column("headline", row -> row.content().headline()),
            new Column("headline_key", row -> SortKey.of(row.content().headline())),
            new Column("root_key", row -> Collation.root().key(row.content().headline())),
            new Column("own_key", row -> Collation.of(row.content().language())
                    .key(row.content().headline())),
            new Column("key_form", row -> Collation.FORM),
            new Column("standfirst", row -> row.content().standfirst()),
            new Column("standfirst_html", row -> row.content().standfirstHtml()),
            new Column("kind", row -> ArticleKind.shown(row.content().kind()).wireName()),
            new Column("kicker", row -> row.content().kicker()),
            new Column("short_headline", row -> row.content().shortHeadline()),
            new Column("seo", row -> json(row.content().seo())),
            new Column(
                    "noindex",
                    row -> row.content().seo() != null && row.content().seo().noindex() != null),
            new Column("social", row -> json(row.content().social())),
            new Column("canonical_url", row -> row.content().canonicalUrl()),
            new Column("dateline", row -> row.content().dateline()),
            new Column("provider", row -> json(row.content().provider())),
            new Column("place", row -> json(row.content().place())),
            new Column("rights", row -> json(row.content().rights())),
            new Column("ai", row -> json(row.content().ai())),
            new Column("priority", row -> row.content().priority()),
            new Column("featured", row -> row.content().featured() != null),
            new Column("excerpt", row -> row.draft().facts().excerpt()),
            new Column("lead_image", row -> image(row.content().leadImage())),
            new Column("pictured", row -> ArticleImages.isPictured(row.content())),
            new Column(
                    "lead_media",
                    row -> row.content().leadMedia() == null
                            ? null
                            : row.content().leadMedia().toJson()),
            new Column(
                    "section_id",
                    row -> row.names().sections().get(row.content().section())),
            new Column("further_section_ids", ArticleTable::furtherSections),
            new Column(
                    "primary_tag_id",
                    row -> row.content().primaryTag() == null
                            ? null
                            : row.names().tags().get(row.content().primaryTag())),
            new Column("byline", row -> row.content().byline()),
            new Column(
                    "credits",
                    row -> row.content().credits(row.names().authors()).write()),
            new Column("language", row -> row.content().language()),
            new Column("translation_group", row -> row.content().translationGroup()),
            new Column("word_count", row -> row.draft().facts().words()),
            new Column("reading_minutes", row -> row.draft().facts().minutes()),
            new Column("access", row -> row.content().access()),
            new Column("extra", row -> Extra.toJson(row.content().extra())),
            new Column(
                    "extra_terms",
                    row -> row.content().extra() == null
                            ? null
                            : Extra.terms(row.content().extra()).toArray(String[]::new)),
            new Column("digest", Row::digest),
            new Column("saved_at", Row::now),
            new Column("saved_by", Row::by));

    private static final List<Column> STATE = List.of(
            new Column("status", row -> row.state().stored(row.now())),
            new Column("published_at", row -> row.state().publishedAt()),
            new Column("embargo_until", row -> row.state().embargoUntil()),
            new Column("expires_at", row -> row.state().expiresAt()),
            new Column("expiry_reason", row -> row.state().expiryReason()),
            new Column("gone_at", Row::goneAt));

    /** An article that was never published is updated whenever it is saved. */
    private static final Column UPDATED_AT = new Column(
            "updated_at",
            row -> row.state().updatedAt() == null ? row.now() : row.state().updatedAt());

    private static final List<Column> EDITED = with(CONTENT, List.of(UPDATED_AT));
    private static final List<Column> ALL = with(EDITED, STATE);

    /** The keys of alphabetical lists, and what they are made from. */
    static final KeyedTable KEYED =
            new KeyedTable("article", "headline, language", List.of("root_key", "own_key"), row -> {
                String headline = row.getString("headline");
                return List.of(
                        Collation.root().key(headline),
                        Collation.of(row.getString("language")).key(headline));
            });

    private ArticleTable() {}

    /** Reads an article selected by {@link #SELECT}. */
    static StoredArticle read(ResultSet row) throws SQLException {
        boolean isPublic = row.getBoolean("is_public");
        Instant goneAt = Database.instant(row, "gone_at");
        return new StoredArticle(
                Database.id(row, "id"),
                row.getInt("version"),
                new Content(
                        row.getString("slug"),
                        row.getString("source"),
                        row.getString("external_id"),
                        row.getString("headline"),
                        row.getString("standfirst"),
                        row.getString("standfirst_html"),
                        ArticleKind.named(row.getString("kind")),
                        row.getString("kicker"),
                        row.getString("short_headline"),
                        StoredJson.read(row.getString("seo"), SeoDraft.class),
                        StoredJson.read(row.getString("social"), SocialDraft.class),
                        row.getString("canonical_url"),
                        row.getString("dateline"),
                        StoredJson.read(row.getString("provider"), ProviderDraft.class),
                        StoredJson.read(row.getString("place"), PlaceDraft.class),
                        StoredJson.read(row.getString("rights"), RightsDraft.class),
                        StoredJson.read(row.getString("ai"), AiDraft.class),
                        Database.number(row, "priority"),
                        row.getBoolean("featured"),
                        row.getString("section"),
                        texts(row, "sections"),
                        texts(row, "tags"),
                        row.getString("primary_tag"),
                        authors(row),
                        row.getString("byline"),
                        row.getString("language"),
                        row.getString("translation_group"),
                        Image.fromJson(row.getString("lead_image")),
                        LeadMedia.fromJson(row.getString("lead_media")),
                        Body.fromJson(row.getString("blocks")),
                        texts(row, "related"),
                        texts(row, "aliases"),
                        row.getString("access"),
                        Extra.fromJson(row.getString("extra"))),
                state(row),
                row.getBoolean("retracted"),
                isPublic,
                goneAt == null || isPublic ? null : gone(row, goneAt),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                row.getString("stage"),
                LockView.read(row));
    }

    private static EditorialArticle.GoneView gone(ResultSet row, Instant at) throws SQLException {
        return row.getBoolean("has_ended")
                ? new EditorialArticle.GoneView(at, Ending.reason(at, row.getString("expiry_reason")), null, null)
                : new EditorialArticle.GoneView(
                        at,
                        row.getString("gone_reason"),
                        row.getString("gone_notice"),
                        row.getString("gone_replacement"));
    }

    /** Reads the state of an article from its columns. */
    static State state(ResultSet row) throws SQLException {
        Instant publishedAt = Database.instant(row, "published_at");
        return new State(
                State.shown(row.getString("status")),
                publishedAt,
                publishedAt == null ? null : Database.instant(row, "updated_at"),
                Database.instant(row, "embargo_until"),
                Database.instant(row, "expires_at"),
                row.getString("expiry_reason"));
    }

    /**
     * Selects the articles of an export, by slug, as {@link #readRecord} reads them.
     *
     * @param more further columns, of an article {@code a}
     */
    public static Sql records(Extent extent, String more) {
        return records(extent, more, alias -> Sql.of(""));
    }

    /**
     * The same of some of them, which refer to no others.
     *
     * @param some a further condition, from {@code and} on, on an article of an alias
     */
    public static Sql records(Extent extent, String more, Function<String, Sql> some) {
        String[] columns = RECORD_COLUMNS
                .formatted(extent.of("t") + FURTHER, PublicExtra.marks(Kind.ARTICLE))
                .split(FURTHER);
        return Sql.of(COLUMNS + columns[0])
                .add(some.apply("t"))
                .add(columns[1] + more + ", " + (extent.isWhole() ? WHOLE : FREE) + FROM + " where " + extent.of("a"))
                .add(some.apply("a"))
                .add("order by a.slug collate \"C\"");
    }

    /**
     * An article as a record. As the public may have it, it is without its sender's id, what only editors see, what is said
     * of it once it has ended, and what refers to hidden articles; the free part of a body ends with the mark that it ended
     * at, so that it is free where it is imported too.
     */
    public static ArticleRecord readRecord(ResultSet row, Extent extent) throws SQLException {
        StoredArticle article = read(row);
        Map<String, String> shown = new HashMap<>();
        StoredJson.tree(Optional.ofNullable(row.getString("shown")).orElse("{}"))
                .properties()
                .forEach(entry -> shown.put(entry.getKey(), entry.getValue().asText()));
        List<NoticeDraft> notices = new ArrayList<>();
        StoredJson.tree(Optional.ofNullable(row.getString("notices")).orElse("[]"))
                .forEach(notice -> notices.add(StoredJson.read(notice, NoticeDraft.class)));
        Content content =
                extent.isWhole() ? article.content() : article.content().walled();
        State state = article.state();
        if (extent.isEditorial()) {
            return new ArticleRecord(content.onlyReferring(shown), state, notices);
        }
        return new ArticleRecord(
                content.identified(null, null).onlyReferring(shown).with(PublicExtra.read(row)),
                new State(state.status(), state.publishedAt(), state.updatedAt(), null, state.expiresAt(), null),
                notices);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<ContributorDraft> authors(ResultSet row) throws SQLException {
        List<String> slugs = texts(row, "authors");
        String credits = row.getString("credits");
        if (credits == null) {
            return slugs.stream().map(ContributorDraft::author).toList();
        }
        UUID[] ids = (UUID[]) row.getArray("credited").getArray();
        Number[] positions = (Number[]) row.getArray("positions").getArray();
        List<Credits.Placed<String>> placed = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            placed.add(new Credits.Placed<>(ids[i], positions[i].intValue(), slugs.get(i)));
        }
        return Credits.read(credits)
                .inOrder(
                        placed,
                        (slug, role) -> new ContributorDraft(slug, null, null, null, role),
                        guest -> new ContributorDraft(null, guest.name(), guest.kind(), guest.url(), guest.role()));
    }

    /** Inserts new articles. */
    static void insert(Database database, List<Row> rows) {
        String columns = ALL.stream().map(Column::name).collect(Collectors.joining(", "));
        database.batch(
                "insert into article (id, version, " + columns + ") values (?, 1" + ", ?".repeat(ALL.size()) + ")",
                rows.stream()
                        .map(row -> values(Stream.of(row.id()), ALL, row, Stream.empty()))
                        .toList());
        database.batch(
                "insert into article_body (blocks, whole, gated, article_id) values (?, ?, ?, ?)",
                rows.stream().map(ArticleTable::body).toList());
    }

    /** Writes the content of stored articles, but not the state in the rows. */
    static void updateContent(Database database, List<Row> rows) {
        update(database, EDITED, rows);
    }

    /** Writes content and state of stored articles. */
    static void updateWhole(Database database, List<Row> rows) {
        update(database, ALL, rows);
    }

    private static void update(Database database, List<Column> columns, List<Row> rows) {
        String assignments =
                columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
        int[] counts = database.batch(
                "update article set " + assignments + ", version = version + 1 where id = ? and version = ?",
                rows.stream()
                        .map(row -> values(Stream.empty(), columns, row, Stream.of(row.id(), row.version())))
                        .toList());
        if (Arrays.stream(counts).anyMatch(count -> count != 1)) {
            throw new ConcurrentModificationException("Another write changed one of these articles meanwhile");
        }
        database.batch(
                "update article_body set blocks = ?, whole = ?, gated = ? where article_id = ?",
                rows.stream().map(ArticleTable::body).toList());
    }

    private static Object[] values(Stream<Object> before, List<Column> columns, Row row, Stream<Object> after) {
        return Stream.of(before, columns.stream().map(column -> column.value().apply(row)), after)
                .flatMap(values -> values)
                .toArray();
    }

    /** A body's free part, all of it where that is more or has a mark, whether it is more, and whose it is. */
    private static Object[] body(Row row) {
        Content content = row.content();
        return new Object[] {
            json(row, content.freeBody()),
            content.access() == null ? null : json(row, content.body()),
            content.hasGatedBody(),
            row.id()
        };
    }

    private static String json(Row row, Body body) {
        return body.mapReferences(slug -> row.names().articles().get(slug).toString())
                .toJson();
    }

    private static UUID[] furtherSections(Row row) {
        List<String> slugs = row.content().sections();
        return slugs.isEmpty()
                ? null
                : slugs.stream().map(row.names().sections()::get).toArray(UUID[]::new);
    }

    private static String image(Image image) {
        return image == null ? null : image.toJson();
    }

    private static String json(Record value) {
        return value == null ? null : StoredJson.write(value);
    }

    private static List<Column> with(List<Column> some, List<Column> more) {
        List<Column> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
