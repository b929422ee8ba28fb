package org.broadsheet.article;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article as a line of an editor's list. */
@Schema(description = "An article as a line of an editor's list.")
public record ArticleEntry(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts its saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The article's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "BCP 47.", maxLength = 100) String language,

        @Schema(
                description = "Where it stands in its life.",
                enumeration = {State.DRAFT, State.PUBLISHED, State.WITHDRAWN})
        String status,

        @Schema(nullable = true, description = "When it was or will be published.")
        Instant publishedAt,

        @Schema(nullable = true, description = "Hides it until then.")
        Instant embargoUntil,

        @Schema(description = "When it was last saved.") Instant savedAt,

        @Schema(nullable = true, description = "Who saved it.", maxLength = 200)
        String savedBy) {}
