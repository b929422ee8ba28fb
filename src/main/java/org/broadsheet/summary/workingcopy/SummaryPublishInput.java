package org.broadsheet.summary.workingcopy;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a summary's working copy becomes live. What is scheduled is kept as this, in JSON. */
@Schema(
        name = "SummaryWorkingCopyPublishInput",
        description = "When a summary's working copy becomes live; an empty object: now.")
public record SummaryPublishInput(
        @Schema(description = "When, in the future; now if absent.")
        Instant at) {}
