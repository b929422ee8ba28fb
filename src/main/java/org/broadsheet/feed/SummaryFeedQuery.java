package org.broadsheet.feed;

import java.util.List;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a feed of summaries takes. */
public class SummaryFeedQuery extends ListQuery {

    @RestQuery
    @Parameter(
            description = "Only summaries of one of these sections (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "local")
    List<String> section;
}
