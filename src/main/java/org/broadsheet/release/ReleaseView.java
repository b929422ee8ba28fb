package org.broadsheet.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.Warning;
import org.broadsheet.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A release as editors see it.
 *
 * @param version counts the saves; the ETag is derived from it
 * @param warnings about its steps, after they were carried out; empty for reads
 */
@Schema(name = "Release", description = "Changes that become public together, or not at all.")
record ReleaseView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "Counts the saves; its ETag is `\"v<version>\"`.", minimum = "1")
        int version,

        @Schema(description = "For the newsroom.", maxLength = ReleaseDraft.NAME_LENGTH)
        String name,

        @Schema(
                description =
                        "Whether it is only prepared, will be carried out at `at`, was carried out, could not be at"
                                + " its time, or was called off.",
                enumeration = {"open", "scheduled", "done", "failed", "cancelled"})
        String state,

        @Schema(nullable = true, description = "When it will be carried out, or was: the time that its steps have.")
        Instant at,

        @Schema(description = "What is done, in order.") List<ReleaseStep> steps,

        @Schema(nullable = true, description = "When its steps had been carried out, a moment after `at`.")
        Instant doneAt,

        @Schema(nullable = true, description = "Why it was not carried out at its time.")
        Failure failure,

        @Schema(description = "When it was made.") Instant madeAt,

        @Schema(description = "Who made it.", maxLength = 200)
        String madeBy,

        @Schema(description = "When its name or steps were last saved.")
        Instant savedAt,

        @Schema(description = "Who saved them last.", maxLength = 200)
        String savedBy,

        @Schema(description = "What readers would miss, and what stands beside its steps; empty on reads.")
        List<Warning> warnings) {

    /** Why a release was not carried out at its time. */
    @Schema(
            name = "ReleaseFailure",
            description = "Why a release was not carried out at its time. Nothing was changed.")
    record Failure(
            @Schema(description = "The time.") Instant at,

            @Schema(description = "Who had scheduled it.", maxLength = 200)
            String by,

            @Schema(description = "What stood in the way. Pointers begin with the step: `/steps/2`.")
            List<Fault> errors) {}

    /** What would become of a release. */
    @Schema(
            name = "ReleaseCheck",
            description =
                    "What would become of a release if it were carried out now, or at its time as things are now.")
    record Check(
            @Schema(description = "The version of the release.", minimum = "1")
            int version,

            @Schema(description = "The time that its steps would have.")
            Instant at,

            @Schema(description = "Whether all of its steps can be carried out.")
            boolean ready,

            @Schema(description = "What stands in the way, of every step. Pointers begin with the step: `/steps/2`.")
            List<Fault> errors,

            @Schema(description = "What readers would miss, and what else is about to change the same things.")
            List<Warning> warnings) {}
}
