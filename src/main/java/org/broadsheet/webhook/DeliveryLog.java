package org.broadsheet.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.database.Database;

/** Deletes deliveries that are older than they are kept. */
@ApplicationScoped
class DeliveryLog {

    private final DeliveryTable deliveries;
    private final Database database;
    private final WebhookConfig config;

    DeliveryLog(DeliveryTable deliveries, Database database, WebhookConfig config) {
        this.deliveries = deliveries;
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.waiveSocketTimeout();
            deliveries.forget(config.keep());
        });
    }
}
