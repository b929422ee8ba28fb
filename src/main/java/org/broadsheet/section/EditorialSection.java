package org.broadsheet.section;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.extra.Extra;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A section as editors see it: the content, which can be sent back, and the fields set by the program.
 *
 * @param image with its URL as it was sent
 */
@Schema(description = "A section as editors see it: content to send back, and fields set by the program.")
public record EditorialSection(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The section's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The section's page on the public site.")
        URI url,

        @Schema(description = "The section's display name.", maxLength = SectionDraft.NAME_LENGTH)
        String name,

        @Schema(
                nullable = true,
                description = "What it is about; plain text.",
                maxLength = SectionDraft.DESCRIPTION_LENGTH)
        String description,

        @Schema(
                description = "Its place among the sections below the same one; those with the same position are sorted"
                        + " by name.",
                minimum = "0",
                maximum = "9999")
        int position,

        @Schema(
                nullable = true,
                description = "The slug of the section that it is below; null at the top.",
                maxLength = 200)
        String parent,

        @Schema(nullable = true, description = "Its picture.")
        Image image,

        @Schema(description = "Fields of the newsroom's own, those that only editors see included; `{}` for none.")
        Extra extra,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write removed, and what readers will miss; empty on reads.")
        List<Warning> warnings)
        implements Versioned {}
