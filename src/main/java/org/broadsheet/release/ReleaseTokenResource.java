package org.broadsheet.release;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.editorial.preview.PreviewTokenView;
import org.broadsheet.editorial.preview.PreviewTokenWrites;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Preview tokens of releases, which show everything as it will be. Every operation needs a key without limits. */
@Path("/v1/editorial/releases/{id}/preview-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: releases", description = "Changes of many things that become public together, or not at all.")
@Alone
public class ReleaseTokenResource {

    private final Releases releases;
    private final PreviewTokenWrites tokens;
    private final WriteTransaction writes;

    ReleaseTokenResource(Releases releases, PreviewTokenWrites tokens, WriteTransaction writes) {
        this.releases = releases;
        this.tokens = tokens;
        this.writes = writes;
    }

    @POST
    @RolesAllowed(Scope.CONTENT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createReleasePreviewToken",
            summary = "Creates a token that shows a release through Delivery",
            description =
                    "Send it with any Delivery read, as the header Preview-Token or the parameter previewToken: fronts,"
                            + " lists, articles and teasers are as they will be once the release is carried out. A step"
                            + " that cannot be carried out is left out. Once it was carried out or called off, the token"
                            + " shows what is public. Shown once.")
    @APIResponseSchema(
            value = PreviewTokenView.New.class,
            responseCode = "201",
            responseDescription = "The token, shown only this once.")
    public Response create(
            @RestPath @Parameter(description = ReleaseResource.ID) String id,
            @RequestBody(required = false) Sent<PreviewTokenView.Input> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @Context RoutingContext context) {
        boolean dryRun = query.checked().dryRun();
        // No Idempotency-Key here: to repeat the first answer, the token itself would have to be stored.
        return writes.run(dryRun, () -> {
            Release release = releases.find(id);
            PreviewTokenView.Input input = body.wholeContent();
            if (input.workingCopy() != null) {
                throw Problem.invalidContent(List.of(Fault.pointer(
                                "/workingCopy",
                                "Is for tokens of articles and summaries: a release shows what its steps do")))
                        .exception();
            }
            return tokens.make(previewed(release), input, "/v1/fronts", context);
        });
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listReleasePreviewTokens",
            summary = "A release's preview tokens, newest first",
            description = "Without the tokens themselves, but with how often and when each was used.")
    public PreviewTokenView.All list(@RestPath @Parameter(description = ReleaseResource.ID) String id) {
        return tokens.of(previewed(releases.find(id)).subject());
    }

    @DELETE
    @Path("/{token}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "deleteReleasePreviewToken",
            summary = "Revokes a release's preview token",
            description = "It stops working at once and stays in the list.")
    @APIResponse(responseCode = "204", description = "The token was revoked.")
    public Response revoke(
            @RestPath @Parameter(description = ReleaseResource.ID) String id,
            @RestPath @Parameter(description = "The token's id.") String token,
            @BeanParam BoundQuery<WriteRequest> query) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, () -> tokens.revoke(previewed(releases.find(id)), token));
    }

    private static PreviewTokenWrites.Previewed previewed(Release release) {
        return new PreviewTokenWrites.Previewed(
                new PreviewTokens.Subject(PreviewTokens.Kind.RELEASE, release.id(), false),
                Releases.PATH + release.id(),
                null,
                "Of the release " + release.draft().name());
    }
}
