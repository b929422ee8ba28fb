package org.broadsheet.author;

import org.broadsheet.body.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An author as a byline needs it.
 *
 * @param slug the name in paths
 * @param name the name for people
 * @param role what they do at the publication; null where it is not said
 * @param avatar their portrait; null where there is none
 */
@Schema(description = "An author as a byline needs it.")
public record AuthorRef(
        @Schema(description = "The author's name in paths.", examples = "mira-holt")
        String slug,

        @Schema(description = "The author's name for people.", maxLength = 200, examples = "Mira Holt")
        String name,

        @Schema(
                nullable = true,
                description = "What they do at the publication.",
                maxLength = 200,
                examples = "Senior News Editor")
        String role,

        @Schema(nullable = true, description = "Their portrait.")
        Image avatar) {}
