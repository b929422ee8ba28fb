package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.article.Criterion;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.broadsheet.tag.TagView;
import org.broadsheet.tag.Tags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A tag's articles as a feed. Public, cacheable. */
@Path("/v1/tags/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.LISTS + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class TagFeedResource {

    private final Tags tags;
    private final Feeds feeds;
    private final Moves moves;

    TagFeedResource(Tags tags, Feeds feeds, Moves moves) {
        this.tags = tags;
        this.feeds = feeds;
        this.moves = moves;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @SecurityRequirement(name = ReadingRight.KEY)
    @Operation(
            operationId = "listTagArticlesAs",
            summary = "A tag’s articles",
            description = "With the filters of `/v1/articles`, but for `tag`.")
    @APIResponse(responseCode = "200", description = "The articles.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public Rendered list(
            @RestPath @Parameter(description = "The tag's slug.", example = "harbour") String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM) String form,
            @BeanParam BoundQuery<ArticleFeedRequest> query) {
        TagView tag = moves.find(Kind.TAG, slug, tags::bySlug);
        return feeds.articles(form, query, new Feeds.Subject(tag.name(), null, tag.url(), Criterion.TAG, slug));
    }
}
