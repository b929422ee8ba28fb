package org.broadsheet.article.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.ArticleConditions;
import org.broadsheet.article.ArticleFilter;
import org.broadsheet.article.ArticleFinder;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleNames;
import org.broadsheet.article.ArticleRows;
import org.broadsheet.article.ArticleSort;
import org.broadsheet.article.Criterion;
import org.broadsheet.article.Facet;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Cursor;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Faults;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.words.SearchQuery;

/**
 * Lists of what a search finds. Ranked lists hold the newest matches, at most 120 of them and 30 more that have the
 * words in their headlines. They are ordered by how well they match (cover density, Clarke et al. 2000, headline over
 * standfirst over body) and by age: a match that is half a year old counts three quarters of a new one. The cursor
 * carries the moment at which the reader began, so that ranks stay the same from page to page and nothing appears
 * twice.
 */
@ApplicationScoped
public class FoundArticles implements ArticleFinder {

    private static final int RANKED = 120;
    private static final int RANKED_BY_HEADLINE = 30;
    private static final int COUNTED = Page.Total.CAP;
    private static final int VALUES = 50;

    private final PublicReads database;
    private final ArticleNames names;
    private final ArticleSearch search;
    private final Teasers teasers;
    private final Counts counts;
    private final Highlights highlights;
    private final CacheDependencies dependencies;

    FoundArticles(PublicReads database, ArticleSearch search, Teasers teasers, CacheDependencies dependencies) {
        this.database = database;
        this.names = new ArticleNames(database);
        this.search = search;
        this.teasers = teasers;
        this.counts = new Counts(database);
        this.highlights = new Highlights(database);
        this.dependencies = dependencies;
    }

