package org.broadsheet.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.BodyDraft;
import org.broadsheet.editorial.TaggedView;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A summary as editors see it: the content, which can be sent back, and the fields set by the program.
 *
 * @param body {@code {"blocks": […]}} as stored, references as slugs
 * @param articles slugs, in the editor's order
 */
@Schema(description = "A summary as editors see it: content to send back, and fields set by the program.")
public record EditorialSummary(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
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

        @Schema(nullable = true, description = "The first day that it covers.")
        LocalDate periodStart,

        @Schema(nullable = true, description = "The last day that it covers.")
        LocalDate periodEnd,

        @Schema(description = "When it becomes public.") Instant publishedAt,

        @Schema(description = "The time of the last change, as readers see it.")
        Instant updatedAt,

        @Schema(description = "Slugs of the articles that it covers, in the editor's order.")
        List<String> articles,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(nullable = true, description = "The change that is prepared beside it.")
        WorkingCopyRef workingCopy,

        @Schema(description = "What a write removed, and what readers will miss; empty on reads.")
        List<Warning> warnings)
        implements Versioned, TaggedView {

    @Override
    public String tagSuffix() {
        return workingCopy == null ? "" : workingCopy.tagPart();
    }
}
