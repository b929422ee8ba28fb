package org.broadsheet.quota;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.request.Bearer;

/**
 * Counts requests on the event loop, before their bodies are read, before anything is looked up in memory and before a
 * worker is taken. What is beyond a client's quota gets 429; whatever is counted says what is left of it.
 */
@ApplicationScoped
class QuotaRoute {

    /** After the guard and preflights, before bodies. */
    private static final int AFTER_THE_GUARD = 5_000;

    private final Quotas quotas;
    private final RequestPolicies policies;
    private final KeyHolders holders;
    private final ProblemWriter problems;

    QuotaRoute(Quotas quotas, RequestPolicies policies, KeyHolders holders, ProblemWriter problems) {
        this.quotas = quotas;
        this.policies = policies;
        this.holders = holders;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        if (Arrays.stream(Policy.values()).anyMatch(policy -> policy != Policy.FAILURES && quotas.isOn(policy))) {
            filters.register(this::take, AFTER_THE_GUARD);
        }
    }

    private void take(RoutingContext context) {
        Policy policy = policies.of(context);
        if (policy == null || !quotas.isOn(policy)) {
            context.next();
        } else if (Bearer.of(context.request()).isEmpty()) {
            count(context, policy, Optional.empty());
        } else {
            identify(context, policy);
        }
    }

    private void identify(RoutingContext context, Policy policy) {
        CompletableFuture<Optional<UUID>> key = holders.of(context).toCompletableFuture();
        if (key.isDone()) {
            count(context, policy, key.join());
            return;
        }
        Context thread = context.vertx().getOrCreateContext();
        // What arrives of its body meanwhile must not be lost.
        context.request().pause();
        key.thenAccept(found -> thread.runOnContext(resumed -> {
            context.request().resume();
            count(context, policy, found);
        }));
    }

    private void count(RoutingContext context, Policy policy, Optional<UUID> key) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Optional<Allowance> counted = key.isPresent()
                ? quotas.count(policy, key.get())
                : quotas.count(policy, ClientAddress.of(context.request()));
        Allowance allowance = counted.orElseThrow();
        allowance.headers().forEach(response::putHeader);
        if (!allowance.isRefused()) {
            context.next();
        } else {
            problems.end(context, allowance.problem(key.isPresent()), Map.of());
        }
    }
}
