package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Written;

/** An article's versions: listed, read, compared, restored. Only editors see them. */
@ApplicationScoped
class VersionHistory {

    static final int MOST = 100;

    private static final String CURRENT = "select a.version, a.saved_at, a.saved_by, " + Versions.CONTENT + """
             as content
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            where a.id = ?
            """;

    private final Database database;
    private final Versions versions;
    private final EditorialArticles articles;
    private final ArticleDesk desk;

    VersionHistory(Database database, Versions versions, EditorialArticles articles, ArticleDesk desk) {
        this.database = database;
        this.versions = versions;
        this.articles = articles;
        this.desk = desk;
    }

    /** The versions before a number, newest first; all of them with a large number. */
    VersionView.History list(String idOrSlug, int before) {
        UUID id = id(idOrSlug);
        List<StoredVersion> all = new ArrayList<>();
        StoredVersion current = current(id);
        if (current.version() < before) {
            all.add(current);
        }
        all.addAll(versions.before(id, before, MOST + 1));
        List<StoredVersion> shown = all.size() > MOST ? all.subList(0, MOST) : all;
        return new VersionView.History(shown.stream().map(VersionHistory::entry).toList(), all.size() > MOST);
    }

    private static VersionView.Entry entry(StoredVersion stored) {
        Content content = Content.of(stored.content());
        return new VersionView.Entry(
                stored.version(),
                stored.savedAt(),
                stored.savedBy(),
                content.form(Map.of()).get("headline").asText(),
                content.state().status());
    }

    /** One version; ends the request with a 404 where the article never had it. */
    VersionView.Whole find(String idOrSlug, int number) {
        StoredVersion stored = stored(id(idOrSlug), number);
        Content content = Content.of(stored.content());
        return new VersionView.Whole(
                stored.version(),
                stored.savedAt(),
                stored.savedBy(),
                content.state().status(),
                content.form(articles.slugs(content.references())));
    }

    /** What is different between two versions, by field and by block. */
    VersionView.Comparison compare(String idOrSlug, int from, int to) {
        UUID id = id(idOrSlug);
        ObjectNode before = form(stored(id, from));
        ObjectNode after = form(stored(id, to));
        List<VersionView.FieldChange> fields = new ArrayList<>();
        for (String field : Content.FIELDS) {
            if (!field.equals("body") && !before.get(field).equals(after.get(field))) {
                fields.add(new VersionView.FieldChange(field, before.get(field), after.get(field)));
            }
        }
        return new VersionView.Comparison(
                from, to, fields, blocks(before.at("/body/blocks"), after.at("/body/blocks")));
    }

    private ObjectNode form(StoredVersion stored) {
        Content content = Content.of(stored.content());
        ObjectNode form = content.form(articles.slugs(content.references()));
        State state = content.state();
        form.put("status", state.status());
        return form;
    }

    /** Blocks keep their ids from save to save, so what has the same id is the same block. */
    static List<VersionView.BlockChange> blocks(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = new LinkedHashMap<>();
        before.forEach(block -> old.put(block.get("id").asText(), block));
        Map<String, JsonNode> current = new LinkedHashMap<>();
        after.forEach(block -> current.put(block.get("id").asText(), block));
        List<String> oldOrder =
                old.keySet().stream().filter(current::containsKey).toList();
        List<String> order = current.keySet().stream().filter(old::containsKey).toList();
        Set<String> moved = moved(oldOrder, order);
        List<VersionView.BlockChange> changes = new ArrayList<>();
        current.forEach((id, block) -> {
            JsonNode was = old.get(id);
            if (was == null) {
                changes.add(new VersionView.BlockChange(id, "added", null, block));
            } else if (!was.equals(block)) {
                changes.add(new VersionView.BlockChange(id, "changed", was, block));
            } else if (moved.contains(id)) {
                changes.add(new VersionView.BlockChange(id, "moved", was, block));
            }
        });
        old.forEach((id, block) -> {
            if (!current.containsKey(id)) {
                changes.add(new VersionView.BlockChange(id, "removed", block, null));
            }
        });
        return changes;
    }

    /** The fewest blocks that must have moved: all but a longest increasing run of old places (Fredman 1975). */
    private static Set<String> moved(List<String> oldOrder, List<String> order) {
        Map<String, Integer> places = new LinkedHashMap<>();
        oldOrder.forEach(id -> places.put(id, places.size()));
        int[] length = new int[order.size()];
        int[] previous = new int[order.size()];
        int best = -1;
        for (int i = 0; i < order.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (places.get(order.get(j)) < places.get(order.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        Set<String> moved = new HashSet<>(order);
        for (int i = best; i >= 0; i = previous[i]) {
            moved.remove(order.get(i));
        }
        return moved;
    }

    /** Makes what an older version said what the article says, as a new version. Its state stays. */
    Written restore(String idOrSlug, int number, Precondition precondition) {
        EditedArticle edited = articles.edit(idOrSlug);
        precondition.check(edited.version());
        Content content = Content.of(stored(edited.id(), number).content());
        ObjectNode form = content.form(articles.slugs(content.references()));
        return desk.write("restore", edited, form, new ArticleDesk.Manner(true, false));
    }

    private UUID id(String idOrSlug) {
        return database.first(
                        Slugs.isId(idOrSlug)
                                ? Sql.of("select id from article where id = ?", Slugs.id(idOrSlug))
                                : Sql.of("select id from article where slug = ?", idOrSlug),
                        row -> Database.id(row, "id"))
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private StoredVersion current(UUID id) {
        return database.first(Sql.of(CURRENT, id), StoredVersion::read).orElseThrow();
    }

    private StoredVersion stored(UUID id, int number) {
        StoredVersion current = current(id);
        return current.version() == number
                ? current
                : versions.find(id, number).orElseThrow(() -> Problem.notFound().exception());
    }
}
