package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of articles as a feed. Public, cacheable. */
@Path("/v1/articles." + FeedForms.FORM + FeedForms.LISTS + FeedForms.END)
@PermitAll
@Previewable
@Tag(name = "Feeds", description = "Lists and single things in the forms of feed readers, search engines and agencies.")
public class ArticleFeedResource {

    static final String FORM = "The form.";

    private final Feeds feeds;

    ArticleFeedResource(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listArticleFeed",
            summary = "Articles as a feed",
            description = "RSS 2.0, Atom, JSON Feed 1.1, a news sitemap (the last 48 hours, at most 1,000), teasers as"
                    + " NDJSON or CSV. Also at `/v1/articles` by `Accept`, but for the news sitemap.")
    public Rendered list(
            @RestPath @Parameter(description = FORM, example = "rss") String form, @BeanParam ArticleSelection query) {
        return feeds.articles(form, query.parameters(), feeds.everything());
    }
}
