package org.broadsheet.correction;

import java.util.List;
import org.broadsheet.delivery.ListQuery;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that the list of notices takes. */
public class CorrectionQuery extends ListQuery {

    @RestQuery
    @Parameter(
            description = "Only notices of this instant or later; a date is its first moment in UTC.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40))
    String since;

    @RestQuery
    @Parameter(description = "Only notices of articles of one of these sections (slugs).")
    List<String> section;

    @RestQuery
    @Parameter(description = "Only notices of one of these kinds.")
    List<String> kind;
}
