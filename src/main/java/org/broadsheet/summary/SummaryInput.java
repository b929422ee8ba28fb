package org.broadsheet.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.BodyDraft;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A summary as editors send it, for the contract; {@link SummaryDraft} reads it. */
@Schema(
        description =
                "A summary as editors send it. What is kept about it (id, version …) may be sent back as it was read.",
        requiredProperties = {"section", "headline", "body", "publishedAt"})
record SummaryInput(
        @Schema(nullable = true, description = EditorialRead.KEPT)
        UUID id,

        @Schema(nullable = true, description = EditorialRead.KEPT)
        Integer version,

        @Schema(nullable = true, description = EditorialRead.KEPT, format = "uri", maxLength = 2_000)
        String url,

        @Schema(nullable = true, description = EditorialRead.KEPT)
        Instant savedAt,

        @Schema(nullable = true, description = EditorialRead.KEPT, maxItems = 10_000)
        List<Warning> warnings,

        @Schema(
                nullable = true,
                description = "Its name in paths; if absent, made from the headline, or what it was.",
                maxLength = 200)
        String slug,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "Plain text.", maxLength = SummaryDraft.HEADLINE_LENGTH)
        String headline,

        @Schema(nullable = true, description = "BCP 47; en if absent.", maxLength = 100)
        String language,

        @Schema(description = "In one of its forms.") BodyDraft body,

        @Schema(nullable = true, description = "The first day that it is about.")
        LocalDate periodStart,

        @Schema(nullable = true, description = "The last day that it is about.")
        LocalDate periodEnd,

        @Schema(description = "From when on it is public; may lie ahead.")
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
