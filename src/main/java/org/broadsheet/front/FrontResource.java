package org.broadsheet.front;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Fronts: the home page or a section's page in one call. Public, cacheable. */
@Path("/v1/fronts")
@PermitAll
@Previewable
@Tag(name = "Fronts", description = "Whole pages, each in one call: the home page and those of the sections.")
public class FrontResource {

    private final Fronts fronts;

    FrontResource(Fronts fronts) {
        this.fronts = fronts;
    }

    @GET
    @Operation(
            operationId = "getHome",
            summary = "The home page in one call",
            description =
                    "The lead, the newest articles, and each section at the top of the publication with its current"
                            + " summary and its newest articles, with those of the sections below it. Each article appears"
                            + " once, at the first of these places.")
    @APIResponse(responseCode = "200", description = "The home page.")
    public HomeView home(@BeanParam BoundQuery<HomeRequest> query) {
        return fronts.home(query.checked());
    }

    @GET
    @Path("/{section}")
    @Operation(
            operationId = "getFront",
            summary = "A section's page in one call",
            description =
                    "The section, its current summary, and its newest articles with those of the sections below it, each"
                            + " once: articles that the summary covers are not listed again. `next` continues the same"
                            + " list.")
    @APIResponse(responseCode = "200", description = "The front.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public FrontView get(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String section,
            @BeanParam BoundQuery<FrontRequest> query) {
        return fronts.of(section, query.checked());
    }
}
