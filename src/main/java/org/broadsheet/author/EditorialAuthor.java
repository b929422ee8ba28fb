package org.broadsheet.author;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.Edited;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An author as their editors see them: what can be sent back, and what the program keeps about them.
 *
 * @param bio sanitised HTML
 * @param avatar its address as it was sent
 */
@Schema(description = "An author as their editors see them: what can be sent back, and what is kept about them.")
public record EditorialAuthor(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts their saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The author's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The author's page on the public site.")
        URI url,

        @Schema(description = "The author's name for people.", maxLength = AuthorDraft.NAME_LENGTH)
        String name,

        @Schema(nullable = true, description = "What they do at the publication.", maxLength = AuthorDraft.NAME_LENGTH)
        String role,

        @Schema(nullable = true, description = "Sanitised HTML.")
        String bio,

        @Schema(nullable = true, description = "Their portrait.")
        Image avatar,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write took out, and what readers will miss; empty for reads.")
        List<Warning> warnings)
        implements Edited {}
