package org.broadsheet.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the files that a video or audio can be played from.
 *
 * @param mediaType a media type (RFC 6838); may be null
 */
@Schema(name = "MediaSource", description = "One of the files that a video or audio can be played from.")
public record MediaSource(
        @Schema(description = "Absolute.") String url,

        @Schema(nullable = true, description = "A media type, such as `video/mp4`.")
        String mediaType) {}
