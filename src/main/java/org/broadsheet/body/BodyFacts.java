package org.broadsheet.body;

/**
 * Values derived from a body and stored beside it, for lists and teasers.
 *
 * @param excerpt see {@link Body#excerpt}
 * @param words see {@link Body#wordCount}
 * @param minutes see {@link ReadingTime}
 */
public record BodyFacts(String excerpt, int words, int minutes) {

    /**
     * Computes the values for a body.
     *
     * @param free the part of it that everybody may read, from which the excerpt is
     * @param language BCP 47
     */
    public static BodyFacts of(Body body, Body free, String language) {
        int words = body.wordCount();
        return new BodyFacts(
                free.excerpt(language).text(), words, ReadingTime.minutes(words, body.imageCount(), language));
    }
}
