package org.broadsheet.author;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An author as editors send one, for the contract; {@link AuthorDraft} reads it. */
@Schema(
        description =
                "An author as editors send it. What is kept about it (id, version …) may be sent back as it was read.",
        requiredProperties = {"name"})
record AuthorInput(
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

        @Schema(description = "The name for people.", maxLength = AuthorDraft.NAME_LENGTH)
        String name,

        @Schema(nullable = true, description = "What they do at the publication.", maxLength = AuthorDraft.NAME_LENGTH)
        String role,

        @Schema(nullable = true, description = "HTML, sanitised.", maxLength = AuthorDraft.BIO_LENGTH)
        String bio,

        @Schema(nullable = true, description = "Their portrait.")
        ImageDraft avatar) {}
