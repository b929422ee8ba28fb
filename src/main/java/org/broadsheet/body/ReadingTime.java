package org.broadsheet.body;

import java.util.Map;

/**
 * The estimated reading time of an article.
 *
 * <p>The speeds are those of silent reading, measured with texts of the same difficulty in each language: S.
 * Trauzettel-Klosinski, K. Dietz, "Standardized Assessment of Reading Performance: The New International Reading Speed
 * Texts IReST", Investigative Ophthalmology &amp; Visual Science 53 (2012), no. 9, pp. 5452–5461. They are in words per
 * minute, and in characters per minute for Chinese and Japanese; languages not measured there get the mean, 184 words.
 * Images count as in the rule published by Medium: 12 seconds for the first, one second less for each one after, but at
 * least 3.
 */
public final class ReadingTime {

    private static final int OTHERS = 184;
    private static final int FIRST_IMAGE = 12;
    private static final int LEAST_IMAGE = 3;

    private static final Map<String, Integer> PER_MINUTE = Map.ofEntries(
            Map.entry("ar", 138),
            Map.entry("de", 179),
            Map.entry("en", 228),
            Map.entry("es", 218),
            Map.entry("fi", 161),
            Map.entry("fr", 195),
            Map.entry("he", 187),
            Map.entry("it", 188),
            Map.entry("ja", 357),
            Map.entry("nl", 202),
            Map.entry("pl", 166),
            Map.entry("pt", 181),
            Map.entry("ru", 184),
            Map.entry("sl", 180),
            Map.entry("sv", 199),
            Map.entry("tr", 166),
            Map.entry("zh", 255));

    private ReadingTime() {}

    /**
     * Reading time in minutes, rounded, at least 1.
     *
     * @param words see {@link Body#wordCount}
     * @param images see {@link Body#imageCount}
     * @param language BCP 47
     */
    public static int minutes(int words, int images, String language) {
        double reading = 60.0 * words / PER_MINUTE.getOrDefault(WordCounter.primary(language), OTHERS);
        int falling = Math.min(images, FIRST_IMAGE - LEAST_IMAGE);
        long looking = falling * (2L * FIRST_IMAGE - falling + 1) / 2 + (long) LEAST_IMAGE * (images - falling);
        return (int) Math.max(1, Math.round((reading + looking) / 60));
    }
}
