package org.broadsheet.article.edit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.article.Ai;
import org.broadsheet.article.AiUse;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What readers are told of artificial intelligence in a text, as its editors write it. */
@Schema(name = "AiDraft", description = "What readers are told of artificial intelligence in a text.")
public record AiDraft(
        @Schema(description = "What it did.") @NotNull AiUse use,

        @Schema(description = "Who checked the text and answers for it. Plain text.") @Size(min = 1, max = NAME_LENGTH)
        String reviewedBy,

        @Schema(description = "More, in the newsroom's own words. Plain text.") @Size(min = 1, max = NOTE_LENGTH)
        String note) {

    static final int NAME_LENGTH = 200;
    static final int NOTE_LENGTH = 1_000;

    /** What readers get; null for null. */
    static Ai view(AiDraft draft) {
        return draft == null ? null : new Ai(draft.use, draft.reviewedBy, draft.note);
    }
}
