package org.broadsheet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.StoredJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One event on its way to one receiver. */
@Schema(name = "WebhookDelivery", description = "One event on its way to one receiver.")
record DeliveryView(
        @Schema(description = "The event's id, the same for all receivers; the header `webhook-id` is `msg_` and this.")
        UUID id,

        @Schema(description = "What happened.", examples = "article.updated", maxLength = 40)
        String type,

        @Schema(description = "The id of what it happened to.")
        UUID thing,

        @Schema(
                description =
                        "`due`: it waits; `trying`: a call is being made; `delivered`; `failed`: it was tried for as"
                                + " long as the setting `broadsheet.webhooks.retry` says.",
                enumeration = {"due", "trying", "delivered", "failed"})
        String state,

        @Schema(description = "When it happened, or was replayed.")
        Instant madeAt,

        @Schema(nullable = true, description = "When it is tried next; null once it has ended.")
        Instant dueAt,

        @Schema(nullable = true, description = "When it was delivered, or given up.")
        Instant endedAt,

        @Schema(description = "How many calls were made since it was made or delivered anew.", minimum = "0")
        int tries,

        @Schema(description = "The calls, also those before it was delivered anew; the last fifty.")
        List<Delivery.Attempt> attempts,

        @Schema(description = "What is sent.") WebhookMessage message) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.event(),
                delivery.type(),
                delivery.thing(),
                delivery.state().wireName(),
                delivery.madeAt(),
                delivery.dueAt(),
                delivery.endedAt(),
                delivery.tries(),
                delivery.attempts(),
                StoredJson.read(delivery.body(), WebhookMessage.class));
    }
}
