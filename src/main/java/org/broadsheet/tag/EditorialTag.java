package org.broadsheet.tag;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.Edited;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as its editors see it: what can be sent back, and what the program keeps about it. */
@Schema(description = "A tag as its editors see it: what can be sent back, and what is kept about it.")
public record EditorialTag(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts its saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The tag's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The tag's page on the public site.")
        URI url,

        @Schema(description = "The tag's name for people.", maxLength = TagDraft.NAME_LENGTH)
        String name,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write took out, and what readers will miss; empty for reads.")
        List<Warning> warnings)
        implements Edited {}
