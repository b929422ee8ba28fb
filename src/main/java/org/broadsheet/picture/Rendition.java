package org.broadsheet.picture;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One size of a picture, for {@code srcset}.
 *
 * @param url absolute on the wire
 * @param width in pixels
 * @param height in pixels
 * @param type its media type
 */
@Schema(description = "One size of a picture, ready for `srcset`.")
public record Rendition(
        @Schema(description = "Absolute; what is there never changes.")
        String url,

        @Schema(description = "In pixels.") int width,
        @Schema(description = "In pixels.") int height,

        @Schema(description = "Its media type: `image/webp` or `image/jpeg`.")
        String type) {}
