package org.broadsheet.tag;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as editors see it: the content, which can be sent back, and the fields set by the program. */
@Schema(description = "A tag as editors see it: content to send back, and fields set by the program.")
public record EditorialTag(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The tag's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The tag's page on the public site.")
        URI url,

        @Schema(description = "The tag's display name.", maxLength = TagDraft.NAME_LENGTH)
        String name,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write removed, and what readers will miss; empty on reads.")
        List<Warning> warnings)
        implements Versioned {}
