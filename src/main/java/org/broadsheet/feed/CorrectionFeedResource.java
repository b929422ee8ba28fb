package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.correction.CorrectionListRequest;
import org.broadsheet.correction.Corrections;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of corrections as a feed. Public, cacheable. */
@Path("/v1/corrections." + FeedForms.FORM + FeedForms.DIGESTS + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class CorrectionFeedResource {

    private final Corrections corrections;
    private final Feeds feeds;

    CorrectionFeedResource(Corrections corrections, Feeds feeds) {
        this.corrections = corrections;
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listCorrectionsAs",
            summary = "Corrections",
            description = "The list at `/v1/corrections`, with the same filters.")
    public Rendered list(
            @RestPath @Parameter(description = ArticleFeedResource.FORM) String form,
            @BeanParam BoundQuery<CorrectionFeedRequest> query) {
        return feeds.corrections(
                form,
                query.address(),
                corrections.page(query.map(request -> CorrectionListRequest.of(request.notices(), request.page()))));
    }
}
