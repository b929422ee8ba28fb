package org.broadsheet.article;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Sql;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.request.Slugs;

/** The conditions under which an article {@code a} is in a list, in SQL. */
public final class ArticleConditions {

    private ArticleConditions() {}

    /** Those of a filter whose names are resolved, each from {@code and} on; which may be shown at all is apart from them. */
    public static Sql of(ArticleFilter filter) {
        return except(null, filter);
    }

    /** The same without those of a criterion, which something else takes care of; null for none. */
    static Sql except(Criterion except, ArticleFilter filter) {
        Sql sql = Sql.of("");
        filter.ids().forEach((criterion, values) -> {
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
            if (filter.names().containsKey(criterion) && except != criterion) {
                Set<String> values = filter.names().get(criterion);
                // A single one is compared by itself, since an index that goes on with the sort key is in order only
                // then.
                boolean single = values.size() == 1;
                sql.add(
                        "and a." + criterion.kind() + (single ? " = ?" : " = any (?)"),
                        single ? values.iterator().next() : values);
            }
        }
        for (Criterion criterion : List.of(Criterion.NOT_LANGUAGE, Criterion.NOT_KIND)) {
            if (filter.names().containsKey(criterion) && except != criterion) {
                sql.add(
                        "and a." + criterion.kind() + " <> all (?)",
                        filter.names().get(criterion));
            }
        }
        for (Criterion criterion : List.of(Criterion.NOINDEX, Criterion.FEATURED)) {
            filter.flag(criterion).ifPresent(is -> sql.add((is ? "and a." : "and not a.") + criterion.kind()));
        }
        sql.add(ExtraNames.condition("a", filter.extra()));
        if (filter.names().containsKey(Criterion.PRIORITY)) {
            Integer[] priorities = filter.names().get(Criterion.PRIORITY).stream()
                    .map(Integer::valueOf)
                    .toArray(Integer[]::new);
            sql.add("and a.priority = any (?)", (Object) priorities);
        }
        if (filter.names().containsKey(Criterion.ACCESS) && except != Criterion.ACCESS) {
            Set<String> access = filter.names().get(Criterion.ACCESS);
            sql.add(
                    access.contains(Access.FREE.wireName())
                            ? "and (a.access is null or a.access = any (?))"
                            : "and a.access = any (?)",
                    access);
        }
        if (!filter.excluded().isEmpty()) {
            exclude(sql, filter.excluded());
        }
        filter.product().ifPresent(product -> sql.add(product.condition("a")));
        filter.found().ifPresent(sql::add);
        filter.publishedAfter().ifPresent(time -> sql.add("and a.published_at >= ?", time));
        filter.publishedBefore().ifPresent(time -> sql.add("and a.published_at < ?", time));
        filter.updatedAfter().ifPresent(time -> sql.add("and a.updated_at >= ?", time));
        return sql;
    }

    private static void exclude(Sql sql, Set<String> excluded) {
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

    /** The condition that one of these sections lists an article {@code a}. */
    public static Sql listedIn(Set<UUID> sections) {
        return Sql.of("(a.section_id = any (?) or a.further_section_ids && ?)", sections, array(sections));
    }

    static Object array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static String exists(String kind) {
        return "and exists (select 1 from article_%1$s y where y.article_id = a.id and y.%1$s_id = any (?))"
                .formatted(kind);
    }
}
