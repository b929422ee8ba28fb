package org.broadsheet.summary;

import java.util.List;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a list of summaries takes. */
public class SummaryQuery extends ListQuery {

    @RestQuery
    @Parameter(
            description = "Only summaries of one of these sections (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "local")
    List<String> section;

    @RestQuery
    @Parameter(
            description =
                    "The forms that the text comes in: `html` (default), `blocks`, `markdown`, `text`, several with"
                            + " commas, or `none`.",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"html", "blocks", "markdown", "text", "none"}),
            example = "markdown")
    List<String> body;

    @RestQuery
    @Parameter(
            description = "Only these fields of each item, separated by commas; the others are absent.",
            example = "slug,headline,excerpt")
    List<String> fields;
}
