package org.broadsheet.article;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.database.Sql;

/**
 * Selects the articles of a filter, in SQL: a page of them by the index that leaves the fewest, or all of them.
 *
 * @param filter its names are resolved
 */
public record ArticleRows(ArticleFilter filter) {

    /**
     * Selects a page's ids and sort keys. Reads one ordered branch for each value of the narrowest criterion, each from an
     * index and no further than the page needs, and merges them.
     *
     * @param key the sort key of an article {@code a}, in SQL
     * @param beyond makes the keyset condition for the columns of key and id
     * @param order makes the order and limit for the columns of key and id
     */
    public Sql page(ArticleSort sort, String key, Columns beyond, Columns order) {
        Driver driver = driver(sort);
        // Most requests have one value. Compared by itself, it lets PostgreSQL estimate how many rows match.
        boolean single = driver.values != null && driver.values.size() == 1;
        String value = single ? "?" : "v.value";
        Object[] bound = single ? driver.values.toArray() : new Object[0];
        Sql branch;
        if (driver.joined) {
            branch = Sql.of("select a.id, x.published_at as key from article a")
                    .add(joined(driver.kind, value), bound)
                    .add("where " + filter.shown().of("a") + " and "
                            + filter.shown().ofCopy("x"))
                    .add(ArticleConditions.except(driver.covers, filter))
                    .add(beyond.of("x.published_at", "x.article_id"))
                    .add(order.of("x.published_at", "x.article_id"));
        } else {
            branch = Sql.of("select a.id, " + key + " as key from article a where "
                    + filter.shown().of("a"));
            if (driver.values != null) {
                branch.add("and a." + driver.kind + " = " + value, bound);
            }
            branch.add(ArticleConditions.except(driver.covers, filter))
                    .add(beyond.of(key, "a.id"))
                    .add(order.of(key, "a.id"));
        }
        if (driver.covers == Criterion.SECTION) {
            branch = Sql.of("select id, key from ((")
                    .add(branch)
                    .add(") union all (")
                    .add(ofFurtherSection(key, value, bound, beyond, order))
                    .add(")) listed")
                    .add(order.of("key", "id"));
        }
        if (driver.values == null || single) {
            return branch;
        }
        return Sql.of("select id, key from unnest(?) v(value) cross join lateral (", driver.values)
                .add(branch)
                .add(") branch group by id, key")
                .add(order.of("key", "id"));
    }

    /**
     * Selects what a section lists beside its own articles, along an index of {@code article_section}, which has the
     * columns of every sort key too.
     */
    private Sql ofFurtherSection(String sortKey, String value, Object[] bound, Columns beyond, Columns order) {
        String key = sortKey.replace("a.", "x.");
        return Sql.of("select a.id, " + key + " as key from article a")
                .add(joined(Criterion.SECTION.kind(), value), bound)
                // What has no key, such as no priority, is at the end of the index, which need not be read.
                .add("where " + filter.shown().of("a") + " and " + key + " is not null")
                .add(ArticleConditions.except(Criterion.SECTION, filter))
                .add(beyond.of(key, "x.article_id"))
                .add(order.of(key, "x.article_id"));
    }

    private static String joined(String kind, String value) {
        return "join article_%1$s x on x.article_id = a.id and x.%1$s_id = %2$s".formatted(kind, value);
    }

    /** Makes a piece of SQL for the columns that hold the sort key and the id. */
    @FunctionalInterface
    public interface Columns {
        Sql of(String key, String id);
    }

    /** One row for each article of the list. */
    public Sql all() {
        return all(Sql.of(""));
    }

    /**
     * One row for each article of the list that meets more conditions.
     *
     * @param narrowed those conditions, on an article {@code a}, from {@code and} on
     */
    public Sql all(Sql narrowed) {
        Sql all = Sql.of("select 1 from article a where " + filter.shown().of("a"));
        Set<UUID> sections = filter.ids().get(Criterion.SECTION);
        if (sections == null) {
            return all.add(ArticleConditions.of(filter)).add(narrowed);
        }
        // Each part can be counted along its own index.
        return all.add("and a.section_id = any (?)", sections)
                .add(ArticleConditions.except(Criterion.SECTION, filter))
                .add(narrowed)
                .add("union all select 1 from article a where " + filter.shown().of("a"))
                .add(
                        "and a.further_section_ids && ? and a.section_id <> all (?)",
                        ArticleConditions.array(sections),
                        sections)
                .add(ArticleConditions.except(Criterion.SECTION, filter))
                .add(narrowed);
    }

    /**
     * The index that a list is read by.
     *
     * @param covers the criterion that it takes care of; null if all of them remain conditions
     * @param values the alternatives; null for the whole list
     * @param joined whether {@code kind} is a table that is joined to articles, or else a column of theirs
     */
    private record Driver(Criterion covers, Collection<?> values, boolean joined, String kind) {}

    private static final Driver WHOLE = new Driver(null, null, false, "");

    private Driver driver(ArticleSort sort) {
        if (filter.found().isPresent()) {
            // PostgreSQL knows how common the words are, and so whether to start from them or from the time.
            return WHOLE;
        }
        if (sort.isByPublication()) {
            if (filter.ids().containsKey(Criterion.TAG)) {
                return new Driver(Criterion.TAG, filter.ids().get(Criterion.TAG), true, "tag");
            }
            if (filter.ids().containsKey(Criterion.ALL_TAGS)) {
                // Reading by any one of them will do: the others are conditions on it.
                return new Driver(
                        null,
                        List.of(filter.ids().get(Criterion.ALL_TAGS).iterator().next()),
                        true,
                        "tag");
            }
            if (filter.ids().containsKey(Criterion.AUTHOR)) {
                return new Driver(Criterion.AUTHOR, filter.ids().get(Criterion.AUTHOR), true, "author");
            }
        }
        if (filter.isOfRareKinds()) {
            return filter.names().containsKey(Criterion.KIND)
                    ? new Driver(Criterion.KIND, filter.names().get(Criterion.KIND), false, "kind")
                    : new Driver(Criterion.NOT_KIND, otherKinds(), false, "kind");
        }
        if (filter.ids().containsKey(Criterion.PRIMARY_TAG)) {
            return new Driver(Criterion.PRIMARY_TAG, filter.ids().get(Criterion.PRIMARY_TAG), false, "primary_tag_id");
        }
        if (isOfGated()) {
            return new Driver(Criterion.ACCESS, filter.names().get(Criterion.ACCESS), false, "access");
        }
        if (filter.ids().containsKey(Criterion.SECTION)) {
            return new Driver(Criterion.SECTION, filter.ids().get(Criterion.SECTION), false, "section_id");
        }
        if (filter.names().containsKey(Criterion.LANGUAGE)) {
            return new Driver(Criterion.LANGUAGE, filter.names().get(Criterion.LANGUAGE), false, "language");
        }
        return WHOLE;
    }

    /** Whether it leaves nothing that is free, which is what most newsrooms have most of. */
    private boolean isOfGated() {
        return filter.names().containsKey(Criterion.ACCESS)
                && !filter.names().get(Criterion.ACCESS).contains(Access.FREE.wireName());
    }

    private Set<String> otherKinds() {
        return Arrays.stream(ArticleKind.values())
                .map(ArticleKind::wireName)
                .filter(kind -> !filter.names().get(Criterion.NOT_KIND).contains(kind))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
