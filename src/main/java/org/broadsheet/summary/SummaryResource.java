package org.broadsheet.summary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Summaries: the editorial digests on top of a section. Public, cacheable. */
@Path("/v1/summaries")
@PermitAll
@Previewable
@Tag(name = "Summaries", description = "The editorial digests on top of sections, one for each period.")
public class SummaryResource {

    private final Summaries summaries;
    private final Moves moves;

    SummaryResource(Summaries summaries, Moves moves) {
        this.summaries = summaries;
        this.moves = moves;
    }

    @GET
    @Operation(
            operationId = "listSummaries",
            summary = "Digests, newest first",
            description = "Each with its text and the articles that it covers.")
    public Page<SummaryView> list(@BeanParam BoundQuery<SummaryListRequest> query) {
        return summaries.page(query);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getSummary",
            summary = "One digest with the articles it covers",
            description = "The articles are teasers in the editor's order, without those that are not public.")
    @APIResponse(responseCode = "200", description = "The summary.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public SummaryView get(
            @RestPath @Parameter(description = "The summary's slug.", example = "local-week-47") String slug,
            @BeanParam BoundQuery<SingleSummaryRequest> query) {
        SingleSummaryRequest request = query.checked();
        return moves.find(
                Kind.SUMMARY, slug, request.moved(), current -> summaries.bySlug(current, request.bodyRequest()));
    }
}
