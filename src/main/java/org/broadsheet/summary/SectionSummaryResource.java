package org.broadsheet.summary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A section's current digest. A class of its own, since a path below {@code /v1/sections} is looked for only in the
 * classes whose path is the longest that matches.
 */
@Path("/v1/sections/{slug}/summary")
@PermitAll
@Previewable
@Tag(name = "Summaries")
public class SectionSummaryResource {

    private final Summaries summaries;

    SectionSummaryResource(Summaries summaries) {
        this.summaries = summaries;
    }

    @GET
    @Operation(
            operationId = "getSectionSummary",
            summary = "A section's current digest",
            description = "The newest that is public; 404 where the section has none.")
    public SummaryView current(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String slug,
            @BeanParam SingleSummaryQuery query) {
        Parameters parameters = query.parameters();
        BodyRequest body = BodyRequest.ofSummary(parameters);
        parameters.check();
        return summaries.current(slug, body).orElseThrow(() -> Problem.notFound()
                .exception());
    }
}
