package org.broadsheet.body;

/**
 * What a reader is told before a text: how it begins, and how long it is.
 *
 * @param excerpt its beginning
 * @param words as {@link Body#wordCount} counts them
 * @param minutes as {@link ReadingTime} has them
 */
public record BodyFacts(String excerpt, int words, int minutes) {

    /**
     * Of a body in a language.
     *
     * @param language BCP 47
     */
    public static BodyFacts of(Body body, String language) {
        int words = body.wordCount(language);
        return new BodyFacts(
                body.excerpt(language).text(), words, ReadingTime.minutes(words, body.imageCount(), language));
    }
}
