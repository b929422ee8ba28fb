package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.broadsheet.summary.Summaries;
import org.broadsheet.summary.SummaryListRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of summaries as a feed. Public, cacheable. */
@Path("/v1/summaries." + FeedForms.FORM + FeedForms.DIGESTS + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class SummaryFeedResource {

    private final Summaries summaries;
    private final Feeds feeds;

    SummaryFeedResource(Summaries summaries, Feeds feeds) {
        this.summaries = summaries;
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listSummariesAs",
            summary = "Summaries",
            description = "The list at `/v1/summaries`, with the same filters.")
    public Rendered list(
            @RestPath @Parameter(description = ArticleFeedResource.FORM) String form,
            @BeanParam BoundQuery<SummaryFeedRequest> query) {
        return feeds.summaries(
                form,
                query.address(),
                query.value().bodies(),
                summaries.page(query.map(request -> SummaryListRequest.of(request.summaries(), request.page()))));
    }
}
