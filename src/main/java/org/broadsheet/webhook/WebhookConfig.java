package org.broadsheet.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code broadsheet.webhooks.*}: telling others of changes. */
@ConfigMapping(prefix = "broadsheet.webhooks")
public interface WebhookConfig {

    /** How long a receiver may take to answer, with the look-up of its name and the connection. */
    @WithDefault("15S")
    Duration timeout();

    /** For how long a delivery is tried again. */
    @WithDefault("24H")
    Duration retry();

    /** After how long without a successful delivery a receiver is switched off. */
    @WithDefault("5D")
    Duration giveUp();

    /** How long deliveries are kept, with what was sent and answered. */
    @WithDefault("14D")
    Duration keep();

    /** How many calls one node makes to one receiver at once. */
    @WithDefault("16")
    int callsAtOnce();
}
