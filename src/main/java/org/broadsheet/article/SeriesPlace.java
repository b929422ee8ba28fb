package org.broadsheet.article;

import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article's place in a series: a tag of that kind, whose articles are read in the order of their publication.
 *
 * @param slug the tag's name in paths
 * @param name the tag's display name
 * @param url the tag's page on the public site
 * @param previous what was published before it; null for the first
 * @param next what was published after it; null for the newest
 */
@Schema(description = "An article's place in a series, which is read in the order of publication.")
public record SeriesPlace(
        @Schema(description = "The tag's name in paths.", examples = "the-barrier")
        String slug,

        @Schema(description = "The tag's display name.", maxLength = 200, examples = "The barrier")
        String name,

        @Schema(description = "The tag's page on the public site.")
        URI url,

        @Schema(nullable = true, description = "What was published before it; null for the first.")
        Part previous,

        @Schema(nullable = true, description = "What was published after it; null for the newest.")
        Part next) {

    /** Another article of the series. */
    @Schema(name = "SeriesPart", description = "Another article of a series.")
    public record Part(
            @Schema(description = "The article's name in paths.")
            String slug,

            @Schema(description = "The article's page on the public site.")
            URI url,

            @Schema(description = "Plain text.", maxLength = 500)
            String headline,

            @Schema(description = "When it was published.") Instant publishedAt) {}
}
