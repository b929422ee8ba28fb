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
import org.broadsheet.article.edit.ArticleRecord;
import org.broadsheet.article.edit.ArticleTable;
import org.broadsheet.body.Body;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Snapshot;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.name.Kind;
import org.broadsheet.redirect.PublicRedirects;
import org.broadsheet.redirect.RedirectView;

/**
 * Writes everything public as import records, row by row, from one snapshot. References to things that are not public
 * are left out, and so are the senders' external ids. Bodies of articles that are not free end at their paywall, unless
 * the reader has the right to all of them.
 */
@ApplicationScoped
class Export {

    /** The senders' own ids are not public, and what is public is under no embargo. */
    private static final List<String> NOT_EXPORTED = List.of("source", "externalId", "embargoUntil");

    /** Each after the one that it is below, as an import takes them. */
    private static final String SECTIONS = """
            select jsonb_build_object('type', 'section', 'slug', t.slug, 'name', t.name, 'description', t.description,
                'position', substr(t.sort_key, 1, 4)::int, 'parent', p.slug, 'image', t.image::jsonb)::text as record,
                %s
            from section t left join section p on p.id = t.parent_id
            order by (select max(x.distance) from section_ancestor x where x.section_id = t.id), t.slug collate "C"
            """.formatted(PublicExtra.columns("t", Kind.SECTION));

    private static final String TAGS = """
            select jsonb_build_object('type', 'tag', 'slug', slug, 'name', name, 'kind', t.kind,
                'description', description, 'image', image::jsonb, 'sameAs', same_as, 'mediaTopic', media_topic,
                'latitude', latitude, 'longitude', longitude, 'synonyms', synonyms)::text as record,
                %s
            from tag t order by slug collate "C"
            """.formatted(PublicExtra.columns("t", Kind.TAG));

    private static final String AUTHORS = """
            select jsonb_build_object('type', 'author', 'slug', slug, 'name', name, 'role', role, 'bio', bio,
                'avatar', avatar::jsonb, 'links', coalesce(links::jsonb, '[]'), 'email', email,
                'organisation', organisation, 'place', place, 'beat', beat)::text as record,
                %s
            from author t order by slug collate "C"
            """.formatted(PublicExtra.columns("t", Kind.AUTHOR));

    private static final String SUMMARIES = """
            select jsonb_build_object('type', 'summary', 'slug', m.slug, 'section', s.slug, 'headline', m.headline,
                'language', m.language, 'periodStart', m.period_start, 'periodEnd', m.period_end,
                'publishedAt', %1$s, 'updatedAt', %2$s,
                'articles', coalesce((select jsonb_agg(o.slug order by x.position)
                    from summary_article x join article o on o.id = x.article_id and %3$s
                    where x.summary_id = m.id), '[]'))::text as record,
                m.blocks
            from summary m join section s on s.id = m.section_id
            where %4$s order by m.slug collate "C"
            """.formatted(
                    instant("m.published_at"), instant("m.updated_at"), Visibility.of("o"), Visibility.ofSummary("m"));

    private final PublicReads database;
    private final PublicRedirects redirects;
    private final ObjectMapper json;

    Export(PublicReads database, PublicRedirects redirects, ObjectMapper json) {
        this.database = database;
        this.redirects = redirects;
        this.json = json;
    }

    private static String instant(String column) {
        return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    private record Row(String record, String blocks) {}

    /** A section, tag or author, and what the public sees of the newsroom's own fields. */
    private record Named(String record, Extra extra) {}

    /**
     * Writes all lines; the last one is the cursor.
     *
     * @param whole whether with all of each body, or with what everybody may read
     */
    void write(OutputStream out, boolean whole) {
        database.snapshot(snapshot -> {
            for (String sql : List.of(SECTIONS, TAGS, AUTHORS)) {
                snapshot.each(
                        Sql.of(sql),
                        row -> new Named(row.getString("record"), PublicExtra.read(row)),
                        record -> line(out, named(record)));
            }
            snapshot.each(
                    ArticleTable.publicRecords(whole),
                    row -> ArticleTable.readPublicRecord(row, whole),
                    record -> line(out, article(record)));
            summaries(snapshot, out);
            snapshot.each(redirects.records(), redirects::readRecord, redirect -> line(out, redirect(redirect)));
            snapshot.each(
                    Sql.of("select greatest((select max(seq) from change), (select seq from change_floor)) as seq"),
                    row -> row.getLong("seq"),
                    seq -> line(
                            out, json.createObjectNode().put("type", "cursor").put("cursor", String.valueOf(seq))));
        });
    }

    /** Writes summaries. There are few of them, so the references of each body are looked up separately. */
    private void summaries(Snapshot snapshot, OutputStream out) {
        snapshot.each(Sql.of(SUMMARIES), row -> new Row(row.getString("record"), row.getString("blocks")), row -> {
            Set<String> ids = Body.fromJson(row.blocks()).references();
            Map<String, String> targets = new TreeMap<>();
            if (!ids.isEmpty()) {
                snapshot.each(
                        Sql.of(
                                "select o.id::text as id, o.slug from article o where o.id::text = any (?) and "
                                        + Visibility.of("o"),
                                ids),
                        found -> Map.entry(found.getString("id"), found.getString("slug")),
                        found -> targets.put(found.getKey(), found.getValue()));
            }
            line(out, withBody(row, targets));
        });
    }

    private ObjectNode named(Named named) {
        ObjectNode record = object(named.record());
        return record.set(
                Extra.FIELD,
                named.extra() == null ? record.nullNode() : named.extra().tree());
    }

    private ObjectNode article(ArticleRecord record) {
        ObjectNode line = json.createObjectNode().put("type", "article");
        line.setAll(StoredJson.whole(record.content()));
        line.setAll(StoredJson.whole(record.state()));
        line.set("notices", StoredJson.tree(record.notices()));
        return line.remove(NOT_EXPORTED);
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
        Body shown = body.withoutReferences(hidden).mapReferences(targets::get);
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
