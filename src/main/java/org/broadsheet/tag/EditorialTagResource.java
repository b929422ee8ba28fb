package org.broadsheet.tag;

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

/** Tags as their editors write them. Needs a key. */
@Path("/v1/editorial/tags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: tags", description = "The newsroom's side of tags: read, write, delete.")
public class EditorialTagResource {

    private static final String ID = "The tag's id or slug.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialTags tags;
    private final Desk desk;

    EditorialTagResource(EditorialTags tags, Desk desk) {
        this.tags = tags;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialTags",
            summary = "All tags by name",
            description = "Each whole, with its version.")
    public Page<EditorialTag> list(@BeanParam ListQuery query) {
        return tags.page(query.parameters());
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createTag",
            summary = "Creates a tag",
            description = "A slug that is not given is made from the name, numbered where it is taken."
                    + " Of a slug that is given and taken, the 409 proposes the next free one.")
    @APIResponse(
            responseCode = "201",
            description = "The tag.",
            content = @Content(schema = @Schema(implementation = EditorialTag.class)))
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TagInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body get the first answer again, for a day.")
                    String idempotencyKey) {
        return desk.create(tags, body, query, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialTag",
            summary = "One tag as its editors see it",
            description = "Its ETag is what a write sends as If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The tag.",
            content = @Content(schema = @Schema(implementation = EditorialTag.class)))
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version that you have: answers 304 while it is the newest.")
                    String ifNoneMatch) {
        return desk.get(tags, id, ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceTag",
            summary = "Puts this content in the place of what is there",
            description = "What is not sent is taken away, but for the slug. A new slug is a new address: the old one"
                    + " answers 404 from then on, no redirect is kept. The same content changes nothing and makes no"
                    + " version.")
    @APIResponse(
            responseCode = "200",
            description = "The tag as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialTag.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TagInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.replace(tags, id, body, query, ifMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "updateTag",
            summary = "Changes some fields",
            description =
                    "JSON Merge Patch (RFC 7396): null takes a field away, what is absent stays. A new slug is a new"
                            + " address, without a redirect from the old one.")
    @APIResponse(
            responseCode = "200",
            description = "The tag as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialTag.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TagPatch.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.patch(tags, id, body, query, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteTag",
            summary = "Deletes a tag that nothing refers to",
            description = "Refused with 409 while something refers to it (articles of any state), which is named.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.delete(tags, id, query, ifMatch);
    }
}
