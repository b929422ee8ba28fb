package org.broadsheet.summary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A section's current digest. A class of its own, because JAX-RS only looks for a path below {@code /v1/sections} in
 * the class whose own path is the longest match.
 */
@Path("/v1/sections/{slug}/summary")
@PermitAll
@Previewable
@Tag(name = "Summaries")
public class SectionSummaryResource {

    private final Summaries summaries;
    private final Moves moves;

    SectionSummaryResource(Summaries summaries, Moves moves) {
        this.summaries = summaries;
        this.moves = moves;
    }

    @GET
    @Operation(
            operationId = "getSectionSummary",
            summary = "A section's current digest",
            description = "The newest public one; 404 if the section has none.")
    @APIResponse(responseCode = "200", description = "The summary.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public SummaryView current(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String slug,
            @BeanParam BoundQuery<SingleSummaryRequest> query) {
        SingleSummaryRequest request = query.checked();
        return moves.find(
                Kind.SECTION, slug, request.moved(), current -> summaries.current(current, request.bodyRequest()));
    }
}
