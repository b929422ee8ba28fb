package org.broadsheet.editorial;

import org.broadsheet.delivery.ListQuery;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that the audit trail takes. */
public class AuditQuery extends ListQuery {

    @RestQuery
    @Parameter(
            description = "Only what was done to the thing of this id.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String thing;
}
