package org.broadsheet.article;

import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a history takes. */
public class VersionQuery extends Query {

    static final int MAX = 999_999_999;

    @RestQuery
    @Parameter(
            description = "Only versions before this number.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "2", maximum = "999999999"))
    String before;
}
