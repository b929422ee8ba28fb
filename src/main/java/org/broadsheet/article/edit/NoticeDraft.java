package org.broadsheet.article.edit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.body.ProseReader;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A notice as a newsroom sends it with its article.
 *
 * @param text HTML; sanitised when it is read
 */
@Schema(name = "NoticeDraft", description = "A public correction or note as a newsroom sends it.")
public record NoticeDraft(
        @Schema(
                description = "What kind of notice it is.",
                enumeration = {"correction", "clarification", "editors-note", "update", NoticeDraft.RETRACTION})
        @NotNull
        String kind,

        @Schema(description = "HTML; sanitised when it is stored.")
        @NotNull
        @Size(min = 1, max = TEXT_LENGTH)
        @ReadWith(ProseReader.class)
        String text,

        @Schema(description = "When it was attached.") @NotNull
        Instant publishedAt) {

    static final String RETRACTION = "retraction";
    public static final int TEXT_LENGTH = 5_000;
}
