package org.broadsheet.article;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.broadsheet.access.Product;
import org.broadsheet.database.Database;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.request.Faults;
import org.broadsheet.section.Sections;
import org.broadsheet.words.Languages;

/** Resolves the names in a filter, current and former. An unknown name is a fault, with the nearest known one as a suggestion. */
public class ArticleNames {

    private static final String LANGUAGE = Criterion.LANGUAGE.kind();
    private static final String SECTION = Criterion.SECTION.kind();

    /** Sections {@code k} by the ids of themselves and of all below them. */
    private static final String BRANCHES =
            "x.section_id as id from section k join section_ancestor x on x.ancestor_id = k.id";

    private static final int SUGGESTIONS_FROM = 5_000;

    /** The languages of public articles, each found by one step along an index. */
    private static final String LANGUAGES = """
            with recursive used(language) as (
                (select a.language from article a where %1$s order by a.language limit 1)
                union all
                select (select a.language from article a
                        where %1$s and a.language > used.language order by a.language limit 1)
                from used where used.language is not null)
            select 'language' as kind, language as slug, null::uuid as id from used where language is not null
            """.formatted(Visibility.published("a"));

    /**
     * The languages of public articles that begin with an article's primary language, each found by one step along an
     * index; first the article's own.
     */
    private static final String VARIANTS = """
            with recursive subject as (
                select language, split_part(language, '-', 1) as base from article where id = ?),
            used(language) as (
                (select a.language from article a where %1$s and a.language >= (select base from subject)
                 order by a.language limit 1)
                union all
                select (select a.language from article a
                        where %1$s and a.language > used.language order by a.language limit 1)
                from used, subject where used.language like subject.base || '%%')
            select language from subject
            union all
            select used.language from used, subject
            where used.language like subject.base || '%%' and used.language <> subject.language
            """.formatted(Visibility.published("a"));

    private final Reads database;
    private final FormerNames former;

    public ArticleNames(Reads database) {
        this.database = database;
        this.former = new FormerNames(database);
    }

    private record Found(String kind, String slug, UUID id) {}

