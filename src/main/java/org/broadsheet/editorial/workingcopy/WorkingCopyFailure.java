package org.broadsheet.editorial.workingcopy;

import java.time.Instant;
import java.util.List;
import org.broadsheet.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a working copy was not published at its time. Stored as JSON. */
@Schema(name = "WorkingCopyFailure", description = "Why a working copy was not published at its time.")
public record WorkingCopyFailure(
        @Schema(description = "The time.") Instant at,

        @Schema(description = "Who had scheduled it.", maxLength = 200)
        String by,

        @Schema(description = "What stood in the way.") List<Fault> errors) {}
