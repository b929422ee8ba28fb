package org.broadsheet.article;

import java.util.List;
import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a single article takes. */
public class SingleArticleQuery extends Query {

    @RestQuery
    @Parameter(
            description =
                    "The forms that the body comes in: `blocks` (default), `html`, `markdown`, `text`, several with"
                            + " commas, or `none`.",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"blocks", "html", "markdown", "text", "none"}),
            example = "html")
    List<String> body;

    @RestQuery
    @Parameter(
            description = "Only the first so many blocks of the body; `body.truncated` tells whether there are more.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "5000"))
    String bodyLimit;

    @RestQuery
    @Parameter(
            description = "What to add: `related` stories, `notices`, `translations`, `authors` with their bios.",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"related", "notices", "translations", "authors"}),
            example = "related,authors")
    List<String> include;

    @RestQuery
    @Parameter(
            description = "Only these fields, separated by commas; the others are absent.",
            example = "slug,headline")
    List<String> fields;

    @RestQuery
    @Parameter(
            description = "What a slug gives that the article had before: `redirect` (308), or the article `inline`.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"redirect", "inline"},
                            defaultValue = "redirect"))
    String moved;
}