    /**
     * The filter with ids for its slugs, by one statement, or by none where the filter has no names; one more for each
     * kind of which there are names that nothing has now, and for each such section; and one for what is the newsroom's own. A section stands for all below it
     * too, unless the filter says otherwise.
     */
    public ArticleFilter resolve(ArticleFilter filter, Faults faults) {
        Set<Criterion> named = filter.names().keySet();
        Sections.checkOnly(
                filter.sectionOnly(),
                named.contains(Criterion.SECTION) || named.contains(Criterion.NOT_SECTION),
                faults);
        if (!filter.extra().isEmpty()) {
            new ExtraNames(database)
                    .check(Kind.ARTICLE, filter.extra().keySet(), filter.shown() == ArticleFilter.Shown.STORED, faults);
        }
        if (named.isEmpty()) {
            return filter;
        }
        Map<String, Set<String>> wanted = new TreeMap<>();
        filter.names().forEach((criterion, values) -> {
            if (criterion.isLookedUp()) {
                wanted.computeIfAbsent(criterion.kind(), k -> new LinkedHashSet<>())
                        .addAll(values);
            }
        });
        if (wanted.isEmpty()) {
            return filter;
        }
        List<Sql> parts = new ArrayList<>();
        wanted.forEach((kind, values) -> parts.add(
                kind.equals(LANGUAGE)
                        ? Sql.of(LANGUAGES)
                        : Sql.of("select '" + kind + "' as kind, k.slug,")
                                .add(
                                        kind.equals(SECTION) && !filter.sectionOnly()
                                                ? BRANCHES
                                                : "k.id from " + kind + " k")
                                .add(
                                        values.size() == 1 ? "where k.slug = ?" : "where k.slug = any (?)",
                                        values.size() == 1 ? values.iterator().next() : values)));
        Sql sql = Sql.of("");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "(" : "union all (").add(parts.get(i)).add(")");
        }
        Map<String, Map<String, Set<UUID>>> found = new HashMap<>();
        for (Found one : database.list(
                sql, row -> new Found(row.getString("kind"), row.getString("slug"), Database.id(row, "id")))) {
            found.computeIfAbsent(one.kind(), k -> new HashMap<>())
                    .computeIfAbsent(one.slug(), slug -> new LinkedHashSet<>())
                    .add(one.id());
        }
        Map<String, Map<String, FormerNames.Now>> moved = new HashMap<>();
        wanted.forEach((kind, values) -> {
            Set<String> others = new LinkedHashSet<>(values);
            others.removeAll(found.getOrDefault(kind, Map.of()).keySet());
            moved.put(kind, kind.equals(LANGUAGE) ? Map.of() : former.of(Kind.of(kind), others));
        });
        Map<Criterion, Set<UUID>> ids = new EnumMap<>(Criterion.class);
        Map<Criterion, Set<String>> names = new EnumMap<>(Criterion.class);
        filter.names().forEach((criterion, values) -> {
            Map<String, Set<UUID>> known = found.getOrDefault(criterion.kind(), Map.of());
            if (criterion.kind().equals(LANGUAGE)) {
                names.put(criterion, inUse(values, known.keySet()));
            } else if (!criterion.isLookedUp()) {
                names.put(criterion, values);
            } else {
                Set<UUID> resolved = new LinkedHashSet<>();
                Set<String> all = new LinkedHashSet<>(values);
                for (String value : values) {
                    if (known.containsKey(value)) {
                        resolved.addAll(known.get(value));
                    } else if (moved.get(criterion.kind()).containsKey(value)) {
                        FormerNames.Now now = moved.get(criterion.kind()).get(value);
                        resolved.addAll(
                                criterion.kind().equals(SECTION) && !filter.sectionOnly()
                                        ? branch(now.id())
                                        : Set.of(now.id()));
                        all.add(now.slug());
                    } else {
                        faults.add(unknown(criterion, value));
                    }
                }
                ids.put(criterion, resolved);
                names.put(criterion, all);
            }
        });
        leaveOut(ids, faults);
        return filter.resolved(ids, names);
    }

    /** A resolved filter for a partner. Takes one statement if its product has but some sections. */
    ArticleFilter within(Product product, ArticleFilter filter) {
        Set<UUID> sections = product.limits().sections();
        Set<UUID> branch = sections.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(database.list(
                        Sql.of("select section_id from section_ancestor where ancestor_id = any (?)", sections),
                        row -> Database.id(row, "section_id")));
        return filter.within(product, branch);
    }

    /** Takes out of the sections that are asked for what is left out of those above them. */
    private static void leaveOut(Map<Criterion, Set<UUID>> ids, Faults faults) {
        Set<UUID> sections = ids.getOrDefault(Criterion.SECTION, Set.of());
        if (!sections.isEmpty() && ids.containsKey(Criterion.NOT_SECTION)) {
            sections.removeAll(ids.get(Criterion.NOT_SECTION));
            if (sections.isEmpty()) {
                faults.add(
                        Criterion.NOT_SECTION.parameter(),
                        "Leaves out all that " + Criterion.SECTION.parameter() + " asks for");
            }
        }
    }

    /** The ids of a section and of what is below it. */
    private Set<UUID> branch(UUID section) {
        return new LinkedHashSet<>(database.list(
                Sql.of("select section_id from section_ancestor where ancestor_id = ?", section),
                row -> Database.id(row, "section_id")));
    }

    /** The languages of public articles. */
    public List<String> languages() {
        return database.list(Sql.of(LANGUAGES), row -> row.getString("slug"));
    }

    /** The languages of public articles that those who read an article can read; see {@link Languages#writing}. */
    List<String> readWith(UUID article) {
        List<String> variants = database.list(Sql.of(VARIANTS, article), row -> row.getString("language"));
        return variants.stream()
                .filter(one -> Languages.writing(one).equals(Languages.writing(variants.get(0))))
                .toList();
    }

    /**
     * RFC 4647 basic filtering: a range matches itself and every tag that begins with it and a hyphen. A range that
     * matches none stays, and finds nothing.
     */
    private static Set<String> inUse(Set<String> ranges, Set<String> known) {
        Set<String> languages = new LinkedHashSet<>();
        for (String range : ranges) {
            String lower = range.toLowerCase(Locale.ROOT);
            List<String> matching = known.stream()
                    .filter(tag -> (tag.toLowerCase(Locale.ROOT) + "-").startsWith(lower + "-"))
                    .toList();
            languages.addAll(matching.isEmpty() ? List.of(range) : matching);
        }
        return languages;
    }

    private Fault unknown(Criterion criterion, String value) {
        List<String> slugs = database.list(
                Sql.of("select slug from " + criterion.kind() + " order by slug limit ?", SUGGESTIONS_FROM),
                row -> row.getString("slug"));
        return Fault.parameter(criterion.parameter(), "There is no " + criterion.kind() + " " + value)
                .suggesting(Nearest.to(value, slugs).orElse(null));
    }
}
