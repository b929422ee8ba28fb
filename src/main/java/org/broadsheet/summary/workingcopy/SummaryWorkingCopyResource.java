package org.broadsheet.summary.workingcopy;

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
import org.broadsheet.summary.EditorialSummary;
import org.broadsheet.summary.EditorialSummaryResource;
import org.broadsheet.summary.SummaryDraft;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A summary's working copy: a change that is prepared beside what is live. Every operation needs a key. */
@Path("/v1/editorial/summaries/{id}/working-copy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: summaries", description = "Reading, creating, changing and deleting summaries.")
public class SummaryWorkingCopyResource {

    private static final String IF_MATCH = "The ETag of the working copy that you read: `\"w<version>\"`.";

    private final WorkingCopies copies;
    private final SummaryWorkingCopies type;
    private final WriteTransaction writes;

    SummaryWorkingCopyResource(WorkingCopies copies, SummaryWorkingCopies type, WriteTransaction writes) {
        this.copies = copies;
        this.type = type;
        this.writes = writes;
    }

    @POST
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createSummaryWorkingCopy",
            summary = "Makes a working copy of what is live",
            description = "The public sees nothing of it before it is published. A summary has at most one.")
    @APIResponseSchema(
            value = SummaryWorkingCopyView.class,
            responseCode = "201",
            responseDescription = "The working copy.")
    public Response create(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> copies.make(type, id));
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getSummaryWorkingCopy",
            summary = "A summary's working copy",
            description = "Send its ETag as If-Match with a write. Answers 404 if the summary has none.")
    @APIResponseSchema(
            value = SummaryWorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy.")
    public Response get(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
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
            operationId = "replaceSummaryWorkingCopy",
            summary = "Replaces the content of a working copy",
            description =
                    "Takes what a PUT of the summary takes, and checks it in the same way. That a slug is taken is a"
                            + " warning here, and a 409 when it is published.")
    @APIResponseSchema(
            value = SummaryWorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response replace(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @RequestBody(required = true) Sent<SummaryDraft> body,
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
            operationId = "updateSummaryWorkingCopy",
            summary = "Changes some fields of a working copy",
            description = "JSON Merge Patch (RFC 7396): null removes a field, absent fields stay as they are. A body is"
                    + " one value: send all of it, in any of its forms.")
    @APIResponseSchema(
            value = SummaryWorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response patch(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @RequestBody(required = true) Patch<SummaryDraft> body,
            @BeanParam BoundQuery<ContentWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        ContentWriteRequest request = query.checked();
        return writes.run(request.dryRun(), () -> copies.patch(type, id, ifMatch, body.under(request.policy())));
    }

    @DELETE
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteSummaryWorkingCopy",
            summary = "Drops a working copy",
            description = "With what is scheduled of it. The summary stays as it is.")
    @APIResponse(responseCode = "204", description = "It was dropped.")
    public Response delete(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.drop(type, id, ifMatch));
    }

    @GET
    @Path("/compare")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getSummaryWorkingCopyComparison",
            summary = "The differences between what is live and a working copy",
            description =
                    "By field and by block, and who changed each field since the working copy was made or rebased.")
    public WorkingCopyComparison compare(@RestPath @Parameter(description = EditorialSummaryResource.ID) String id) {
        return copies.compare(type, id);
    }

    @POST
    @Path("/rebase")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "rebaseSummaryWorkingCopy",
            summary = "Takes the live summary's changes into a working copy",
            description =
                    "Fields that only the live summary changed get its value; a body that both changed is merged block by"
                            + " block. Where both changed the same, the working copy's stands, and `warnings` says so.")
    @APIResponseSchema(
            value = SummaryWorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response rebase(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
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
            operationId = "publishSummaryWorkingCopy",
            summary = "Makes a working copy live, now or later",
            description =
                    "Its content becomes the summary's; `updatedAt` is the time of that, unless the working copy has another."
                            + " Answers 409 where the live summary changed the same fields: rebase it first. With `at` it"
                            + " becomes live by the clock, and may be changed until then; if it cannot, its `failure` says"
                            + " why. Scheduling it again changes the time. The answer is the summary.")
    @APIResponseSchema(
            value = EditorialSummary.class,
            responseCode = "200",
            responseDescription = "The summary as it is now.")
    public Response publish(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @RequestBody(required = false) Sent<SummaryPublishInput> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.publish(type, id, ifMatch, body));
    }

    @DELETE
    @Path("/publish")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "deleteSummaryWorkingCopySchedule",
            summary = "Takes a working copy off the schedule",
            description = "It stays as it is, and is not published. Answers 409 if it is not scheduled.")
    @APIResponseSchema(
            value = SummaryWorkingCopyView.class,
            responseCode = "200",
            responseDescription = "The working copy as it is now.")
    public Response unschedule(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> copies.unschedule(type, id, ifMatch));
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, work);
    }
}
