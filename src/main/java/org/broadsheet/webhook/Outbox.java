package org.broadsheet.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.broadsheet.change.Change;
import org.broadsheet.change.LogFollower;
import org.broadsheet.database.Sql;

/** Queues what receivers are told of, in the transaction of the change: what is committed is told, and nothing else. */
@ApplicationScoped
class Outbox implements LogFollower {

    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final Interests interests;
    private final WebhookConfig config;
    private final ObjectMapper json;

    Outbox(
            WebhookTable webhooks,
            DeliveryTable deliveries,
            Interests interests,
            WebhookConfig config,
            ObjectMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.interests = interests;
        this.config = config;
        this.json = json;
    }

    @Override
    public void appended(List<Change> changes, long first, Instant at) {
        List<Webhook> receivers = webhooks.list(Sql.of("and w.enabled"));
        if (receivers.isEmpty()) {
            return;
        }
        Map<Integer, DeliveryTable.Event> events = new TreeMap<>();
        List<UUID> to = new ArrayList<>();
        List<UUID> what = new ArrayList<>();
        List<List<Integer>> told = interests.of(receivers, changes);
        for (int j = 0; j < receivers.size(); j++) {
            for (int i : told.get(j)) {
                DeliveryTable.Event event =
                        events.computeIfAbsent(i, place -> event(changes.get(place), first + place, at));
                to.add(receivers.get(j).id());
                what.add(event.id());
            }
        }
        if (!to.isEmpty()) {
            deliveries.add(List.copyOf(events.values()));
            deliveries.send(to, what, config.retry());
        }
    }

    /** The event that a change is. */
    DeliveryTable.Event event(Change change, long seq, Instant at) {
        return new DeliveryTable.Event(
                UuidCreator.getTimeOrderedEpoch(),
                seq,
                EventType.of(change),
                change.id(),
                List.copyOf(change.cacheTags()),
                write(WebhookMessage.of(change, seq, at)),
                at);
    }

    /** An event that is about no thing but a receiver itself, such as a test. */
    DeliveryTable.Event event(String type, UUID webhook, int version, Set<String> cacheTags, Instant at) {
        return new DeliveryTable.Event(
                UuidCreator.getTimeOrderedEpoch(),
                null,
                type,
                webhook,
                List.copyOf(cacheTags),
                write(WebhookMessage.of(type, webhook, version, cacheTags, at)),
                at);
    }

    private String write(WebhookMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message is always JSON", e);
        }
    }
}
