package org.broadsheet.quota;

import java.util.Locale;
import java.util.function.Function;

/** The kinds of requests that are counted, each by itself. A request has one policy at most. */
public enum Policy {
    /** Reads of Delivery and of the reading pages that have no policy of their own. */
    READS(settings -> settings.now().reads()),
    /** Full-text search: {@code /v1/search}, suggestions, the search page, and every list with {@code q}. */
    SEARCH(settings -> settings.now().search()),
    /** Exports, of what is public and of the whole newsroom. */
    EXPORT(settings -> settings.now().export()),
    /** Reads with a preview token, each of which is a transaction that is rolled back. */
    PREVIEWS(settings -> settings.now().previews()),
    /** Pictures that are taken in, as bytes or from an address. */
    IMAGES(settings -> settings.now().images()),
    /** Failed authentications, which are counted when they have failed. */
    FAILURES(Quotas.Settings::failures);

    private final Function<Quotas.Settings, Quota> setting;

    Policy(Function<Quotas.Settings, Quota> setting) {
        this.setting = setting;
    }

    /** What an address may send, as it is configured. */
    Quota quota(Quotas.Settings settings) {
        return setting.apply(settings);
    }

    /** Its name for clients, in settings and in metrics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
