package org.broadsheet.article;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.delivery.Fields;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Articles: teasers in lists, each one whole, and what is related to it. Public, cacheable. */
@Path("/v1/articles")
@PermitAll
@Tag(name = "Articles", description = "Stories: as teasers in lists, each one whole, and what is related to it.")
public class ArticleResource {

    private static final String NAME = "The article's slug or id.";

    private final Teasers teasers;
    private final Articles articles;
    private final Related related;

    ArticleResource(Teasers teasers, Articles articles, Related related) {
        this.teasers = teasers;
        this.articles = articles;
        this.related = related;
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
        BodyRequest body = BodyRequest.ofArticle(parameters);
        Set<String> include = parameters.choices("include", Articles.INCLUDES);
        Fields fields = Fields.of(parameters, ArticleView.class);
        parameters.check();
        return articles.find(slug, body, include, fields).orElseThrow(() -> absent(slug, ""));
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
        UUID id = articles.id(slug).orElseThrow(() -> absent(slug, "/related"));
        return new RelatedStories(related.of(id, shown, limit));
    }

    private ProblemException absent(String slug, String below) {
        return articles.movedTo(slug)
                .map(now -> Problem.of(308, "moved", "Moved", "The article's slug is " + now + " now.")
                        .exception(Map.of("Location", "/v1/articles/" + now + below)))
                .orElseGet(() -> articles.absence(slug) == Articles.Absence.GONE
                        ? Problem.of(410, "gone", "Gone", "The article was withdrawn.")
                                .exception()
                        : Problem.notFound().exception());
    }
}
