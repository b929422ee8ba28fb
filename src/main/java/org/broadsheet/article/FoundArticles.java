package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
 * Lists of what a search finds. Ranked lists hold the newest matches, at most 500 of them, by how well they match
 * (cover density, Clarke et al. 2000, headline over standfirst over body) and by age: half a year makes a match count
 * three quarters of a fresh one. The moment at which a reader began stands in the cursor, so that a rank stays what it
 * was from page to page and nothing comes twice.
 */
@ApplicationScoped
class FoundArticles {

    static final List<String> FACETS = List.of("section", "tag", "author", "year");

    private static final int RANKED = 500;
    private static final int COUNTED = 1_000;
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
        ArticleSearch.Ready ready = search.ready(query, languages, false);
        List<Teasers.Row> rows = rows(keyset, sort, filter.among(ready), ready, place, teasers);
        String corrected = null;
        if (rows.isEmpty()) {
            Optional<SearchQuery> mended = search.mended(query);
            if (mended.isPresent()) {
                ArticleSearch.Ready other = search.ready(mended.get(), languages, false);
                List<Teasers.Row> found = rows(keyset, sort, filter.among(other), other, place, teasers);
                if (!found.isEmpty()) {
                    rows = found;
                    ready = other;
                    corrected = mended.get().text();
                }
            }
        }
        ArticleFilter among = filter.among(ready);
        Page<Teaser> page = keyset.page(
                rows,
                Teasers.Row::key,
                row -> row.teaser().id(),
                Teasers.Row::teaser,
                counts.of(keyset.counting(), among.all()));
        if (highlight) {
            page = page.with(highlighted(page.items(), ready));
        }
        return page.with(new Page.Meta(corrected, facets.isEmpty() ? null : facets(among, facets)));
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

    private static List<Teasers.Row> rows(
            Keyset keyset,
            ArticleSort sort,
            ArticleFilter filter,
            ArticleSearch.Ready ready,
            Optional<Place> place,
            Teasers teasers) {
        if (sort != ArticleSort.RELEVANCE) {
            return teasers.rows(keyset, sort, filter);
        }
        Instant began = place.map(Place::began).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Sql ranked = Sql.of(
                        "select f.id, f.rank as key from (select c.id, ts_rank_cd('{0.05, 0.2, 0.4, 1.0}', z.document,")
                .add(ready.tsquery())
                .add(", 1)::float8 * (0.5 + 0.5 * exp(-extract(epoch from ? - c.published_at)", began)
                .add("::float8 / (86400 * 260))) as rank from (select a.id, a.published_at from article a")
                .add("where " + filter.shown().of("a"))
                .add(filter.conditions())
                .add("and a.published_at <= ? order by a.published_at desc, a.id desc limit ?) c", began, RANKED)
                .add("join article_search z on z.article_id = c.id) f");
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

    private record Counted(String facet, String value, long count, long all) {}

    private List<Page.Facet> facets(ArticleFilter among, Set<String> facets) {
        Sql sql = Sql.of("with found as (select a.id, a.section_id, a.published_at from article a")
                .add("where " + among.shown().of("a"))
                .add(among.conditions())
                .add("order by a.published_at desc, a.id desc limit ?),", COUNTED + 1)
                .add("counted as (select * from found limit ?)", COUNTED);
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
        List<Teaser> marked = new ArrayList<>();
        for (Teaser teaser : teasers) {
            String configuration = Languages.configuration(teaser.language());
            Sql sql = Sql.of("select ts_headline(?::regconfig, ?,", configuration, plain(teaser.headline()))
                    .add(ready.tsquery())
                    .add(", ?) as headline,", options("HighlightAll=true"))
                    .add(
                            "ts_headline(?::regconfig, ?,",
                            configuration,
                            plain(bodies.get(teaser.id()).text()))
                    .add(ready.tsquery())
                    .add(
                            ", ?) as body",
                            options("MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=\" … \""));
            marked.add(database.first(
                            sql,
                            row -> teaser.highlighted(
                                    new Teaser.Highlight(safe(row.getString("headline")), safe(row.getString("body")))))
                    .orElseThrow());
        }
        return marked;
    }

    private static String options(String more) {
        return "StartSel=" + MARK + ", StopSel=" + MARK_END + ", " + more;
    }

    private static String plain(String text) {
        return text.replace(MARK, " ").replace(MARK_END, " ");
    }

    private static String safe(String marked) {
        return marked.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace(MARK, "<mark>")
                .replace(MARK_END, "</mark>");
    }
}
