package org.broadsheet.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.broadsheet.article.edit.ArticleRecord;
import org.broadsheet.article.edit.ArticleTable;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.body.Body;
import org.broadsheet.body.Image;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Snapshot;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.image.ImageCopies;
import org.broadsheet.name.Kind;
import org.broadsheet.redirect.PublicRedirects;
import org.broadsheet.redirect.RedirectRecords;
import org.broadsheet.redirect.RedirectView;

/**
 * Writes the newsroom as import records, row by row, from one snapshot: everything public, or everything. References to
 * things that are not in it are left out. Without a right to more, the public gets no external ids of senders, and of
 * articles that are not free the body up to its paywall.
 */
@ApplicationScoped
class Export {

    /** The senders' own ids are not public, and what is public is under no embargo. */
    private static final List<String> NOT_PUBLIC = List.of("source", "externalId", "embargoUntil");

    /** Where the order of a statement begins. */
    private static final String ORDER = "order by";

    /** Each after the one that it is below, as an import takes them. */
    private static final String SECTIONS =
            """
            select jsonb_build_object('type', 'section', 'slug', t.slug, 'name', t.name, 'description', t.description,
                'position', substr(t.sort_key, 1, 4)::int, 'parent', p.slug, 'image', t.image::jsonb)::text as record,
                %s, %s as images
            from section t left join section p on p.id = t.parent_id where true
            order by (select max(x.distance) from section_ancestor x where x.section_id = t.id), t.slug collate "C"
            """.formatted(PublicExtra.columns("t", Kind.SECTION), ImageCopies.one("t.image_id"));

    private static final String TAGS = """
            select jsonb_build_object('type', 'tag', 'slug', slug, 'name', name, 'kind', t.kind,
                'description', description, 'image', image::jsonb, 'sameAs', same_as, 'mediaTopic', media_topic,
                'latitude', latitude, 'longitude', longitude, 'synonyms', synonyms)::text as record,
                %s, %s as images
            from tag t where true
            order by slug collate "C"
            """.formatted(PublicExtra.columns("t", Kind.TAG), ImageCopies.one("t.image_id"));

    private static final String AUTHORS =
            """
            select jsonb_build_object('type', 'author', 'slug', slug, 'name', name, 'role', role, 'bio', bio,
                'avatar', avatar::jsonb, 'links', coalesce(links::jsonb, '[]'), 'email', email,
                'organisation', organisation, 'place', place, 'beat', beat)::text as record,
                %s, %s as images
            from author t where true
            order by slug collate "C"
            """.formatted(PublicExtra.columns("t", Kind.AUTHOR), ImageCopies.one("t.image_id"));

    private static final String SUMMARIES = """
            select jsonb_build_object('type', 'summary', 'slug', m.slug, 'section', s.slug, 'headline', m.headline,
                'language', m.language, 'periodStart', m.period_start, 'periodEnd', m.period_end,
                'publishedAt', %1$s, 'updatedAt', %2$s,
                'articles', coalesce((select jsonb_agg(o.slug order by x.position)
                    from summary_article x join article o on o.id = x.article_id and %4$s
                    where x.summary_id = m.id), '[]'))::text as record,
                m.blocks, %3$s as images
            from summary m join section s on s.id = m.section_id
            where %5$s order by m.slug collate "C"
            """;

    private final PublicReads database;
    private final PublicRedirects publicRedirects;
    private final RedirectRecords redirects;
    private final ImageCopies images;
    private final ObjectMapper json;

    Export(
            PublicReads database,
            PublicRedirects publicRedirects,
            RedirectRecords redirects,
            ImageCopies images,
            ObjectMapper json) {
        this.database = database;
        this.publicRedirects = publicRedirects;
        this.redirects = redirects;
        this.images = images;
        this.json = json;
    }

