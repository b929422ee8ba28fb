package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.body.Body;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Cursor;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.words.Languages;
import org.broadsheet.words.SearchQuery;

/**
 * Lists of what a search finds. Ranked lists hold the newest matches, at most 120 of them and 30 more that have the
 * words in their headlines, by how well they match (cover density, Clarke et al. 2000, headline over standfirst over
 * body) and by age: half a year makes a match count three quarters of a fresh one. The moment at which a reader began stands in the cursor, so that a rank stays what it
 * was from page to page and nothing comes twice.
 */
@ApplicationScoped
class FoundArticles {

    static final List<String> FACETS = List.of("section", "tag", "author", "year");

    private static final int RANKED = 120;
    private static final int RANKED_BY_HEADLINE = 30;
    private static final int MARKED_LENGTH = 50_000;
    private static final int COUNTED = Page.Total.CAP;
    private static final int VALUES = 50;
    private static final String MARK = "\u0001";
    private static final String MARK_END = "\u0002";

    private final Database database;
    private final ArticleNames names;
    private final ArticleSearch search;
    private final Counts counts;
    private final Freshness freshness;

    FoundArticles(Database database, ArticleNames names, ArticleSearch search, Counts counts, Freshness freshness) {
        this.database = database;
        this.names = names;
        this.search = search;
        this.counts = counts;
        this.freshness = freshness;
    }

    /** A page of what {@code q} finds. */
    Page<Teaser> page(Parameters parameters, Teasers teasers) {
        String text = parameters.one("q").orElse("");
        ArticleSort sort = parameters.choice("sort", ArticleSort.SEARCH, ArticleSort::wireName, ArticleSort.RELEVANCE);
        ArticleFilter named = Teasers.filter(parameters);
        boolean highlight = parameters.flag("highlight", false);
        Set<String> facets = parameters.choices("facets", FACETS);
        Keyset keyset = Keyset.of(parameters, sort.wireName() + '?' + named.canonical() + "q=" + text, sort.keyType());
        Optional<Place> place = sort == ArticleSort.RELEVANCE ? place(keyset, parameters) : Optional.empty();
        ArticleFilter filter = names.resolve(named, parameters);
        parameters.check();
        // Words are found a moment after an article is saved, so an answer is good for now alone.
        freshness.changesAt(Instant.now());
        SearchQuery query = SearchQuery.of(text, false);
        if (query.isEmpty()) {
            return keyset.page(
                    List.<Teasers.Row>of(),
                    Teasers.Row::key,
                    row -> row.teaser().id(),
                    Teasers.Row::teaser,
                    null);
        }
        List<String> languages = List.copyOf(filter.names().getOrDefault("language", Set.copyOf(names.languages())));
        ArticleSearch.Ready ready = search.ready(query, languages);
        List<Teasers.Row> rows = rows(keyset, sort, filter, ready, place, teasers);
        String corrected = null;
        if (rows.isEmpty()) {
            Optional<SearchQuery> mended = search.mended(query);
            if (mended.isPresent()) {
                ArticleSearch.Ready other = search.ready(mended.get(), languages);
                List<Teasers.Row> found = rows(keyset, sort, filter, other, place, teasers);
                if (!found.isEmpty()) {
                    rows = found;
                    ready = other;
                    corrected = mended.get().text();
                }
            }
        }
        boolean capped = keyset.counting() == Page.Counting.CAPPED;
        Sql counted = capped || !facets.isEmpty() ? newest(filter, ready, COUNTED + 1) : null;
        Page<Teaser> page = keyset.page(
                rows,
                Teasers.Row::key,
                row -> row.teaser().id(),
                Teasers.Row::teaser,
                counts.of(
                        keyset.counting(),
                        capped
                                ? Sql.of("select 1 from (").add(counted).add(") f")
                                : filter.among(ready).all()));
        if (highlight) {
            page = page.with(highlighted(page.items(), ready));
        }
        return page.with(new Page.Meta(corrected, facets.isEmpty() ? null : facets(counted, facets)));
    }

    /** The newest articles that this filter leaves of what was found. */
    private Sql newest(ArticleFilter filter, ArticleSearch.Ready ready, int limit) {
        if (filter.isOfFew()) {
            return filter.among(ready)
                    .page(
                            ArticleSort.NEWEST,
                            (key, id) -> Sql.of(""),
                            (key, id) -> Sql.of("order by a.published_at desc, a.id desc limit " + limit));
        }
        return Sql.of(
                "select id from unnest(?::uuid[]) found(id)",
                ArticleSearch.ids(search.newest(ready, filter.publishedBefore().orElseGet(Instant::now))
                        .among(filter, Sql.of(""))
                        .first(limit)));
    }

