package org.broadsheet.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A section as other things name it.
 *
 * @param slug its name in paths
 * @param name its name for people
 */
@Schema(description = "A section as other things name it.")
public record SectionRef(
        @Schema(description = "The section's name in paths.", examples = "local")
        String slug,

        @Schema(description = "The section's name for people.", maxLength = 200, examples = "Local")
        String name) {}
