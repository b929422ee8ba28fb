package org.broadsheet.article.edit;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.article.Rights;
import org.broadsheet.body.WebReader;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who owns a text and what others may do with it, as its editors write it. */
@Schema(
        name = "RightsDraft",
        description =
                "Who owns a text, and what others may do with it. What is absent is as `broadsheet.publication.*` has it.")
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
    static RightsDraft orNull(RightsDraft draft) {
        return draft == null
                        || draft.copyright == null
                                && draft.usageTerms == null
                                && draft.license == null
                                && draft.expires == null
                ? null
                : draft;
    }

    /** The article's own, as editors get them; null for null. */
    static Rights view(RightsDraft draft) {
        return draft == null ? null : new Rights(draft.copyright, draft.usageTerms, draft.license, draft.expires);
    }
}
