package org.broadsheet.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.broadsheet.change.ChangeHistory;
import org.broadsheet.database.Sql;
import org.broadsheet.partner.Holdings;
import org.broadsheet.partner.UseWriter;

/**
 * Tells of changes that came between a partner's fetch and the moment at which it was written that it has fetched. The
 * outbox could not know of these. Looks a moment later, when transactions that were being committed are.
 */
@ApplicationScoped
class LateFetches {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration REACH = Duration.ofMinutes(1);

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final WebhookTable webhooks;
    private final ChangeHistory history;
    private final Interests interests;
    private final Replays replays;

    LateFetches(WebhookTable webhooks, ChangeHistory history, Interests interests, Replays replays) {
        this.webhooks = webhooks;
        this.history = history;
        this.interests = interests;
        this.replays = replays;
    }

    private record Waiting(long since, List<UUID> articles) {}

    void note(@Observes UseWriter.Written written) {
        waiting.add(new Waiting(
                System.nanoTime(),
                written.fetched().stream()
                        .map(Holdings.Held::article)
                        .distinct()
                        .toList()));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Waiting first = waiting.peek();
        while (first != null && System.nanoTime() - first.since() >= MOMENT.toNanos()) {
            waiting.poll();
            List<UUID> articles = first.articles();
            QuarkusTransaction.requiringNew().run(() -> tell(articles));
            first = waiting.peek();
        }
    }

    private void tell(List<UUID> articles) {
        List<Webhook> receivers = webhooks.list(Sql.of("and w.enabled and w.partner_id is not null"));
        if (receivers.isEmpty()) {
            return;
        }
        List<ChangeHistory.Row> rows = history.recent(articles, REACH);
        List<List<Integer>> told = interests.of(
                receivers, rows.stream().map(ChangeHistory.Row::change).toList());
        for (int i = 0; i < receivers.size(); i++) {
            replays.send(receivers.get(i), told.get(i).stream().map(rows::get).toList(), false);
        }
    }
}
