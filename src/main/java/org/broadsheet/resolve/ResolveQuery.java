package org.broadsheet.resolve;

import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameter of a resolution. */
public class ResolveQuery extends Query {

    @RestQuery
    @Parameter(
            required = true,
            description = "A path of the public site, or an address of it.",
            example = "/articles/harbour-ferry-returns",
            schema = @Schema(type = SchemaType.STRING, maxLength = Parameters.MAX_LENGTH))
    String path;
}
