package org.broadsheet.webhook;

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
import org.broadsheet.editorial.Alone;
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

/** Webhooks: who is told when something changes. Needs the scope admin, since messages leave the newsroom. */
@Path("/v1/editorial/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Who is told when something changes, and what became of it.")
public class WebhookResource {

    static final String ID = "The webhook's id.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final Webhooks webhooks;
    private final WebhookWrites changes;
    private final WriteTransaction writes;

    WebhookResource(Webhooks webhooks, WebhookWrites changes, WriteTransaction writes) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.writes = writes;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listWebhooks",
            summary = "All webhooks, those made last first",
            description = "With how deliveries to each fare; never with secrets.")
    public Page<WebhookView> list(@BeanParam BoundQuery<WebhookListRequest> query) {
        return webhooks.page(query);
    }

    @Alone
    @POST
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhook",
            summary = "Makes a webhook",
            description = "From then on it is told of what changes. Its secret is shown in this answer and never again."
                    + " This takes no Idempotency-Key, because the answer would have to be stored: if it gets lost,"
                    + " change the secret.")
    @APIResponseSchema(
            value = WebhookView.New.class,
            responseCode = "201",
            responseDescription = "The webhook, with its secret, shown only this once.")
    public Response create(
            @RequestBody(required = true) Sent<WebhookDraft> body, @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> changes.make(body));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "getWebhook",
            summary = "One webhook",
            description = "With how deliveries fare. Send its ETag as If-Match with a write.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200", responseDescription = "The webhook.")
    public Response get(@RestPath @Parameter(description = ID) String id) {
        WebhookView webhook = webhooks.view(webhooks.find(id));
        // No 304: how deliveries fare is no part of a version.
        return EditorialRead.of(webhook, webhook.version(), null);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateWebhook",
            summary = "Changes a webhook",
            description = "JSON Merge Patch (RFC 7396). What waits for it goes to where it is then. While it is not"
                    + " enabled nothing is sent to it and nothing is noted for it: replay what it missed.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "200",
            responseDescription = "The webhook as it is now.")
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<WebhookDraft> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.patch(id, new Precondition(ifMatch), body));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "deleteWebhook",
            summary = "Deletes a webhook",
            description = "With its deliveries; what waits is not sent.")
    @APIResponse(responseCode = "204", description = "The webhook was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.delete(id, new Precondition(ifMatch)));
    }

    @Alone
    @POST
    @Path("/{id}/secret")
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhookSecret",
            summary = "Gives a webhook another secret",
            description =
                    "Shown in this answer and never again. Until the overlap is over, messages have a signature of"
                            + " each, so that the receiver can change when it likes.")
    @APIResponseSchema(
            value = WebhookView.New.class,
            responseCode = "200",
            responseDescription = "The webhook, with its secret, shown only this once.")
    public Response secret(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = false) Sent<WebhookView.NewSecretInput> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return run(query, () -> changes.change(id, new Precondition(ifMatch), body.wholeContent()));
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "testWebhook",
            summary = "Sends a test to a webhook",
            description =
                    "A message of the type `webhook.test`, whatever the filters are. Read the delivery to see what"
                            + " became of it. Answers 409 if the webhook is not enabled.")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "201",
            responseDescription = "The delivery, which is about to be made.")
    public Response test(@RestPath @Parameter(description = ID) String id, @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> changes.test(id));
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayWebhook",
            summary = "Sends everything again after a position or a time",
            description =
                    "What the webhook was told of since then, or would have been as it is now. Messages keep their"
                            + " ids. One call looks at 10,000 changes; go on with the `cursor` while there is more. Answers 410 if"
                            + " changes after it are no longer kept.")
    @APIResponseSchema(
            value = WebhookView.Replayed.class,
            responseCode = "200",
            responseDescription = "What was put on its way.")
    @APIResponse(responseCode = "410", description = "Changes after it are no longer kept.")
    public Response replay(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Sent<WebhookView.ReplayInput> body,
            @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> changes.replay(id, body.wholeContent()));
    }

    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What is or was on its way to a webhook, newest first",
            description =
                    "With what was sent and what was answered. Kept for as long as `broadsheet.webhooks.keep` says.")
    public Page<DeliveryView> deliveries(
            @RestPath @Parameter(description = ID) String id, @BeanParam BoundQuery<DeliveryListRequest> query) {
        return webhooks.deliveries(id, query);
    }

    @GET
    @Path("/{id}/deliveries/{delivery}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "One delivery",
            description = "With what was sent and what was answered.")
    public DeliveryView delivery(
            @RestPath @Parameter(description = ID) String id,
            @RestPath @Parameter(description = "The delivery's id.") String delivery) {
        return DeliveryView.of(webhooks.delivery(webhooks.find(id), delivery));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/redeliver")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "redeliverWebhookDelivery",
            summary = "Sends one delivery again",
            description = "Whatever became of it, with the same message id. Answers 409 if the webhook is not enabled.")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "200",
            responseDescription = "The delivery, which is about to be made.")
    public Response redeliver(
            @RestPath @Parameter(description = ID) String id,
            @RestPath @Parameter(description = "The delivery's id.") String delivery,
            @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> changes.again(id, delivery));
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, work);
    }
}
