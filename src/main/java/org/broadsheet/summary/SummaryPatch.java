package org.broadsheet.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.article.BodyDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of a summary as editors send them, for the contract. */
@Schema(description = "Fields to change (RFC 7396): null takes one away, what is absent stays.", minProperties = 1)
record SummaryPatch(
        @Schema(nullable = true, description = "Its name in paths; stays if absent.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(nullable = true, description = "Plain text.", maxLength = SummaryDraft.HEADLINE_LENGTH)
        String headline,

        @Schema(nullable = true, description = "BCP 47; en if absent.", maxLength = 100)
        String language,

        @Schema(nullable = true, description = "In one of its forms.")
        BodyDraft body,

        @Schema(nullable = true, description = "The first day that it is about.")
        LocalDate periodStart,

        @Schema(nullable = true, description = "The last day that it is about.")
        LocalDate periodEnd,

        @Schema(nullable = true, description = "From when on it is public; may lie ahead.")
        Instant publishedAt,

        @Schema(
                nullable = true,
                description = "When it last changed, for its readers; the time of the write if absent or as it was.")
        Instant updatedAt,

        @Schema(
                nullable = true,
                description = "Slugs of the articles that it covers, in order.",
                maxItems = SummaryDraft.MAX_ARTICLES)
        List<String> articles) {}
