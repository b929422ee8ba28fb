package org.broadsheet.summary;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.BodyView;
import org.broadsheet.article.Teaser;
import org.broadsheet.section.SectionRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The editorial digest on top of a section for a period, with the articles that it covers.
 *
 * @param url its page on the public site
 * @param excerpt the start of the text for a short view, at most 200 characters, no markup
 * @param truncated whether the text is longer than its excerpt
 * @param body the whole text in the forms asked for, HTML by default
 * @param periodStart the first day that it covers; may be null
 * @param periodEnd the last day that it covers; may be null
 * @param articles the articles that it covers and that are public, in the editor's order
 */
@Schema(name = "Summary", description = "The editorial digest on top of a section for a period.")
public record SummaryView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "The summary's name in paths.", examples = "local-week-47")
        String slug,

        @Schema(description = "The summary's page on the public site.")
        URI url,

        SectionRef section,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(description = "BCP 47.", maxLength = 100, examples = "en")
        String language,

        @Schema(maxLength = 200, description = "The start of the text without markup, for a short view.")
        String excerpt,

        @Schema(description = "Whether the text is longer than its excerpt: show “Show more”.")
        boolean truncated,

        @Schema(nullable = true, description = "The whole text, as HTML unless `body` asks for other forms.")
        BodyView body,

        @Schema(nullable = true, description = "The first day that it covers.")
        LocalDate periodStart,

        @Schema(nullable = true, description = "The last day that it covers.")
        LocalDate periodEnd,

        @Schema(description = "When it was published.") Instant publishedAt,
        @Schema(description = "When it last changed.") Instant updatedAt,

        @Schema(description = "The articles that it covers and that are public, in the editor's order.")
        List<Teaser> articles) {

    /** The same summary with only these of the articles that it covers. */
    public SummaryView covering(List<Teaser> some) {
        return new SummaryView(
                id,
                slug,
                url,
                section,
                headline,
                language,
                excerpt,
                truncated,
                body,
                periodStart,
                periodEnd,
                publishedAt,
                updatedAt,
                some);
    }
}
