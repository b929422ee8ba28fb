package org.broadsheet.delivery;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that every list takes. */
public class ListQuery extends Query {

    @RestQuery
    @Parameter(
            description = "How many items a page has. More than the maximum is an error, never clipped.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    @RestQuery
    @Parameter(
            description = "A place in this list, taken whole from `page.next` or `page.prev`. It belongs to the filter"
                    + " and sort that it came from; with others it is an error.",
            schema = @Schema(maxLength = Parameters.MAX_LENGTH, pattern = "^[A-Za-z0-9_-]+$"))
    String cursor;

    @RestQuery
    @Parameter(
            description = "Whether to count the whole list: not at all, up to 1,000, or exactly (which costs).",
            schema =
                    @Schema(
                            enumeration = {"none", "capped", "exact"},
                            defaultValue = "none"))
    String total;
}
