package org.broadsheet.summary.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.workingcopy.Live;
import org.broadsheet.editorial.workingcopy.WorkingCopy;
import org.broadsheet.editorial.workingcopy.WorkingCopyFailure;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
import org.broadsheet.summary.SummaryDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A summary's working copy as editors see it.
 *
 * @param version counts the saves; the ETag is derived from it
 * @param warnings what a write took out or what readers would miss; empty for reads
 */
@Schema(
        name = "SummaryWorkingCopy",
        description =
                "A change of a summary that is prepared beside what is live: content to send back, and fields set by"
                        + " the program.")
record SummaryWorkingCopyView(
        @Schema(description = "The id of its summary.") UUID summary,

        @Schema(
                description =
                        "Counts the saves; its ETag is `\"w<version>\"`. A later working copy of the summary goes on"
                                + " counting.",
                minimum = "1")
        int version,

        @Schema(
                description = "Whether it is only prepared, is to be published at a time, or was and could not be.",
                enumeration = {WorkingCopyRef.OPEN, WorkingCopyRef.SCHEDULED, WorkingCopyRef.FAILED})
        String state,

        @Schema(description = "The version of the summary that it was made from, or last rebased on.", minimum = "1")
        int baseVersion,

        @Schema(description = "The version that the summary has now.", minimum = "1")
        int liveVersion,

        @Schema(nullable = true, description = "When it will be published.")
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

        @Schema(
                ref = SummaryDraft.SCHEMA,
                description =
                        "Its content, in the form that editors send. `updatedAt` is the time of publishing unless it"
                                + " was changed here.")
        JsonNode content,

        @Schema(description = "What a write removed, and what readers would miss; empty on reads.")
        List<Warning> warnings) {

    /** When a working copy will be published. */
    @Schema(name = "SummaryWorkingCopySchedule", description = "When a summary's working copy will be published.")
    record Scheduled(
            @Schema(description = "When.") Instant at,

            @Schema(description = "Who scheduled it.", maxLength = 200)
            String by) {}

    static SummaryWorkingCopyView of(
            Live<?, SummaryDraft> live,
            WorkingCopy<SummaryDraft> copy,
            Optional<Scheduled> scheduled,
            List<Warning> warnings) {
        return new SummaryWorkingCopyView(
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
