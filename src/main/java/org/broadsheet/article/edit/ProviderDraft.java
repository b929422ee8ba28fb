package org.broadsheet.article.edit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.article.Provider;
import org.broadsheet.article.ProviderKind;
import org.broadsheet.body.WebReader;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who an article comes from, as its editors write it. */
@Schema(name = "ProviderDraft", description = "Who an article comes from, if not from this newsroom.")
public record ProviderDraft(
        @Schema(description = "Plain text.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "Its site: an http or https URL.", format = "uri")
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(WebReader.class)
        String url,

        @Schema(description = "What it is to the newsroom.") ProviderKind kind) {

    static final int NAME_LENGTH = 200;

    /** What readers get; null for null. */
    static Provider view(ProviderDraft draft) {
        return draft == null ? null : new Provider(draft.name, draft.url, draft.kind);
    }
}
