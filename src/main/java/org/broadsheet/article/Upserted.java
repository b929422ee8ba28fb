package org.broadsheet.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an article that its sender knows by an id of its own.
 *
 * @param outcome {@code unchanged} where the same was sent before: nothing was written
 */
@Schema(name = "UpsertedArticle", description = "What became of an article that its sender knows by an id of its own.")
public record Upserted(
        @Schema(
                description = "unchanged: the same was sent before, nothing was written.",
                enumeration = {"created", "updated", "unchanged"})
        String outcome,

        EditorialArticle article) {}
