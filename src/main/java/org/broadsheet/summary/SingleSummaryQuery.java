package org.broadsheet.summary;

import java.util.List;
import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a single summary takes. */
public class SingleSummaryQuery extends Query {

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
}
