package org.broadsheet.section;

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

/** The Editorial API of sections. Every operation needs a key. */
@Path("/v1/editorial/sections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: sections", description = "Reading, creating, changing and deleting sections.")
public class EditorialSectionResource {

    private static final String ID = "The section's id or slug.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final EditorialSections sections;
    private final EditorialWrites writes;

    EditorialSectionResource(EditorialSections sections, EditorialWrites writes) {
        this.sections = sections;
        this.writes = writes;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialSections",
            summary = "All sections, in the publication's order",
            description = "Each in full, with its version, and before those below it.")
    public Page<EditorialSection> list(@BeanParam BoundQuery<EditorialSectionListRequest> query) {
        return sections.page(query);
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSection",
            summary = "Creates a section",
            description = "If you send no slug, one is made from the name, with a number if it is taken. If the slug"
                    + " you send is taken, the 409 suggests the next free one.")
    @APIResponse(
            responseCode = "201",
            description = "The section.",
            content = @Content(schema = @Schema(implementation = EditorialSection.class)))
    public Response create(
            @RequestBody(required = true) Sent<SectionDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        return writes.create(sections, body, query, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialSection",
            summary = "One section as editors see it",
            description = "Send its ETag as If-Match with a write.")
    @APIResponse(
            responseCode = "200",
            description = "The section.",
            content = @Content(schema = @Schema(implementation = EditorialSection.class)))
    @APIResponse(responseCode = "308", ref = "Moved")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version you have; the answer is 304 while it is the newest.")
                    String ifNoneMatch) {
        return writes.get(sections, id, ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceSection",
            summary = "Replaces the content of a section",
            description = "Fields that you do not send are removed, except the slug. If the slug changes, the old"
                    + " one redirects. Sending the same content changes nothing and makes"
                    + " no version.")
    @APIResponse(
            responseCode = "200",
            description = "The section as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialSection.class)))
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<SectionDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.replace(sections, id, body, query, ifMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateSection",
            summary = "Changes some fields",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are. If the"
                    + " slug changes, the old one redirects. If `parent` does, all that is below moves along, and keeps"
                    + " its addresses.")
    @APIResponse(
            responseCode = "200",
            description = "The section as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialSection.class)))
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<SectionDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.patch(sections, id, body, query, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteSection",
            summary = "Deletes a section that nothing refers to",
            description =
                    "Answers 409, with a list, while something refers to it (sections below it, articles of any state,"
                            + " and summaries).")
    @APIResponse(responseCode = "204", description = "It was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.delete(sections, id, query, ifMatch);
    }
}
