package org.broadsheet.body;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who owns a text or an image, and what others may do with it, as editors write it. */
@Schema(
        name = "RightsDraft",
        description =
                "Who owns a text or an image, and what others may do with it. What is absent is as `broadsheet.publication.*` has it.")
public record RightsDraft(
        @Schema(description = "The copyright notice. Plain text.") @Size(min = 1, max = COPYRIGHT_LENGTH)
        String copyright,

        @Schema(description = "What others may do with it. Plain text.") @Size(min = 1, max = TERMS_LENGTH)
        String usageTerms,

        @Schema(description = "Its licence: an http or https URL.", format = "uri")
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(WebReader.class)
        String license,

        @Schema(description = "When the newsroom's own right to it ends. It stays public until it is withdrawn.")
        Instant expires) {

    static final int COPYRIGHT_LENGTH = 500;
    static final int TERMS_LENGTH = 1_000;

    /** The draft; null if it says nothing. */
    public static RightsDraft orNull(RightsDraft draft) {
        return draft == null
                        || draft.copyright == null
                                && draft.usageTerms == null
                                && draft.license == null
                                && draft.expires == null
                ? null
                : draft;
    }

    /** The same as readers get it; null for null. */
    public static Rights view(RightsDraft draft) {
        return draft == null ? null : new Rights(draft.copyright, draft.usageTerms, draft.license, draft.expires);
    }

    /** The draft of what readers get; null for null. */
    public static RightsDraft of(Rights rights) {
        return rights == null
                ? null
                : new RightsDraft(rights.copyright(), rights.usageTerms(), rights.license(), rights.expires());
    }
}
