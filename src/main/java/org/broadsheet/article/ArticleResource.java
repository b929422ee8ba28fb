package org.broadsheet.article;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.access.WithinProduct;
import org.broadsheet.list.Page;
import org.broadsheet.list.RequestedNames;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Articles: teasers in lists, each one whole, and what is related to it. Public, cacheable. */
@Path(ArticleLists.PATH)
@PermitAll
@Previewable
@Tag(name = "Articles", description = "Stories: lists of teasers, whole articles, and related stories.")
public class ArticleResource {

    private static final String NAME = "The article's slug or id.";

    private final ArticleLists lists;
    private final Articles articles;
    private final Related related;
    private final ArticleAddresses addresses;

    ArticleResource(ArticleLists lists, Articles articles, Related related, ArticleAddresses addresses) {
        this.lists = lists;
        this.articles = articles;
        this.related = related;
        this.addresses = addresses;
    }

    @GET
    @SecurityRequirement(name = ReadingRight.KEY)
    @WithinProduct(
            without = {
                ArticleSelection.WORDS,
                RequestedNames.SLUG,
                RequestedNames.ID,
                ArticleListRequest.HIGHLIGHT,
                ArticleListRequest.FACETS
            })
    @Operation(
            operationId = "listArticles",
            summary = "Teasers, newest first",
            description = "A teaser is enough to draw a card. An article must match every parameter, and any one of the"
                    + " values of a parameter. Follow `page.next` to the end to see each matching article"
                    + " once, even while others are being published.")
    public Page<Teaser> list(@BeanParam BoundQuery<ArticleListRequest> query) {
        return lists.page(query);
    }

    @GET
    @Path("/{slug}")
    @SecurityRequirement(name = ReadingRight.KEY)
    @WithinProduct
    @Operation(
            operationId = "getArticle",
            summary = "One article, whole",
            description = "By its slug or its id. An old slug redirects to the current one; a withdrawn article answers"
                    + " 410, not 404.")
    @APIResponse(responseCode = "200", description = "The article.")
    @APIResponse(responseCode = "308", ref = "Moved")
    @APIResponse(responseCode = "410", ref = "Gone")
    public ArticleView get(
            @RestPath @Parameter(description = NAME, example = "harbour-ferry-returns") String slug,
            @BeanParam BoundQuery<SingleArticleRequest> query) {
        return articles.get(slug, query.checked());
    }

    @GET
    @Path("/{slug}/related")
    @Operation(
            operationId = "listRelatedArticles",
            summary = "Related stories: the editor's choice first, then computed ones",
            description =
                    "Each says why it is there (`reason`) and, if that is tags, which ones (`sharedTags`). A ranking,"
                            + " not an archive: there is no next page.")
    @APIResponse(responseCode = "200", description = "The stories, best first.")
    @APIResponse(responseCode = "308", ref = "Moved")
    @APIResponse(responseCode = "410", ref = "Gone")
    public RelatedStories related(
            @RestPath @Parameter(description = NAME, example = "harbour-ferry-returns") String slug,
            @BeanParam BoundQuery<RelatedRequest> query) {
        RelatedRequest request = query.checked();
        Articles.Subject subject = articles.subject(slug).orElseThrow(() -> addresses.absent(slug));
        return new RelatedStories(related.of(subject.id(), subject.tags(), request.exclude(), request.limit(), false));
    }
}
