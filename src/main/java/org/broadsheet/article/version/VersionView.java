package org.broadsheet.article.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.broadsheet.article.edit.Content;
import org.broadsheet.body.BlockChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Views of an article's versions. */
final class VersionView {

    private VersionView() {}

    /** All versions of an article. */
    @Schema(name = "Versions", description = "An article's versions, newest first.")
    record History(
            @Schema(description = "At most 100, newest first.")
            List<Entry> items,

            @Schema(description = "Whether there are older ones; get them with `before`.")
            boolean hasMore) {}

    /** One entry in the list of versions. */
    @Schema(name = "VersionEntry", description = "One save of an article.")
    record Entry(
            @Schema(description = "Counts the saves, from 1.", minimum = "1")
            int version,

            @Schema(description = "When it was saved.") Instant savedAt,

            @Schema(nullable = true, description = "Who saved it.", maxLength = 200)
            String savedBy,

            @Schema(description = "Its headline at the time.", maxLength = 500)
            String headline,

            @Schema(description = "Its state at the time.", maxLength = 20)
            String status) {}

    /** One version in full. */
    @Schema(name = "Version", description = "One version of an article in full.")
    record Whole(
            @Schema(description = "Counts the saves, from 1.", minimum = "1")
            int version,

            @Schema(description = "When it was saved.") Instant savedAt,

            @Schema(nullable = true, description = "Who saved it.", maxLength = 200)
            String savedBy,

            @Schema(description = "Its state at the time.", maxLength = 20)
            String status,

            @Schema(ref = Content.SCHEMA, description = "Its content, in the form that editors send.")
            JsonNode content) {}

    /** The differences between two versions. */
    @Schema(name = "VersionComparison", description = "The differences between two versions.")
    record Comparison(
            @Schema(description = "The first version.", minimum = "1")
            int from,

            @Schema(description = "The second version.", minimum = "1")
            int to,

            @Schema(description = "The fields that differ, except the body.")
            List<FieldChange> fields,

            @Schema(description = "The blocks that differ, in the order of the second version, removed ones last.")
            List<BlockChange> blocks) {}

    /** A field that differs. */
    @Schema(name = "FieldChange", description = "A field that differs.")
    record FieldChange(
            @Schema(description = "Its name.", maxLength = 40)
            String field,

            @Schema(nullable = true, implementation = Object.class, description = "The value in the first version.")
            JsonNode from,

            @Schema(nullable = true, implementation = Object.class, description = "The value in the second version.")
            JsonNode to) {}
}
