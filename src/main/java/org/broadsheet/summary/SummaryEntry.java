package org.broadsheet.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A summary as an entry of the editorial list. */
@Schema(description = "A summary as an entry of the editorial list.")
public record SummaryEntry(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The summary's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "Plain text.", maxLength = SummaryDraft.HEADLINE_LENGTH)
        String headline,

        @Schema(description = "BCP 47.", maxLength = 100) String language,

        @Schema(nullable = true, description = "The first day that it covers.")
        LocalDate periodStart,

        @Schema(nullable = true, description = "The last day that it covers.")
        LocalDate periodEnd,

        @Schema(description = "When it becomes public.") Instant publishedAt,
        @Schema(description = "When it was last saved.") Instant savedAt) {}
