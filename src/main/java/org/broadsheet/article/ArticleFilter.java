package org.broadsheet.article;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.Visibility;

/**
 * Which articles a list holds. Values of one parameter are alternatives (OR), parameters narrow each other (AND),
 * {@code allTags} wants every one of its tags, and names with a minus sign leave out.
 *
 * @param names what was sent by parameter: slugs and language tags
 * @param ids what the names stand for, by parameter; filled by {@link ArticleNames}
 * @param excluded slugs and ids of articles to leave out
 * @param publishedAfter inclusive
 * @param publishedBefore exclusive
 * @param updatedAfter inclusive
 * @param shown which articles may be shown at all
 * @param search what the words of a search find; filled by {@link ArticleSearch}
 */
record ArticleFilter(
        Map<String, Set<String>> names,
        Map<String, Set<UUID>> ids,
        Set<String> excluded,
        Optional<Instant> publishedAfter,
        Optional<Instant> publishedBefore,
        Optional<Instant> updatedAfter,
        Shown shown,
        Optional<ArticleSearch.Ready> search) {

    /** Which articles a list may show at all. */
    enum Shown {
        /** What is public and was not retracted. */
        LISTED {
            @Override
            String of(String alias) {
                return Visibility.listed(alias);
            }
        },
        /** What is public, retracted or not. */
        PUBLIC {
            @Override
            String of(String alias) {
                return Visibility.of(alias);
            }
        },
        /** What is public and was retracted. */
        RETRACTED {
            @Override
            String of(String alias) {
                return Visibility.of(alias) + " and " + alias + ".retracted";
            }
        },
        /** Everything that is stored: for editors alone. */
        STORED {
            @Override
            String of(String alias) {
                return "true";
            }
        };

        /** The condition on a table of this alias. */
        abstract String of(String alias);
    }

    static final List<String> BY_SLUG = List.of("section", "tag", "allTags", "author", "-section", "-tag", "-author");
    static final List<String> BY_LANGUAGE = List.of("language", "-language");

    /** Reads the filter from the parameters of a list. */
    static ArticleFilter of(Parameters parameters, Shown shown) {
        Map<String, Set<String>> names = new TreeMap<>();
        BY_SLUG.forEach(name -> put(names, name, parameters.slugs(name)));
        BY_LANGUAGE.forEach(name -> put(names, name, parameters.languages(name)));
        ArticleFilter filter = new ArticleFilter(
                names,
                Map.of(),
                parameters.many("exclude"),
                parameters.instant("publishedAfter"),
                parameters.instant("publishedBefore"),
                parameters.instant("updatedAfter"),
                shown,
                Optional.empty());
        filter.contradictions(parameters);
        return filter;
    }

    private static void put(Map<String, Set<String>> names, String name, Set<String> values) {
        if (!values.isEmpty()) {
            names.put(name, values);
        }
    }

    private void contradictions(Parameters parameters) {
        for (String name : List.of("section", "tag", "author", "language")) {
            Set<String> both = new LinkedHashSet<>(names.getOrDefault(name, Set.of()));
            if (name.equals("tag")) {
                both.addAll(names.getOrDefault("allTags", Set.of()));
            }
            both.retainAll(names.getOrDefault("-" + name, Set.of()));
            if (!both.isEmpty()) {
                parameters.fault(Fault.parameter(
                        "-" + name, "Leaves out what " + name + " asks for: " + String.join(", ", both)));
            }
        }
        if (publishedAfter.isPresent()
                && publishedBefore.isPresent()
                && !publishedAfter.get().isBefore(publishedBefore.get())) {
            parameters.fault(Fault.parameter("publishedBefore", "Must lie after publishedAfter; no article is both"));
        }
    }

    ArticleFilter resolved(Map<String, Set<UUID>> found, Map<String, Set<String>> languages) {
        Map<String, Set<String>> all = new TreeMap<>(names);
        all.putAll(languages);
        return new ArticleFilter(all, found, excluded, publishedAfter, publishedBefore, updatedAfter, shown, search);
    }

    /** The same text for equal filters, however they were written: what a cursor is bound to. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        names.forEach((name, values) ->
                text.append(name).append('=').append(new TreeSet<>(values)).append('&'));
        return text.append("exclude=")
                .append(new TreeSet<>(excluded))
                .append(publishedAfter)
                .append(publishedBefore)
                .append(updatedAfter)
                .append(shown)
                .toString();
    }

    /** What a change of an article must touch to concern this list: one of its narrowest names, or all articles. */
    Set<String> cacheTags() {
        if (names.containsKey("section")) {
            return prefixed("section", CacheTags::section);
        }
        if (names.containsKey("tag")) {
            return prefixed("tag", CacheTags::tag);
        }
        if (names.containsKey("allTags")) {
            return prefixed("allTags", CacheTags::tag);
        }
        return names.containsKey("author") ? prefixed("author", CacheTags::author) : Set.of(CacheTags.ARTICLES);
    }

    private Set<String> prefixed(String name, UnaryOperator<String> tag) {
        return names.get(name).stream().map(tag).collect(Collectors.toSet());
    }

    /**
     * A page's ids and sort keys. One ordered branch for each alternative of the narrowest parameter, each read from an
     * index no further than the page needs, then merged.
     *
     * @param beyond makes the keyset condition for the columns of key and id
     * @param order makes the order and limit for the columns of key and id
     */
    Sql page(ArticleSort sort, Columns beyond, Columns order) {
        Driver driver = driver(sort);
        String key = driver.joined ? "x.published_at" : "a." + sort.column();
        String id = driver.joined ? "x.article_id" : "a.id";
        Sql branch = Sql.of("select a.id, " + key + " as key from article a");
        // One value, the most of all requests, is compared by itself: PostgreSQL knows what it is in for.
        boolean single = driver.values != null && driver.values.size() == 1;
        String value = single ? "?" : "v.value";
        Object[] bound = single ? driver.values.toArray() : new Object[0];
        if (driver.joined) {
            branch.add(
                    "join article_%1$s x on x.article_id = a.id and x.%1$s_id = %2$s".formatted(driver.kind, value),
                    bound);
        }
        branch.add("where " + shown.of("a") + (driver.joined ? " and " + shown.of("x") : ""));
        if (driver.values != null && !driver.joined) {
            branch.add("and a." + driver.kind + " = " + value, bound);
        }
        branch.add(conditions(driver.parameter));
        branch.add(beyond.of(key, id));
        branch.add(order.of(key, id));
        if (driver.values == null || single) {
            return branch;
        }
        return Sql.of("select id, key from unnest(?) v(value) cross join lateral (", driver.values)
                .add(branch)
                .add(") branch group by id, key")
                .add(order.of("key", "id"));
    }

    /** Makes a piece of SQL for the columns that hold the sort key and the id. */
    @FunctionalInterface
    interface Columns {
        Sql of(String key, String id);
    }

    /** The conditions on an article {@code a}, each from {@code and} on. */
    Sql conditions() {
        return conditions("");
    }

    /** One row for each article of the list. */
    Sql all() {
        return Sql.of("select 1 from article a where " + shown.of("a")).add(conditions(""));
    }

    /** Whether it leaves few articles, wherever in time they lie: it is then to be asked before words are. */
    boolean isOfFew() {
        return updatedAfter.isPresent() || shown == Shown.RETRACTED;
    }

    /** What documents of a search have of this filter, as PostgreSQL's tsquery; empty where nothing. */
    String places() {
        return SearchPlaces.of(ids, names);
    }

    /** The same among what a search finds. */
    ArticleFilter among(ArticleSearch.Ready found) {
        return new ArticleFilter(
                names, ids, excluded, publishedAfter, publishedBefore, updatedAfter, shown, Optional.of(found));
    }

    /**
     * The way into the list.
     *
     * @param parameter whose values it is; empty where they stay conditions too
     * @param values null for the whole list
     * @param joined whether {@code kind} is a table joined to articles, or else a column of theirs
     */
    private record Driver(String parameter, Collection<?> values, boolean joined, String kind) {}

    private Driver driver(ArticleSort sort) {
        if (search.isPresent()) {
            // PostgreSQL knows how common words are, and so whether to begin with them or with time.
            return new Driver("", null, false, "");
        }
        if (sort.isByPublication()) {
            if (ids.containsKey("tag")) {
                return new Driver("tag", ids.get("tag"), true, "tag");
            }
            if (ids.containsKey("allTags")) {
                // Any of them will do as the way in: the others are conditions on it.
                return new Driver("", List.of(ids.get("allTags").iterator().next()), true, "tag");
            }
            if (ids.containsKey("author")) {
                return new Driver("author", ids.get("author"), true, "author");
            }
        }
        if (ids.containsKey("section")) {
            return new Driver("section", ids.get("section"), false, "section_id");
        }
        if (names.containsKey("language")) {
            return new Driver("language", names.get("language"), false, "language");
        }
        return new Driver("", null, false, "");
    }

    private Sql conditions(String except) {
        Sql sql = Sql.of("");
        ids.forEach((name, values) -> {
            if (!name.equals(except)) {
                switch (name) {
                    case "section" -> sql.add("and a.section_id = any (?)", values);
                    case "-section" -> sql.add("and a.section_id <> all (?)", values);
                    case "allTags" -> values.forEach(value -> sql.add(exists("tag"), List.of(value)));
                    case "tag", "author" -> sql.add(exists(name), values);
                    case "-tag", "-author" ->
                        sql.add(exists(name.substring(1)).replaceFirst("and ", "and not "), values);
                    default -> throw new IllegalStateException(name);
                }
            }
        });
        if (names.containsKey("language") && !except.equals("language")) {
            sql.add("and a.language = any (?)", names.get("language"));
        }
        if (names.containsKey("-language")) {
            sql.add("and a.language <> all (?)", names.get("-language"));
        }
        List<UUID> excludedIds =
                excluded.stream().filter(Slugs::isId).map(Slugs::id).toList();
        List<String> excludedSlugs =
                excluded.stream().filter(name -> !Slugs.isId(name)).toList();
        if (!excludedIds.isEmpty()) {
            sql.add("and a.id <> all (?)", excludedIds);
        }
        if (!excludedSlugs.isEmpty()) {
            sql.add("and a.slug <> all (?)", excludedSlugs);
        }
        search.ifPresent(found -> sql.add(found.condition()));
        publishedAfter.ifPresent(time -> sql.add("and a.published_at >= ?", time));
        publishedBefore.ifPresent(time -> sql.add("and a.published_at < ?", time));
        updatedAfter.ifPresent(time -> sql.add("and a.updated_at >= ?", time));
        return sql;
    }

    private static String exists(String kind) {
        return "and exists (select 1 from article_%1$s y where y.article_id = a.id and y.%1$s_id = any (?))"
                .formatted(kind);
    }
}
