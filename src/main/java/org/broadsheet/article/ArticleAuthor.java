package org.broadsheet.article;

import org.broadsheet.body.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An author of a whole article, with the bio if {@code include=authors} is sent.
 *
 * @param bio sanitised HTML; null unless included, and where there is none
 * @param bioExcerpt the start of the bio without markup; null unless included
 * @param bioTruncated whether the bio says more than the excerpt; null unless included
 */
@Schema(description = "An author of an article; the bio is there with `include=authors`.")
public record ArticleAuthor(
        @Schema(description = "The author's name in paths.", examples = "mira-holt")
        String slug,

        @Schema(description = "The author's display name.", maxLength = 200, examples = "Mira Holt")
        String name,

        @Schema(nullable = true, description = "What they do at the publication.", maxLength = 200)
        String role,

        @Schema(nullable = true, description = "Their portrait.")
        Image avatar,

        @Schema(nullable = true, description = "Sanitised HTML; null unless included.")
        String bio,

        @Schema(nullable = true, maxLength = 200, description = "The start of the bio; null unless included.")
        String bioExcerpt,

        @Schema(nullable = true, description = "Whether the bio says more; null unless included.")
        Boolean bioTruncated) {}
