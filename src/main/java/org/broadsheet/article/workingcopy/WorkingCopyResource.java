package org.broadsheet.article.workingcopy;

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
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticleResource;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.editorial.workingcopy.WorkingCopies;
import org.broadsheet.editorial.workingcopy.WorkingCopyComparison;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An article's working copy: a change that is prepared beside what is live. Every operation needs a key. */
@Path("/v1/editorial/articles/{id}/working-copy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class WorkingCopyResource {

    private static final String IF_MATCH = "The ETag of the working copy that you read: `\"w<version>\"`.";

    private final WorkingCopies copies;
    private final ArticleWorkingCopies type;
    private final WriteTransaction writes;

    WorkingCopyResource(WorkingCopies copies, ArticleWorkingCopies type, WriteTransaction writes) {
        this.copies = copies;
        this.type = type;
        this.writes = writes;
    }

    @POST
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createWorkingCopy",
            summary = "Makes a working copy of what is live",
            description =
                    "For an article that is or was public, or is scheduled; a draft is changed directly. The public sees"
                            + " nothing of it before it is published. An article has at most one.")
    @APIResponseSchema(value = WorkingCopyView.class, responseCode = "201", responseDescription = "The working copy.")
    public Response create(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> copies.make(type, id));
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getWorkingCopy",
            summary = "An article's working copy",
            description = "Send its ETag as If-Match with a write. Answers 404 if the article has none.")
    @APIResponseSchema(value = WorkingCopyView.class, responseCode = "200", responseDescription = "The working copy.")
    public Response get(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of the version you have.")
                    String ifNoneMatch) {
        WorkingCopies.Tagged copy = copies.get(type, id);
        return EditorialRead.of(copy.view(), copy.tag(), ifNoneMatch);
    }

    @PUT
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceWorkingCopy",
            summary = "Replaces the content of a working copy",
            description =
                    "Takes what a PUT of the article takes, and checks it in the same way. That a slug or alias is taken is"
                            + " a warning here, and a 409 when it is published.")
    @APIResponseSchema(
            value = WorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response replace(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RequestBody(required = true) Sent<Content> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        ContentWriteRequest request = query.checked();
        return writes.run(request.dryRun(), () -> copies.replace(type, id, ifMatch, body.under(request.policy())));
    }

    @PATCH
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateWorkingCopy",
            summary = "Changes some fields of a working copy",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are. A body is"
                    + " one value: send all of it, in any of its forms.")
    @APIResponseSchema(
            value = WorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response patch(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RequestBody(required = true) Patch<Content> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        ContentWriteRequest request = query.checked();
        return writes.run(request.dryRun(), () -> copies.patch(type, id, ifMatch, body.under(request.policy())));
    }

    @DELETE
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteWorkingCopy",
            summary = "Drops a working copy",
            description = "With what is scheduled of it. The article stays as it is.")
    @APIResponse(responseCode = "204", description = "It was dropped.")
    public Response delete(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.drop(type, id, ifMatch));
    }

    @GET
    @Path("/compare")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getWorkingCopyComparison",
            summary = "The differences between what is live and a working copy",
            description =
                    "By field and by block, and who changed each field since the working copy was made or rebased.")
    public WorkingCopyComparison compare(@RestPath @Parameter(description = EditorialArticleResource.ID) String id) {
        return copies.compare(type, id);
    }

    @POST
    @Path("/rebase")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "rebaseWorkingCopy",
            summary = "Takes the live article's changes into a working copy",
            description =
                    "Fields that only the live article changed get its value; a body that both changed is merged block by"
                            + " block. Where both changed the same, the working copy's stands, and `warnings` says so.")
    @APIResponseSchema(
            value = WorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response rebase(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.rebase(type, id, ifMatch));
    }

    @POST
    @Path("/publish")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishWorkingCopy",
            summary = "Makes a working copy live, now or later",
            description =
                    "Its content becomes the article's, with a public notice if you send one; the state of the article"
                            + " stays. Answers 409 where the live article changed the same fields: rebase it first. With `at` it becomes"
                            + " live by the clock, and may be changed until then; if it cannot, its `failure` says why."
                            + " Scheduling it again changes the time. The answer is the article.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response publish(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RequestBody(required = false) Sent<PublishInput> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.publish(type, id, ifMatch, body));
    }

    @DELETE
    @Path("/publish")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "deleteWorkingCopySchedule",
            summary = "Takes a working copy off the schedule",
            description = "It stays as it is, and is not published. Answers 409 if it is not scheduled.")
    @APIResponseSchema(
            value = WorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response unschedule(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.unschedule(type, id, ifMatch));
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, work);
    }
}
