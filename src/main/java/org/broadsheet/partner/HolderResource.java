package org.broadsheet.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.EditorialArticleResource;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Who has an article. */
@Path("/v1/editorial/articles/{id}/holders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = PartnerResource.TAG)
public class HolderResource {

    private final EditorialArticles articles;
    private final Holdings holdings;

    HolderResource(EditorialArticles articles, Holdings holdings) {
        this.articles = articles;
        this.holdings = holdings;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listHolders",
            summary = "The partners that have an article",
            description = "Those that fetched it whole, or in an export, with the version and what happened since; with"
                    + " `outdated` only those that have an old text.")
    public Page<HeldArticle> holders(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<HolderListRequest> query) {
        return holdings.holders(articles.stored(id).id(), query);
    }
}
