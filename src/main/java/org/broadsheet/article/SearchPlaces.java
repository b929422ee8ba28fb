package org.broadsheet.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a document has beside its words, as lexemes that no word can be: the windows of time that it lies in, its
 * section, tags, authors and language. Windows are four days long, or four times as long as those of the level below,
 * and all of a level stand end to end. The index finds words and places together; places only narrow, the article's
 * own row decides.
 */
final class SearchPlaces {

    private static final int LEVELS = 7;
    private static final int GROWTH = 4;
    private static final long SMALLEST = Duration.ofDays(4).toSeconds();
    /** The first of January of the year 0, in seconds before 1970. */
    private static final long ORIGIN = Duration.ofDays(719_528).toSeconds();
    /** How much of the newest is looked at by windows, in the smallest ones; before it, about 90 years, lies one more. */
    private static final long BY_WINDOWS = 2 << 2 * (LEVELS - 1);

    private SearchPlaces() {}

    /**
     * A window to look into.
     *
     * @param tsquery its lexeme; null for everything before {@code until}
     * @param until exclusive
     */
    record Window(String tsquery, Instant until) {}

    static List<String> of(
            Instant publishedAt, UUID section, Collection<UUID> tags, Collection<UUID> authors, String language) {
        List<String> places = new ArrayList<>();
        if (publishedAt != null) {
            long number = number(publishedAt);
            for (int level = 0; level < LEVELS; level++) {
                places.add(window(level, number >> 2 * level));
            }
        }
        places.add(named("section", section));
        tags.forEach(tag -> places.add(named("tag", tag)));
        authors.forEach(author -> places.add(named("author", author)));
        places.add(spoken(language));
        return places;
    }

    /**
     * Windows from the newest to the oldest, each followed by no larger one than four times what lies before it: whoever
     * stops once there is enough has never looked at much more than that.
     *
     * @param oldest inclusive
     * @param finest the level of the first, from 0: larger where a small window would rarely have any
     */
    static List<Window> windows(Instant newest, Instant oldest, int finest) {
        List<Window> windows = new ArrayList<>();
        long start = ((number(newest) >> 2 * finest) + 1) << 2 * finest;
        long last = number(oldest);
        long until = start;
        while (until > last) {
            Instant end = Instant.ofEpochSecond(until * SMALLEST - ORIGIN);
            long seen = start - until;
            if (seen >= BY_WINDOWS) {
                windows.add(new Window(null, end));
                break;
            }
            int level = finest;
            long size = 1L << 2 * finest;
            while (level + 1 < LEVELS && until % (size * GROWTH) == 0 && size <= seen) {
                level++;
                size *= GROWTH;
            }
            until -= size;
            windows.add(new Window(quoted(window(level, until >> 2 * level)), end));
        }
        return windows;
    }

    /** What the names of a filter ask for, each from {@code &} on. */
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

    private static String any(List<String> lexemes) {
        return lexemes.stream().map(SearchPlaces::quoted).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static long number(Instant time) {
        return Math.floorDiv(time.getEpochSecond() + ORIGIN, SMALLEST);
    }

    private static String window(int level, long number) {
        return "t" + level + ":" + number;
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
