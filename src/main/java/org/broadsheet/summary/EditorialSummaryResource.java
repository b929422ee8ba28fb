package org.broadsheet.summary;

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

/** Summaries as their editors write them. Needs a key. */
@Path("/v1/editorial/summaries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: summaries", description = "The newsroom's side of summaries: read, write, delete.")
public class EditorialSummaryResource {

    private static final String ID = "The summary's id or slug.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialSummaries summaries;
    private final Desk desk;

    EditorialSummaryResource(EditorialSummaries summaries, Desk desk) {
        this.summaries = summaries;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialSummaries",
            summary = "All summaries, scheduled ones too, newest first",
            description = "Each without its text.")
    public Page<SummaryEntry> list(@BeanParam EditorialSummaryQuery query) {
        return summaries.page(query.parameters());
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSummary",
            summary = "Creates a summary",
            description = "A slug that is not given is made from the headline, numbered where it is taken."
                    + " Of a slug that is given and taken, the 409 proposes the next free one."
                    + " A summary is public from its publishedAt on, so this needs content:publish too.")
    @APIResponse(
            responseCode = "201",
            description = "The summary.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SummaryInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body get the first answer again, for a day.")
                    String idempotencyKey) {
        return desk.create(summaries, body, query, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialSummary",
            summary = "One summary as its editors see it",
            description = "Its ETag is what a write sends as If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The summary.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version that you have: answers 304 while it is the newest.")
                    String ifNoneMatch) {
        return desk.get(summaries, id, ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceSummary",
            summary = "Puts this content in the place of what is there",
            description =
                    "What is not sent is taken away, but for slug and updatedAt. A new slug is a new address: the old one"
                            + " answers 404 from then on, no redirect is kept. The same content changes nothing and makes no"
                            + " version. Another publishedAt needs content:publish too.")
    @APIResponse(
            responseCode = "200",
            description = "The summary as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SummaryInput.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.replace(summaries, id, body, query, ifMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "updateSummary",
            summary = "Changes some fields",
            description =
                    "JSON Merge Patch (RFC 7396): null takes a field away, what is absent stays. A new slug is a new"
                            + " address, without a redirect from the old one. Another publishedAt needs content:publish too.")
    @APIResponse(
            responseCode = "200",
            description = "The summary as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SummaryPatch.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.patch(summaries, id, body, query, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteSummary",
            summary = "Deletes a summary",
            description = "Nothing refers to a summary. One that is public needs content:publish too.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return desk.delete(summaries, id, query, ifMatch);
    }
}
