package org.broadsheet.article.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.WorkingCopyRef;
import org.broadsheet.article.version.BlockChange;
import org.broadsheet.editorial.Warning;
import org.broadsheet.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article's working copy as editors see it.
 *
 * @param version counts the saves; the ETag is derived from it
 * @param warnings what a write took out or what readers would miss; empty for reads
 */
@Schema(
        name = "WorkingCopy",
        description =
                "A change of an article that is prepared beside what is live: content to send back, and fields set by"
                        + " the program.")
record WorkingCopyView(
        @Schema(description = "The id of its article.") UUID article,

        @Schema(
                description =
                        "Counts the saves; its ETag is `\"w<version>\"`. A later working copy of the article goes on"
                                + " counting.",
                minimum = "1")
        int version,

        @Schema(
                description = "Whether it is only prepared, is to be published at a time, or was and could not be.",
                enumeration = {WorkingCopyRef.OPEN, WorkingCopyRef.SCHEDULED, WorkingCopyRef.FAILED})
        String state,

        @Schema(description = "The version of the article that it was made from, or last rebased on.", minimum = "1")
        int baseVersion,

        @Schema(description = "The version that the article has now.", minimum = "1")
        int liveVersion,

        @Schema(nullable = true, description = "When and how it will be published.")
        Scheduled scheduled,

        @Schema(nullable = true, description = "Why it was not published at its time.")
        Failure failure,

        @Schema(description = "When it was made.") Instant madeAt,

        @Schema(description = "Who made it.", maxLength = 200)
        String madeBy,

        @Schema(description = "When its content was last saved.")
        Instant savedAt,

        @Schema(description = "Who saved it last.", maxLength = 200)
        String savedBy,

        @Schema(ref = Content.SCHEMA, description = "Its content, in the form that editors send.")
        JsonNode content,

        @Schema(description = "What a write removed, and what readers would miss; empty on reads.")
        List<Warning> warnings) {

    /** When and how a working copy will be published. */
    @Schema(name = "WorkingCopySchedule", description = "When and how a working copy will be published.")
    record Scheduled(
            @Schema(description = "When.") Instant at,

            @Schema(description = "Who scheduled it.", maxLength = 200)
            String by,

            @Schema(description = "Whether `at` becomes the public `updatedAt`.")
            boolean material,

            @Schema(description = "Whether its slug may be one that redirects to another article.")
            boolean reuseSlug,

            @Schema(nullable = true, description = "What is attached in the same step.")
            PublishInput.Notice notice) {}

    /** Why a working copy was not published at its time. */
    @Schema(name = "WorkingCopyFailure", description = "Why a working copy was not published at its time.")
    record Failure(
            @Schema(description = "The time.") Instant at,

            @Schema(description = "Who had scheduled it.", maxLength = 200)
            String by,

            @Schema(description = "What stood in the way.") List<Fault> errors) {}

    /** A working copy against what is live. */
    @Schema(name = "WorkingCopyComparison", description = "The differences between what is live and a working copy.")
    record Comparison(
            @Schema(description = "The version of the working copy.", minimum = "1")
            int version,

            @Schema(
                    description = "The version of the article that it was made from, or last rebased on.",
                    minimum = "1")
            int baseVersion,

            @Schema(description = "The version that the article has now.", minimum = "1")
            int liveVersion,

            @Schema(description = "The fields that differ; of the body only who changed it.")
            List<FieldDifference> fields,

            @Schema(
                    description =
                            "The blocks that differ, from what is live to the working copy, in the order of the latter,"
                                    + " removed ones last.")
            List<BlockChange> blocks) {}

    /** A field that differs between what is live and a working copy. */
    @Schema(name = "FieldDifference", description = "A field that differs between what is live and a working copy.")
    record FieldDifference(
            @Schema(description = "Its name.", maxLength = 40)
            String field,

            @Schema(
                    description =
                            "Who changed it since the working copy was made or rebased. Publishing keeps what is `live`"
                                    + " alone, and is refused where `both` did.",
                    enumeration = {"live", "working-copy", "both"})
            String changedBy,

            @Schema(
                    nullable = true,
                    implementation = Object.class,
                    description = "The value that both once had; null for the body.")
            JsonNode base,

            @Schema(nullable = true, implementation = Object.class, description = "The live value; null for the body.")
            JsonNode live,

            @Schema(
                    nullable = true,
                    implementation = Object.class,
                    description = "The working copy's value; null for the body.")
            JsonNode workingCopy) {}
}
