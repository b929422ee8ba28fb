package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Nearest;
import org.broadsheet.delivery.Parameters;

/** Finds what the names in a filter stand for. A name that stands for nothing is a fault, with the nearest that does. */
@ApplicationScoped
class ArticleNames {

    private static final int SUGGESTIONS_FROM = 5_000;

    /** The languages that public articles are in, each found by one step along an index. */
    private static final String LANGUAGES = """
            with recursive spoken(language) as (
                (select language from article where public_at is not null order by language limit 1)
                union all
                select (select a.language from article a
                        where a.public_at is not null and a.language > spoken.language order by a.language limit 1)
                from spoken where spoken.language is not null)
            select 'language' as kind, language as slug, null::uuid as id from spoken where language is not null
            """;

    private final Database database;

    ArticleNames(Database database) {
        this.database = database;
    }

    private record Found(String kind, String slug, UUID id) {}

    /** The filter with ids for names, by one statement; none where the filter names nothing. */
    ArticleFilter resolve(ArticleFilter filter, Parameters parameters) {
        if (filter.names().isEmpty()) {
            return filter;
        }
        Map<String, Set<String>> wanted = new TreeMap<>();
        filter.names().forEach((name, values) -> wanted.computeIfAbsent(kind(name), k -> new LinkedHashSet<>())
                .addAll(values));
        List<Sql> parts = new ArrayList<>();
        wanted.forEach((kind, values) -> parts.add(
                kind.equals("language")
                        ? Sql.of(LANGUAGES)
                        : Sql.of("select '" + kind + "' as kind, slug, id from " + kind)
                                .add(
                                        values.size() == 1 ? "where slug = ?" : "where slug = any (?)",
                                        values.size() == 1 ? values.iterator().next() : values)));
        Sql sql = Sql.of("");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "(" : "union all (").add(parts.get(i)).add(")");
        }
        Map<String, Map<String, UUID>> found = new HashMap<>();
        for (Found one : database.list(
                sql, row -> new Found(row.getString("kind"), row.getString("slug"), Database.id(row, "id")))) {
            found.computeIfAbsent(one.kind(), k -> new HashMap<>()).put(one.slug(), one.id());
        }
        Map<String, Set<UUID>> ids = new TreeMap<>();
        Map<String, Set<String>> languages = new TreeMap<>();
        filter.names().forEach((name, values) -> {
            Map<String, UUID> known = found.getOrDefault(kind(name), Map.of());
            if (kind(name).equals("language")) {
                languages.put(name, spoken(values, known.keySet()));
            } else {
                Set<UUID> those = new LinkedHashSet<>();
                for (String value : values) {
                    if (known.containsKey(value)) {
                        those.add(known.get(value));
                    } else {
                        parameters.fault(unknown(name, value));
                    }
                }
                ids.put(name, those);
            }
        });
        return filter.resolved(ids, languages);
    }

    /** The languages that public articles are in. */
    List<String> languages() {
        return database.list(Sql.of(LANGUAGES), row -> row.getString("slug"));
    }

    /** RFC 4647 basic filtering: a range finds itself and what begins with it and a hyphen. */
    private static Set<String> spoken(Set<String> ranges, Set<String> known) {
        Set<String> spoken = new LinkedHashSet<>();
        for (String range : ranges) {
            String lower = range.toLowerCase(Locale.ROOT);
            known.stream()
                    .filter(tag -> (tag.toLowerCase(Locale.ROOT) + "-").startsWith(lower + "-"))
                    .forEach(spoken::add);
            spoken.add(range);
        }
        return spoken;
    }

    private Fault unknown(String name, String value) {
        List<String> slugs = database.list(
                Sql.of("select slug from " + kind(name) + " order by slug limit ?", SUGGESTIONS_FROM),
                row -> row.getString("slug"));
        return Fault.parameter(name, "There is no " + kind(name) + " " + value)
                .suggesting(Nearest.to(value, slugs).orElse(null));
    }

    /** The table that a parameter's values are names in; never text from a request. */
    private static String kind(String name) {
        return switch (name) {
            case "section", "-section" -> "section";
            case "tag", "-tag", "allTags" -> "tag";
            case "author", "-author" -> "author";
            case "language", "-language" -> "language";
            default -> throw new IllegalStateException(name);
        };
    }
}
