package org.broadsheet.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a receiver is told of what changed. */
@Schema(
        name = "WebhookProtocol",
        description =
                "How a receiver is told of what changed: `webhook` by a signed message for each event (Standard Webhooks);"
                        + " `purge` by the cache tags, in a header; `indexnow` by the addresses of pages; `websub` by those"
                        + " of feeds.")
public enum Protocol implements WireName {
    /** A signed message for each event: Standard Webhooks. */
    WEBHOOK,
    /** The cache tags of what changed, in a header: what CDNs purge by. */
    PURGE,
    /** The addresses of pages that changed, for search engines: IndexNow. */
    INDEXNOW,
    /** The addresses of feeds that changed, for a hub: WebSub (W3C Recommendation, 2018), section 6. */
    WEBSUB;

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of this name, which is one. */
    static Protocol of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** Whether one call can tell of many events: it says what changed, and not what happened. */
    boolean isMerged() {
        return this != WEBHOOK;
    }
}
