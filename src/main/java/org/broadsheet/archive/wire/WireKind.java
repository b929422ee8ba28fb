package org.broadsheet.archive.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kind of an article by its genre: a name in English, or a code of the IPTC's NewsCodes (cv.iptc.org/newscodes/genre).
 */
final class WireKind {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("analysis", "analysis"),
            Map.entry("newsanalysis", "analysis"),
            Map.entry("background", "explainer"),
            Map.entry("backgrounder", "explainer"),
            Map.entry("explainer", "explainer"),
            Map.entry("column", "opinion"),
            Map.entry("comment", "opinion"),
            Map.entry("commentary", "opinion"),
            Map.entry("opinion", "opinion"),
            Map.entry("oped", "opinion"),
            Map.entry("editorial", "editorial"),
            Map.entry("leader", "editorial"),
            Map.entry("factcheck", "fact-check"),
            Map.entry("feature", "feature"),
            Map.entry("features", "feature"),
            Map.entry("featurestory", "feature"),
            Map.entry("interview", "interview"),
            Map.entry("interviews", "interview"),
            Map.entry("qandalive", "interview"),
            Map.entry("letter", "letter"),
            Map.entry("letters", "letter"),
            Map.entry("letterstotheeditor", "letter"),
            Map.entry("live", "live"),
            Map.entry("liveblog", "live"),
            Map.entry("livecoverage", "live"),
            Map.entry("obituary", "obituary"),
            Map.entry("obituaries", "obituary"),
            Map.entry("review", "review"),
            Map.entry("reviews", "review"),
            Map.entry("advertorial", "sponsored"),
            Map.entry("sponsored", "sponsored"),
            Map.entry("sponsoredcontent", "sponsored"),
            Map.entry("article", "news"),
            Map.entry("articlenews", "news"),
            Map.entry("current", "news"),
            Map.entry("news", "news"),
            Map.entry("report", "news"),
            Map.entry("reports", "news"),
            Map.entry("update", "news"),
            Map.entry("wrap", "news"),
            Map.entry("wrapup", "news"));

    /** All kinds that genres can say. */
    static Set<String> all() {
        return Set.copyOf(KINDS.values());
    }

    private WireKind() {}

    /**
     * The kind, as a record has it, that a genre's name or code says, if it is one of the known ones.
     *
     * @param genre a name, a qcode such as {@code genre:Opinion}, or an address whose end is the code
     */
    static Optional<String> of(String genre) {
        if (genre == null) {
            return Optional.empty();
        }
        String last = genre.strip().replaceFirst("^\\S*[:/#](?=\\S+$)", "");
        String folded = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Optional.ofNullable(KINDS.get(folded));
    }

    /** Whether a genre says that a text is a press release. */
    static boolean isPressRelease(String genre) {
        return genre != null
                && genre.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").matches(".*pressrelease.*");
    }
}
