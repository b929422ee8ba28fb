package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Rendered;
import org.broadsheet.summary.Summaries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of summaries as a feed. Public, cacheable. */
@Path("/v1/summaries." + FeedForms.FORM + FeedForms.DIGESTS + FeedForms.END)
@PermitAll
@Previewable
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
            operationId = "listSummaryFeed",
            summary = "Summaries as a feed",
            description = "RSS 2.0, Atom or JSON Feed 1.1; also at `/v1/summaries` by `Accept`.")
    public Rendered list(
            @RestPath @Parameter(description = ArticleFeedResource.FORM, example = "rss") String form,
            @BeanParam SummaryFeedQuery query) {
        Parameters parameters = query.parameters();
        return feeds.summaries(form, parameters, summaries.page(parameters));
    }
}
