package org.broadsheet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Change;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a receiver gets: that something happened, and where to read what. The payload of Standard Webhooks 1.0.
 *
 * @param type one of {@link EventType}, or {@link EventType#TEST}
 */
@Schema(
        name = "WebhookMessage",
        description =
                "What a receiver gets: that something happened, and where to read what it is now. Signed as Standard Webhooks"
                        + " says; answer with 2xx within 15 seconds.")
record WebhookMessage(
        @Schema(description = "What happened.", examples = "article.updated", maxLength = 40)
        String type,

        @Schema(description = "When it was committed.") Instant timestamp,

        @Schema(description = "To what it happened.") Data data) {

    /**
     * What it happened to.
     *
     * @param reason why it is gone; null unless it is
     * @param minVersion the number of the change: a read with it never answers with something older
     */
    @Schema(name = "WebhookData", description = "What something happened to. Read it from the API to get its content.")
    record Data(
            @Schema(
                    description = "The kind of thing; `webhook` in a test.",
                    enumeration = {"article", "author", "redirect", "section", "summary", "tag", "webhook"})
            String kind,

            @Schema(description = "The thing's id.") UUID id,

            @Schema(description = "Its version after the change.", minimum = "1")
            int version,

            @Schema(description = "Its name in paths; for a redirect, the path.", maxLength = 2_000)
            String slug,

            @Schema(description = "The names that it had before this change.")
            List<String> formerSlugs,

            @Schema(nullable = true, description = "The slug of its section.", maxLength = 200)
            String section,

            @Schema(nullable = true, description = "The slug of its section before the change.", maxLength = 200)
            String formerSection,

            @Schema(
                    nullable = true,
                    description = "Why it is gone.",
                    enumeration = {"unpublished", "withdrawn", "embargoed", "expired", "deleted", "merged"})
            String reason,

            @Schema(description = "Whether it matters to readers: false for changes that do not move `updatedAt`.")
            boolean material,

            @Schema(description = "Cache tags of every response that shows it, or showed it before.")
            Set<String> cacheTags,

            @Schema(
                    nullable = true,
                    description = "The position after this change in the change feed; null in a test.",
                    examples = "4711",
                    maxLength = 20)
            String cursor,

            @Schema(
                    nullable = true,
                    description =
                            "Send this parameter with your reads, and no node answers with something older; null in"
                                    + " a test.")
            Long minVersion) {}

    /** Of a change with this number. */
    static WebhookMessage of(Change change, long seq, Instant at) {
        return new WebhookMessage(
                EventType.of(change),
                at,
                new Data(
                        change.type(),
                        change.id(),
                        change.version(),
                        change.slug(),
                        change.formerSlugs(),
                        change.section(),
                        change.sectionBefore(),
                        change.reason(),
                        change.impact().material(),
                        change.cacheTags(),
                        String.valueOf(seq),
                        seq));
    }

    /** What a test is about. */
    static final String TESTED = "webhook";

    /** What is told a receiver that is about no thing but itself. */
    static WebhookMessage of(String type, UUID webhook, int version, Set<String> cacheTags, Instant at) {
        return new WebhookMessage(
                type,
                at,
                new Data(
                        TESTED,
                        webhook,
                        version,
                        webhook.toString(),
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        cacheTags,
                        null,
                        null));
    }
}
