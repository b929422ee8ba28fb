package org.broadsheet.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.broadsheet.database.DatabaseClock;

/** Stores what became of calls: of each delivery, and of its receiver. */
@ApplicationScoped
class Results {

    private final DeliveryTable deliveries;
    private final Health health;
    private final DatabaseClock clock;
    private final Map<Protocol, Counter> done;
    private final Map<Protocol, Counter> failed;
    private final Counter lost;
    private volatile double waitingSeconds;

    Results(DeliveryTable deliveries, Health health, DatabaseClock clock, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.health = health;
        this.clock = clock;
        this.done = counters(meters, "done");
        this.failed = counters(meters, "failed");
        this.lost = Counter.builder("broadsheet.webhooks.lost")
                .description("Events that receivers were not told of, although they were tried for as long as they are")
                .register(meters);
        Gauge.builder("broadsheet.webhooks.waiting", () -> waitingSeconds)
                .description("How long the oldest event has waited that a receiver is to be told of; 0 if none waits")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        waitingSeconds = deliveries.longestWait().toMillis() / 1e3;
    }

    /** In two transactions, so that whatever becomes of the second, nothing that has arrived is sent again. */
    void store(List<Ended> calls) {
        Instant now = clock.now();
        List<DeliveryTable.Outcome> outcomes = new ArrayList<>();
        for (Ended call : calls) {
            for (Delivery delivery : call.told()) {
                outcomes.add(new DeliveryTable.Outcome(delivery, call.attempt(), again(call, delivery, now)));
            }
        }
        lost.increment(QuarkusTransaction.requiringNew().call(() -> deliveries.settle(outcomes)));
        QuarkusTransaction.requiringNew().run(() -> noteAll(calls, now));
    }

    private void noteAll(List<Ended> calls, Instant now) {
        List<UUID> succeeded = calls.stream()
                .filter(Ended::succeeded)
                .map(call -> call.webhook().id())
                .distinct()
                .toList();
        if (!succeeded.isEmpty()) {
            health.succeeded(succeeded);
        }
        // In one order on all nodes, which would otherwise lock each other out.
        calls.stream()
                .collect(Collectors.groupingBy(call -> call.webhook().id(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofOne -> note(ofOne, now));
    }

    private static Optional<Duration> again(Ended call, Delivery delivery, Instant now) {
        if (call.succeeded()) {
            return Optional.empty();
        }
        Duration pause =
                Retries.pause(delivery.tries(), ThreadLocalRandom.current().nextDouble());
        return Optional.of(
                call.asked(now).filter(asked -> asked.compareTo(pause) > 0).orElse(pause));
    }

    private void note(List<Ended> calls, Instant now) {
        Webhook webhook = calls.get(0).webhook();
        List<Ended> failures = calls.stream().filter(call -> !call.succeeded()).toList();
        done.get(webhook.draft().protocol()).increment(calls.size() - failures.size());
        failed.get(webhook.draft().protocol()).increment(failures.size());
        if (!failures.isEmpty()) {
            health.failed(
                    webhook.id(),
                    failures.size(),
                    failures.get(failures.size() - 1).failure(),
                    failures.stream().flatMap(call -> call.asked(now).stream()).max(Duration::compareTo));
            if (!webhook.draft().protocol().isMerged()) {
                deliveries.postpone(
                        webhook.id(),
                        failures.stream()
                                .flatMap(call -> call.told().stream())
                                .map(Delivery::event)
                                .toList());
            }
        }
        if (failures.stream().anyMatch(Ended::isGone)) {
            health.switchOff(webhook.id(), "It answered with 410 Gone.");
        }
    }

    private static Map<Protocol, Counter> counters(MeterRegistry meters, String result) {
        Map<Protocol, Counter> counters = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            counters.put(
                    protocol,
                    Counter.builder("broadsheet.webhooks.calls")
                            .description("Calls to receivers of what changed, by protocol; failed ones are made again")
                            .tag("protocol", protocol.wireName())
                            .tag("result", result)
                            .register(meters));
        }
        return counters;
    }
}
