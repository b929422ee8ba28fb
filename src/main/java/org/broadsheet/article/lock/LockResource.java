package org.broadsheet.article.lock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.EditorialArticleResource;
import org.broadsheet.article.edit.LockView;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The lock of an article. Every operation needs a key. */
@Path("/v1/editorial/articles/{id}/lock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class LockResource {

    private final Locks locks;
    private final WriteTransaction writes;

    LockResource(Locks locks, WriteTransaction writes) {
        this.locks = locks;
        this.writes = writes;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getArticleLock",
            summary = "Who has an article locked",
            description = "404 if nobody has. Articles show it as `lock` too.")
    @APIResponseSchema(value = LockView.class, responseCode = "200", responseDescription = "The lock.")
    public LockView get(@RestPath @Parameter(description = EditorialArticleResource.ID) String id) {
        return locks.get(id);
    }

    @PUT
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceArticleLock",
            summary = "Takes the lock of an article, or refreshes it",
            description = "It tells others that somebody has the article open, and blocks no save: whoever saves"
                    + " meanwhile gets the warning `locked`, unless they send the same `by`. It ends by itself. Answers 409"
                    + " if somebody else has it; with `takeOver` it is taken from them, which the audit trail notes.")
    @APIResponseSchema(value = LockView.class, responseCode = "200", responseDescription = "The lock.")
    @APIResponse(responseCode = "409", description = "Somebody else has it.")
    public Response take(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RequestBody(required = true) Sent<LockInput> body,
            @BeanParam BoundQuery<WriteRequest> query) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, () -> locks.take(id, body.wholeContent()));
    }

    @DELETE
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteArticleLock",
            summary = "Gives the lock of an article back",
            description = "Answers 409 if somebody else has it; nothing happens if nobody has.")
    @APIResponse(responseCode = "204", description = "Nobody has it now.")
    @APIResponse(responseCode = "409", description = "Somebody else has it.")
    public Response release(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<LockReleaseRequest> query) {
        LockReleaseRequest request = query.checked();
        return writes.run(request.write().dryRun(), () -> locks.release(id, request.by()));
    }
}
