package org.broadsheet.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tag as other things name it.
 *
 * @param slug its name in paths
 * @param name its name for people
 */
@Schema(description = "A tag as other things name it.")
public record TagRef(
        @Schema(description = "The tag's name in paths.", examples = "harbour")
        String slug,

        @Schema(description = "The tag's name for people.", maxLength = 200, examples = "Harbour")
        String name) {}
