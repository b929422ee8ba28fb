package org.broadsheet.summary;

import java.util.List;
import org.broadsheet.delivery.ListQuery;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that an editor's list of summaries takes. */
public class EditorialSummaryQuery extends ListQuery {

    @RestQuery
    @Parameter(description = "Only summaries of one of these sections (slugs).", example = "local")
    List<String> section;
}
