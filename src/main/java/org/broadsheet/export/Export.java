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
import org.broadsheet.body.Body;
import org.broadsheet.database.Database;
import org.broadsheet.database.Snapshot;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Visibility;

/**
 * Writes everything public as import records, from one snapshot, a row at a time. What refers to something that is not
 * public is written as if it did not. The senders' own ids stay inside.
 */
@ApplicationScoped
class Export {

    private static final String SECTIONS = """
            select jsonb_build_object('type', 'section', 'slug', slug, 'name', name, 'description', description,
                'position', substr(sort_key, 1, 4)::int)::text as record
            from section order by slug collate "C"
            """;

    private static final String TAGS = """
            select jsonb_build_object('type', 'tag', 'slug', slug, 'name', name)::text as record
            from tag order by slug collate "C"
            """;

    private static final String AUTHORS = """
            select jsonb_build_object('type', 'author', 'slug', slug, 'name', name, 'role', role, 'bio', bio,
                'avatar', avatar::jsonb)::text as record
            from author order by slug collate "C"
            """;

    private static final String ARTICLES = """
            select jsonb_build_object('type', 'article', 'slug', a.slug, 'headline', a.headline,
                'standfirst', a.standfirst, 'section', s.slug,
                'tags', coalesce((select jsonb_agg(t.slug order by x.position)
                    from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id), '[]'),
                'authors', coalesce((select jsonb_agg(u.slug order by x.position)
                    from article_author x join author u on u.id = x.author_id where x.article_id = a.id), '[]'),
                'language', a.language, 'translationGroup', a.translation_group, 'leadImage', a.lead_image::jsonb,
                'status', 'published', 'publishedAt', %1$s, 'updatedAt', %2$s,
                'related', coalesce((select jsonb_agg(o.slug order by r.position)
                    from article_reference r join article o on o.id = r.target_id and %3$s
                    where r.article_id = a.id and r.kind = 'related'), '[]'),
                'notices', coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.html,
                        'publishedAt', %4$s) order by n.published_at, n.kind, n.html)
                    from notice n where n.article_id = a.id), '[]'))::text as record,
                b.blocks, %5$s as targets
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            where %6$s order by a.slug collate "C"
            """.formatted(
                    instant("a.published_at"),
                    instant("a.updated_at"),
                    Visibility.of("o"),
                    instant("n.published_at"),
                    shownTargets("r.article_id = a.id"),
                    Visibility.of("a"));

    private static final String SUMMARIES =
            """
            select jsonb_build_object('type', 'summary', 'slug', m.slug, 'section', s.slug, 'headline', m.headline,
                'language', m.language, 'periodStart', m.period_start, 'periodEnd', m.period_end,
                'publishedAt', %1$s, 'updatedAt', %2$s,
                'articles', coalesce((select jsonb_agg(o.slug order by x.position)
                    from summary_article x join article o on o.id = x.article_id and %3$s
                    where x.summary_id = m.id), '[]'))::text as record,
                m.blocks, null::text as targets
            from summary m join section s on s.id = m.section_id
            where m.published_at <= now() order by m.slug collate "C"
            """.formatted(instant("m.published_at"), instant("m.updated_at"), Visibility.of("o"));

    private final Database database;
    private final ObjectMapper json;

    Export(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private static String instant(String column) {
        return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    /** The public articles that a body refers to, by id. */
    private static String shownTargets(String condition) {
        return "(select jsonb_object_agg(o.id, o.slug) from article_reference r join article o on o.id = r.target_id and "
                + Visibility.of("o") + " where " + condition + " and r.kind <> 'related')::text";
    }

    private record Row(String record, String blocks, String targets) {}

    /** Writes all lines, the last of them the cursor. */
    void write(OutputStream out) {
        database.snapshot(snapshot -> {
            for (String sql : List.of(SECTIONS, TAGS, AUTHORS)) {
                snapshot.each(Sql.of(sql), row -> row.getString("record"), record -> line(out, object(record)));
            }
            snapshot.each(
                    Sql.of(ARTICLES),
                    row -> new Row(row.getString("record"), row.getString("blocks"), row.getString("targets")),
                    row -> line(out, withBody(row, targets(row.targets()))));
            summaries(snapshot, out);
            snapshot.each(
                    Sql.of("select greatest((select max(seq) from change), (select seq from change_floor)) as seq"),
                    row -> row.getLong("seq"),
                    seq -> line(
                            out, json.createObjectNode().put("type", "cursor").put("cursor", String.valueOf(seq))));
        });
    }

    /** Summaries are few: what their bodies refer to is looked up for each. */
    private void summaries(Snapshot snapshot, OutputStream out) {
        snapshot.each(
                Sql.of(SUMMARIES), row -> new Row(row.getString("record"), row.getString("blocks"), null), row -> {
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

    private Map<String, String> targets(String found) {
        Map<String, String> targets = new TreeMap<>();
        if (found != null) {
            object(found)
                    .properties()
                    .forEach(entry ->
                            targets.put(entry.getKey(), entry.getValue().asText()));
        }
        return targets;
    }

    private ObjectNode withBody(Row row, Map<String, String> targets) {
        ObjectNode record = object(row.record());
        Body body = Body.fromJson(row.blocks());
        Set<String> hidden = new HashSet<>(body.references());
        hidden.removeAll(targets.keySet());
        Body shown = body.without(hidden).mapReferences(targets::get);
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
