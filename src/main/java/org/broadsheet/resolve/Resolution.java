package org.broadsheet.resolve;

import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a path of the public site leads to now.
 *
 * @param state {@code current}: show it; {@code moved}: redirect to {@code location}; {@code gone}: answer 410; {@code
 *     unknown}: answer 404
 * @param kind the kind of page; null if unknown, or if an editor's redirect leads to something else
 * @param location the current path of the page, or its URL on another site; if it is gone, the path of its replacement
 * @param permanent whether the move is for good; null unless it moved
 */
@Schema(description = "What a path of the public site leads to now.")
public record Resolution(
        @Schema(description = "The path as it was sent.") String path,

        @Schema(
                description = "current: show it; moved: redirect to location; gone: answer 410; unknown: answer 404.",
                enumeration = {"current", "moved", "gone", "unknown"})
        String state,

        @Schema(
                nullable = true,
                description = "The kind of page; null if it is none of these.",
                enumeration = {"article", "section", "author", "tag", "summary"})
        String kind,

        @Schema(nullable = true, description = "Its current slug.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "Its URL.") URI url,

        @Schema(
                nullable = true,
                description =
                        "The path of that URL, or the URL itself on another site; if the page is gone, that of its"
                                + " replacement.")
        String location,

        @Schema(nullable = true, description = "Why it is gone.", maxLength = 500)
        String reason,

        @Schema(nullable = true, description = "When it stopped being public.")
        Instant goneAt,

        @Schema(nullable = true, description = "Whether browsers may remember that it moved (308); null if it did not.")
        Boolean permanent) {

    /** A resolution by the newsroom's own names: when one of these changes, that is for good. */
    Resolution(
            String path,
            String state,
            String kind,
            String slug,
            URI url,
            String location,
            String reason,
            Instant goneAt) {
        this(path, state, kind, slug, url, location, reason, goneAt, state.equals("moved") ? true : null);
    }
}