    private static String instant(String column) {
        return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    private record Row(String record, String blocks, String images) {}

    /** A section, tag or author, and its fields that are the newsroom's own. */
    private record Named(String record, Extra extra, String images) {}

    private record Article(ArticleRecord record, String images) {}

    /** What becomes of the pictures that are kept here: of the rows of some, how to copy each. */
    @FunctionalInterface
    interface Pictures {
        UnaryOperator<Image> of(String rows);
    }

    /** Writes all lines; the last one is the cursor. */
    void write(OutputStream out, Extent extent) {
        database.snapshot(snapshot -> {
            sections(snapshot, extent, images::onTheWeb, record -> line(out, record));
            tags(snapshot, extent, images::onTheWeb, record -> line(out, record));
            authors(snapshot, extent, images::onTheWeb, record -> line(out, record));
            snapshot.each(
                    ArticleTable.records(extent, ImageCopies.ofArticle() + " as images"),
                    row -> new Article(ArticleTable.readRecord(row, extent), row.getString("images")),
                    article -> line(out, article(article, extent)));
            summaries(snapshot, extent, out);
            redirects(snapshot, extent, redirect -> line(out, redirect(redirect)));
            snapshot.each(
                    Sql.of("select greatest((select max(seq) from change), (select seq from change_floor)) as seq"),
                    row -> row.getLong("seq"),
                    seq -> line(
                            out, json.createObjectNode().put("type", "cursor").put("cursor", String.valueOf(seq))));
        });
    }

    /** Passes on the records of all sections, each after the one that it is below. */
    void sections(Snapshot snapshot, Extent extent, Pictures pictures, Consumer<ObjectNode> consumer) {
        named(snapshot, Sql.of(SECTIONS), extent, pictures, consumer);
    }

    /** The same of some of them. */
    void sections(Snapshot snapshot, Extent extent, Sql some, Consumer<ObjectNode> consumer) {
        named(snapshot, some(SECTIONS, some), extent, images::onTheWeb, consumer);
    }

    /** Passes on the records of all tags, by slug. */
    void tags(Snapshot snapshot, Extent extent, Pictures pictures, Consumer<ObjectNode> consumer) {
        named(snapshot, Sql.of(TAGS), extent, pictures, consumer);
    }

    /** The same of some of them. */
    void tags(Snapshot snapshot, Extent extent, Sql some, Consumer<ObjectNode> consumer) {
        named(snapshot, some(TAGS, some), extent, images::onTheWeb, consumer);
    }

    /** Passes on the records of all authors, by slug. */
    void authors(Snapshot snapshot, Extent extent, Pictures pictures, Consumer<ObjectNode> consumer) {
        named(snapshot, Sql.of(AUTHORS), extent, pictures, consumer);
    }

    /** The same of some of them. */
    void authors(Snapshot snapshot, Extent extent, Sql some, Consumer<ObjectNode> consumer) {
        named(snapshot, some(AUTHORS, some), extent, images::onTheWeb, consumer);
    }

    /** Passes on all redirects, by path. */
    void redirects(Snapshot snapshot, Extent extent, Consumer<RedirectView> consumer) {
        if (extent.isEditorial()) {
            snapshot.each(
                    redirects.all(kind -> kind == Kind.ARTICLE ? extent.of("a") : "true"), redirects::read, consumer);
        } else {
            snapshot.each(publicRedirects.records(), publicRedirects::readRecord, consumer);
        }
    }

    /** A statement with a further condition, from {@code and} on, on the things {@code t}. */
    private static Sql some(String all, Sql condition) {
        int order = all.lastIndexOf(ORDER);
        return Sql.of(all.substring(0, order)).add(condition).add(all.substring(order));
    }

    private void named(Snapshot snapshot, Sql sql, Extent extent, Pictures pictures, Consumer<ObjectNode> consumer) {
        snapshot.each(
                sql,
                row -> new Named(
                        row.getString("record"),
                        extent.isEditorial() ? Extra.fromJson(row.getString("extra")) : PublicExtra.read(row),
                        row.getString("images")),
                record -> consumer.accept(named(record, pictures)));
    }

    private ObjectNode named(Named named, Pictures pictures) {
        ObjectNode record = object(named.record());
        String field = record.has("avatar") ? "avatar" : "image";
        if (record.hasNonNull(field)) {
            Image image = Image.fromJson(record.get(field).toString());
            record.set(field, node(pictures.of(named.images()).apply(image).toJson()));
        }
        return record.set(
                Extra.FIELD,
                named.extra() == null ? record.nullNode() : named.extra().tree());
    }

    private ObjectNode article(Article article, Extent extent) {
        return article(article.record(), article.images(), extent);
    }

    /** An article as a record. */
    ObjectNode article(ArticleRecord record, String pictures, Extent extent) {
        ObjectNode line = json.createObjectNode().put("type", "article");
        line.setAll(StoredJson.whole(record.content().mapImages(images.onTheWeb(pictures))));
        line.setAll(StoredJson.whole(record.state()));
        line.set("notices", StoredJson.tree(record.notices()));
        return extent.isEditorial() ? line : line.remove(NOT_PUBLIC);
    }

    /** Writes summaries. There are few of them, so the references of each body are looked up separately. */
    private void summaries(Snapshot snapshot, Extent extent, OutputStream out) {
        String sql = SUMMARIES.formatted(
                instant("m.published_at"),
                instant("m.updated_at"),
                ImageCopies.ofSummary(),
                extent.of("o"),
                extent.ofSummary("m"));
        snapshot.each(
                Sql.of(sql),
                row -> new Row(row.getString("record"), row.getString("blocks"), row.getString("images")),
                row -> {
                    Set<String> ids = Body.fromJson(row.blocks()).references();
                    Map<String, String> targets = new TreeMap<>();
                    if (!ids.isEmpty()) {
                        snapshot.each(
                                Sql.of(
                                        "select o.id::text as id, o.slug from article o where o.id::text = any (?) and "
                                                + extent.of("o"),
                                        ids),
                                found -> Map.entry(found.getString("id"), found.getString("slug")),
                                found -> targets.put(found.getKey(), found.getValue()));
                    }
                    line(out, withBody(row, targets));
                });
    }

    private ObjectNode redirect(RedirectView redirect) {
        return json.createObjectNode()
                .put("type", "redirect")
                .put("from", redirect.from())
                .put("to", redirect.to())
                .put("permanent", redirect.permanent());
    }

    private ObjectNode withBody(Row row, Map<String, String> targets) {
        ObjectNode record = object(row.record());
        Body body = Body.fromJson(row.blocks());
        Set<String> hidden = new HashSet<>(body.references());
        hidden.removeAll(targets.keySet());
        Body shown =
                body.withoutReferences(hidden).mapReferences(targets::get).mapImages(images.onTheWeb(row.images()));
        record.set("body", json.createObjectNode().set("blocks", node(shown.toJson())));
        return record;
    }

    private ObjectNode object(String text) {
        return (ObjectNode) node(text);
    }

    private JsonNode node(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the JSON that was stored", e);
        }
    }

    private void line(OutputStream out, ObjectNode record) {
        try {
            out.write((json.writeValueAsString(record) + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
