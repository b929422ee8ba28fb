package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeHistory;

/** Puts what a receiver was told of, or would have been, on its way again. Events keep their ids. */
@ApplicationScoped
class Replays {

    /** How many changes one replay looks at. */
    static final int MOST = 10_000;

    private static final int AT_ONCE = 1_000;

    private final ChangeHistory history;
    private final DeliveryTable deliveries;
    private final Outbox outbox;
    private final Interests interests;
    private final WebhookConfig config;

    Replays(ChangeHistory history, DeliveryTable deliveries, Outbox outbox, Interests interests, WebhookConfig config) {
        this.history = history;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.interests = interests;
        this.config = config;
    }

    /** Looks at up to {@value #MOST} changes after a position or a time; ends the request with 410 if they are not kept. */
    WebhookView.Replayed replay(Webhook webhook, WebhookView.ReplayInput input) {
        long after =
                input.after() != null ? history.from(Long.parseLong(input.after())) : history.before(input.since());
        int sent = 0;
        boolean more = true;
        for (int looked = 0; more && looked < MOST; looked += AT_ONCE) {
            List<ChangeHistory.Row> rows = history.after(after, AT_ONCE);
            more = rows.size() == AT_ONCE;
            if (!rows.isEmpty()) {
                after = rows.get(rows.size() - 1).seq();
                List<Change> changes =
                        rows.stream().map(ChangeHistory.Row::change).toList();
                sent += send(
                        webhook,
                        interests.of(List.of(webhook), changes).get(0).stream()
                                .map(rows::get)
                                .toList(),
                        true);
            }
        }
        return new WebhookView.Replayed(sent, String.valueOf(after), more);
    }

    /**
     * Puts changes on their way to a receiver; how many.
     *
     * @param again also those that are on their way, or have arrived
     */
    int send(Webhook webhook, List<ChangeHistory.Row> rows, boolean again) {
        if (rows.isEmpty()) {
            return 0;
        }
        long first = rows.get(0).seq();
        long last = rows.get(rows.size() - 1).seq();
        Map<Long, UUID> known = deliveries.events(first, last);
        List<DeliveryTable.Event> missing = new ArrayList<>();
        for (ChangeHistory.Row row : rows) {
            if (!known.containsKey(row.seq())) {
                missing.add(outbox.event(row.change(), row.seq(), row.at()));
            }
        }
        deliveries.add(missing);
        // Another replay may have added some of them meanwhile.
        Map<Long, UUID> all = deliveries.events(first, last);
        List<UUID> events = rows.stream().map(row -> all.get(row.seq())).toList();
        List<UUID> receivers = Collections.nCopies(events.size(), webhook.id());
        if (again) {
            deliveries.send(receivers, events, config.retry());
        } else {
            deliveries.sendOnce(receivers, events, config.retry());
        }
        return events.size();
    }
}
