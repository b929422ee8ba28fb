package org.broadsheet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One event on its way to one receiver, as it is stored.
 *
 * @param cacheTags of what it is about, as of the event
 * @param body what is sent, as JSON
 * @param dueAt when it is tried next; null once it has ended
 * @param until until when it is tried
 */
record Delivery(
        UUID event,
        UUID webhook,
        String type,
        UUID thing,
        List<String> cacheTags,
        String body,
        State state,
        Instant madeAt,
        Instant dueAt,
        Instant until,
        Instant endedAt,
        int tries,
        List<Attempt> attempts) {

    /** How far a delivery is. */
    enum State implements WireName {
        DUE,
        TRYING,
        DELIVERED,
        FAILED;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The condition on a row of this alias, as text: PostgreSQL uses the index of the few that failed, or wait, only if it
         * sees which are asked for.
         */
        String condition(String alias) {
            boolean waits = this == DUE || this == TRYING;
            return "and " + alias + ".state = '" + wireName() + "'"
                    + (waits ? " and " + alias + ".due_at is not null" : "");
        }
    }

    /**
     * One call.
     *
     * @param status of the answer; null if there was none
     * @param failure why there was none; null if there was one
     * @param answer the beginning of its body; null for none
     */
    @Schema(name = "WebhookAttempt", description = "One call to a receiver.")
    record Attempt(
            @Schema(description = "When it was made.") Instant at,

            @Schema(description = "How long it took, in milliseconds.", minimum = "0")
            long milliseconds,

            @Schema(nullable = true, description = "The status of the answer; null if there was none.", minimum = "100")
            Integer status,

            @Schema(nullable = true, description = "Why there was no answer.", maxLength = 500)
            String failure,

            @Schema(
                    nullable = true,
                    description = "The beginning of the answer's body, to 1,000 characters.",
                    maxLength = 1_000)
            String answer) {}
}
