package org.broadsheet.author;

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
 * An author as editors see it: the content, which can be sent back, and the fields set by the program.
 *
 * @param bio sanitised HTML
 * @param avatar with its URL as it was sent
 */
@Schema(description = "An author as editors see it: content to send back, and fields set by the program.")
public record EditorialAuthor(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The author's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The author's page on the public site.")
        URI url,

        @Schema(description = "The author's display name.", maxLength = AuthorDraft.NAME_LENGTH)
        String name,

        @Schema(nullable = true, description = "Their role at the publication.", maxLength = AuthorDraft.NAME_LENGTH)
        String role,

        @Schema(nullable = true, description = "Sanitised HTML.")
        String bio,

        @Schema(nullable = true, description = "Their portrait.")
        Image avatar,

        @Schema(description = "Where else they are on the web.")
        List<AuthorLink> links,

        @Schema(nullable = true, description = "An e-mail address for readers.", maxLength = AuthorDraft.EMAIL_LENGTH)
        String email,

        @Schema(
                nullable = true,
                description = "Who they work for, where it is not the publication.",
                maxLength = AuthorDraft.NAME_LENGTH)
        String organisation,

        @Schema(
                nullable = true,
                description = "Where they work, such as a city.",
                maxLength = AuthorDraft.NAME_LENGTH,
                examples = "Ellersquay")
        String place,

        @Schema(
                nullable = true,
                description = "What they cover.",
                maxLength = AuthorDraft.NAME_LENGTH,
                examples = "Local government")
        String beat,

        @Schema(description = "Fields of the newsroom's own, those that only editors see included; `{}` for none.")
        Extra extra,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write removed, and what readers will miss; empty on reads.")
        List<Warning> warnings)
        implements Versioned {}
