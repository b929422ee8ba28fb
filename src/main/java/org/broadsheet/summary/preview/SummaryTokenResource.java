package org.broadsheet.summary.preview;

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
import org.broadsheet.editorial.EditorialWrites;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.editorial.preview.PreviewTokenView;
import org.broadsheet.editorial.preview.PreviewTokenWrites;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.broadsheet.summary.EditorialSummaries;
import org.broadsheet.summary.EditorialSummary;
import org.broadsheet.summary.EditorialSummaryResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Preview tokens of summaries, which show one before its time, or as its working copy has it. Every operation needs a key. */
@Alone
@Path("/v1/editorial/summaries/{id}/preview-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: summaries", description = "Reading, creating, changing and deleting summaries.")
public class SummaryTokenResource {

    private final EditorialSummaries summaries;
    private final EditorialWrites writes;
    private final PreviewTokenWrites tokens;
    private final WriteTransaction transactions;

    SummaryTokenResource(
            EditorialSummaries summaries,
            EditorialWrites writes,
            PreviewTokenWrites tokens,
            WriteTransaction transactions) {
        this.summaries = summaries;
        this.writes = writes;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    @POST
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSummaryPreviewToken",
            summary = "Creates a token that shows this summary through Delivery",
            description =
                    "Send it with any Delivery read, as the header Preview-Token or the parameter previewToken. It shows"
                            + " this summary, whose time may not have come, on its page, in lists and on fronts. With"
                            + " `workingCopy` it shows the summary as it will be once that is published. Shown once.")
    @APIResponseSchema(
            value = PreviewTokenView.New.class,
            responseCode = "201",
            responseDescription = "The token, shown only this once.")
    public Response create(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @RequestBody(required = false) Sent<PreviewTokenView.Input> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @Context RoutingContext context) {
        boolean dryRun = query.checked().dryRun();
        // No Idempotency-Key here: to repeat the first answer, the token itself would have to be stored.
        return transactions.run(dryRun, () -> {
            EditorialSummary summary = read(id);
            PreviewTokenView.Input input = body.wholeContent();
            boolean workingCopy = PreviewTokenWrites.ofWorkingCopy(input, summary.workingCopy(), "summary");
            // A working copy may have another slug, under which the summary's own address would not show it.
            String page = workingCopy ? "/v1/summaries?id=" + summary.id() : "/v1/summaries/" + summary.slug();
            return tokens.make(previewed(summary, workingCopy), input, page, context);
        });
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listSummaryPreviewTokens",
            summary = "A summary's preview tokens, newest first",
            description = "Without the tokens themselves, but with how often and when each was used.")
    public PreviewTokenView.All list(@RestPath @Parameter(description = EditorialSummaryResource.ID) String id) {
        return tokens.of(previewed(read(id), false).subject());
    }

    @DELETE
    @Path("/{token}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "deleteSummaryPreviewToken",
            summary = "Revokes a summary's preview token",
            description = "It stops working at once and stays in the list.")
    @APIResponse(responseCode = "204", description = "The token was revoked.")
    public Response revoke(
            @RestPath @Parameter(description = EditorialSummaryResource.ID) String id,
            @RestPath @Parameter(description = "The token's id.") String token,
            @BeanParam BoundQuery<WriteRequest> query) {
        boolean dryRun = query.checked().dryRun();
        return transactions.run(dryRun, () -> tokens.revoke(previewed(read(id), false), token));
    }

    private EditorialSummary read(String id) {
        return summaries.view(writes.read(summaries, writes.id(summaries, id)), List.of());
    }

    private PreviewTokenWrites.Previewed previewed(EditorialSummary summary, boolean workingCopy) {
        return new PreviewTokenWrites.Previewed(
                new PreviewTokens.Subject(PreviewTokens.Kind.SUMMARY, summary.id(), workingCopy),
                summaries.path() + summary.id(),
                summary.slug(),
                "Of the summary");
    }
}
