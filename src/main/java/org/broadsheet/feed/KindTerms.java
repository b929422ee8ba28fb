package org.broadsheet.feed;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.article.ArticleKind;

/** What other vocabularies call the kinds of articles. */
final class KindTerms {

    private static final String GENRES = "http://cv.iptc.org/newscodes/genre/";

    private KindTerms() {}

    /**
     * The type of schema.org. What it has no type for is a {@code NewsArticle}: its {@code ClaimReview} of a fact check
     * names the claim and its truth, which is not known here.
     */
    static String schemaOrg(ArticleKind kind) {
        return switch (kind) {
            case NEWS, FEATURE, INTERVIEW, FACT_CHECK, OBITUARY -> "NewsArticle";
            case ANALYSIS -> "AnalysisNewsArticle";
            case OPINION, EDITORIAL, LETTER -> "OpinionNewsArticle";
            case REVIEW -> "ReviewNewsArticle";
            case EXPLAINER -> "BackgroundNewsArticle";
            case LIVE -> "LiveBlogPosting";
            case SPONSORED -> "AdvertiserContentArticle";
        };
    }

    /** Whether the type of schema.org is {@code NewsArticle} or one of its subtypes, which alone have a dateline. */
    static boolean isNews(ArticleKind kind) {
        return kind != ArticleKind.LIVE && kind != ArticleKind.SPONSORED;
    }

    /**
     * The genre of the IPTC's NewsCodes (cv.iptc.org/newscodes/genre, of 2024-02-13); empty for news, which may be of
     * several.
     */
    static Optional<URI> genre(ArticleKind kind) {
        String code =
                switch (kind) {
                    case NEWS -> null;
                    case ANALYSIS -> "Analysis";
                    case OPINION, EDITORIAL, LETTER -> "Opinion";
                    case FEATURE -> "Feature";
                    case INTERVIEW -> "Interview";
                    case REVIEW -> "Review";
                    case EXPLAINER -> "Background";
                    case FACT_CHECK -> "Fact_Check";
                    case OBITUARY -> "Obituary";
                    case LIVE -> "LiveCoverage";
                    case SPONSORED -> "Sponsored";
                };
        return Optional.ofNullable(code).map(name -> URI.create(GENRES + name));
    }
}
