package org.broadsheet.release;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a release is carried out. */
@Schema(name = "ReleasePublishInput", description = "When a release is carried out; an empty object: now.")
record PublishReleaseInput(
        @Schema(description = "When, in the future; now if absent.")
        Instant at) {}
