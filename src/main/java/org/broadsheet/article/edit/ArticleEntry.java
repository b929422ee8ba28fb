package org.broadsheet.article.edit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article as an entry of the editorial list. */
@Schema(description = "An article as an entry of the editorial list.")
public record ArticleEntry(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The article's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "BCP 47.", maxLength = 100) String language,

        @Schema(
                description = "Its state.",
                enumeration = {State.DRAFT, State.PUBLISHED, State.WITHDRAWN})
        String status,

        @Schema(description = "Who works on it: one of `broadsheet.editorial.stages`.", maxLength = 200)
        String stage,

        @Schema(nullable = true, description = "When it was or will be published.")
        Instant publishedAt,

        @Schema(nullable = true, description = "It stays hidden until then, although published.")
        Instant embargoUntil,

        @Schema(nullable = true, description = "From then on it is gone, although published.")
        Instant expiresAt,

        @Schema(description = "When it was last saved.") Instant savedAt,

        @Schema(nullable = true, description = "Who saved it.", maxLength = 200)
        String savedBy) {}
