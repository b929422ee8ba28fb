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
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Page;
import org.broadsheet.editorial.Desk;
import org.broadsheet.editorial.MergePatch;
import org.broadsheet.editorial.WriteQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Authors as their editors write them. Needs a key. */
@Path("/v1/editorial/authors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: authors", description = "The newsroom's side of authors: read, write, delete.")
public class EditorialAuthorResource {

    private static final String ID = "The author's id or slug.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialAuthors authors;
    private final Desk desk;

    EditorialAuthorResource(EditorialAuthors authors, Desk desk) {
        this.authors = authors;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialAuthors",
            summary = "All authors by name",
            description = "Each whole, with their version.")
    public Page<EditorialAuthor> list(@BeanParam ListQuery query) {
        return authors.page(query.parameters());
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createAuthor",
            summary = "Creates an author",
            description = "A slug that is not given is made from the name, numbered where it is taken."
                    + " Of a slug that is given and taken, the 409 proposes the next free one.")
    @APIResponse(
            responseCode = "201",
            description = "The author.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AuthorInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body get the first answer again, for a day.")
                    String idempotencyKey) {
        return desk.create(authors, body, query, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialAuthor",
            summary = "One author as its editors see it",
            description = "Its ETag is what a write sends as If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The author.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version that you have: answers 304 while it is the newest.")
                    String ifNoneMatch) {
        return desk.get(authors, id, ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceAuthor",
            summary = "Puts this content in the place of what is there",
            description = "What is not sent is taken away, but for the slug. A new slug is a new address: the old one"
                    + " answers 404 from then on, no redirect is kept. The same content changes nothing and makes no"
                    + " version.")
    @APIResponse(
            responseCode = "200",
            description = "The author as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AuthorInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.replace(authors, id, body, query, ifMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "updateAuthor",
            summary = "Changes some fields",
            description =
                    "JSON Merge Patch (RFC 7396): null takes a field away, what is absent stays. A new slug is a new"
                            + " address, without a redirect from the old one.")
    @APIResponse(
            responseCode = "200",
            description = "The author as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialAuthor.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AuthorPatch.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.patch(authors, id, body, query, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteAuthor",
            summary = "Deletes an author that nothing refers to",
            description = "Refused with 409 while something refers to it (articles of any state), which is named.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.delete(authors, id, query, ifMatch);
    }
}
