package org.broadsheet.section;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.Edited;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section as its editors see it: what can be sent back, and what the program keeps about it. */
@Schema(description = "A section as its editors see it: what can be sent back, and what is kept about it.")
public record EditorialSection(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts its saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The section's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The section's page on the public site.")
        URI url,

        @Schema(description = "The section's name for people.", maxLength = SectionDraft.NAME_LENGTH)
        String name,

        @Schema(
                nullable = true,
                description = "What it is about; plain text.",
                maxLength = SectionDraft.DESCRIPTION_LENGTH)
        String description,

        @Schema(
                description = "Where it stands among the sections; those of one position go by name.",
                minimum = "0",
                maximum = "9999")
        int position,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write took out, and what readers will miss; empty for reads.")
        List<Warning> warnings)
        implements Edited {}
