package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The sitemap of a month. Public, cacheable. */
@Path("/v1/sitemaps/{month}.xml")
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class SitemapResource {

    private final Sitemaps sitemaps;

    SitemapResource(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getSitemap",
            summary = "The articles published in a month",
            description = "A sitemap (sitemaps.org) of at most 50,000 addresses; the index names them all.")
    public Rendered month(
            @RestPath
                    @Parameter(
                            description = "The month in UTC; from the second part on, with a dot and the number of the"
                                    + " part.",
                            example = "2026-11")
                    String month) {
        return new Rendered(
                sitemaps.named(month).orElseThrow(() -> Problem.notFound().exception()),
                SitemapIndexResource.XML,
                List.of());
    }
}
