package org.broadsheet.article;

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
import org.broadsheet.words.Languages;

/**
 * What a document has beside its words, as lexemes that no word can be: the windows of time that it lies in, its
 * section, tags, authors and language. Windows are four days long, or four times as long as those of the level below,
 * and all of a level stand end to end. They name the text search configuration too, so that what one language's words
 * are looked for in is that language's articles. The index finds words and places together; places only narrow, the
 * article's own row decides.
 */
final class SearchPlaces {

    private static final int LEVELS = 7;
    private static final int GROWTH_BITS = 2;
    private static final long SMALLEST = Duration.ofDays(4).toSeconds();
    /** The first of January of the year 0, in seconds before 1970. */
    private static final long ORIGIN = Duration.ofDays(719_528).toSeconds();
    /** Enough of a configuration's name to tell it from others. */
    private static final int LETTERS = 3;

    private static final int LONGEST_BEGINNING = 6;

    private SearchPlaces() {}

    static List<String> of(
            Instant publishedAt, UUID section, Collection<UUID> tags, Collection<UUID> authors, String language) {
        List<String> places = new ArrayList<>();
        if (publishedAt != null) {
            long number = number(publishedAt);
            for (int level = 0; level < LEVELS; level++) {
                places.add(window(level, number >> GROWTH_BITS * level, Languages.configuration(language)));
            }
        }
        places.add(named("section", section));
        tags.forEach(tag -> places.add(named("tag", tag)));
        authors.forEach(author -> places.add(named("author", author)));
        places.add(spoken(language));
        return places;
    }

    /** The number of the smallest window that a time lies in. */
    static long number(Instant time) {
        return Math.floorDiv(time.getEpochSecond() + ORIGIN, SMALLEST);
    }

    /** When a smallest window begins. */
    static Instant begin(long number) {
        return Instant.ofEpochSecond(number * SMALLEST - ORIGIN);
    }

    /**
     * Where a stretch of so many smallest windows before another begins. It is up to a quarter longer where that makes
     * it of fewer windows.
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
     * A stretch of time, made of as few windows as it takes, as PostgreSQL's tsquery.
     *
     * @param from inclusive, the number of a smallest window
     * @param until exclusive, and later
     * @param configuration the text search configuration of the documents that are looked for
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

    /** What the names of a filter ask for, as PostgreSQL's tsquery; empty where nothing. */
    static String of(Map<String, Set<UUID>> ids, Map<String, Set<String>> names) {
        List<String> all = new ArrayList<>();
        for (String kind : List.of("section", "tag", "author")) {
            if (ids.containsKey(kind)) {
                all.add(any(ids.get(kind).stream().map(id -> named(kind, id)).toList()));
            }
        }
        ids.getOrDefault("allTags", Set.of()).forEach(tag -> all.add(quoted(named("tag", tag))));
        if (names.containsKey("language")) {
            all.add(any(names.get("language").stream().map(SearchPlaces::spoken).toList()));
        }
        return String.join(" & ", all);
    }

    /** How the words of a headline begin, up to {@link #LONGEST_BEGINNING} letters each. */
    static Set<String> beginnings(Collection<String> words) {
        Set<String> all = new LinkedHashSet<>();
        for (String word : words) {
            for (int i = 0, letters = 0; i < word.length() && letters < LONGEST_BEGINNING; letters++) {
                i = word.offsetByCodePoints(i, 1);
                all.add(begun(word.substring(0, i)));
            }
        }
        return all;
    }

    /** Whether headlines are known by a beginning like this. */
    static boolean isBeginning(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_BEGINNING;
    }

    /** That a headline has a word that begins like this, as PostgreSQL's tsquery. */
    static String beginning(String word) {
        return quoted(begun(word));
    }

    private static String begun(String beginning) {
        return "b:" + beginning;
    }

    private static String any(List<String> lexemes) {
        return lexemes.stream().map(SearchPlaces::quoted).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String window(int level, long number, String configuration) {
        return "t" + level + configuration.substring(0, LETTERS) + ":" + number;
    }

    /** The last part of an id tells it from others well enough. */
    private static String named(String kind, UUID id) {
        String letter = kind.equals("tag") ? "g" : kind.substring(0, 1);
        return letter + ":" + id.toString().substring(24);
    }

    private static String spoken(String language) {
        return "l:" + language;
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme + "'";
    }
}
