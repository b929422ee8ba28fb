package org.broadsheet.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.BodyDraft;
import org.broadsheet.editorial.Edited;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A summary as its editors see it: what can be sent back, and what the program keeps about it.
 *
 * @param body {@code {"blocks": […]}} as stored, references as slugs
 * @param articles slugs, in the editor's order
 */
@Schema(description = "A summary as its editors see it: what can be sent back, and what is kept about it.")
public record EditorialSummary(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts its saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The summary's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The summary's page on the public site.")
        URI url,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "Plain text.", maxLength = SummaryDraft.HEADLINE_LENGTH)
        String headline,

        @Schema(description = "BCP 47.", examples = "en", maxLength = 100)
        String language,

        @Schema(implementation = BodyDraft.Blocks.class, description = "The stored form; references are slugs.")
        JsonNode body,

        @Schema(nullable = true, description = "The first day that it is about.")
        LocalDate periodStart,

        @Schema(nullable = true, description = "The last day that it is about.")
        LocalDate periodEnd,

        @Schema(description = "From when on it is public.") Instant publishedAt,

        @Schema(description = "When it last changed, for its readers.")
        Instant updatedAt,

        @Schema(description = "Slugs of the articles that it covers, in the editor's order.")
        List<String> articles,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write took out, and what readers will miss; empty for reads.")
        List<Warning> warnings)
        implements Edited {}