    /** A place in a ranked list: when its reader began, and the rank beside it. */
    private record Place(Instant began, double rank) {}

    private static Optional<Place> place(Keyset keyset, Parameters parameters) {
        return keyset.cursor().flatMap(cursor -> {
            try {
                String[] parts = ((String) cursor.key()).split(" ");
                return Optional.of(
                        new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), Double.parseDouble(parts[1])));
            } catch (RuntimeException e) {
                parameters.fault(Fault.parameter("cursor", "Is not a cursor of this list"));
                return Optional.empty();
            }
        });
    }

    private List<Teasers.Row> rows(
            Keyset keyset,
            ArticleSort sort,
            ArticleFilter filter,
            ArticleSearch.Ready ready,
            Optional<Place> place,
            Teasers teasers) {
        if (sort == ArticleSort.NEWEST && !keyset.backward() && !filter.isOfFew()) {
            return newest(keyset, filter, ready, teasers);
        }
        if (sort != ArticleSort.RELEVANCE) {
            return teasers.rows(keyset, sort, filter.among(ready));
        }
        Instant began = place.map(Place::began).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Sql ranked = Sql.of(
                        "select f.id, f.rank as key from (select c.id, ts_rank_cd('{0.05, 0.2, 0.4, 1.0}', z.document,")
                .add("c.strict, 1)::float8 * (0.5 + 0.5 * exp(-extract(epoch from ? - c.published_at)", began)
                .add("::float8 / (86400 * 260))) as rank from (")
                .add(candidates(filter, ready, began))
                .add(") c join article_search z on z.article_id = c.id) f");
        place.ifPresent(here -> {
            Cursor cursor = keyset.cursor().orElseThrow();
            ranked.add("where (f.rank, f.id) " + (keyset.backward() ? ">" : "<") + " (?, ?)", here.rank(), cursor.id());
        });
        ranked.add(keyset.order("f.rank", "f.id", true));
        return teasers.rows(
                ranked,
                keyset.order("page.key", "page.id", true),
                row -> began.toEpochMilli() + " " + row.getDouble("key"));
    }

    private List<Teasers.Row> newest(Keyset keyset, ArticleFilter filter, ArticleSearch.Ready ready, Teasers teasers) {
        Instant from = keyset.cursor()
                .map(cursor -> (Instant) cursor.key())
                .or(filter::publishedBefore)
                .orElseGet(Instant::now);
        Sql beyond = keyset.beyond("a.published_at", "a.id", true);
        List<UUID> ids = ArticleSearch.ids(
                search.newest(ready, from).among(filter, beyond).first(keyset.fetch()));
        return teasers.rows(
                Sql.of("select a.id, a.published_at as key from article a where "
                                + filter.shown().of("a"))
                        .add("and a.id = any (?::uuid[])", ids),
                keyset.order("page.key", "page.id", true),
                row -> Database.instant(row, "key"));
    }

    /** What may be ranked. */
    private Sql candidates(ArticleFilter filter, ArticleSearch.Ready ready, Instant began) {
        Sql visible = Sql.of("select a.id, a.published_at,")
                .add(ready.strict())
                .add("as strict from article a where " + filter.shown().of("a"));
        if (filter.isOfFew()) {
            return visible.add(filter.among(ready).conditions())
                    .add("and a.published_at <= ? order by a.published_at desc, a.id desc", began)
                    .add("limit " + (RANKED + RANKED_BY_HEADLINE));
        }
        Instant newest = filter.publishedBefore().filter(began::isAfter).orElse(began);
        Set<UUID> ids = new LinkedHashSet<>(ArticleSearch.ids(
                search.newest(ready, newest).among(filter, Sql.of("")).first(RANKED)));
        ids.addAll(ArticleSearch.ids(search.newest(ready, newest)
                .among(filter, Sql.of(""))
                .inHeadlines()
                .first(RANKED_BY_HEADLINE)));
        // What was withdrawn since a moment ago is not shown.
        return visible.add("and a.id = any (?::uuid[])", ids);
    }

    private record Counted(String facet, String value, long count, long all) {}

    /** Counts by property, of what a statement selects the ids of. */
    private List<Page.Facet> facets(Sql newest, Set<String> facets) {
        Sql sql = Sql.of("with found as (select a.id, a.section_id, a.published_at from (")
                .add(newest)
                .add(") f join article a on a.id = f.id),")
                .add("counted as (select * from found order by published_at desc, id desc limit ?)", COUNTED);
        String union = "";
        for (String facet : facets) {
            sql.add(union + "(select '" + facet + "' as facet, " + by(facet) + ", count(*) as count,")
                    .add("(select count(*) from found) as everything from counted c " + from(facet))
                    .add("group by 2 order by 3 desc, 2 limit ?)", VALUES);
            union = "union all ";
        }
        Map<String, List<Page.FacetValue>> values = new LinkedHashMap<>();
        facets.forEach(facet -> values.put(facet, new ArrayList<>()));
        boolean capped = false;
        for (Counted one : database.list(
                sql,
                row -> new Counted(
                        row.getString("facet"),
                        row.getString("value"),
                        row.getLong("count"),
                        row.getLong("everything")))) {
            values.get(one.facet()).add(new Page.FacetValue(one.value(), one.count()));
            capped |= one.all() > COUNTED;
        }
        String relation = capped ? "gte" : "eq";
        return values.entrySet().stream()
                .map(entry -> new Page.Facet(entry.getKey(), relation, entry.getValue()))
                .toList();
    }

    /** The value of a facet; names are ours, never a request's. */
    private static String by(String facet) {
        return facet.equals("year")
                ? "extract(year from c.published_at at time zone 'UTC')::int::text as value"
                : "n.slug as value";
    }

    private static String from(String facet) {
        return switch (facet) {
            case "year" -> "";
            case "section" -> "join section n on n.id = c.section_id";
            default -> "join article_%1$s x on x.article_id = c.id join %1$s n on n.id = x.%1$s_id".formatted(facet);
        };
    }

    /** PostgreSQL finds the places in plain text; the marks become markup once everything else is escaped. */
    private List<Teaser> highlighted(List<Teaser> teasers, ArticleSearch.Ready ready) {
        Collection<UUID> ids = teasers.stream().map(Teaser::id).toList();
        if (ids.isEmpty()) {
            return teasers;
        }
        Map<UUID, Body> bodies = new HashMap<>();
        database.list(
                        Sql.of("select article_id, blocks from article_body where article_id = any (?)", ids),
                        row -> Map.entry(Database.id(row, "article_id"), Body.fromJson(row.getString("blocks"))))
                .forEach(entry -> bodies.put(entry.getKey(), entry.getValue()));
        Map<String, List<Teaser>> byConfiguration =
                teasers.stream().collect(Collectors.groupingBy(teaser -> Languages.configuration(teaser.language())));
        Map<UUID, Teaser.Highlight> marked = new HashMap<>();
        byConfiguration.forEach((configuration, alike) -> marked.putAll(marks(configuration, alike, bodies, ready)));
        return teasers.stream()
                .map(teaser -> teaser.highlighted(marked.get(teaser.id())))
                .toList();
    }

    private Map<UUID, Teaser.Highlight> marks(
            String configuration, List<Teaser> teasers, Map<UUID, Body> bodies, ArticleSearch.Ready ready) {
        Sql sql = Sql.of(
                        "select shown.id, ts_headline(asked.configuration, shown.headline, asked.words, ?) as headline,",
                        options("HighlightAll=true"))
                .add(
                        "ts_headline(asked.configuration, shown.body, asked.words, ?) as body from",
                        options("MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=\" … \""))
                .add("(select ?::regconfig as configuration,", configuration)
                .add(ready.written(configuration))
                .add("as words) asked,")
                .add(
                        "unnest(?, ?, ?) shown(id, headline, body)",
                        teasers.stream().map(Teaser::id).toList(),
                        teasers.stream().map(teaser -> plain(teaser.headline())).toList(),
                        teasers.stream()
                                .map(teaser -> plain(bodies.get(teaser.id()).text()))
                                .toList());
        Map<UUID, Teaser.Highlight> marks = new HashMap<>();
        database.list(
                        sql,
                        row -> Map.entry(
                                Database.id(row, "id"),
                                new Teaser.Highlight(safe(row.getString("headline")), safe(row.getString("body")))))
                .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
        return marks;
    }

    private static String options(String more) {
        return "StartSel=" + MARK + ", StopSel=" + MARK_END + ", " + more;
    }

    private static String plain(String text) {
        String part = text.length() > MARKED_LENGTH ? text.substring(0, MARKED_LENGTH) : text;
        return part.replace(MARK, " ").replace(MARK_END, " ");
    }

    private static String safe(String marked) {
        return marked.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace(MARK, "<mark>")
                .replace(MARK_END, "</mark>");
    }
}
