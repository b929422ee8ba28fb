package org.broadsheet.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Visibility;

/**
 * The newest articles that a search finds, so many and no more. It looks into stretches of time, from the newest back,
 * until it has enough; how much a look found tells how long the next one's stretch has to be. What it costs depends on
 * how many are wanted, not on how many there are: with one look at all of a million articles, two words that a third of
 * them have took half a second.
 *
 * <p>The index does not know in which order words stand. Phrases are therefore looked up in documents, until 2,000
 * that have all of their words were read.
 */
final class NewestFound {

    private static final int LOOKED_INTO = 2_000;

    /** How much longer than all before it a look's stretch may be. */
    private static final int FASTEST_GROWTH = 15;

    /** A little more than what was wanted is as soon found as a little less, and then nothing is left to look for. */
    private static final double TO_SPARE = 1.25;

    /** Headlines have few words, of which two meet in hardly any of four days, and looking for more is soon done. */
    private static final int HEADLINES_AT_FIRST = 16;

    private static final int FASTEST_IN_HEADLINES = 255;

    private final Database database;
    private final ArticleSearch.Ready ready;
    private final Instant newest;
    private String column = "document";
    private long length = 1;
    private long growth = FASTEST_GROWTH;
    private Sql conditions = Sql.of("where " + Visibility.listed("a"));
    private String places = "";
    private String beginning = "";
    private Optional<Instant> oldest = Optional.empty();

    private NewestFound(Database database, ArticleSearch.Ready ready, Instant newest) {
        this.database = database;
        this.ready = ready;
        this.newest = newest;
    }

    /** An article that was found. */
    record One(UUID id, Instant publishedAt) {}

    /** Of what was published until then, inclusive. */
    static NewestFound of(Database database, ArticleSearch.Ready ready, Instant newest) {
        return new NewestFound(database, ready, newest);
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

    /** Only what has the words in its headline. */
    NewestFound inHeadlines() {
        column = "headline";
        length = HEADLINES_AT_FIRST;
        growth = FASTEST_IN_HEADLINES;
        return this;
    }

    /** Only what has a word in its headline that begins like that. */
    NewestFound inHeadlines(String beginning) {
        column = "headline";
        this.beginning = SearchPlaces.beginning(beginning);
        return this;
    }

    /** So many, newest first. */
    List<One> first(int limit) {
        List<One> found = new ArrayList<>();
        long start = SearchPlaces.number(min(newest, ready.times().newest())) + 1;
        long last = SearchPlaces.number(oldest.filter(ready.times().oldest()::isBefore)
                .orElse(ready.times().oldest()));
        long until = start;
        int lookedInto = 0;
        while (until > last && found.size() < limit && lookedInto < LOOKED_INTO) {
            long from = Math.max(last, SearchPlaces.before(until, length));
            boolean most = from == last && until - from > start - until;
            Looked looked = look(new Stretch(from, until, most), limit - found.size());
            found.addAll(looked.found());
            lookedInto += ready.hasPhrases() ? looked.into() : 0;
            until = from;
            length = next(start - until, found.size(), limit);
            if (lookedInto > 0) {
                length = Math.min(length, next(start - until, lookedInto, LOOKED_INTO));
            }
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    private long next(long seen, int found, int limit) {
        double enough = TO_SPARE * seen * (limit - found) / Math.max(found, 1);
        return found == 0 ? growth * seen : (long) Math.min(enough + 1, growth * seen);
    }

    /**
     * A stretch of time.
     *
     * @param from inclusive, the number of a smallest window
     * @param until exclusive
     * @param isMost whether it is most of the archive, all that is left of it: its windows are then not worth their
     *     reading, and the articles' own times will do
     */
    private record Stretch(long from, long until, boolean isMost) {}

    /**
     * What a look brought.
     *
     * @param into how many documents have the words, in whatever order
     */
    private record Looked(List<One> found, int into) {}

    private Looked look(Stretch stretch, int limit) {
        Set<String> queries = new LinkedHashSet<>();
        List<String> strict = new ArrayList<>();
        for (ArticleSearch.Words words : ready.words()) {
            if (!words.loose().isEmpty() || !beginning.isEmpty()) {
                String windows = SearchPlaces.between(stretch.from(), stretch.until(), words.configuration());
                queries.add(all(words.loose(), beginning, stretch.isMost() ? "" : windows, places));
                // Windows first: a document of another configuration is passed over by them alone.
                strict.add('(' + all(windows, words.strict()) + ')');
            }
        }
        if (queries.isEmpty()) {
            return new Looked(List.of(), 0);
        }
        // As subqueries: seeing the words themselves, PostgreSQL would plan each look anew, for as long as it takes.
        String matches = queries.stream()
                .map(query -> "z." + column + " @@ (select ?::tsquery)")
                .collect(Collectors.joining(" or "));
        Sql sql = Sql.of("with near as materialized (select z.article_id,");
        if (ready.hasPhrases()) {
            sql.add("ts_match_vq(z." + column + ", (select ?::tsquery)) as fits", String.join(" | ", strict));
        } else {
            sql.add("true as fits");
        }
        sql.add("from article_search z where " + matches + "),", queries.toArray())
                .add("visible as (select a.id, a.published_at from near join article a on a.id = near.article_id")
                .add(conditions)
                .add("and near.fits and a.published_at < ?", SearchPlaces.begin(stretch.until()))
                .add("and a.published_at <= ? order by a.published_at desc, a.id desc limit ?)", newest, limit)
                .add("select looked.into_all, visible.id, visible.published_at")
                .add("from (select count(*)::int as into_all from near) looked left join visible on true")
                .add("order by visible.published_at desc, visible.id desc");
        List<One> found = new ArrayList<>();
        int into = 0;
        for (Row row : database.list(
                sql,
                row -> new Row(
                        row.getInt("into_all"), Database.id(row, "id"), Database.instant(row, "published_at")))) {
            into = row.into();
            if (row.id() != null) {
                found.add(new One(row.id(), row.publishedAt()));
            }
        }
        return new Looked(found, into);
    }

    private record Row(int into, UUID id, Instant publishedAt) {}

    private static String all(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .map(part -> '(' + part + ')')
                .collect(Collectors.joining(" & "));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
