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
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.editorial.EditorialWrites;
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

/** The Editorial API of summaries. Every operation needs a key. */
@Path("/v1/editorial/summaries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: summaries", description = "Reading, creating, changing and deleting summaries.")
public class EditorialSummaryResource {

    public static final String ID = "The summary's id or slug.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialSummaries summaries;
    private final EditorialWrites writes;

    EditorialSummaryResource(EditorialSummaries summaries, EditorialWrites writes) {
        this.summaries = summaries;
        this.writes = writes;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialSummaries",
            summary = "All summaries, scheduled ones too, newest first",
            description = "Without their texts.")
    public Page<SummaryEntry> list(@BeanParam BoundQuery<EditorialSummaryRequest> query) {
        return summaries.page(query);
    }

    @POST
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSummary",
            summary = "Creates a summary",
            description = "If you send no slug, one is made from the headline, with a number if it is taken. If the"
                    + " slug you send is taken, the 409 suggests the next free one. A summary becomes public at its"
                    + " publishedAt, so this needs content:publish too.")
    @APIResponse(
            responseCode = "201",
            description = "The summary.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response create(
            @RequestBody(required = true) Sent<SummaryDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        return writes.create(summaries, body, query, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialSummary",
            summary = "One summary as editors see it",
            description = "Send its ETag as If-Match with a write.")
    @APIResponse(
            responseCode = "200",
            description = "The summary.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    @APIResponse(responseCode = "308", ref = "Moved")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version you have; the answer is 304 while it is the newest.")
                    String ifNoneMatch) {
        return writes.get(summaries, id, ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceSummary",
            summary = "Replaces the content of a summary",
            description = "Fields that you do not send are removed, except slug and updatedAt. If the slug changes, the"
                    + " old one redirects. Sending the same content changes nothing and"
                    + " makes no version. Changing publishedAt needs content:publish too.")
    @APIResponse(
            responseCode = "200",
            description = "The summary as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<SummaryDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.replace(summaries, id, body, query, ifMatch);
    }

    @PATCH
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateSummary",
            summary = "Changes some fields",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are. If the"
                    + " slug changes, the old one redirects. Changing publishedAt needs"
                    + " content:publish too.")
    @APIResponse(
            responseCode = "200",
            description = "The summary as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialSummary.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<SummaryDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.patch(summaries, id, body, query, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteSummary",
            summary = "Deletes a summary",
            description = "Always possible, as nothing refers to a summary. A public one needs content:publish too.")
    @APIResponse(responseCode = "204", description = "It was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.delete(summaries, id, query, ifMatch);
    }
}
