package org.broadsheet.release;

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
import java.time.Instant;
import java.util.function.Supplier;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.list.Page;
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

/** Releases: what becomes public together. Every operation needs a key without limits. */
@Path("/v1/editorial/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: releases", description = "Changes of many things that become public together, or not at all.")
public class ReleaseResource {

    static final String ID = "The release's id.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final Releases releases;
    private final ReleaseWrites changes;
    private final WriteTransaction writes;

    ReleaseResource(Releases releases, ReleaseWrites changes, WriteTransaction writes) {
        this.releases = releases;
        this.changes = changes;
        this.writes = writes;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listReleases",
            summary = "All releases, those made last first",
            description = "In every state, also those that were carried out or called off.")
    public Page<ReleaseView> list(@BeanParam BoundQuery<ReleaseListRequest> query) {
        return releases.page(query);
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createRelease",
            summary = "Prepares a release",
            description =
                    "The public sees nothing of it. A release has at most one step that changes an article's content,"
                            + " one that decides whether it is public, and one that sets its end.")
    @APIResponseSchema(value = ReleaseView.class, responseCode = "201", responseDescription = "The release.")
    public Response create(
            @RequestBody(required = true) Sent<ReleaseDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        boolean dryRun = query.checked().dryRun();
        return writes.once(idempotencyKey, "createRelease", body.bytes(), dryRun, () -> changes.make(body));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getRelease",
            summary = "One release",
            description = "Send its ETag as If-Match with a write.")
    @APIResponseSchema(value = ReleaseView.class, responseCode = "200", responseDescription = "The release.")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of the version you have.")
                    String ifNoneMatch) {
        ReleaseView release = releases.view(releases.find(id));
        return EditorialRead.of(release, release.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceRelease",
            summary = "Replaces the name and the steps of a release",
            description =
                    "One that is scheduled stays so, and needs content:publish to be changed. One that has failed is"
                            + " open again. Answers 409 if it was carried out or called off.")
    @APIResponseSchema(
            value = ReleaseView.class,
            responseCode = "200",
            responseDescription = "The release as it is now.")
    public Response replace(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<ReleaseDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.replace(id, new Precondition(ifMatch), body));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateRelease",
            summary = "Changes the name or the steps of a release",
            description = "JSON Merge Patch (RFC 7396). The steps are one value: send all of them. Otherwise as a PUT.")
    @APIResponseSchema(
            value = ReleaseView.class,
            responseCode = "200",
            responseDescription = "The release as it is now.")
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<ReleaseDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.patch(id, new Precondition(ifMatch), body));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteRelease",
            summary = "Calls a release off",
            description = "It stays readable, as `cancelled`, and nothing more happens with it. Answers 409 if it is"
                    + " scheduled, was carried out or was called off.")
    @APIResponseSchema(
            value = ReleaseView.class,
            responseCode = "200",
            responseDescription = "The release as it is now.")
    public Response cancel(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.cancel(id, new Precondition(ifMatch)));
    }

    @GET
    @Path("/{id}/check")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getReleaseCheck",
            summary = "What would become of a release",
            description =
                    "Carries it out and takes everything back, so it finds what publishing would. Also warns of what"
                            + " else is scheduled for the same things. Answers 409 if it was carried out or called off.")
    @APIResponseSchema(
            value = ReleaseView.Check.class,
            responseCode = "200",
            responseDescription = "What would become of it.")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public ReleaseView.Check check(@RestPath @Parameter(description = ID) String id) {
        return writes.together(true, () -> changes.check(id)).result();
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishRelease",
            summary = "Carries out a release, now or later",
            description =
                    "In one transaction: all of its steps, or none. Answers 409 with the faults of every step that cannot be"
                            + " carried out. With `at` it is carried out by the clock, and may be changed until then; if it"
                            + " cannot be, its `failure` says why. Scheduling it again changes the time.")
    @APIResponseSchema(
            value = ReleaseView.class,
            responseCode = "200",
            responseDescription = "The release as it is now.")
    public Response publish(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = false) Sent<PublishReleaseInput> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        boolean dryRun = query.checked().dryRun();
        Instant at = body.content().at();
        Precondition precondition = new Precondition(ifMatch);
        return writes.run(
                dryRun, () -> at == null ? changes.publish(id, precondition) : changes.schedule(id, precondition, at));
    }

    @DELETE
    @Path("/{id}/publish")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "deleteReleaseSchedule",
            summary = "Takes a release off the schedule",
            description = "It is open again, and is not carried out. Answers 409 if it is not scheduled.")
    @APIResponseSchema(
            value = ReleaseView.class,
            responseCode = "200",
            responseDescription = "The release as it is now.")
    public Response unschedule(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.unschedule(id, new Precondition(ifMatch)));
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, work);
    }
}
