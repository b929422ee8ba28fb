package org.broadsheet.author;

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
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.editorial.EditorialMerges;
import org.broadsheet.editorial.EditorialWrites;
import org.broadsheet.editorial.MergeInput;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
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

/** The Editorial API of authors. Every operation needs a key. */
@Path("/v1/editorial/authors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: authors", description = "Reading, creating, changing and deleting authors.")
public class EditorialAuthorResource {

    private static final String ID = "The author's id or slug.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialAuthors authors;
    private final EditorialWrites writes;
    private final EditorialMerges merges;

    EditorialAuthorResource(EditorialAuthors authors, EditorialWrites writes, EditorialMerges merges) {
        this.authors = authors;
        this.writes = writes;
        this.merges = merges;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialAuthors",
            summary = "All authors by name",
            description = "Each in full, with its version.")
    public Page<EditorialAuthor> list(@BeanParam BoundQuery<EditorialAuthorListRequest> query) {
        return authors.page(query);
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createAuthor",
            summary = "Creates an author",
            description = "If you send no slug, one is made from the name, with a number if it is taken. If the slug"
                    + " you send is taken, the 409 suggests the next free one.")
    @APIResponse(
            responseCode = "201",
            description = "The author.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response create(
            @RequestBody(required = true) Sent<AuthorDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        return writes.create(authors, body, query, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialAuthor",
            summary = "One author as editors see it",
            description = "Send its ETag as If-Match with a write.")
    @APIResponse(
            responseCode = "200",
            description = "The author.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    @APIResponse(responseCode = "308", ref = "Moved")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version you have; the answer is 304 while it is the newest.")
                    String ifNoneMatch) {
        return writes.get(authors, id, ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceAuthor",
            summary = "Replaces the content of an author",
            description = "Fields that you do not send are removed, except the slug. If the slug changes, the old"
                    + " one redirects. Sending the same content changes nothing and makes"
                    + " no version.")
    @APIResponse(
            responseCode = "200",
            description = "The author as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<AuthorDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.replace(authors, id, body, query, ifMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateAuthor",
            summary = "Changes some fields",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are. If the"
                    + " slug changes, the old one redirects.")
    @APIResponse(
            responseCode = "200",
            description = "The author as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<AuthorDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.patch(authors, id, body, query, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteAuthor",
            summary = "Deletes an author that nothing refers to",
            description = "Answers 409, with a list, while something refers to it (articles of any state).")
    @APIResponse(responseCode = "204", description = "It was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.delete(authors, id, query, ifMatch);
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeAuthor",
            summary = "Merges an author into another",
            description =
                    "All articles get the other author in its place, the names of this one redirect to it, and this"
                            + " one is deleted. If-Match is for this one. If there are many articles, the change feed"
                            + " lists them over the next moments.")
    @APIResponse(
            responseCode = "200",
            description = "The author that remains.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response merge(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<MergeInput> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        return merges.merge(authors, id, body, query, ifMatch, idempotencyKey);
    }
}
