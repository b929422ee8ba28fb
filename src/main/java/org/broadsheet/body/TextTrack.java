package org.broadsheet.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Timed text for a video or audio file, as WebVTT (HTML's {@code <track>}).
 *
 * @param kind subtitles, captions, descriptions, chapters or metadata
 * @param language BCP 47; may be null
 * @param label plain text; may be null
 */
@Schema(name = "TextTrack", description = "Timed text for a video or audio file, as WebVTT.")
public record TextTrack(
        @Schema(description = "Absolute.") String url,

        @Schema(description = "As in HTML's `<track>`: `subtitles`, `captions`, `descriptions`, `chapters`.")
        String kind,

        @Schema(nullable = true, description = "A BCP 47 tag.")
        String language,

        @Schema(nullable = true, description = "Plain text.")
        String label) {}
