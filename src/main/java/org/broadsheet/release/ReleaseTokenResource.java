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
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.access.Scope;
import org.broadsheet.article.preview.PreviewTokenView;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.broadsheet.request.Slugs;
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

    private static final String KIND = "preview token";

    private final Releases releases;
    private final PreviewTokens tokens;
    private final Editor editor;
    private final WriteTransaction writes;

    ReleaseTokenResource(Releases releases, PreviewTokens tokens, Editor editor, WriteTransaction writes) {
        this.releases = releases;
        this.tokens = tokens;
        this.editor = editor;
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
                                "/workingCopy", "Is for tokens of articles: a release shows what its steps do")))
                        .exception();
            }
            PreviewTokens.Made made = tokens.make(subject(release), input.label(), input.lifetime(), editor.name());
            String url = context.request().scheme() + "://" + context.request().authority() + "/v1/fronts?previewToken="
                    + made.secret();
            return new WriteResult(
                    201,
                    new PreviewTokenView.New(PreviewTokenView.of(made.token()), made.secret(), url),
                    null,
                    Releases.PATH + release.id() + "/preview-tokens/"
                            + made.token().id(),
                    entry("create", release));
        });
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listReleasePreviewTokens",
            summary = "A release's preview tokens, newest first",
            description = "Without the tokens themselves, but with how often and when each was used.")
    public PreviewTokenView.All list(@RestPath @Parameter(description = ReleaseResource.ID) String id) {
        return new PreviewTokenView.All(tokens.of(subject(releases.find(id))).stream()
                .map(PreviewTokenView::of)
                .toList());
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
        return writes.run(dryRun, () -> {
            Release release = releases.find(id);
            UUID tokenId = Slugs.isId(token) ? Slugs.id(token) : null;
            Optional.ofNullable(tokenId)
                    .flatMap(known -> tokens.revoke(subject(release), known))
                    .orElseThrow(() -> Problem.notStored().exception());
            return WriteResult.deleted(entry("revoke", release));
        });
    }

    private static PreviewTokens.Subject subject(Release release) {
        return PreviewTokens.Subject.release(release.id());
    }

    private static WriteResult.Entry entry(String action, Release release) {
        return new WriteResult.Entry(action, KIND, release.id(), null, null, null)
                .noting("Of the release " + release.draft().name());
    }
}
