package org.broadsheet.search;

import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a search over everything. */
public class SearchQueryParameters extends Query {

    @RestQuery
    @Parameter(
            required = true,
            description = "The words to look for: all of them, `\"a phrase\"`, `-without`, `OR`, `begin*`.",
            example = "ferry",
            schema = @Schema(type = SchemaType.STRING, maxLength = 2000))
    String q;

    @RestQuery
    @Parameter(
            description = "How many of each kind at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "20", defaultValue = "10"))
    String limit;
}
