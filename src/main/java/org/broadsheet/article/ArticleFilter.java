package org.broadsheet.article;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.list.Alphabet;
import org.broadsheet.list.Collation;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Slugs;

/**
 * Which articles a list holds. Values of one criterion are alternatives (OR), criteria narrow each other (AND), {@link
 * Criterion#ALL_TAGS} wants every one of its tags, and those that begin with a minus sign leave articles out.
 *
 * @param names the values by criterion: slugs and language tags
 * @param ids what the slugs stand for, by criterion; filled in by {@link ArticleNames}
 * @param sectionOnly whether sections do not stand for those below them as well
 * @param extra values by the names of what is the newsroom's own; {@link ArticleNames} checks the names
 * @param excluded slugs and ids of articles to leave out
 * @param publishedAfter inclusive
 * @param publishedBefore exclusive
 * @param updatedAfter inclusive
 * @param shown which articles may be shown at all
 * @param found the condition that a search adds, on an article {@code a} and from {@code and} on
 */
public record ArticleFilter(
        Map<Criterion, Set<String>> names,
        Map<Criterion, Set<UUID>> ids,
        boolean sectionOnly,
        Map<String, Set<String>> extra,
        Set<String> excluded,
        Optional<Instant> publishedAfter,
        Optional<Instant> publishedBefore,
        Optional<Instant> updatedAfter,
        Shown shown,
        Optional<Sql> found) {

    /** Which articles a list may show at all. */
    public enum Shown {
        /** What is public and was not retracted. */
        LISTED {
            @Override
            public String of(String alias) {
                return Visibility.listed(alias);
            }

            @Override
            String ofCopy(String alias) {
                return Visibility.listedCopy(alias);
            }
        },
        /** What is public, retracted or not. */
        PUBLIC {
            @Override
            public String of(String alias) {
                return Visibility.of(alias);
            }

            @Override
            String ofCopy(String alias) {
                return Visibility.ofCopy(alias);
            }
        },
        /** What is public and was retracted. */
        RETRACTED {
            @Override
            public String of(String alias) {
                return Visibility.retracted(alias);
            }

            @Override
            String ofCopy(String alias) {
                return Visibility.retractedCopy(alias);
            }
        },
        /** Everything that is stored: for editors only. */
        STORED {
            @Override
            public String of(String alias) {
                return "true";
            }

            @Override
            String ofCopy(String alias) {
                return "true";
            }
        };

        /** The condition on an article of this alias. */
        public abstract String of(String alias);

        /** The part of it that a copy of an article's times can check, in a table of this alias. */
        abstract String ofCopy(String alias);
    }

    /** A filter whose names have yet to be resolved. */
    public static ArticleFilter of(
            Map<Criterion, Set<String>> names,
            boolean sectionOnly,
            Map<String, Set<String>> extra,
            Set<String> excluded,
            Optional<Instant> publishedAfter,
            Optional<Instant> publishedBefore,
            Optional<Instant> updatedAfter,
            Shown shown) {
        return new ArticleFilter(
                names,
                Map.of(),
                sectionOnly,
                extra,
                excluded,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                shown,
                Optional.empty());
    }

    /**
     * Adds a fault for names that the filter both requires and excludes, and for a period that ends before it begins.
     */
    public void check(Faults faults) {
        contradiction(Criterion.NOT_SECTION, List.of(Criterion.SECTION), faults);
        contradiction(Criterion.NOT_TAG, List.of(Criterion.TAG, Criterion.ALL_TAGS), faults);
        contradiction(Criterion.NOT_AUTHOR, List.of(Criterion.AUTHOR), faults);
        contradiction(Criterion.NOT_LANGUAGE, List.of(Criterion.LANGUAGE), faults);
        contradiction(Criterion.NOT_KIND, List.of(Criterion.KIND), faults);
        if (publishedAfter.isPresent()
                && publishedBefore.isPresent()
                && !publishedAfter.get().isBefore(publishedBefore.get())) {
            faults.add(
                    ArticleSelection.PUBLISHED_BEFORE,
                    "Must be later than " + ArticleSelection.PUBLISHED_AFTER + "; no article can match");
        }
    }

    private void contradiction(Criterion without, List<Criterion> with, Faults faults) {
        Set<String> both = new TreeSet<>();
        with.forEach(criterion -> both.addAll(names.getOrDefault(criterion, Set.of())));
        both.retainAll(names.getOrDefault(without, Set.of()));
        if (!both.isEmpty()) {
            faults.add(
                    without.parameter(),
                    "Leaves out what " + with.get(0).parameter() + " asks for: " + String.join(", ", both));
        }
    }

    /**
     * The same filter with what its names stand for.
     *
     * @param all its names, with the current ones of those that are former, and the languages that its ranges match
     */
    ArticleFilter resolved(Map<Criterion, Set<UUID>> known, Map<Criterion, Set<String>> all) {
        return new ArticleFilter(
                all, known, sectionOnly, extra, excluded, publishedAfter, publishedBefore, updatedAfter, shown, found);
    }

    /** The same text for equal filters, however they were written: what a cursor is bound to. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        names.forEach((criterion, values) -> text.append(criterion.parameter())
                .append('=')
                .append(new TreeSet<>(values))
                .append('&'));
        return text.append(ExtraNames.canonical(extra))
                .append(sectionOnly ? "sectionOnly&" : "")
                .append("exclude=")
                .append(new TreeSet<>(excluded))
                .append(publishedAfter)
                .append(publishedBefore)
                .append(updatedAfter)
                .append(shown)
                .toString();
    }

    /** The tags of the changes that concern this list: those of its narrowest criterion, else of all articles. */
    Set<String> cacheTags() {
        if (names.containsKey(Criterion.SECTION)) {
            return prefixed(Criterion.SECTION, CacheTags::section);
        }
        if (names.containsKey(Criterion.TAG)) {
            return prefixed(Criterion.TAG, CacheTags::tag);
        }
        if (names.containsKey(Criterion.ALL_TAGS)) {
            return prefixed(Criterion.ALL_TAGS, CacheTags::tag);
        }
        return names.containsKey(Criterion.AUTHOR)
                ? prefixed(Criterion.AUTHOR, CacheTags::author)
                : Set.of(CacheTags.ARTICLES);
    }

    private Set<String> prefixed(Criterion criterion, UnaryOperator<String> tag) {
        return names.get(criterion).stream().map(tag).collect(Collectors.toSet());
    }

    /**
     * Selects a page's ids and sort keys. Reads one ordered branch for each value of the narrowest criterion, each from an
     * index and no further than the page needs, and merges them.
     *
     * @param beyond makes the keyset condition for the columns of key and id
     * @param order makes the order and limit for the columns of key and id
     */
    public Sql page(ArticleSort sort, Columns beyond, Columns order) {
        return page(sort, sort.key(), beyond, order);
    }

    /** The same where the sort key is not the sort's own. */
    Sql page(ArticleSort sort, String key, Columns beyond, Columns order) {
        Driver driver = driver(sort);
        // Most requests have one value. Compared by itself, it lets PostgreSQL estimate how many rows match.
        boolean single = driver.values != null && driver.values.size() == 1;
        String value = single ? "?" : "v.value";
        Object[] bound = single ? driver.values.toArray() : new Object[0];
        Sql branch;
        if (driver.joined) {
            branch = Sql.of("select a.id, x.published_at as key from article a")
                    .add(joined(driver.kind, value), bound)
                    .add("where " + shown.of("a") + " and " + shown.ofCopy("x"))
                    .add(conditions(driver.covers))
                    .add(beyond.of("x.published_at", "x.article_id"))
                    .add(order.of("x.published_at", "x.article_id"));
        } else {
            branch = Sql.of("select a.id, " + key + " as key from article a where " + shown.of("a"));
            if (driver.values != null) {
                branch.add("and a." + driver.kind + " = " + value, bound);
            }
            branch.add(conditions(driver.covers)).add(beyond.of(key, "a.id")).add(order.of(key, "a.id"));
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
                .add("where " + shown.of("a") + " and " + key + " is not null")
                .add(conditions(Criterion.SECTION))
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

    /** The conditions on an article {@code a}, each from {@code and} on. */
    public Sql conditions() {
        return conditions(null);
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
        Sql all = Sql.of("select 1 from article a where " + shown.of("a"));
        Set<UUID> sections = ids.get(Criterion.SECTION);
        if (sections == null) {
            return all.add(conditions(null)).add(narrowed);
        }
        // Each part can be counted along its own index.
        return all.add("and a.section_id = any (?)", sections)
                .add(conditions(Criterion.SECTION))
                .add(narrowed)
                .add("union all select 1 from article a where " + shown.of("a"))
                .add("and a.further_section_ids && ? and a.section_id <> all (?)", array(sections), sections)
                .add(conditions(Criterion.SECTION))
                .add(narrowed);
    }

    /** The condition that one of these sections lists an article {@code a}. */
    public static Sql listedIn(Set<UUID> sections) {
        return Sql.of("(a.section_id = any (?) or a.further_section_ids && ?)", sections, array(sections));
    }

    private static Object array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /**
     * The alphabetical order of the list: that of its languages if they share one, which a list without a language
     * filter does not. Within a section, only a single language has an index of its own order; several languages get
     * the root order if theirs is the same.
     */
    Alphabet alphabet() {
        Set<String> languages = names.getOrDefault(Criterion.LANGUAGE, Set.of());
        boolean byRoot = names.containsKey(Criterion.SECTION)
                && languages.size() > 1
                && languages.stream().allMatch(language -> Collation.of(language) == Collation.root());
        return Collation.isCommonTo(languages) && !byRoot ? Alphabet.OWN : Alphabet.ROOT;
    }

    /** Whether it leaves few articles, spread over all times: a search should then apply it before its words. */
    public boolean isOfFew() {
        return updatedAfter.isPresent()
                || shown == Shown.RETRACTED
                || isOfRareKinds()
                || !extra.isEmpty()
                || names.containsKey(Criterion.PRIORITY)
                || flag(Criterion.NOINDEX).orElse(false)
                || flag(Criterion.FEATURED).orElse(false);
    }

    /** The same, among what a search finds: with its condition on an article {@code a}, from {@code and} on. */
    public ArticleFilter among(Sql condition) {
        return new ArticleFilter(
                names,
                ids,
                sectionOnly,
                extra,
                excluded,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                shown,
                Optional.of(condition));
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
        if (found.isPresent()) {
            // PostgreSQL knows how common the words are, and so whether to start from them or from the time.
            return WHOLE;
        }
        if (sort.isByPublication()) {
            if (ids.containsKey(Criterion.TAG)) {
                return new Driver(Criterion.TAG, ids.get(Criterion.TAG), true, "tag");
            }
            if (ids.containsKey(Criterion.ALL_TAGS)) {
                // Reading by any one of them will do: the others are conditions on it.
                return new Driver(
                        null, List.of(ids.get(Criterion.ALL_TAGS).iterator().next()), true, "tag");
            }
            if (ids.containsKey(Criterion.AUTHOR)) {
                return new Driver(Criterion.AUTHOR, ids.get(Criterion.AUTHOR), true, "author");
            }
        }
        if (isOfRareKinds()) {
            return names.containsKey(Criterion.KIND)
                    ? new Driver(Criterion.KIND, names.get(Criterion.KIND), false, "kind")
                    : new Driver(Criterion.NOT_KIND, otherKinds(), false, "kind");
        }
        if (ids.containsKey(Criterion.PRIMARY_TAG)) {
            return new Driver(Criterion.PRIMARY_TAG, ids.get(Criterion.PRIMARY_TAG), false, "primary_tag_id");
        }
        if (isOfGated()) {
            return new Driver(Criterion.ACCESS, names.get(Criterion.ACCESS), false, "access");
        }
        if (ids.containsKey(Criterion.SECTION)) {
            return new Driver(Criterion.SECTION, ids.get(Criterion.SECTION), false, "section_id");
        }
        if (names.containsKey(Criterion.LANGUAGE)) {
            return new Driver(Criterion.LANGUAGE, names.get(Criterion.LANGUAGE), false, "language");
        }
        return WHOLE;
    }

    /** Whether it leaves no news, of which there is most: an index then reads the kinds that are left, one by one. */
    private boolean isOfRareKinds() {
        return names.containsKey(Criterion.KIND)
                ? !names.get(Criterion.KIND).contains(ArticleKind.NEWS.wireName())
                : names.getOrDefault(Criterion.NOT_KIND, Set.of()).contains(ArticleKind.NEWS.wireName());
    }

    /** Whether it leaves nothing that is free, which is what most newsrooms have most of. */
    private boolean isOfGated() {
        return names.containsKey(Criterion.ACCESS)
                && !names.get(Criterion.ACCESS).contains(Access.FREE.wireName());
    }

    private Set<String> otherKinds() {
        return Arrays.stream(ArticleKind.values())
                .map(ArticleKind::wireName)
                .filter(kind -> !names.get(Criterion.NOT_KIND).contains(kind))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Sql conditions(Criterion except) {
        Sql sql = Sql.of("");
        ids.forEach((criterion, values) -> {
            if (criterion != except) {
                switch (criterion) {
                    case SECTION -> sql.add("and").add(listedIn(values));
                    case NOT_SECTION -> sql.add("and (").add(listedIn(values)).add(") is not true");
                    case PRIMARY_TAG -> sql.add("and a.primary_tag_id = any (?)", values);
                    case ALL_TAGS -> values.forEach(value -> sql.add(exists("tag"), List.of(value)));
                    case TAG, AUTHOR -> sql.add(exists(criterion.kind()), values);
                    case NOT_TAG, NOT_AUTHOR ->
                        sql.add(exists(criterion.kind()).replaceFirst("and ", "and not "), values);
                    case LANGUAGE, NOT_LANGUAGE, KIND, NOT_KIND, NOINDEX, PRIORITY, FEATURED, ACCESS ->
                        throw new IllegalStateException(criterion.kind() + " has no ids");
                }
            }
        });
        for (Criterion criterion : List.of(Criterion.LANGUAGE, Criterion.KIND)) {
            if (names.containsKey(criterion) && except != criterion) {
                Set<String> values = names.get(criterion);
                // A single one is compared by itself, since an index that goes on with the sort key is in order only
                // then.
                boolean single = values.size() == 1;
                sql.add(
                        "and a." + criterion.kind() + (single ? " = ?" : " = any (?)"),
                        single ? values.iterator().next() : values);
            }
        }
        for (Criterion criterion : List.of(Criterion.NOT_LANGUAGE, Criterion.NOT_KIND)) {
            if (names.containsKey(criterion) && except != criterion) {
                sql.add("and a." + criterion.kind() + " <> all (?)", names.get(criterion));
            }
        }
        for (Criterion criterion : List.of(Criterion.NOINDEX, Criterion.FEATURED)) {
            flag(criterion).ifPresent(is -> sql.add((is ? "and a." : "and not a.") + criterion.kind()));
        }
        sql.add(ExtraNames.condition("a", extra));
        if (names.containsKey(Criterion.PRIORITY)) {
            Integer[] priorities =
                    names.get(Criterion.PRIORITY).stream().map(Integer::valueOf).toArray(Integer[]::new);
            sql.add("and a.priority = any (?)", (Object) priorities);
        }
        if (names.containsKey(Criterion.ACCESS) && except != Criterion.ACCESS) {
            Set<String> access = names.get(Criterion.ACCESS);
            sql.add(
                    access.contains(Access.FREE.wireName())
                            ? "and (a.access is null or a.access = any (?))"
                            : "and a.access = any (?)",
                    access);
        }
        if (!excluded.isEmpty()) {
            exclude(sql);
        }
        found.ifPresent(sql::add);
        publishedAfter.ifPresent(time -> sql.add("and a.published_at >= ?", time));
        publishedBefore.ifPresent(time -> sql.add("and a.published_at < ?", time));
        updatedAfter.ifPresent(time -> sql.add("and a.updated_at >= ?", time));
        return sql;
    }

    private void exclude(Sql sql) {
        List<UUID> excludedIds =
                excluded.stream().filter(Slugs::isId).map(Slugs::id).toList();
        List<String> excludedSlugs =
                excluded.stream().filter(name -> !Slugs.isId(name)).toList();
        if (!excludedIds.isEmpty()) {
            sql.add("and a.id <> all (?)", excludedIds);
        }
        if (!excludedSlugs.isEmpty()) {
            sql.add("and a.slug <> all (?)", excludedSlugs)
                    .add("and a.id <> all (array(select a.id " + FormerNames.moved(Kind.ARTICLE))
                    .add("and f.slug = any (?)))", excludedSlugs);
        }
    }

    private Optional<Boolean> flag(Criterion criterion) {
        return names.getOrDefault(criterion, Set.of()).stream()
                .map(Boolean::valueOf)
                .findFirst();
    }

    private static String exists(String kind) {
        return "and exists (select 1 from article_%1$s y where y.article_id = a.id and y.%1$s_id = any (?))"
                .formatted(kind);
    }
}
