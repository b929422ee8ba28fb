package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of articles as a feed. Public, cacheable. */
@Path("/v1/articles." + FeedForms.FORM + FeedForms.LISTS + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(
        name = "Feeds",
        description = "Lists and single resources in the formats of feed readers, search engines and news agencies.")
public class ArticleFeedResource {

    static final String FORM = "The form.";

    private final Feeds feeds;

    ArticleFeedResource(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @SecurityRequirement(name = ReadingRight.KEY)
    @Operation(
            operationId = "listArticlesAs",
            summary = "Articles",
            description = "The list at `/v1/articles`, with the same filters.")
    public Rendered list(
            @RestPath @Parameter(description = FORM) String form, @BeanParam BoundQuery<ArticleFeedRequest> query) {
        return feeds.articles(form, query, feeds.everything());
    }
}
