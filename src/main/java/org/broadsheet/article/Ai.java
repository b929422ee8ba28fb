package org.broadsheet.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What readers are told of artificial intelligence in a text.
 *
 * @param reviewedBy who checked it and answers for it; may be null
 * @param note in the newsroom's own words; may be null
 */
@Schema(name = "Ai", description = "What readers are told of artificial intelligence in a text.")
public record Ai(
        @Schema(description = "What it did.") AiUse use,

        @Schema(nullable = true, description = "Who checked the text and answers for it. Plain text.", maxLength = 200)
        String reviewedBy,

        @Schema(nullable = true, description = "More, in the newsroom's own words. Plain text.", maxLength = 1000)
        String note) {

    /** Whether a machine wrote any of it. */
    public boolean hasMachineText() {
        return use != AiUse.NONE;
    }
}
