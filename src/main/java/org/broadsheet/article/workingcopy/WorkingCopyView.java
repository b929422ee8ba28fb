package org.broadsheet.article.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.edit.Content;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.workingcopy.Live;
import org.broadsheet.editorial.workingcopy.WorkingCopy;
import org.broadsheet.editorial.workingcopy.WorkingCopyFailure;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
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
        WorkingCopyFailure failure,

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

    static WorkingCopyView of(
            Live<?, Content> live, WorkingCopy<Content> copy, Optional<Scheduled> scheduled, List<Warning> warnings) {
        return new WorkingCopyView(
                live.id(),
                copy.version(),
                WorkingCopyRef.state(scheduled.isPresent(), copy.failure() != null),
                copy.baseVersion(),
                live.version(),
                scheduled.orElse(null),
                copy.failure(),
                copy.madeAt(),
                copy.madeBy(),
                copy.savedAt(),
                copy.savedBy(),
                StoredJson.whole(copy.content()),
                warnings);
    }
}
