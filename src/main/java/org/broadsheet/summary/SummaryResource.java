package org.broadsheet.summary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.delivery.Fields;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Summaries: the editorial digests on top of a section. Public, cacheable. */
@Path("/v1/summaries")
@PermitAll
@Previewable
@Tag(name = "Summaries", description = "The editorial digests on top of sections, one for each period.")
public class SummaryResource {

    private final Summaries summaries;

    SummaryResource(Summaries summaries) {
        this.summaries = summaries;
    }

    @GET
    @Operation(
            operationId = "listSummaries",
            summary = "Digests, newest first",
            description = "Each with its text and the articles that it covers.")
    public Page<SummaryView> list(@BeanParam SummaryQuery query) {
        Parameters parameters = query.parameters();
        Fields.of(parameters, SummaryView.class);
        return summaries.page(parameters);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getSummary",
            summary = "One digest with the articles it covers",
            description = "The articles are teasers, in the editor's order; those that are not public are left out.")
    public SummaryView get(
            @RestPath @Parameter(description = "The summary's slug.", example = "local-week-47") String slug,
            @BeanParam SingleSummaryQuery query) {
        Parameters parameters = query.parameters();
        BodyRequest body = BodyRequest.ofSummary(parameters);
        parameters.check();
        return summaries.bySlug(slug, body).orElseThrow(() -> Problem.notFound().exception());
    }
}
