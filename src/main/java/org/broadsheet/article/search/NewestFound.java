package org.broadsheet.article.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleConditions;
import org.broadsheet.article.ArticleFilter;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;

/**
 * Finds the newest matches of a search, up to a limit. It searches one period after another, from the newest back, until
 * it has enough; what one period yields determines the length of the next. The cost therefore depends on how many matches
 * are wanted, not on how many there are: one search over a million articles for two words that a third of them have took
 * half a second.
 *
 * <p>The index does not know the order of words. Phrases, for example, are checked in the documents themselves, up to
 * 2,000 of those that have all of the words.
 */
final class NewestFound {

    private static final int LOOKED_INTO = 2_000;

    private static final String DOCUMENT = "document";

    /** How much longer a period may be than all before it together. */
    private static final int FASTEST_GROWTH = 15;

    /** Fetching slightly more than needed costs the same as fetching slightly less, and saves another search. */
    private static final double TO_SPARE = 1.25;

    /** Headlines have few words, so that matches are rare and long periods are quick to search. */
    private static final int HEADLINES_AT_FIRST = 16;

    private static final int FASTEST_IN_HEADLINES = 255;

    private final PublicReads database;
    private final ArticleSearch.Ready ready;
    private final Instant newest;
    private String column = DOCUMENT;
    private long length = 1;
    private long growth = FASTEST_GROWTH;
    private Sql conditions = Sql.of("where " + Visibility.listed("a"));
    private String places = "";
    private String beginning = "";
    private Optional<Instant> oldest = Optional.empty();

    private NewestFound(PublicReads database, ArticleSearch.Ready ready, Instant newest) {
        this.database = database;
        this.ready = ready;
        this.newest = newest;
    }

    /** An article that was found. */
    record One(UUID id, Instant publishedAt) {}

    /** Searches articles published until then, inclusive. */
    static NewestFound of(PublicReads database, ArticleSearch.Ready ready, Instant newest) {
        return new NewestFound(database, ready, newest);
    }

    /** Keeps only matches that pass the filter and a further condition on an article {@code a}, from {@code and} on. */
    NewestFound among(ArticleFilter filter, Sql further) {
        conditions = Sql.of("where " + filter.shown().of("a"))
                .add(ArticleConditions.of(filter))
                .add(further);
        places = SearchLexemes.of(filter.ids(), filter.names());
        oldest = filter.publishedAfter();
        return this;
    }

    /** Searches only headlines. */
    NewestFound inHeadlines() {
        column = "headline";
        length = HEADLINES_AT_FIRST;
        growth = FASTEST_IN_HEADLINES;
        return this;
    }

    /** Searches only headlines, for a word that begins like this. */
    NewestFound inHeadlines(String beginning) {
        column = "headline";
        this.beginning = SearchLexemes.beginning(beginning);
        return this;
    }

    /** The matches, newest first, up to a limit. */
    List<One> first(int limit) {
        List<One> found = new ArrayList<>();
        long start = SearchLexemes.number(min(newest, ready.times().newest())) + 1;
        long last = SearchLexemes.number(oldest.filter(ready.times().oldest()::isBefore)
                .orElse(ready.times().oldest()));
        long until = start;
        int lookedInto = 0;
        while (until > last && found.size() < limit && lookedInto < LOOKED_INTO) {
            long from = Math.max(last, SearchLexemes.before(until, length));
            boolean most = from == last && until - from > start - until;
            Looked looked = look(new Stretch(from, until, most), limit - found.size());
            found.addAll(looked.found());
            lookedInto += checksDocuments() ? looked.into() : 0;
            until = from;
            length = next(start - until, found.size(), limit);
            if (lookedInto > 0) {
                length = Math.min(length, next(start - until, lookedInto, LOOKED_INTO));
            }
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    private boolean checksDocuments() {
        return ready.needsDocuments() || ready.excludes() && !column.equals(DOCUMENT);
    }

    private long next(long seen, int found, int limit) {
        double enough = TO_SPARE * seen * (limit - found) / Math.max(found, 1);
        return found == 0 ? growth * seen : (long) Math.min(enough + 1, growth * seen);
    }

    /**
     * A period to search.
     *
     * @param from inclusive, the number of a smallest window
     * @param until exclusive
     * @param isMost whether it is the remaining, larger part of the archive: then it is cheaper to check the articles'
     *     own times than to read its windows from the index
     */
    private record Stretch(long from, long until, boolean isMost) {}

    /**
     * The result of searching one period.
     *
     * @param into how many documents have the words, in any order
     */
    private record Looked(List<One> found, int into) {}

    private Looked look(Stretch stretch, int limit) {
        Set<String> queries = new LinkedHashSet<>();
        List<String> strict = new ArrayList<>();
        for (ArticleSearch.Words words : ready.words()) {
            if (!words.loose().isEmpty() || !beginning.isEmpty()) {
                String windows = SearchLexemes.between(stretch.from(), stretch.until(), words.configuration());
                queries.add(all(words.loose(), beginning, stretch.isMost() ? "" : windows, places));
                // Windows come first: they alone rule out documents of other configurations.
                strict.add('(' + all(windows, words.strict()) + ')');
            }
        }
        if (queries.isEmpty()) {
            return new Looked(List.of(), 0);
        }
        // Subqueries hide the words from the planner, which would otherwise spend as long planning as searching.
        String matches = queries.stream()
                .map(query -> "z." + column + " @@ (select ?::tsquery)")
                .collect(Collectors.joining(" or "));
        Sql sql = Sql.of("with near as materialized (select z.article_id,");
        if (checksDocuments()) {
            // Excluded words must not occur in the body either, and the index of headlines does not have the body's
            // words.
            String checked = ready.excludes() ? DOCUMENT : column;
            sql.add("ts_match_vq(z." + checked + ", (select ?::tsquery)) as fits", String.join(" | ", strict));
        } else {
            sql.add("true as fits");
        }
        sql.add("from article_search z where " + matches + "),", queries.toArray())
                .add("visible as (select a.id, a.published_at from near join article a on a.id = near.article_id")
                .add(conditions)
                .add("and near.fits and a.published_at < ?", SearchLexemes.begin(stretch.until()))
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
