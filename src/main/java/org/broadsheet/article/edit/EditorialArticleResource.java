package org.broadsheet.article.edit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The Editorial API of articles. Every operation needs a key. */
@Path("/v1/editorial/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class EditorialArticleResource {

    public static final String ID = "The article's id or slug.";
    private static final String SOURCE = "The sender, as a slug.";
    private static final String EXTERNAL_ID = "The sender's own id.";
    public static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialArticles articles;
    private final ArticleWrites content;
    private final ArticleLifecycle life;
    private final Editor editor;
    private final WriteTransaction writes;

    EditorialArticleResource(
            EditorialArticles articles,
            ArticleWrites content,
            ArticleLifecycle life,
            Editor editor,
            WriteTransaction writes) {
        this.articles = articles;
        this.content = content;
        this.life = life;
        this.editor = editor;
        this.writes = writes;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialArticles",
            summary = "All articles including drafts, last saved first",
            description = "Takes the filters of the public list, and also `status`.")
    public Page<ArticleEntry> list(@BeanParam BoundQuery<EditorialArticleRequest> query) {
        return articles.page(query);
    }

    @POST
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createArticle",
            summary = "Creates a draft",
            description = "If you send no slug, one is made from the headline. The answer shows the stored form and, in"
                    + " `warnings`, what was removed and what readers will miss.")
    @APIResponseSchema(value = EditorialArticle.class, responseCode = "201", responseDescription = "The draft.")
    public Response create(
            @RequestBody(required = true) Sent<Content> body,
            @BeanParam BoundQuery<ArticleWriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        ArticleWriteRequest request = query.checked();
        editor.writesFor(request.by());
        return writes.once(
                idempotencyKey,
                "createArticle" + request.manner(),
                body.bytes(),
                request.write().dryRun(),
                () -> content.create(body.under(request.write().policy()), request.manner()));
    }

    @GET
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialArticle",
            summary = "One article as editors see it",
            description = "Send its ETag as If-Match with a write.")
    @APIResponseSchema(value = EditorialArticle.class, responseCode = "200", responseDescription = "The article.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of the version you have.")
                    String ifNoneMatch) {
        EditorialArticle article = articles.get(id);
        return EditorialRead.of(article, article.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceArticle",
            summary = "Replaces the content of an article",
            description =
                    "Fields that you do not send are removed. Readers of a public article see the change at once.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<Content> body,
            @BeanParam BoundQuery<ArticleWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        ArticleWriteRequest request = query.checked();
        editor.writesFor(request.by());
        return writes.run(
                request.write().dryRun(),
                () -> content.replace(
                        id,
                        new Precondition(ifMatch),
                        body.under(request.write().policy()),
                        request.manner()));
    }

    @PATCH
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateArticle",
            summary = "Changes some fields",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are. A body is"
                    + " one value: send all of it, in any of its forms.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<Content> body,
            @BeanParam BoundQuery<ArticleWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        ArticleWriteRequest request = query.checked();
        editor.writesFor(request.by());
        return writes.run(
                request.write().dryRun(),
                () -> content.patch(
                        id,
                        new Precondition(ifMatch),
                        body.under(request.write().policy()),
                        request.manner()));
    }

    @DELETE
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteArticle",
            summary = "Deletes a draft that was never public",
            description = "Answers 409 if it was ever public (withdraw it instead) or something refers to it.")
    @APIResponse(responseCode = "204", description = "It was deleted, with its versions.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, () -> content.delete(id, new Precondition(ifMatch)));
    }

    @GET
    @Path("/by-source/{source}/{externalId}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getArticleBySource",
            summary = "One article by its sender's own id",
            description = "Send its ETag as If-Match with a write.")
    @APIResponseSchema(value = EditorialArticle.class, responseCode = "200", responseDescription = "The article.")
    public Response getBySource(
            @RestPath @Parameter(description = SOURCE) String source,
            @RestPath @Parameter(description = EXTERNAL_ID) String externalId,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of the version you have.")
                    String ifNoneMatch) {
        EditorialArticle article = articles.findBySource(source, externalId);
        return EditorialRead.of(article, article.version(), ifNoneMatch);
    }

    @PUT
    @Path("/by-source/{source}/{externalId}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceArticleBySource",
            summary = "Creates or updates an article by its sender's own id",
            description = "The body is an import record without `type`. Sending the same record again changes nothing,"
                    + " makes no version and answers `unchanged`, even if an editor has changed the article since."
                    + " If-Match is optional here. Changing what the public sees needs content:publish too.")
    @APIResponseSchema(value = Upserted.class, responseCode = "200", responseDescription = "It already existed.")
    @APIResponse(
            responseCode = "201",
            description = "It was created.",
            content =
                    @org.eclipse.microprofile.openapi.annotations.media.Content(
                            schema = @Schema(implementation = Upserted.class)))
    public Response upsert(
            @RestPath @Parameter(description = SOURCE) String source,
            @RestPath @Parameter(description = EXTERNAL_ID) String externalId,
            @RequestBody(required = true) Sent<ArticleRecord> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        ContentWriteRequest request = query.checked();
        return writes.run(
                request.dryRun(),
                () -> content.upsert(source, externalId, new Precondition(ifMatch), body.under(request.policy())));
    }

    @POST
    @Path("/{id}/publish")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishArticle",
            summary = "Publishes an article, now or later",
            description = "A scheduled article becomes public by the clock, on every node at once.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response publish(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = false) Sent<LifeInput.Publish> body,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.publish(id, new Precondition(ifMatch), body.content()));
    }

    @POST
    @Path("/{id}/expire")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "expireArticle",
            summary = "Sets, moves or clears the time at which an article ends",
            description = "From then on it is gone from everything that the public sees, by the clock, on every node at"
                    + " once, and its address answers 410. One that has ended is public again if its end is cleared or"
                    + " moved. That of a draft, or of what is withdrawn, counts once it"
                    + " is published.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response expire(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<LifeInput.Expire> body,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.expire(id, new Precondition(ifMatch), body.content()));
    }

    @POST
    @Path("/{id}/unpublish")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "unpublishArticle",
            summary = "Unpublishes an article: it is a draft again",
            description = "If it was public, its address answers 410 from now on; if only scheduled, 404 as before.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response unpublish(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = false) Sent<LifeInput.Unpublish> body,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.unpublish(id, new Precondition(ifMatch), body));
    }

    @POST
    @Path("/{id}/withdraw")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawArticle",
            summary = "Withdraws an article that has been public",
            description = "Its address answers 410 with the reason, and the notice and replacement if there are any.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response withdraw(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<LifeInput.Withdraw> body,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.withdraw(id, new Precondition(ifMatch), body));
    }

    @POST
    @Path("/{id}/notices")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createNotice",
            summary = "Attaches a public notice",
            description =
                    "A correction, clarification, editors' note, update or retraction. Notices are never changed or"
                            + " removed. A retracted article stays at its address, marked, and disappears from lists.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article with the notice.")
    public Response attach(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<LifeInput.Notice> body,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.attach(id, new Precondition(ifMatch), body));
    }

    @PUT
    @Path("/{id}/stage")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceArticleStage",
            summary = "Moves an article to another stage of the newsroom's work",
            description = "The stages are those of `broadsheet.editorial.stages`. Into and out of one that"
                    + " `broadsheet.editorial.guarded-stages` names, this needs content:review too. It makes no version and"
                    + " changes nothing for the public; the audit trail says from where to where.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response stage(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<LifeInput.Stage> body,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(
                query,
                () -> life.stage(id, new Precondition(ifMatch), body.content().stage()));
    }

    private Response lifecycle(BoundQuery<ArticleStepRequest> query, Supplier<WriteResult> work) {
        ArticleStepRequest request = query.checked();
        editor.writesFor(request.by());
        return writes.run(request.write().dryRun(), work);
    }
}
