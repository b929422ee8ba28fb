package org.broadsheet.article;

import org.broadsheet.editorial.WriteQuery;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a write of an article's content. */
public class ArticleWriteQuery extends WriteQuery {

    @RestQuery
    @Parameter(
            description = "Whether readers should know of this change: with `true` the public `updatedAt` moves.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String material;

    @RestQuery
    @Parameter(
            description = "With `true`, a slug that redirects to another article may be taken from it.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String reuseSlug;
}
