package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.article.Criterion;
import org.broadsheet.author.AuthorView;
import org.broadsheet.author.Authors;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An author's articles as a feed, and the author as schema.org has it. Public, cacheable. */
@Path("/v1/authors/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.NAMED + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class AuthorFeedResource {

    private final Authors authors;
    private final Feeds feeds;
    private final Moves moves;
    private final SchemaOrg schemaOrg;

    AuthorFeedResource(Authors authors, Feeds feeds, Moves moves, SchemaOrg schemaOrg) {
        this.authors = authors;
        this.feeds = feeds;
        this.moves = moves;
        this.schemaOrg = schemaOrg;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @SecurityRequirement(name = ReadingRight.KEY)
    @Operation(
            operationId = "listAuthorArticlesAs",
            summary = "An author’s articles",
            description = "With the filters of `/v1/articles`, but for `author`.")
    @APIResponse(responseCode = "200", description = "The articles.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public Rendered list(
            @RestPath @Parameter(description = "The author's slug.", example = "mira-holt") String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM) String form,
            @BeanParam BoundQuery<ArticleFeedRequest> query) {
        AuthorView author = moves.find(Kind.AUTHOR, slug, authors::bySlug);
        if (form.equals("jsonld")) {
            return schemaOrg.of(author, query);
        }
        return feeds.articles(
                form,
                query,
                new Feeds.Subject(author.name(), author.bioExcerpt(), author.url(), Criterion.AUTHOR, slug));
    }
}
