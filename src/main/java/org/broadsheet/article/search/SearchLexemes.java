package org.broadsheet.article.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.article.Criterion;
import org.broadsheet.words.Languages;

/**
 * The lexemes that a document has beside its words: for the windows of time that contain it, its sections, tags, authors
 * and language, and for the common words in its headline. None of them can be a word. The smallest windows are four days long, those of each further level four
 * times as long as the level below. A window also names the text search configuration, so that one language's words are
 * looked up in that language's articles only. The index searches words and these lexemes together; they only narrow the
 * search, and the article's own row decides.
 */
public final class SearchLexemes {

    private static final int LEVELS = 7;
    private static final int GROWTH_BITS = 2;
    private static final long SMALLEST = Duration.ofDays(4).toSeconds();
    /** 1 January of the year 0, in seconds before 1970. */
    private static final long ORIGIN = Duration.ofDays(719_528).toSeconds();
    /** How many letters of a configuration's name distinguish it from all others. */
    private static final int LETTERS = 3;

    private static final int LONGEST_BEGINNING = 6;

    /**
     * In every document of the form that this version makes. Documents without it are remade; see
     * {@link SearchDocuments} and the index article_search_to_renew.
     */
    static final String FORM = "f:2";

    /** Begins the lexeme of a common word that is in the headline or the standfirst, or an acronym. */
    static final String COMMON = "c:";

    private SearchLexemes() {}

    public static List<String> of(
            Instant publishedAt,
            Collection<UUID> sections,
            Collection<UUID> tags,
            Collection<UUID> authors,
            String language) {
        List<String> places = new ArrayList<>(List.of(FORM));
        if (publishedAt != null) {
            long number = number(publishedAt);
            for (int level = 0; level < LEVELS; level++) {
                places.add(window(level, number >> GROWTH_BITS * level, Languages.configuration(language)));
            }
        }
        sections.forEach(section -> places.add(named("section", section)));
        tags.forEach(tag -> places.add(named("tag", tag)));
        authors.forEach(author -> places.add(named("author", author)));
        places.add(language(language));
        return places;
    }

    /** The number of the smallest window that contains a time. */
    static long number(Instant time) {
        return Math.floorDiv(time.getEpochSecond() + ORIGIN, SMALLEST);
    }

    /** The beginning of a smallest window. */
    static Instant begin(long number) {
        return Instant.ofEpochSecond(number * SMALLEST - ORIGIN);
    }

    /**
     * The first of a number of smallest windows before another one. Up to a quarter more are taken if larger windows
     * cover them.
     */
    static long before(long until, long length) {
        int level = 0;
        while (level + 1 < LEVELS && 1L << GROWTH_BITS * (level + 2) <= length) {
            level++;
        }
        long from = until - length;
        return from >> GROWTH_BITS * level << GROWTH_BITS * level;
    }

    /**
     * A period as PostgreSQL's tsquery, covered by as few windows as possible.
     *
     * @param from inclusive, the number of a smallest window
     * @param until exclusive, after {@code from}
     * @param configuration the text search configuration of the documents to look for
     */
    static String between(long from, long until, String configuration) {
        List<String> windows = new ArrayList<>();
        long at = from;
        while (at < until) {
            int level = 0;
            while (level + 1 < LEVELS
                    && at % (1L << GROWTH_BITS * (level + 1)) == 0
                    && at + (1L << GROWTH_BITS * (level + 1)) <= until) {
                level++;
            }
            windows.add(window(level, at >> GROWTH_BITS * level, configuration));
            at += 1L << GROWTH_BITS * level;
        }
        return any(windows);
    }

    /** The criteria of a filter as PostgreSQL's tsquery; empty if there are none. */
    static String of(Map<Criterion, Set<UUID>> ids, Map<Criterion, Set<String>> names) {
        List<String> all = new ArrayList<>();
        for (Criterion criterion : List.of(Criterion.SECTION, Criterion.TAG, Criterion.AUTHOR)) {
            if (ids.containsKey(criterion)) {
                all.add(any(ids.get(criterion).stream()
                        .map(id -> named(criterion.kind(), id))
                        .toList()));
            }
        }
        ids.getOrDefault(Criterion.ALL_TAGS, Set.of()).forEach(tag -> all.add(quoted(named("tag", tag))));
        if (names.containsKey(Criterion.LANGUAGE)) {
            all.add(any(names.get(Criterion.LANGUAGE).stream()
                    .map(SearchLexemes::language)
                    .toList()));
        }
        return String.join(" & ", all);
    }

    /** The prefixes of a headline's words, up to {@link #LONGEST_BEGINNING} letters each. */
    static Set<String> beginnings(Collection<String> words) {
        Set<String> all = new LinkedHashSet<>();
        for (String word : words) {
            for (int i = 0, letters = 0; i < word.length() && letters < LONGEST_BEGINNING; letters++) {
                i = word.offsetByCodePoints(i, 1);
                all.add(prefix(word.substring(0, i)));
            }
        }
        return all;
    }

    /** Whether a prefix is short enough to be in the index of headlines. */
    static boolean isBeginning(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_BEGINNING;
    }

    /** Matches headlines with a word that begins like this, as PostgreSQL's tsquery. */
    static String beginning(String word) {
        return quoted(prefix(word));
    }

    /** A common word that is in the headline or the standfirst, or an acronym, as PostgreSQL's tsquery. */
    static String common(String word) {
        return quoted(COMMON + word);
    }

    private static String prefix(String beginning) {
        return "b:" + beginning;
    }

    private static String any(List<String> lexemes) {
        return lexemes.stream().map(SearchLexemes::quoted).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String window(int level, long number, String configuration) {
        return "t" + level + configuration.substring(0, LETTERS) + ":" + number;
    }

    /** The last part of an id is enough: the article's own row decides where two are the same. */
    private static String named(String kind, UUID id) {
        String letter = kind.equals("tag") ? "g" : kind.substring(0, 1);
        return letter + ":" + id.toString().substring(24);
    }

    private static String language(String language) {
        return "l:" + language;
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme + "'";
    }
}
