package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;

/** Reads receivers and what is on its way to them. */
@ApplicationScoped
class Webhooks {

    /** The beginning of every receiver's address. */
    static final String PATH = "/v1/editorial/webhooks/";

    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final Counts counts;

    Webhooks(WebhookTable table, DeliveryTable deliveries, Database database) {
        this.table = table;
        this.deliveries = deliveries;
        this.counts = new Counts(database);
    }

    /** The receiver with this id; ends the request with a 404 if there is none. */
    Webhook find(String id) {
        return Slugs.asId(id).flatMap(table::find).orElseThrow(() -> Problem.notStored()
                .exception());
    }

    /** The same, locked until the caller's transaction ends. */
    Webhook lock(String id) {
        return Slugs.asId(id).flatMap(table::lock).orElseThrow(() -> Problem.notStored()
                .exception());
    }

    WebhookView view(Webhook webhook) {
        return WebhookView.of(webhook, deliveries.waiting(webhook.id(), WebhookView.MOST_COUNTED));
    }

    WebhookView view(UUID id) {
        return view(table.find(id).orElseThrow());
    }

    /** A page of receivers, those made last first. */
    Page<WebhookView> page(BoundQuery<WebhookListRequest> query) {
        Keyset keyset = Keyset.of(query, query.value().page(), "webhooks", Instant.class);
        query.faults().check();
        return keyset.page(
                table.list(Sql.of("")
                        .add(keyset.beyond("w.made_at", "w.id", true))
                        .add(keyset.order("w.made_at", "w.id", true))),
                Webhook::madeAt,
                Webhook::id,
                this::view,
                counts.of(keyset.counting(), Sql.of("select 1 from webhook")));
    }

    /** A page of what is or was on its way to a receiver, the newest first. */
    Page<DeliveryView> deliveries(String webhook, BoundQuery<DeliveryListRequest> query) {
        UUID id = find(webhook).id();
        DeliveryListRequest request = query.value();
        Keyset keyset =
                Keyset.of(query, request.page(), "deliveries" + id + request.state() + request.thing(), Instant.class);
        query.faults().check();
        Sql filter = Sql.of("and d.webhook_id = ?", id);
        request.state().ifPresent(state -> filter.add(state.condition("d")));
        request.thing()
                .ifPresent(thing ->
                        filter.add("and d.event_id in (select e.id from webhook_event e where e.thing_id = ?)", thing));
        return keyset.page(
                deliveries.list(Sql.of("")
                        .add(filter)
                        .add(keyset.beyond("d.made_at", "d.event_id", true))
                        .add(keyset.order("d.made_at", "d.event_id", true))),
                Delivery::madeAt,
                Delivery::event,
                DeliveryView::of,
                counts.of(
                        keyset.counting(),
                        Sql.of("select 1 from webhook_delivery d where true").add(filter)));
    }

    /** One delivery; ends the request with a 404 if there is none. */
    Delivery delivery(Webhook webhook, String event) {
        return Slugs.asId(event)
                .flatMap(found -> deliveries.find(webhook.id(), found))
                .orElseThrow(() -> Problem.notStored().exception());
    }
}
