package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.broadsheet.response.Publication;

/**
 * Says on every public response whether its texts may be mined (TDM Reservation Protocol, W3C Community Group report of
 * 2024, section 5.1), where {@code broadsheet.publication.text-and-data-mining} is set.
 */
@ApplicationScoped
class MiningHeaders {

    private static final int BEFORE_THE_GUARD = 10_002;

    private final Optional<String> reservation;
    private final Optional<String> policy;

    MiningHeaders(Publication publication) {
        reservation = publication.textAndDataMining().map(mining -> mining == Publication.Mining.RESERVED ? "1" : "0");
        policy = publication.miningPolicy().map(Object::toString);
    }

    void register(@Observes Filters filters) {
        if (reservation.isPresent()) {
            filters.register(this::say, BEFORE_THE_GUARD);
        }
    }

    private void say(RoutingContext context) {
        if (CrossOrigin.isPublic(context)) {
            reservation.ifPresent(value -> context.response().putHeader("TDM-Reservation", value));
            policy.ifPresent(page -> context.response().putHeader("TDM-Policy", page));
        }
        context.next();
    }
}
