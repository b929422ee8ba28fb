package org.broadsheet.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where something happened. Coordinates are degrees of WGS 84, both or neither.
 *
 * @param latitude from -90 to 90, north positive; null if it is not known
 * @param longitude from -180 to 180, east positive; null if it is not known
 */
@Schema(name = "Place", description = "Where something happened.")
public record Place(
        @Schema(description = "Plain text.", maxLength = 200)
        String name,

        @Schema(
                nullable = true,
                description = "Degrees north (WGS 84); null if not known.",
                minimum = "-90",
                maximum = "90")
        Double latitude,

        @Schema(
                nullable = true,
                description = "Degrees east (WGS 84); null if not known.",
                minimum = "-180",
                maximum = "180")
        Double longitude) {}
