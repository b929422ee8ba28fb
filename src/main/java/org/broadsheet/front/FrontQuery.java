package org.broadsheet.front;

import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a front takes. */
public class FrontQuery extends Query {

    @RestQuery
    @Parameter(
            description = "How many articles stand below the summary.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;
}
