package org.broadsheet.article;

import java.util.List;
import org.broadsheet.delivery.Query;
import org.broadsheet.delivery.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that related stories take. */
public class RelatedQuery extends Query {

    @RestQuery
    @Parameter(
            description = "How many stories at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "6"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Leaves these articles out (slugs or ids): what the page shows already.",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "porom-povertaietsia")
    List<String> exclude;
}
