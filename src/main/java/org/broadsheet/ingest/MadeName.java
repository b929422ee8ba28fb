package org.broadsheet.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;

/**
 * A section, tag or author that an article of an import names and that has no record of its own.
 *
 * @param word {@code section}, {@code tag} or {@code author}
 * @param name as the article spells it, or the words of the slug in capitals
 * @param line the article's line in the file
 */
record MadeName(String word, String slug, String name, long line) {

    private static final String BETWEEN_WORDS = "[-_.]+";

    static MadeName of(String word, String slug, RecordLine line) {
        return new MadeName(word, slug, line.spellings().getOrDefault(slug, capitals(slug)), line.number());
    }

    private static String capitals(String slug) {
        return Arrays.stream(slug.split(BETWEEN_WORDS))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** What the answer says about it. */
    ContentLoss warning() {
        return new ContentLoss(
                word.equals("section") ? "/section" : "/" + word + "s",
                WarningCode.MADE,
                "There was no %s %s, so it was created with the name “%s”".formatted(word, slug, name));
    }
}
