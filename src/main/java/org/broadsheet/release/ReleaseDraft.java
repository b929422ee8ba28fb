package org.broadsheet.release;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.request.Kept;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A release as editors send it. */
@Schema(
        name = "ReleaseInput",
        description = "A release as editors send it. Fields set by the program may be sent back unchanged.")
@Kept(by = ReleaseView.class, changedBy = "publish, schedule or cancel the release")
record ReleaseDraft(
        @Schema(description = "For the newsroom; plain text.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "What is done, in order. There may be none yet.") @NotNull @Size(max = MAX_STEPS)
        List<ReleaseStep> steps) {

    static final int NAME_LENGTH = 200;
    static final int MAX_STEPS = 200;

    ReleaseDraft {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
