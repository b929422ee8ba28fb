package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an article was at one of its saves. */
final class VersionView {

    private VersionView() {}

    /** All versions of an article. */
    @Schema(name = "Versions", description = "An article's versions, newest first.")
    record History(
            @Schema(description = "At most 100, newest first.")
            List<Entry> items,

            @Schema(description = "Whether there are older ones: ask with `before`.")
            boolean hasMore) {}

    /** One line of a history. */
    @Schema(name = "VersionEntry", description = "One save of an article.")
    record Entry(
            @Schema(description = "Counts the saves, from 1.", minimum = "1")
            int version,

            @Schema(description = "When.") Instant savedAt,

            @Schema(nullable = true, description = "Who saved it.", maxLength = 200)
            String savedBy,

            @Schema(description = "The headline it had.", maxLength = 500)
            String headline,

            @Schema(description = "The state it had.", maxLength = 20)
            String status) {}

    /** One version, whole. */
    @Schema(name = "Version", description = "An article as one save left it, whole.")
    record Whole(
            @Schema(description = "Counts the saves, from 1.", minimum = "1")
            int version,

            @Schema(description = "When.") Instant savedAt,

            @Schema(nullable = true, description = "Who saved it.", maxLength = 200)
            String savedBy,

            @Schema(description = "The state it had.", maxLength = 20)
            String status,

            @Schema(implementation = ArticleInput.class, description = "What it said, in the form that editors send.")
            JsonNode content) {}

    /** What is different between two versions. */
    @Schema(name = "VersionComparison", description = "What is different between two versions.")
    record Comparison(
            @Schema(description = "The one version.", minimum = "1")
            int from,

            @Schema(description = "The other.", minimum = "1")
            int to,

            @Schema(description = "The fields that differ, but for the body.")
            List<FieldChange> fields,

            @Schema(description = "The blocks that differ, in the order of the other version, removed ones last.")
            List<BlockChange> blocks) {}

    /** A field that differs. */
    @Schema(name = "FieldChange", description = "A field that differs.")
    record FieldChange(
            @Schema(description = "Its name.", maxLength = 40)
            String field,

            @Schema(nullable = true, implementation = Object.class, description = "What it was.")
            JsonNode from,

            @Schema(nullable = true, implementation = Object.class, description = "What it is.")
            JsonNode to) {}

    /** A block that differs. */
    @Schema(name = "BlockChange", description = "A block that differs.")
    record BlockChange(
            @Schema(description = "The block's id.", maxLength = 64)
            String id,

            @Schema(
                    description = "What happened to it.",
                    enumeration = {"added", "removed", "changed", "moved"})
            String change,

            @Schema(nullable = true, implementation = Object.class, description = "What it was; null for an added one.")
            JsonNode from,

            @Schema(nullable = true, implementation = Object.class, description = "What it is; null for a removed one.")
            JsonNode to) {}
}
