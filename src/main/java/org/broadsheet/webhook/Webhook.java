package org.broadsheet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A receiver as it is stored.
 *
 * @param secrets with which messages to it are signed, the newest first; more than one while they are changed
 * @param formerUntil until when the second secret is used too; null if there is none
 */
record Webhook(
        UUID id,
        int version,
        WebhookDraft draft,
        List<Secret> secrets,
        Instant formerUntil,
        Instant madeAt,
        String madeBy,
        Instant savedAt,
        String savedBy,
        Health health) {

    /**
     * How deliveries to it fare.
     *
     * @param offReason why it was switched off by the program; null if it was not
     * @param failures calls that failed since the last one that did not
     * @param failingSince when the first of them failed; null if there are none
     * @param pausedUntil when the next one is made, while it is failing
     * @param deliveredAt when a call last succeeded, to the minute
     * @param failure what went wrong with the last one that failed
     */
    record Health(
            String offReason,
            int failures,
            Instant failingSince,
            Instant pausedUntil,
            Instant deliveredAt,
            String failure) {}

    /** The secrets that count at a time. */
    List<Secret> secretsAt(Instant now) {
        boolean both = formerUntil != null && formerUntil.isAfter(now);
        return both ? secrets : secrets.subList(0, Math.min(1, secrets.size()));
    }
}
