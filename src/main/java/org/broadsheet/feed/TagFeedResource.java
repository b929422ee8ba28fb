package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Rendered;
import org.broadsheet.tag.TagView;
import org.broadsheet.tag.Tags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A tag's articles as a feed. Public, cacheable. */
@Path("/v1/tags/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.LISTS + FeedForms.END)
@PermitAll
@Previewable
@Tag(name = "Feeds")
public class TagFeedResource {

    private final Tags tags;
    private final Feeds feeds;

    TagFeedResource(Tags tags, Feeds feeds) {
        this.tags = tags;
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listTagFeed",
            summary = "A tag’s articles as a feed",
            description = "In the forms that all articles have, with the same parameters but `tag`.")
    public Rendered list(
            @RestPath @Parameter(description = "The tag's slug.", example = "harbour") String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM, example = "rss") String form,
            @BeanParam ArticleSelection query) {
        Parameters parameters = query.parameters();
        TagView tag = tags.bySlug(slug).orElseThrow(() -> Problem.notFound().exception());

        return feeds.articles(form, parameters, new Feeds.Subject(tag.name(), null, tag.url(), "tag", slug));
    }
}
