package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.correction.CorrectionQuery;
import org.broadsheet.correction.Corrections;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of corrections as a feed. Public, cacheable. */
@Path("/v1/corrections." + FeedForms.FORM + FeedForms.DIGESTS + FeedForms.END)
@PermitAll
@Previewable
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
            operationId = "listCorrectionFeed",
            summary = "Corrections as a feed",
            description = "RSS 2.0, Atom or JSON Feed 1.1; also at `/v1/corrections` by `Accept`.")
    public Rendered list(
            @RestPath @Parameter(description = ArticleFeedResource.FORM, example = "rss") String form,
            @BeanParam CorrectionQuery query) {
        Parameters parameters = query.parameters();
        return feeds.corrections(form, parameters, corrections.page(parameters));
    }
}
