package org.broadsheet.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
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

/** Partners and their products. Their keys are made where all keys are: {@code /v1/editorial/keys}. */
@Path("/v1/editorial/partners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = PartnerResource.TAG, description = "Who gets an agreed part of what is public, and what it has got.")
public class PartnerResource {

    static final String TAG = "Partners";
    static final String ID = "The partner's id.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final PartnerRecords partners;
    private final Usage usage;
    private final Holdings holdings;
    private final WriteTransaction writes;

    PartnerResource(PartnerRecords partners, Usage usage, Holdings holdings, WriteTransaction writes) {
        this.partners = partners;
        this.usage = usage;
        this.holdings = holdings;
        this.writes = writes;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listPartners",
            summary = "All partners, those made last first",
            description = "Those whose time is over too.")
    public Page<PartnerView> list(@BeanParam BoundQuery<PageRequest> query) {
        return partners.page(query);
    }

    @POST
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPartner",
            summary = "Creates a partner",
            description = "It gets nothing yet: make it a key, at `/v1/editorial/keys` with its id as `partner`.")
    @APIResponseSchema(value = PartnerView.class, responseCode = "201", responseDescription = "The partner.")
    public Response create(
            @RequestBody(required = true) Sent<PartnerDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and body return the first answer again, for a day.")
                    String idempotencyKey) {
        boolean dryRun = query.checked().dryRun();
        return writes.once(idempotencyKey, "createPartner", body.bytes(), dryRun, () -> partners.make(body));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "getPartner",
            summary = "One partner",
            description = "Send its ETag as If-Match with a write.")
    @APIResponseSchema(value = PartnerView.class, responseCode = "200", responseDescription = "The partner.")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of the version you have.")
                    String ifNoneMatch) {
        PartnerView partner = partners.view(partners.find(id));
        return EditorialRead.of(partner, partner.version(), ifNoneMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updatePartner",
            summary = "Changes a partner",
            description =
                    "JSON Merge Patch (RFC 7396). Holds for its keys at once, on every node. After a change of its"
                            + " product its change feed answers 410: the partner starts again from the export.")
    @APIResponseSchema(
            value = PartnerView.class,
            responseCode = "200",
            responseDescription = "The partner as it is now.")
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<PartnerDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> partners.patch(id, new Precondition(ifMatch), body));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "deletePartner",
            summary = "Deletes a partner",
            description =
                    "Its keys are revoked, and what is known of what it got is deleted. To end a partnership and keep"
                            + " that, set `expiresAt`.")
    @APIResponse(responseCode = "204", description = "The partner was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> partners.delete(id, new Precondition(ifMatch)));
    }

    @GET
    @Path("/{id}/usage")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "getPartnerUsage",
            summary = "What a partner used",
            description = "By month and day. What other nodes counted in the last second may be missing.")
    public UsageView usage(@RestPath @Parameter(description = ID) String id) {
        return usage.of(partners.find(id));
    }

    @GET
    @Path("/{id}/outdated")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listOutdatedArticles",
            summary = "The articles of which a partner has an old text",
            description =
                    "Those that it fetched whole, or in an export, before they were corrected, clarified, retracted or"
                            + " gone, what it fetched last first. An article leaves the list when the partner fetches it"
                            + " again; one that is gone stays in it, since only the partner knows whether it took the text"
                            + " down.")
    public Page<HeldArticle> outdated(
            @RestPath @Parameter(description = ID) String id, @BeanParam BoundQuery<PageRequest> query) {
        return holdings.outdatedOf(partners.find(id).id(), query);
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, work);
    }
}
