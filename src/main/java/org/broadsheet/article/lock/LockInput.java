package org.broadsheet.article.lock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lock to take, or to refresh. */
@Schema(name = "ArticleLockInput", description = "A lock to take, or to refresh.")
record LockInput(
        @Schema(description = "The person's name, since many may share a key.", examples = "Mira Holt")
        @NotNull
        @Size(min = 1, max = NAME_LENGTH)
        String by,

        @Schema(description = "How long it holds from now, in minutes; 10 if absent.") @Min(1) @Max(MOST_MINUTES)
        Integer minutes,

        @Schema(description = "Whether to take it from whoever has it, which the audit trail notes; `false` if absent.")
        Boolean takeOver) {

    static final int NAME_LENGTH = 200;
    private static final int MOST_MINUTES = 240;
    private static final int USUAL_MINUTES = 10;

    LockInput {
        minutes = minutes == null ? Integer.valueOf(USUAL_MINUTES) : minutes;
        takeOver = Boolean.TRUE.equals(takeOver);
    }
}
