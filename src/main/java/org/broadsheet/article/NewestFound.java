package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Visibility;

/**
 * The newest articles that a search finds, so many and no more, by one statement: it looks into windows of time that
 * grow ({@link SearchPlaces#windows}) until it has enough. What it costs depends on how many are wanted, not on how many
 * there are: with one look at all of a million articles, two words that a third of them have took half a second.
 *
 * <p>The index does not know in which order words stand. Phrases are therefore looked up in documents, in the newest
 * 2,000 that have all of their words.
 */
final class NewestFound {

    private static final int LOOKED_INTO = 2_000;

    /** Windows of two weeks, of two months, and of three years, to begin with. */
    static final int WEEKS = 1;

    private static final int MONTHS = 2;

    static final int YEARS = 4;

    private final ArticleSearch.Ready ready;
    private final Instant newest;
    private String column = "document";
    private int finest = MONTHS;
    private Sql conditions = Sql.of("where " + Visibility.listed("a"));
    private String places = "";
    private Optional<Instant> oldest = Optional.empty();
    private int limit;

    private NewestFound(ArticleSearch.Ready ready, Instant newest) {
        this.ready = ready;
        this.newest = newest;
    }

    /** Of what was published until then, inclusive. */
    static NewestFound of(ArticleSearch.Ready ready, Instant newest) {
        return new NewestFound(ready, newest);
    }

    /** Only what this filter leaves, and this condition on an article {@code a}, from {@code and} on. */
    NewestFound among(ArticleFilter filter, Sql further) {
        conditions = Sql.of("where " + filter.shown().of("a"))
                .add(filter.conditions())
                .add(further);
        places = filter.places();
        oldest = filter.publishedAfter();
        return this;
    }

    /**
     * Only what has the words in its headline.
     *
     * @param smallest the first window: headlines have few words, of which two meet in hardly any of a month, and each
     *     look costs as much as one into years; but many words may begin alike
     */
    NewestFound inHeadlines(int smallest) {
        column = "headline";
        finest = smallest;
        return this;
    }

    NewestFound limit(int most) {
        limit = most;
        return this;
    }

    /** Selects {@code id}, {@code published_at} and {@code section_id}, newest first. */
    Sql sql() {
        ArticleSearch.Times times = ready.times();
        Instant first = newest.isBefore(times.newest()) ? newest : times.newest();
        Instant last = oldest.filter(times.oldest()::isBefore).orElse(times.oldest());
        List<SearchPlaces.Window> windows = SearchPlaces.windows(first, last, finest);
        int most = ready.hasPhrases() ? LOOKED_INTO : limit;
        String fits = ready.hasPhrases() ? "ts_match_vq(near.words, asked.strict)" : "true";
        Sql sql = Sql.of("with recursive asked as materialized (select");
        StringJoiner matches = new StringJoiner(" or ", "and (", ")");
        for (int i = 0; i < ready.loose().size(); i++) {
            String loose = "loose" + i;
            sql.add(ready.loose().get(i));
            if (!places.isEmpty()) {
                sql.add("&& ?::tsquery", places);
            }
            sql.add("as " + loose + ",");
            matches.add("z.%1$s @@ (case when span.place is null then asked.%2$s else asked.%2$s && span.place end)"
                    .formatted(column, loose));
        }
        sql.add(ready.strict())
                .add("as strict), walk (step, looked, found, ids, times, sections) as (")
                .add("select 0, 0, 0, null::uuid[], null::timestamptz[], null::uuid[] union all")
                .add("select walk.step + 1, walk.looked + here.looked, walk.found + here.found, here.ids, here.times,")
                .add("here.sections from walk cross join lateral (")
                .add("select count(*)::int as looked, count(*) filter (where fits)::int as found,")
                .add("array_agg(id) filter (where fits) as ids,")
                .add("array_agg(published_at) filter (where fits) as times,")
                .add("array_agg(section_id) filter (where fits) as sections from (")
                .add("select near.id, near.published_at, near.section_id, " + fits + " as fits from asked,")
                .add("(select nullif((?::text[])[walk.step + 1], '')::tsquery as place,", texts(windows))
                .add("(?::text[])[walk.step + 1]::timestamptz as until) span, lateral (", ends(windows))
                .add("select a.id, a.published_at, a.section_id, z." + column + " as words")
                .add("from article_search z join article a on a.id = z.article_id")
                .add(conditions)
                .add(matches.toString())
                .add("and a.published_at < span.until and a.published_at <= ?", newest)
                // An expression, or PostgreSQL walks along an index on it instead and looks each article up.
                .add("order by a.published_at at time zone 'UTC' desc, a.id desc limit " + most + ") near) one) here")
                .add("where walk.step < ? and walk.found < " + limit, windows.size());
        if (ready.hasPhrases()) {
            sql.add("and walk.looked < " + LOOKED_INTO);
        }
        return sql.add(") select x.id, x.published_at, x.section_id")
                .add("from walk, unnest(walk.ids, walk.times, walk.sections) x(id, published_at, section_id)")
                .add("order by x.published_at desc, x.id desc limit " + limit);
    }

    private static List<String> texts(List<SearchPlaces.Window> windows) {
        return windows.stream()
                .map(window -> window.tsquery() == null ? "" : window.tsquery())
                .toList();
    }

    private static List<String> ends(List<SearchPlaces.Window> windows) {
        return windows.stream().map(window -> window.until().toString()).toList();
    }
}
