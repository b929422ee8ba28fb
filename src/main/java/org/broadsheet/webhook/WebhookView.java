package org.broadsheet.webhook;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.ArticleKind;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receiver of what changes, as administrators see it.
 *
 * @param version counts the saves; the ETag is derived from it
 */
@Schema(name = "Webhook", description = "A receiver of what changes, and how deliveries to it fare.")
record WebhookView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "Counts the saves; its ETag is `\"v<version>\"`.", minimum = "1")
        int version,

        @Schema(description = "For the newsroom.", maxLength = WebhookDraft.NAME_LENGTH)
        String name,

        @Schema(
                description =
                        "How the receiver is told: `webhook` by a signed message for each event (Standard Webhooks);"
                                + " `purge` by the cache tags of what changed, in a header; `indexnow` by the addresses of pages;"
                                + " `websub` by those of feeds.")
        Protocol protocol,

        @Schema(description = "Where calls go.", maxLength = WebhookDraft.URL_LENGTH)
        String url,

        @Schema(description = "Whether it is told of anything.")
        boolean enabled,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = EventType.Name.class,
                description = "What it is told of; empty for everything.")
        List<String> events,

        @Schema(description = "Only what is or was in one of these sections or below them; empty for all.")
        List<String> sections,

        @Schema(description = "Only what has or had one of these tags; empty for all.")
        List<String> tags,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = ArticleKind.class,
                description = "Only articles that are or were of one of these kinds; empty for all.")
        List<String> kinds,

        @Schema(description = "Only articles of these senders; empty for all.")
        List<String> sources,

        @Schema(description = "Whether changes that do not move `updatedAt` are left out.")
        boolean materialOnly,

        @Schema(nullable = true, description = "The partner of whose articles alone it is told; null for all articles.")
        String partner,

        @Schema(
                nullable = true,
                description = "How messages are signed; null unless the protocol is `webhook`.",
                enumeration = {WebhookDraft.SHARED, WebhookDraft.KEY_PAIR})
        String signature,

        @Schema(description = "Whether calls have a header Authorization.")
        boolean authorized,

        @Schema(nullable = true, description = "Of a purge: its HTTP method.", maxLength = 10)
        String method,

        @Schema(nullable = true, description = "Of a purge: the header that has the cache tags.", maxLength = 64)
        String header,

        @Schema(nullable = true, description = "Of indexnow: the key.", maxLength = 128)
        String indexNowKey,

        @Schema(
                nullable = true,
                description = "The public key with which signatures `v1a` are checked: `whpk_` and base64.",
                maxLength = 100)
        String publicKey,

        @Schema(
                nullable = true,
                description = "Until when messages are signed with the former secret too; null if there is none.")
        Instant formerSecretUntil,

        @Schema(description = "When it was made.") Instant madeAt,

        @Schema(description = "Who made it.", maxLength = 200)
        String madeBy,

        @Schema(description = "When it was last saved.") Instant savedAt,

        @Schema(description = "Who saved it last.", maxLength = 200)
        String savedBy,

        @Schema(description = "How deliveries fare.") Status status) {

    static final int MOST_COUNTED = 1_000;

    /** How deliveries to a receiver fare. */
    @Schema(name = "WebhookStatus", description = "How deliveries to a receiver fare.")
    record Status(
            @Schema(
                    description =
                            "How many deliveries wait or are being made, to 1,000, which stands for that many or more.",
                    minimum = "0",
                    maximum = "1000")
            int waiting,

            @Schema(nullable = true, description = "Since when the oldest of them waits.")
            Instant waitingSince,

            @Schema(nullable = true, description = "When a call last succeeded, to the minute.")
            Instant deliveredAt,

            @Schema(description = "How many calls have failed since then.", minimum = "0")
            int failures,

            @Schema(nullable = true, description = "When the first of them failed.")
            Instant failingSince,

            @Schema(nullable = true, description = "When the next call is made, while it is failing.")
            Instant pausedUntil,

            @Schema(nullable = true, description = "Why the last one failed.", maxLength = 500)
            String failure,

            @Schema(nullable = true, description = "Why Broadsheet switched it off.", maxLength = 1_000)
            String offReason) {}

    static WebhookView of(Webhook webhook, DeliveryTable.Waiting waiting) {
        WebhookDraft draft = webhook.draft();
        Webhook.Health health = webhook.health();
        return new WebhookView(
                webhook.id(),
                webhook.version(),
                draft.name(),
                draft.protocol(),
                draft.url(),
                draft.enabled(),
                draft.events(),
                draft.sections(),
                draft.tags(),
                draft.kinds(),
                draft.sources(),
                draft.materialOnly(),
                draft.partner(),
                draft.signature(),
                draft.authorization() != null,
                draft.method(),
                draft.header(),
                draft.indexNowKey(),
                WebhookDraft.KEY_PAIR.equals(draft.signature())
                        ? webhook.secrets().get(0).forReceiver()
                        : null,
                webhook.formerUntil(),
                webhook.madeAt(),
                webhook.madeBy(),
                webhook.savedAt(),
                webhook.savedBy(),
                new Status(
                        waiting.count(),
                        waiting.since(),
                        health.deliveredAt(),
                        health.failures(),
                        health.failingSince(),
                        health.pausedUntil(),
                        health.failure(),
                        health.offReason()));
    }

    /**
     * A receiver that was just made, or has a new secret.
     *
     * @param secret null if its signatures need none that the receiver has
     */
    @Schema(name = "NewWebhook", description = "A receiver with its secret, which is shown only this once.")
    record New(
            @Schema(description = "The receiver.") WebhookView webhook,

            @Schema(
                    nullable = true,
                    description =
                            "The secret with which it checks signatures, shown only this once: `whsec_` and base64."
                                    + " Null for `v1a`, of which it needs the public key, and for protocols without signatures.",
                    maxLength = 200)
            String secret) {}

    /** How a secret is changed. */
    @Schema(name = "WebhookSecretInput", description = "How a secret is changed.")
    record NewSecretInput(
            @Schema(
                    description =
                            "For how long messages are signed with the former secret too: an ISO 8601 duration of at"
                                    + " most 30 days; P1D if absent, PT0S for not at all.",
                    examples = "P1D")
            @Size(min = 1, max = 40)
            String overlap) {}

    /** What is sent again. */
    @Schema(name = "WebhookReplayInput", description = "What is sent again: everything after a position or a time.")
    record ReplayInput(
            @Schema(
                    description = "A position in the change feed, such as `data.cursor` of a message.",
                    examples = "4711")
            @Pattern(regexp = "^[0-9]{1,18}$", message = "Must be a position in the change feed")
            String after,

            @Schema(description = "A time.") Instant since) {}

    /** What was put on its way again. */
    @Schema(name = "WebhookReplay", description = "What was put on its way again.")
    record Replayed(
            @Schema(description = "How many deliveries.", minimum = "0")
            int deliveries,

            @Schema(description = "The position up to which changes were looked at: where to go on.", maxLength = 20)
            String cursor,

            @Schema(description = "Whether there is more to replay after it.")
            boolean hasMore) {}
}
