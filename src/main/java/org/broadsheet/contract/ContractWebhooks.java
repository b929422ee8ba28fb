package org.broadsheet.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What receivers of webhooks get, as the section {@code webhooks} of OpenAPI 3.1. */
final class ContractWebhooks {

    private static final String NAME = "change";
    private static final String TAG = "Webhooks";
    private static final String MESSAGE = "#/components/schemas/WebhookMessage";

    private ContractWebhooks() {}

    /** Adds the one message there is; its schema has to be in the contract already. */
    static void add(OpenAPI api) {
        Operation operation = OASFactory.createOperation()
                .operationId("receiveChange")
                .summary("Something changed")
                .description(
                        "Sent to each webhook that asked for it, signed as Standard Webhooks says: check the signature"
                                + " with one of its libraries and the webhook's secret. Answer with 2xx within 15 seconds, before"
                                + " you do anything that takes longer. Messages can come twice: `webhook-id` is then the same."
                                + " They come in order for each thing. Any other answer, and none, is tried again for a day;"
                                + " 410 switches the webhook off.")
                .tags(List.of(TAG))
                .security(List.of())
                .addParameter(header("webhook-id", "The message's id: the same whenever it is sent again.", 100))
                .addParameter(header("webhook-timestamp", "When this call was made, in seconds since 1970.", 20))
                .addParameter(header(
                        "webhook-signature",
                        "A signature for each secret, separated by spaces: `v1,` or `v1a,` and base64.",
                        500))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .description("What happened.")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref(MESSAGE))
                                                .example(ContractExamples.message()))))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                "204", OASFactory.createAPIResponse().description("It arrived; any 2xx says so."))
                        .addAPIResponse(
                                "410",
                                OASFactory.createAPIResponse()
                                        .description(
                                                "Nothing is to be sent here any more: the webhook is switched off.")));
        api.addWebhook(NAME, OASFactory.createPathItem().POST(operation));
    }

    private static Parameter header(String name, String description, int maxLength) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.STRING))
                        .maxLength(maxLength));
    }
}
