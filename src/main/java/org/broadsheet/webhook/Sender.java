package org.broadsheet.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.outward.Answer;
import org.broadsheet.outward.Call;
import org.broadsheet.outward.Caller;

/**
 * Sends what is due. Each node takes some of it, for a time after which others take over, and makes the calls without
 * waiting for one before the next; a receiver that hangs has no more than its own share of them.
 */
@ApplicationScoped
class Sender {

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** How much longer than a call may take others wait for its outcome. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(1);
    private static final int TAKEN_AT_ONCE = 500;
    private static final int MERGED_AT_ONCE = 200;
    private static final long ANSWER_MILLIS = 50;

    private final DeliveryTable deliveries;
    private final WebhookTable webhooks;
    private final Calls calls;
    private final Caller caller;
    private final Results results;
    private final WebhookConfig config;
    private final DatabaseClock clock;

    private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

    /** What is being sent, by receiver. Only the sending thread uses it. */
    private final Map<UUID, List<Delivery>> underWay = new HashMap<>();

    private volatile boolean stopping;
    private Ticker ticker;

    Sender(
            DeliveryTable deliveries,
            WebhookTable webhooks,
            Calls calls,
            Caller caller,
            Results results,
            WebhookConfig config,
            DatabaseClock clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.calls = calls;
        this.caller = caller;
        this.results = results;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("webhooks", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
        ticker.close();
    }

    /** Sends until nothing is due and no call is under way. */
    private void work() {
        try {
            while (!stopping && (take() || !underWay.isEmpty())) {
                settle();
            }
        } finally {
            if (stopping) {
                leave();
            }
        }
    }

    private boolean take() {
        Map<UUID, Integer> free = new HashMap<>();
        underWay.forEach((webhook, sent) -> free.put(webhook, Math.max(0, config.callsAtOnce() - sent.size())));
        List<Delivery> taken = deliveries.claim(
                free,
                config.callsAtOnce(),
                MERGED_AT_ONCE,
                TAKEN_AT_ONCE,
                config.timeout().plus(MARGIN));
        if (taken.isEmpty()) {
            return false;
        }
        Map<UUID, List<Delivery>> byReceiver = taken.stream().collect(Collectors.groupingBy(Delivery::webhook));
        Map<UUID, Webhook> receivers = webhooks.list(Sql.of("and w.id = any (?)", byReceiver.keySet())).stream()
                .collect(Collectors.toMap(Webhook::id, Function.identity()));
        // One that was deleted meanwhile is told nothing more.
        byReceiver.keySet().retainAll(receivers.keySet());
        byReceiver.forEach((id, due) -> tell(receivers.get(id), due));
        return true;
    }

    private void tell(Webhook receiver, List<Delivery> due) {
        underWay.computeIfAbsent(receiver.id(), none -> new ArrayList<>()).addAll(due);
        if (receiver.draft().protocol().isMerged()) {
            send(receiver, due);
        } else {
            due.forEach(one -> send(receiver, List.of(one)));
        }
    }

    private void send(Webhook receiver, List<Delivery> told) {
        Instant at = clock.now().truncatedTo(ChronoUnit.MICROS);
        long start = System.nanoTime();
        Future<Answer> answered = Future.succeededFuture();
        for (Call call : calls.of(receiver, told, at)) {
            answered = answered.compose(before -> before == null || Ended.isSuccess(before.status())
                    ? send(receiver, call)
                    : Future.succeededFuture(before));
        }
        answered.onSuccess(answer -> ended.add(Ended.answered(receiver, told, at, answer)))
                .onFailure(failure -> ended.add(
                        Ended.unanswered(receiver, told, at, Duration.ofNanos(System.nanoTime() - start), failure)));
    }

    private Future<Answer> send(Webhook receiver, Call call) {
        return receiver.id().equals(PurgeSetting.ID) ? caller.sendTrusted(call) : caller.send(call);
    }

    /** Stores what became of calls, if one ends soon. */
    private void settle() {
        List<Ended> all = new ArrayList<>();
        try {
            Ended first = ended.poll(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            all.add(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ended.drainTo(all);
        try {
            results.store(all);
        } finally {
            // What could not be stored is taken again when its time is over.
            all.forEach(call -> underWay.computeIfPresent(call.webhook().id(), (id, sent) -> {
                sent.removeAll(call.told());
                return sent.isEmpty() ? null : sent;
            }));
        }
    }

    /** Waits a moment for what is under way, and gives back the rest, so that other nodes need not wait for its time. */
    private void leave() {
        long end = System.nanoTime() + PATIENCE_AT_END.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() - end < 0) {
            settle();
        }
        deliveries.release(underWay.values().stream().flatMap(List::stream).toList());
        underWay.clear();
    }
}
