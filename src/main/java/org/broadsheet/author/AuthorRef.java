package org.broadsheet.author;

import org.broadsheet.body.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An author as shown in a byline.
 *
 * @param slug the name in paths
 * @param name the display name
 * @param role their role at the publication; null if unknown
 * @param avatar their portrait; null if there is none
 */
@Schema(description = "An author as shown in a byline.")
public record AuthorRef(
        @Schema(description = "The author's name in paths.", examples = "mira-holt")
        String slug,

        @Schema(description = "The author's display name.", maxLength = 200, examples = "Mira Holt")
        String name,

        @Schema(
                nullable = true,
                description = "Their role at the publication.",
                maxLength = 200,
                examples = "Senior News Editor")
        String role,

        @Schema(nullable = true, description = "Their portrait.")
        Image avatar) {}
