package org.broadsheet.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.response.Purging;

/**
 * The CDN that settings name is a receiver like others, but for its address, which the operator chose: it may lead to any
 * host. It is made anew from the settings when a node starts, and goes when they go.
 */
@ApplicationScoped
class PurgeSetting implements Purging {

    /** The receiver's id, on every node. */
    static final UUID ID = UUID.fromString("01900000-0000-7000-8000-70757267650a");

    private static final String NAME = "CDN (broadsheet.purge.url)";
    private static final String BY = "settings";

    /** {@code broadsheet.purge.*}: purge calls to a CDN. */
    @ConfigMapping(prefix = "broadsheet.purge")
    public interface Config {

        /** Where to send purge calls; without it none are sent. */
        Optional<URI> url();

        /** The HTTP method of the call. */
        @WithDefault("POST")
        String method();

        /** The header that carries the cache tags, separated by spaces. */
        @WithDefault("Surrogate-Key")
        String header();

        /** A header that authenticates the call, as `Name: value`. */
        Optional<String> authorization();
    }

    private final Config config;
    private final WebhookConfig webhooks;
    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final Outbox outbox;
    private final Database database;

    PurgeSetting(
            Config config,
            WebhookConfig webhooks,
            WebhookTable table,
            DeliveryTable deliveries,
            Outbox outbox,
            Database database) {
        this.config = config;
        this.webhooks = webhooks;
        this.table = table;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.database = database;
    }

    @Override
    public boolean isConfigured() {
        return config.url().isPresent();
    }

    void start(@Observes @Priority(150) StartupEvent start) {
        QuarkusTransaction.requiringNew().run(this::apply);
    }

    private void apply() {
        if (config.url().isEmpty()) {
            table.delete(ID);
        } else {
            table.put(ID, draft(config.url().get()), BY);
        }
    }

    private WebhookDraft draft(URI url) {
        return new WebhookDraft(
                NAME,
                Protocol.PURGE,
                url.toString(),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                null,
                config.authorization().orElse(null),
                config.method(),
                config.header(),
                null);
    }

    /** Takes over what nodes of an earlier version queue, which may stop before they have sent it. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeOver() {
        if (isConfigured()) {
            QuarkusTransaction.requiringNew().run(() -> {
                Set<String> tags = new LinkedHashSet<>();
                database.list(
                                Sql.of("delete from purge where id in (select id from purge limit 100 for update skip"
                                        + " locked) returning cache_tags"),
                                row -> List.of(Database.array(row, "cache_tags", new String[0])))
                        .forEach(tags::addAll);
                if (!tags.isEmpty()) {
                    DeliveryTable.Event event = outbox.event(EventType.EARLIER_PURGE, ID, 1, tags, database.now());
                    deliveries.add(List.of(event));
                    deliveries.send(List.of(ID), List.of(event.id()), webhooks.retry());
                }
            });
        }
    }
}
