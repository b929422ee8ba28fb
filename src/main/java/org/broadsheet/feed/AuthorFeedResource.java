package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.author.AuthorView;
import org.broadsheet.author.Authors;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An author's articles as a feed, and the author as schema.org has it. Public, cacheable. */
@Path("/v1/authors/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.NAMED + FeedForms.END)
@PermitAll
@Previewable
@Tag(name = "Feeds")
public class AuthorFeedResource {

    private final Authors authors;
    private final Feeds feeds;
    private final SchemaOrg schemaOrg;

    AuthorFeedResource(Authors authors, Feeds feeds, SchemaOrg schemaOrg) {
        this.authors = authors;
        this.feeds = feeds;
        this.schemaOrg = schemaOrg;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listAuthorFeed",
            summary = "An author’s articles as a feed",
            description =
                    "In the forms that all articles have, with the same parameters but `author`; or, as `jsonld`, the author themself as schema.org has it.")
    public Rendered list(
            @RestPath @Parameter(description = "The author's slug.", example = "mira-holt") String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM, example = "rss") String form,
            @BeanParam ArticleSelection query) {
        Parameters parameters = query.parameters();
        AuthorView author =
                authors.bySlug(slug).orElseThrow(() -> Problem.notFound().exception());
        if (form.equals("jsonld")) {
            return schemaOrg.of(author, parameters);
        }
        return feeds.articles(
                form, parameters, new Feeds.Subject(author.name(), author.bioExcerpt(), author.url(), "author", slug));
    }
}
