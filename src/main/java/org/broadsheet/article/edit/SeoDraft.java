package org.broadsheet.article.edit;

import jakarta.validation.constraints.Size;
import org.broadsheet.article.Seo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What search engines are told of an article, as its editors write it.
 *
 * @param noindex null for false, so that saying it or not is the same
 */
@Schema(name = "SeoDraft", description = "What search engines are told of an article.")
public record SeoDraft(
        @Schema(description = "The title of its page; its headline if absent. Plain text.")
        @Size(min = 1, max = TITLE_LENGTH)
        String title,

        @Schema(
                description =
                        "What its page is about, as results of a search show it; the standfirst if absent. Plain text.")
        @Size(min = 1, max = DESCRIPTION_LENGTH)
        String description,

        @Schema(description = "Whether search engines should not show it; `false` if absent.")
        Boolean noindex) {

    static final int TITLE_LENGTH = 300;
    static final int DESCRIPTION_LENGTH = 1_000;

    public SeoDraft {
        noindex = Boolean.TRUE.equals(noindex) ? true : null;
    }

    /** The draft; null if it says nothing. */
    static SeoDraft orNull(SeoDraft draft) {
        return draft == null || draft.title == null && draft.description == null && draft.noindex == null
                ? null
                : draft;
    }

    /** What readers get; null for null. */
    static Seo view(SeoDraft draft) {
        return draft == null ? null : new Seo(draft.title, draft.description, draft.noindex != null);
    }
}
