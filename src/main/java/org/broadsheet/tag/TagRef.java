package org.broadsheet.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The short form of a tag, as other resources show it.
 *
 * @param slug its name in paths
 * @param name its display name
 * @param kind the wire name of a {@link TagKind}
 */
@Schema(description = "The short form of a tag, as other resources show it.")
public record TagRef(
        @Schema(description = "The tag's name in paths.", examples = "harbour")
        String slug,

        @Schema(description = "The tag's display name.", maxLength = 200, examples = "Harbour")
        String name,

        @Schema(
                description = "What it is.",
                enumeration = {"topic", "person", "organisation", "place", "event", "series", "storyline"},
                examples = "place")
        String kind) {}
