package org.broadsheet.archive.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.article.ArticleKind;

/**
 * The kind of an article by its genre: a name in English, or a code of the IPTC's NewsCodes (cv.iptc.org/newscodes/genre).
 */
final class WireKind {

    private static final Map<String, ArticleKind> KINDS = Map.ofEntries(
            Map.entry("analysis", ArticleKind.ANALYSIS),
            Map.entry("newsanalysis", ArticleKind.ANALYSIS),
            Map.entry("background", ArticleKind.EXPLAINER),
            Map.entry("backgrounder", ArticleKind.EXPLAINER),
            Map.entry("explainer", ArticleKind.EXPLAINER),
            Map.entry("column", ArticleKind.OPINION),
            Map.entry("comment", ArticleKind.OPINION),
            Map.entry("commentary", ArticleKind.OPINION),
            Map.entry("opinion", ArticleKind.OPINION),
            Map.entry("oped", ArticleKind.OPINION),
            Map.entry("editorial", ArticleKind.EDITORIAL),
            Map.entry("leader", ArticleKind.EDITORIAL),
            Map.entry("factcheck", ArticleKind.FACT_CHECK),
            Map.entry("feature", ArticleKind.FEATURE),
            Map.entry("features", ArticleKind.FEATURE),
            Map.entry("featurestory", ArticleKind.FEATURE),
            Map.entry("interview", ArticleKind.INTERVIEW),
            Map.entry("interviews", ArticleKind.INTERVIEW),
            Map.entry("qandalive", ArticleKind.INTERVIEW),
            Map.entry("letter", ArticleKind.LETTER),
            Map.entry("letters", ArticleKind.LETTER),
            Map.entry("letterstotheeditor", ArticleKind.LETTER),
            Map.entry("live", ArticleKind.LIVE),
            Map.entry("liveblog", ArticleKind.LIVE),
            Map.entry("livecoverage", ArticleKind.LIVE),
            Map.entry("obituary", ArticleKind.OBITUARY),
            Map.entry("obituaries", ArticleKind.OBITUARY),
            Map.entry("review", ArticleKind.REVIEW),
            Map.entry("reviews", ArticleKind.REVIEW),
            Map.entry("advertorial", ArticleKind.SPONSORED),
            Map.entry("sponsored", ArticleKind.SPONSORED),
            Map.entry("sponsoredcontent", ArticleKind.SPONSORED),
            Map.entry("article", ArticleKind.NEWS),
            Map.entry("articlenews", ArticleKind.NEWS),
            Map.entry("current", ArticleKind.NEWS),
            Map.entry("news", ArticleKind.NEWS),
            Map.entry("report", ArticleKind.NEWS),
            Map.entry("reports", ArticleKind.NEWS),
            Map.entry("update", ArticleKind.NEWS),
            Map.entry("wrap", ArticleKind.NEWS),
            Map.entry("wrapup", ArticleKind.NEWS));

    private WireKind() {}

    /**
     * The kind that a genre's name or code says, if it is one of the known ones.
     *
     * @param genre a name, a qcode such as {@code genre:Opinion}, or an address whose end is the code
     */
    static Optional<ArticleKind> of(String genre) {
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
