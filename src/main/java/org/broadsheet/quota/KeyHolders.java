package org.broadsheet.quota;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Knows whose key a request was sent with. */
public interface KeyHolders {

    /**
     * The id of the valid key that a request was sent with, as it was at most a minute ago; empty without one, and where
     * finding it out would cost too much. Completes on any thread, and never with a failure.
     */
    CompletionStage<Optional<UUID>> of(RoutingContext context);
}
