package org.broadsheet.article.version;

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
import org.broadsheet.article.edit.ArticleWrites;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.edit.Versions;
import org.broadsheet.article.edit.Versions.Version;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.problem.Problem;

/** Lists, reads, compares and restores an article's versions. Only editors see them. */
@ApplicationScoped
class VersionHistory {

    static final int MOST = 100;

    private static final String BODY = "body";

    /** Changes with every other field. */
    private static final String FOLLOWS = "updatedAt";

    private final Versions versions;
    private final EditorialArticles articles;
    private final ArticleWrites writes;

    VersionHistory(Versions versions, EditorialArticles articles, ArticleWrites writes) {
        this.versions = versions;
        this.articles = articles;
        this.writes = writes;
    }

    /** The versions before a number, newest first; pass a large number for all of them. */
    VersionView.History list(String idOrSlug, int before) {
        Version current = current(idOrSlug);
        UUID id = current.article();
        List<Version> all = new ArrayList<>();
        if (current.version() < before) {
            all.add(current);
        }
        all.addAll(versions.before(id, before, MOST + 1));
        List<Version> shown = all.size() > MOST ? all.subList(0, MOST) : all;
        return new VersionView.History(shown.stream().map(VersionHistory::entry).toList(), all.size() > MOST);
    }

    private static VersionView.Entry entry(Version version) {
        return new VersionView.Entry(
                version.version(),
                version.savedAt(),
                version.savedBy(),
                version.content().headline(),
                version.state().status());
    }

    /** One version; ends the request with a 404 if the article never had it. */
    VersionView.Whole find(String idOrSlug, int number) {
        Version version = version(current(idOrSlug), number);
        return new VersionView.Whole(
                version.version(),
                version.savedAt(),
                version.savedBy(),
                version.state().status(),
                form(version));
    }

    /** The differences between two versions, by field and by block. */
    VersionView.Comparison compare(String idOrSlug, int from, int to) {
        Version current = current(idOrSlug);
        ObjectNode before = compared(version(current, from));
        ObjectNode after = compared(version(current, to));
        List<VersionView.FieldChange> fields = new ArrayList<>();
        before.properties().forEach(entry -> {
            String field = entry.getKey();
            if (!field.equals(BODY) && !entry.getValue().equals(after.get(field))) {
                fields.add(new VersionView.FieldChange(field, entry.getValue(), after.get(field)));
            }
        });
        return new VersionView.Comparison(
                from, to, fields, blocks(before.at("/body/blocks"), after.at("/body/blocks")));
    }

    /** Everything that a save can change. */
    private ObjectNode compared(Version version) {
        ObjectNode all = form(version);
        all.setAll(StoredJson.whole(version.state()));
        return all.without(FOLLOWS);
    }

    /** The form that editors send, with every field; those without a value are null. */
    private ObjectNode form(Version version) {
        return StoredJson.whole(articles.named(version.content()));
    }

    /** Blocks keep their ids from save to save, so equal ids mean the same block. */
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

    /** The fewest blocks that moved: all but a longest increasing subsequence of old positions (Fredman 1975). */
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

    /** Makes an older version's content the article's content, as a new version. The article's state stays. */
    WriteResult restore(String idOrSlug, int number, Precondition precondition) {
        StoredArticle article = articles.lock(idOrSlug, precondition);
        return writes.restore(article, version(Version.of(article), number).content());
    }

    private Version current(String idOrSlug) {
        return Version.of(articles.stored(idOrSlug));
    }

    private Version version(Version current, int number) {
        return current.version() == number
                ? current
                : versions.find(current.article(), number)
                        .orElseThrow(() -> Problem.notStored().exception());
    }
}
