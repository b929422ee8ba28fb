package org.broadsheet.picture;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One size of a picture, for {@code srcset}.
 *
 * @param url absolute on the wire
 * @param width in pixels
 * @param height in pixels
 * @param ratio to which it is cut; null for the whole picture
 * @param type its media type
 */
@Schema(description = "One size of a picture, ready for `srcset`.")
public record Rendition(
        @Schema(description = "Absolute; what is there never changes.")
        String url,

        @Schema(description = "In pixels.") int width,
        @Schema(description = "In pixels.") int height,

        @Schema(nullable = true, description = "The ratio to which it is cut; null for the whole picture.")
        Ratio ratio,

        @Schema(
                description = "Its media type.",
                enumeration = {"image/webp", "image/jpeg"})
        String type) {}
