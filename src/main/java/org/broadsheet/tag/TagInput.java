package org.broadsheet.tag;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as editors send it, for the contract; {@link TagDraft} reads it. */
@Schema(
        description =
                "A tag as editors send it. What is kept about it (id, version …) may be sent back as it was read.",
        requiredProperties = {"name"})
record TagInput(
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
                description = "Its name in paths; if absent, made from the name, or what it was.",
                maxLength = 200)
        String slug,

        @Schema(description = "The name for people.", maxLength = TagDraft.NAME_LENGTH)
        String name) {}