    @Override
    public Page<Teaser> page(BoundQuery<ArticleListRequest> bound) {
        ArticleListRequest request = bound.value();
        String text = request.articles().words().orElse("");
        ArticleSort sort = request.articles().order();
        ArticleFilter named = request.articles().filter();
        Set<Facet> facets = request.facets();
        Keyset keyset = Keyset.of(
                bound, request.page(), sort.wireName() + '?' + named.canonical() + "q=" + text, sort.keyType());
        Optional<Place> place = sort == ArticleSort.RELEVANCE ? place(keyset, bound.faults()) : Optional.empty();
        ArticleFilter filter = names.resolve(named, bound.faults());
        bound.faults().check();
        // An article can be found a moment after it was saved, and no change says when: so no answer may be cached.
        dependencies.recordChangeAtOnce();
        SearchQuery query = SearchQuery.of(text, false);
        if (query.isEmpty()) {
            return keyset.page(
                    List.<Teasers.Row>of(),
                    Teasers.Row::key,
                    row -> row.teaser().id(),
                    Teasers.Row::teaser,
                    null);
        }
        List<String> languages =
                List.copyOf(filter.names().getOrDefault(Criterion.LANGUAGE, Set.copyOf(names.languages())));
        ArticleSearch.Ready ready = search.ready(query, languages);
        List<Teasers.Row> rows = rows(keyset, sort, filter, ready, place);
        String corrected = null;
        if (rows.isEmpty()) {
            Optional<SearchQuery> nearest = search.corrected(query);
            if (nearest.isPresent()) {
                ArticleSearch.Ready other = search.ready(nearest.get(), languages);
                List<Teasers.Row> found = rows(keyset, sort, filter, other, place);
                if (!found.isEmpty()) {
                    rows = found;
                    ready = other;
                    corrected = nearest.get().text();
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
                                : new ArticleRows(filter.among(ready.condition())).all()));
        if (request.highlight()) {
            page = page.with(highlights.of(page.items(), ready));
        }
        return page.with(
                new Page.Meta(corrected, facets.isEmpty() ? null : facets(counted, facets, filter.sectionOnly())));
    }

    /** Selects the newest matches that pass the filter. */
    private Sql newest(ArticleFilter filter, ArticleSearch.Ready ready, int limit) {
        if (filter.isOfFew()) {
            return new ArticleRows(filter.among(ready.condition()))
                    .page(
                            ArticleSort.NEWEST,
                            ArticleSort.NEWEST.key(),
                            (key, id) -> Sql.of(""),
                            (key, id) -> Sql.of("order by a.published_at desc, a.id desc limit " + limit));
        }
        return Sql.of(
                "select id from unnest(?::uuid[]) found(id)",
                ArticleSearch.ids(search.newest(ready, filter.publishedBefore().orElseGet(Instant::now))
                        .among(filter, Sql.of(""))
                        .first(limit)));
    }

    /** A position in a ranked list: when its reader began, and the rank of the item next to it. */
    private record Place(Instant began, double rank) {}

    private static Optional<Place> place(Keyset keyset, Faults faults) {
        return keyset.cursor().flatMap(cursor -> {
            try {
                String[] parts = ((String) cursor.key()).split(" ");
                return Optional.of(
                        new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), Double.parseDouble(parts[1])));
            } catch (RuntimeException e) {
                faults.add(Address.CURSOR, "Is not a cursor of this list");
                return Optional.empty();
            }
        });
    }

    private List<Teasers.Row> rows(
            Keyset keyset, ArticleSort sort, ArticleFilter filter, ArticleSearch.Ready ready, Optional<Place> place) {
        if (sort == ArticleSort.NEWEST && !keyset.backward() && !filter.isOfFew()) {
            return newest(keyset, filter, ready);
        }
        if (sort != ArticleSort.RELEVANCE) {
            return teasers.rows(keyset, sort, filter.among(ready.condition()));
        }
        Instant began = place.map(Place::began).orElseGet(() -> database.now().truncatedTo(ChronoUnit.MILLIS));
        Sql ranked = Sql.of(
                        "select f.id, f.rank as key from (select c.id, ts_rank_cd('{0.05, 0.2, 0.4, 1.0}', z.document,")
                .add("c.ranked, 1)::float8 * (0.5 + 0.5 * exp(-extract(epoch from ? - c.published_at)", began)
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

    private List<Teasers.Row> newest(Keyset keyset, ArticleFilter filter, ArticleSearch.Ready ready) {
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

    /** Selects the articles to be ranked. */
    private Sql candidates(ArticleFilter filter, ArticleSearch.Ready ready, Instant began) {
        Sql visible = Sql.of("select a.id, a.published_at,")
                .add(ready.ranked())
                .add("as ranked from article a where " + filter.shown().of("a"));
        if (filter.isOfFew()) {
            return visible.add(ArticleConditions.of(filter.among(ready.condition())))
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
        // Articles that were withdrawn since the ids were found are filtered out.
        return visible.add("and a.id = any (?::uuid[])", ids);
    }

    private record Counted(String facet, String value, long count, long all) {}

    /**
     * The matches by facet, among the articles whose ids a statement selects. An article counts for its sections and for
     * those above them: as many as narrowing the search to that section would leave.
     */
    private List<Page.Facet> facets(Sql newest, Set<Facet> facets, boolean sectionOnly) {
        Sql sql = Sql.of(
                        "with found as (select a.id, a.section_id, a.further_section_ids, a.kind, a.published_at from (")
                .add(newest)
                .add(") f join article a on a.id = f.id),")
                .add("counted as (select * from found order by published_at desc, id desc limit ?)", COUNTED);
        String union = "";
        for (Facet facet : facets) {
            sql.add(union + "(select '" + facet.wireName() + "' as facet, " + by(facet)
                            + ", count(distinct c.id) as count,")
                    .add("(select count(*) from found) as everything from " + from(facet, sectionOnly))
                    .add("group by 2 order by 3 desc, 2 limit ?)", VALUES);
            union = "union all ";
        }
        Map<String, List<Page.FacetValue>> values = new LinkedHashMap<>();
        facets.forEach(facet -> values.put(facet.wireName(), new ArrayList<>()));
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

    private static String by(Facet facet) {
        return switch (facet) {
            case YEAR -> "extract(year from c.published_at at time zone 'UTC')::int::text as value";
            case KIND -> "c.kind as value";
            case SECTION, TAG, AUTHOR -> "n.slug as value";
        };
    }

    private static String from(Facet facet, boolean sectionOnly) {
        return switch (facet) {
            case YEAR, KIND -> "counted c";
            case SECTION ->
                "(select id, section_id from counted union all select id, unnest(further_section_ids) from counted) c"
                        + " join section_ancestor x on x.section_id = c.section_id"
                        + (sectionOnly ? " and x.distance = 0" : "")
                        + " join section n on n.id = x.ancestor_id";
            case TAG, AUTHOR ->
                "counted c join article_%1$s x on x.article_id = c.id join %1$s n on n.id = x.%1$s_id"
                        .formatted(facet.wireName());
        };
    }
}
