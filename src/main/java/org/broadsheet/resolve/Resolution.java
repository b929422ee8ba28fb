package org.broadsheet.resolve;

import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a path of the public site is now.
 *
 * @param state {@code current}: show it; {@code moved}: redirect to {@code location}; {@code gone}: answer 410; {@code
 *     unknown}: answer 404
 * @param kind the word for what it shows; null where it is unknown
 * @param location the path to show it at; for what is gone, the path of what took its place
 */
@Schema(description = "What a path of the public site is now.")
public record Resolution(
        @Schema(description = "The path as it was asked for.")
        String path,

        @Schema(
                description = "current: show it; moved: redirect to location; gone: answer 410; unknown: answer 404.",
                enumeration = {"current", "moved", "gone", "unknown"})
        String state,

        @Schema(
                nullable = true,
                description = "What it shows; null where it is unknown.",
                enumeration = {"article", "section", "author", "tag", "summary"})
        String kind,

        @Schema(nullable = true, description = "The name that it has in paths now.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "Where it is on the public site.")
        URI url,

        @Schema(nullable = true, description = "The path of that; for what is gone, of what took its place.")
        String location,

        @Schema(nullable = true, description = "Why it is gone.", maxLength = 500)
        String reason,

        @Schema(nullable = true, description = "Since when it is gone.")
        Instant goneAt) {}
