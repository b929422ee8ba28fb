package org.broadsheet.redirect.edit;

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
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The Editorial API of redirects: where paths of an earlier site lead. Every operation needs a key. */
@Path("/v1/editorial/redirects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: redirects", description = "Where paths of an earlier site lead.")
public class EditorialRedirectResource {

    private static final String ID = "The redirect's id.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialRedirects redirects;
    private final RedirectWrites writes;
    private final WriteTransaction transaction;

    EditorialRedirectResource(EditorialRedirects redirects, RedirectWrites writes, WriteTransaction transaction) {
        this.redirects = redirects;
        this.writes = writes;
        this.transaction = transaction;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialRedirects",
            summary = "The redirects that editors entered, by path",
            description = "Each in full, with where it leads now. A redirect that leads nowhere stays, with a warning."
                    + " Aliases are not among them: they belong to their articles.")
    public Page<EditorialRedirect> list(@BeanParam BoundQuery<RedirectListRequest> query) {
        return redirects.page(query);
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createRedirect",
            summary = "Creates a redirect",
            description = "Public at once, unless a page of the newsroom is public at its path: the page wins. Answers"
                    + " 409 if the path has a redirect or is an article's alias, or if it would lead in a circle."
                    + " Readers follow several in a row as one. To create many, an import is faster.")
    @APIResponse(
            responseCode = "201",
            description = "The redirect.",
            content = @Content(schema = @Schema(implementation = EditorialRedirect.class)))
    public Response create(
            @RequestBody(required = true) Sent<RedirectDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        boolean dryRun = query.checked().dryRun();
        return transaction.once(idempotencyKey, "create redirect", body.bytes(), dryRun, () -> writes.create(body));
    }

    @GET
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialRedirect",
            summary = "One redirect as editors see it",
            description = "Send its ETag as If-Match with a write.")
    @APIResponse(
            responseCode = "200",
            description = "The redirect.",
            content = @Content(schema = @Schema(implementation = EditorialRedirect.class)))
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version you have; the answer is 304 while it is the newest,"
                                    + " although where it leads may have changed.")
                    String ifNoneMatch) {
        EditorialRedirect view = redirects.find(id, List.of());
        return EditorialRead.of(view, view.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceRedirect",
            summary = "Replaces a redirect",
            description = "Sending the same content changes nothing and makes no version.")
    @APIResponse(
            responseCode = "200",
            description = "The redirect as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialRedirect.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<RedirectDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return transaction.run(query.checked().dryRun(), () -> writes.replace(id, new Precondition(ifMatch), body));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateRedirect",
            summary = "Changes some fields",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "The redirect as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialRedirect.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<RedirectDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return transaction.run(query.checked().dryRun(), () -> writes.patch(id, new Precondition(ifMatch), body));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteRedirect",
            summary = "Deletes a redirect",
            description = "Its path is unknown from then on.")
    @APIResponse(responseCode = "204", description = "It was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return transaction.run(query.checked().dryRun(), () -> writes.delete(id, new Precondition(ifMatch)));
    }
}
