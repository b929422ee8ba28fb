package org.broadsheet.author;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraOf;
import org.broadsheet.name.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An author with their bio.
 *
 * @param url their page on the public site
 * @param bio sanitised HTML; null if there is none
 * @param bioExcerpt the start of the bio for a short view, at most 200 characters, no markup; null without a bio
 * @param bioTruncated whether the bio is longer than its excerpt
 */
@Schema(name = "Author", description = "An author with their bio.")
public record AuthorView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "The author's name in paths.", examples = "mira-holt")
        String slug,

        @Schema(description = "The author's page on the public site.")
        URI url,

        @Schema(description = "The author's display name.", maxLength = 200, examples = "Mira Holt")
        String name,

        @Schema(
                nullable = true,
                description = "Their role at the publication.",
                maxLength = 200,
                examples = "Senior News Editor")
        String role,

        @Schema(nullable = true, description = "The whole bio, sanitised HTML.")
        String bio,

        @Schema(
                nullable = true,
                maxLength = 200,
                description = "The start of the bio without markup, for a short view.")
        String bioExcerpt,

        @Schema(description = "Whether the bio is longer than its excerpt: show “Read more”.")
        boolean bioTruncated,

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

        @Schema(description = "Fields of the newsroom's own; `{}` for none.") @ExtraOf(Kind.AUTHOR)
        Extra extra) {}
