package org.broadsheet.article.edit;

import org.broadsheet.editorial.TaggedView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The outcome of writing an article by its sender's own id.
 *
 * @param outcome {@code unchanged} if the same record was sent before: nothing was written
 */
@Schema(name = "UpsertedArticle", description = "The outcome of writing an article by its sender's own id.")
public record Upserted(
        @Schema(
                description = "`unchanged`: the same record was sent before, so nothing was written.",
                enumeration = {"created", "updated", "unchanged"})
        String outcome,

        EditorialArticle article)
        implements TaggedView {

    @Override
    public String tagSuffix() {
        return article.tagSuffix();
    }
}
