package org.broadsheet.author;

import java.net.URI;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who writes, with their bio.
 *
 * @param url their page on the public site
 * @param bio sanitised HTML; null where there is none
 * @param bioExcerpt the bio's start, at most 200 characters, no markup, for the folded form; null without a bio
 * @param bioTruncated whether the bio says more than its excerpt
 */
@Schema(name = "Author", description = "Who writes, with their bio.")
public record AuthorView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "The author's name in paths.", examples = "mira-holt")
        String slug,

        @Schema(description = "The author's page on the public site.")
        URI url,

        @Schema(description = "The author's name for people.", maxLength = 200, examples = "Mira Holt")
        String name,

        @Schema(
                nullable = true,
                description = "What they do at the publication.",
                maxLength = 200,
                examples = "Senior News Editor")
        String role,

        @Schema(nullable = true, description = "The whole bio, sanitised HTML.")
        String bio,

        @Schema(nullable = true, maxLength = 200, description = "The bio's start without markup, for the folded form.")
        String bioExcerpt,

        @Schema(description = "Whether the bio says more than its excerpt: show “Read more”.")
        boolean bioTruncated,

        @Schema(nullable = true, description = "Their portrait.")
        Image avatar) {}
