package org.broadsheet.article.preview;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticleResource;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.editorial.preview.PreviewTokenView;
import org.broadsheet.editorial.preview.PreviewTokenWrites;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Preview tokens, which show one draft through Delivery. Every operation needs a key. */
@Alone
@Path("/v1/editorial/articles/{id}/preview-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class PreviewTokenResource {

    private final EditorialArticles articles;
    private final PreviewTokenWrites tokens;
    private final WriteTransaction writes;

    PreviewTokenResource(EditorialArticles articles, PreviewTokenWrites tokens, WriteTransaction writes) {
        this.articles = articles;
        this.tokens = tokens;
        this.writes = writes;
    }

    @POST
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPreviewToken",
            summary = "Creates a token that shows this draft through Delivery",
            description =
                    "Send it with any Delivery read, as the header Preview-Token or the parameter previewToken. It"
                            + " shows this draft, and no other, on its page, in lists and as a teaser. With `workingCopy` it"
                            + " shows the article as it will be once that is published. Shown once.")
    @APIResponseSchema(
            value = PreviewTokenView.New.class,
            responseCode = "201",
            responseDescription = "The token, shown only this once.")
    public Response create(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RequestBody(required = false) Sent<PreviewTokenView.Input> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @Context RoutingContext context) {
        boolean dryRun = query.checked().dryRun();
        // No Idempotency-Key here: to repeat the first answer, the token itself would have to be stored.
        return writes.run(dryRun, () -> {
            EditorialArticle article = articles.read(id);
            PreviewTokenView.Input input = body.wholeContent();
            boolean workingCopy = PreviewTokenWrites.ofWorkingCopy(input, article.workingCopy(), "article");
            // A working copy may have another slug, so that the address with the article's would redirect.
            String page = "/v1/articles/" + (workingCopy ? article.id() : article.slug());
            return tokens.make(previewed(article, workingCopy), input, page, context);
        });
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listPreviewTokens",
            summary = "An article's preview tokens, newest first",
            description = "Without the tokens themselves, but with how often and when each was used.")
    public PreviewTokenView.All list(@RestPath @Parameter(description = EditorialArticleResource.ID) String id) {
        return tokens.of(previewed(articles.read(id), false).subject());
    }

    @DELETE
    @Path("/{token}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "deletePreviewToken",
            summary = "Revokes a preview token",
            description = "It stops working at once and stays in the list.")
    @APIResponse(responseCode = "204", description = "The token was revoked.")
    public Response revoke(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath @Parameter(description = "The token's id.") String token,
            @BeanParam BoundQuery<WriteRequest> query) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, () -> tokens.revoke(previewed(articles.read(id), false), token));
    }

    private static PreviewTokenWrites.Previewed previewed(EditorialArticle article, boolean workingCopy) {
        return new PreviewTokenWrites.Previewed(
                new PreviewTokens.Subject(PreviewTokens.Kind.ARTICLE, article.id(), workingCopy),
                EditorialArticles.PATH + article.id(),
                article.slug(),
                null);
    }
}
