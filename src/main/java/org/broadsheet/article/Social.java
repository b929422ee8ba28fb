package org.broadsheet.article;

import java.util.function.UnaryOperator;
import org.broadsheet.body.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What previews of links to an article show.
 *
 * @param title null where its headline will do
 * @param description null where its standfirst or excerpt will do
 * @param image null where its lead image will do
 */
@Schema(name = "Social", description = "What previews of links to an article show.")
public record Social(
        @Schema(nullable = true, description = "Null where its headline will do. Plain text.", maxLength = 300)
        String title,

        @Schema(
                nullable = true,
                description = "Null where its standfirst or excerpt will do. Plain text.",
                maxLength = 1000)
        String description,

        @Schema(nullable = true, description = "Null where its lead image will do.")
        Image image) {

    /** The same with its image as readers see it; null for null. */
    static Social showing(Social social, UnaryOperator<Image> shown) {
        return social == null || social.image == null
                ? social
                : new Social(social.title, social.description, shown.apply(social.image));
    }
}
