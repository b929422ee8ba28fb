package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.WriteResult;
import org.jboss.logging.Logger;

/**
 * How receivers fare. One that keeps failing is paused for as long as it has been failing, so that its probes become rarer
 * and cost others nothing; what waits for it is sent once one succeeds.
 */
@ApplicationScoped
class Health {

    /** How many calls in a row fail before a receiver is paused: some may fail for what they tell, and not for whom. */
    static final int FAILURES_UNTIL_PAUSE = 5;

    private static final Logger LOG = Logger.getLogger(Health.class);
    private static final String BY = "Broadsheet";
    private static final int SHORTEST_PAUSE_SECONDS = 5;
    private static final int LONGEST_PAUSE_SECONDS = 600;

    private final Database database;
    private final DeliveryTable deliveries;
    private final Audit audit;
    private final WebhookConfig config;

    Health(Database database, DeliveryTable deliveries, Audit audit, WebhookConfig config) {
        this.database = database;
        this.deliveries = deliveries;
        this.audit = audit;
        this.config = config;
    }

    /** Notes that calls to these receivers succeeded. One statement for all, and mostly it changes nothing. */
    void succeeded(Collection<UUID> webhooks) {
        database
                .list(
                        Sql.of("update webhook w set failures = 0, failing_since = null, paused_until = null,")
                                .add("delivered_at = now(), failure = null from (")
                                .add("select x.id, x.failures from webhook x where x.id = any (?)", webhooks)
                                .add("and (x.failures > 0 or x.paused_until is not null")
                                .add("or coalesce(x.delivered_at < now() - interval '1 minute', true))")
                                // In one order on all nodes, which would otherwise lock each other out.
                                .add("order by x.id for no key update) before")
                                .add("where w.id = before.id returning w.id, before.failures > 0 as recovered"),
                        row -> row.getBoolean("recovered")
                                ? Optional.of(Database.id(row, "id"))
                                : Optional.<UUID>empty())
                .stream()
                .flatMap(Optional::stream)
                .sorted()
                .forEach(deliveries::hurry);
    }

    /**
     * Notes that calls failed.
     *
     * @param asked for how long the receiver asked to be left alone
     */
    void failed(UUID webhook, int calls, String failure, Optional<Duration> asked) {
        double least = asked.map(pause -> pause.toMillis() / 1e3).orElse(0.0);
        boolean givenUp = database.list(
                        Sql.of("update webhook set failures = failures + ?, failure = ?,", calls, failure)
                                .add("failing_since = coalesce(failing_since, now()),")
                                .add("paused_until = case when failures + ? < ? then", calls, FAILURES_UNTIL_PAUSE)
                                .add("case when ? > 0 then now() + make_interval(secs => ?) end", least, least)
                                .add("else now() + greatest(make_interval(secs => ?),", least)
                                .add("least(make_interval(secs => ?),", LONGEST_PAUSE_SECONDS)
                                .add(
                                        "greatest(make_interval(secs => ?), now() - coalesce(failing_since, now())))) end",
                                        SHORTEST_PAUSE_SECONDS)
                                .add("where id = ? and enabled", webhook)
                                .add(
                                        "returning failing_since < now() - make_interval(secs => ?) as given_up",
                                        config.giveUp().toSeconds()),
                        row -> row.getBoolean("given_up"))
                .contains(true);
        if (givenUp) {
            switchOff(
                    webhook,
                    "No call has succeeded for " + config.giveUp().toHours() + " hours. The last one: " + failure);
        }
    }

    /** Switches a receiver off, for a reason that is shown, logged and in the audit trail. */
    void switchOff(UUID webhook, String reason) {
        database.list(
                        Sql.of("update webhook set enabled = false, off_reason = ?, version = version + 1", reason)
                                .add("where id = ? and enabled returning version, name", webhook),
                        row -> new Off(row.getInt("version"), row.getString("name")))
                .forEach(off -> {
                    LOG.warnf("The webhook %s (%s) is switched off: %s", off.name(), webhook, reason);
                    audit.note(
                            new WriteResult.Entry(
                                            "switch-off",
                                            WebhookWrites.KIND,
                                            webhook,
                                            null,
                                            off.version() - 1,
                                            off.version())
                                    .noting(off.name() + ": " + reason),
                            BY,
                            null,
                            null);
                });
    }

    private record Off(int version, String name) {}
}
