package org.broadsheet.article;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.delivery.Fields;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Articles: teasers in lists, each one whole, and what is related to it. Public, cacheable. */
@Path("/v1/articles")
@PermitAll
@Previewable
@Tag(name = "Articles", description = "Stories: as teasers in lists, each one whole, and what is related to it.")
public class ArticleResource {

    private static final String NAME = "The article's slug or id.";

    private final Teasers teasers;
    private final Articles articles;
    private final Related related;
    private final ArticleAddresses addresses;

    ArticleResource(Teasers teasers, Articles articles, Related related, ArticleAddresses addresses) {
        this.teasers = teasers;
        this.articles = articles;
        this.related = related;
        this.addresses = addresses;
    }

    @GET
    @Operation(
            operationId = "listArticles",
            summary = "Teasers, newest first",
            description = "A teaser is enough to draw a card. Conditions of different parameters must all hold, of the"
                    + " values of one parameter any. Follow `page.next` to the end to see each matching article once,"
                    + " even while others are being published.")
    public Page<Teaser> list(@BeanParam ArticleQuery query) {
        Parameters parameters = query.parameters();
        Fields.of(parameters, Teaser.class);
        return teasers.page(parameters);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getArticle",
            summary = "One article, whole",
            description = "By its slug or its id. An old slug redirects to the one of now; what was withdrawn is gone,"
                    + " which is not the same as never having been there.")
    @APIResponse(responseCode = "200", description = "The article.")
    @APIResponse(responseCode = "308", ref = "Moved")
    @APIResponse(responseCode = "410", ref = "Gone")
    public ArticleView get(
            @RestPath @Parameter(description = NAME, example = "harbour-ferry-returns") String slug,
            @BeanParam SingleArticleQuery query) {
        Parameters parameters = query.parameters();
        return articles.asked(slug, parameters);
    }

    @GET
    @Path("/{slug}/related")
    @Operation(
            operationId = "listRelatedArticles",
            summary = "Related stories: the editor's choice first, then computed ones",
            description =
                    "Each says why it is there (`reason`) and, where it is tags, which (`sharedTags`). A ranking, not"
                            + " an archive: there is no next page.")
    @APIResponse(responseCode = "200", description = "The stories, best first.")
    @APIResponse(responseCode = "308", ref = "Moved")
    @APIResponse(responseCode = "410", ref = "Gone")
    public RelatedStories related(
            @RestPath @Parameter(description = NAME, example = "harbour-ferry-returns") String slug,
            @BeanParam RelatedQuery query) {
        Parameters parameters = query.parameters();
        int limit = parameters.limit(Related.DEFAULT_LIMIT, Related.MAX_LIMIT);
        Set<String> shown = parameters.many("exclude");
        parameters.check();
        UUID id = articles.subject(slug).orElseThrow(() -> addresses.absent(slug, "/related"));
        return new RelatedStories(related.of(id, shown, limit));
    }
}
