package org.broadsheet.article.edit;

import jakarta.validation.constraints.Size;
import org.broadsheet.article.Social;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What previews of links to an article show, as its editors write it. */
@Schema(name = "SocialDraft", description = "What previews of links to an article show.")
public record SocialDraft(
        @Schema(description = "The headline if absent. Plain text.") @Size(min = 1, max = SeoDraft.TITLE_LENGTH)
        String title,

        @Schema(description = "The standfirst, or else the excerpt, if absent. Plain text.")
        @Size(min = 1, max = SeoDraft.DESCRIPTION_LENGTH)
        String description,

        @Schema(description = "The lead image if absent.", ref = ImageDraft.SCHEMA)
        Image image) {

    /** The draft; null if it says nothing. */
    static SocialDraft orNull(SocialDraft draft) {
        return draft == null || draft.title == null && draft.description == null && draft.image == null ? null : draft;
    }

    /** What readers get; null for null. */
    static Social view(SocialDraft draft) {
        return draft == null ? null : new Social(draft.title, draft.description, draft.image);
    }
}
