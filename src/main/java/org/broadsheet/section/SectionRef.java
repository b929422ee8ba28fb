package org.broadsheet.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The short form of a section, as other resources show it.
 *
 * @param slug its name in paths
 * @param name its display name
 */
@Schema(description = "The short form of a section, as other resources show it.")
public record SectionRef(
        @Schema(description = "The section's name in paths.", examples = "local")
        String slug,

        @Schema(description = "The section's display name.", maxLength = 200, examples = "Local")
        String name) {}
