package org.broadsheet.article;

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
import java.util.List;
import java.util.function.Supplier;
import org.broadsheet.access.Scope;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.StrictJson;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.MergePatch;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteQuery;
import org.broadsheet.editorial.Writes;
import org.broadsheet.editorial.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Articles as their editors write them. Needs a key. */
@Path("/v1/editorial/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class EditorialArticleResource {

    static final String ID = "The article's id or slug.";
    static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialArticles articles;
    private final ArticleDesk desk;
    private final ArticleLife life;
    private final Writes writes;

    EditorialArticleResource(EditorialArticles articles, ArticleDesk desk, ArticleLife life, Writes writes) {
        this.articles = articles;
        this.desk = desk;
        this.life = life;
        this.writes = writes;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialArticles",
            summary = "All articles, drafts too, what was saved last first",
            description = "Takes the filters of the public list, and `status`.")
    public Page<ArticleEntry> list(@BeanParam EditorialArticleQuery query) {
        return articles.page(query.parameters());
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createArticle",
            summary = "Creates a draft",
            description =
                    "A slug that is not given is made from the headline. The answer shows the stored form and, under"
                            + " `warnings`, what was taken out and what readers will miss.")
    @APIResponse(
            responseCode = "201",
            description = "The draft.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArticleInput.class)))
                    byte[] body,
            @BeanParam ArticleWriteQuery query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body get the first answer again, for a day.")
                    String idempotencyKey) {
        Parameters parameters = query.parameters();
        ArticleDesk.Manner manner = manner(parameters);
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.once(
                idempotencyKey,
                "createArticle" + manner,
                body,
                dryRun,
                () -> desk.create(StrictJson.object(body), manner));
    }

    private static ArticleDesk.Manner manner(Parameters parameters) {
        return new ArticleDesk.Manner(parameters.flag("material", true), parameters.flag("reuseSlug", false));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialArticle",
            summary = "One article as its editors see it",
            description = "Its ETag is what a write sends as If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The article.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of a version that you hold.")
                    String ifNoneMatch) {
        EditorialArticle article = articles.find(id, List.of());
        return EditorialRead.of(article, article.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceArticle",
            summary = "Puts this content in the place of what is there",
            description = "What is not sent is taken away. A published article changes at once for its readers.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArticleInput.class)))
                    byte[] body,
            @BeanParam ArticleWriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        Parameters parameters = query.parameters();
        ArticleDesk.Manner manner = manner(parameters);
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, () -> desk.replace(id, new Precondition(ifMatch), StrictJson.object(body), manner));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "updateArticle",
            summary = "Changes some fields",
            description = "JSON Merge Patch (RFC 7396): null takes a field away, what is absent stays. A body is one"
                    + " value: send it whole, in any of its forms.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArticlePatch.class)))
                    byte[] body,
            @BeanParam ArticleWriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        Parameters parameters = query.parameters();
        ArticleDesk.Manner manner = manner(parameters);
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, () -> desk.patch(id, new Precondition(ifMatch), StrictJson.object(body), manner));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteArticle",
            summary = "Deletes a draft that never was public",
            description = "Refused with 409 where it has been public (withdraw it) or something refers to it.")
    @APIResponse(responseCode = "204", description = "It is gone, with its versions.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, () -> desk.delete(id, new Precondition(ifMatch)));
    }

    @PUT
    @Path("/by-source/{source}/{externalId}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceArticleBySource",
            summary = "Creates or updates an article by its sender's own id",
            description = "The body is an import record without `type`. The same record again changes nothing, makes no"
                    + " version and says `unchanged`, even where an editor has changed the article since. If-Match is"
                    + " optional here. What changes the article's state needs content:publish too.")
    @APIResponse(
            responseCode = "200",
            description = "It was there.",
            content = @Content(schema = @Schema(implementation = Upserted.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was created.",
            content = @Content(schema = @Schema(implementation = Upserted.class)))
    public Response upsert(
            @RestPath @Parameter(description = "Who sends it: a slug of the sender's.") String source,
            @RestPath @Parameter(description = "The sender's own id.") String externalId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SourceArticleInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(
                dryRun, () -> desk.upsert(source, externalId, new Precondition(ifMatch), StrictJson.object(body)));
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishArticle",
            summary = "Publishes now, or at a time",
            description = "A scheduled article becomes public by the clock, on every node at once.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response publish(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = LifeInput.Publish.class))) byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.publish(id, new Precondition(ifMatch), StrictJson.optionalObject(body)));
    }

    @POST
    @Path("/{id}/unpublish")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "unpublishArticle",
            summary = "Takes an article back among the drafts",
            description = "What was public answers 410 from then on; what was scheduled answers 404 as before.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response unpublish(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = LifeInput.Unpublish.class))) byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.unpublish(id, new Precondition(ifMatch), StrictJson.optionalObject(body)));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawArticle",
            summary = "Withdraws what has been public",
            description =
                    "Its address answers 410 with the reason, the notice, and the replacement where there is one.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response withdraw(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = LifeInput.Withdraw.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.withdraw(id, new Precondition(ifMatch), StrictJson.object(body)));
    }

    @POST
    @Path("/{id}/notices")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createNotice",
            summary = "Attaches a public notice",
            description =
                    "A correction, clarification, editors' note, update or retraction. Notices are never changed or"
                            + " taken away. A retraction leaves the article at its address, marked, and takes it out of lists.")
    @APIResponse(
            responseCode = "200",
            description = "The article with the notice.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response attach(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeInput.Notice.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return lifecycle(query, () -> life.attach(id, new Precondition(ifMatch), StrictJson.object(body)));
    }

    private Response lifecycle(WriteQuery query, Supplier<Written> work) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, work);
    }
}
