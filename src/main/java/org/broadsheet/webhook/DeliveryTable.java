package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;

/** The rows of events and of their deliveries. */
@ApplicationScoped
class DeliveryTable {

    private static final String SELECT =
            "select d.event_id, d.webhook_id, e.type, d.thing_id, e.cache_tags, e.body, d.state, d.made_at,"
                    + " d.due_at, d.until, d.ended_at, d.tries, d.attempts::text as attempts"
                    + " from webhook_delivery d join webhook_event e on e.id = d.event_id where true";

    private static final int MOST_ATTEMPTS = 50;

    /**
     * What is sent, in turn, to those that are to get it now. Nobody gets something of a thing before what came
     * earlier. Receivers are asked in another order each time: if more waits than is taken at once, the same ones would
     * come first.
     */
    private static final String CLAIM = """
            with ready as (
                select d.event_id, d.webhook_id from (select * from webhook order by random()) w
                left join unnest(?::uuid[], ?::text[]::int[]) r(webhook_id, free) on r.webhook_id = w.id
                cross join lateral (
                    select o.event_id, o.webhook_id from webhook_delivery o
                    where o.webhook_id = w.id and o.due_at <= now()
                    and (w.protocol <> 'webhook' or not exists (
                        select 1 from webhook_delivery earlier where earlier.webhook_id = o.webhook_id
                        and earlier.thing_id = o.thing_id and earlier.due_at is not null and earlier.seq < o.seq))
                    order by o.due_at, o.seq
                    limit case when w.protocol <> 'webhook' then case when r.free is null then ?::int else 0 end
                        when w.failures >= ? then case when r.free is null then 1 else 0 end
                        else coalesce(r.free, ?) end
                    for update of o skip locked) d
                where w.enabled and coalesce(w.paused_until <= now(), true)
                limit ?),
            taken as (
                update webhook_delivery t set state = 'trying', tries = t.tries + 1,
                    due_at = now() + make_interval(secs => ?::float8)
                from ready where t.event_id = ready.event_id and t.webhook_id = ready.webhook_id
                returning t.*)
            select d.event_id, d.webhook_id, e.type, d.thing_id, e.cache_tags, e.body, d.state, d.made_at, d.due_at, d.until, d.ended_at,
                d.tries, '[]' as attempts
            from taken d join webhook_event e on e.id = d.event_id order by d.seq
            """;

    private static final String SETTLE = """
            update webhook_delivery d set
                attempts = case when jsonb_array_length(d.attempts) < ? then d.attempts else d.attempts - 0 end
                    || x.attempt::jsonb,
                state = case when x.pause < 0 then 'delivered'
                    when now() + make_interval(secs => x.pause) > d.until then 'failed' else 'due' end,
                due_at = case when x.pause >= 0 and now() + make_interval(secs => x.pause) <= d.until
                    then now() + make_interval(secs => x.pause) end,
                ended_at = case when x.pause < 0 or now() + make_interval(secs => x.pause) > d.until then now() end
            from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::text[]::int[], ?::text[]::float8[], ?::text[])
                x(event_id, webhook_id, tries, pause, attempt)
            where d.event_id = x.event_id and d.webhook_id = x.webhook_id and d.state = 'trying' and d.tries = x.tries
            returning d.state
            """;

    /** Rows are locked in one order, because nodes do this at the same time. */
    private static final String RESCHEDULE = """
            update webhook_delivery t set due_at = x.at
            from (
                select o.event_id, o.webhook_id, %s as at from webhook_delivery o %s
                where %s order by o.event_id for no key update of o) x
            where t.event_id = x.event_id and t.webhook_id = x.webhook_id
            """;

    private static final String HURRY =
            RESCHEDULE.formatted("now()", "", "o.webhook_id = ? and o.due_at > now() and o.state = 'due'");

    private static final String POSTPONE = RESCHEDULE.formatted(
            "f.due_at",
            "join webhook_delivery f on o.webhook_id = f.webhook_id and o.thing_id = f.thing_id and o.seq > f.seq",
            "f.webhook_id = ? and f.event_id = any (?) and f.state = 'due' and o.state = 'due' and o.due_at < f.due_at");

    private final Database database;

    DeliveryTable(Database database) {
        this.database = database;
    }

    /** An event that is to be stored, once for all receivers. */
    record Event(UUID id, Long seq, String type, UUID thing, List<String> cacheTags, String body, Instant madeAt) {}

    /** The outcome of one call: when to try again, or never because it was delivered. */
    record Outcome(Delivery delivery, Delivery.Attempt attempt, Optional<Duration> again) {}

    void add(List<Event> events) {
        List<Object[]> rows = new ArrayList<>();
        for (Event event : events) {
            rows.add(new Object[] {
                event.id(),
                event.seq(),
                event.type(),
                event.thing(),
                event.cacheTags().toArray(String[]::new),
                event.body(),
                event.madeAt()
            });
        }
        database.batch(
                "insert into webhook_event (id, seq, type, thing_id, cache_tags, body, made_at) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (seq) do nothing",
                rows);
    }

    /** Puts stored events on their way; those that were delivered already, once more. */
    void send(List<UUID> webhooks, List<UUID> events, Duration retry) {
        database.update(insertion(webhooks, events, retry)
                .add("do update set state = 'due', due_at = now(), tries = 0,")
                .add("until = excluded.until, ended_at = null, made_at = now()"));
    }

    /** Puts stored events on their way, but for those that are or were already. */
    void sendOnce(List<UUID> webhooks, List<UUID> events, Duration retry) {
        database.update(insertion(webhooks, events, retry).add("do nothing"));
    }

    private static Sql insertion(List<UUID> webhooks, List<UUID> events, Duration retry) {
        return Sql.of(
                        "insert into webhook_delivery (event_id, webhook_id, seq, thing_id, made_at, due_at, until, state)")
                .add("select e.id, x.webhook_id, coalesce(e.seq, 0), e.thing_id, now(), now(),")
                .add("now() + make_interval(secs => ?), 'due'", retry.toSeconds())
                .add("from unnest(?::uuid[], ?::uuid[]) x(webhook_id, event_id)", webhooks, events)
                .add("join webhook_event e on e.id = x.event_id on conflict (event_id, webhook_id)");
    }

    /** The ids of stored events by the numbers of their changes. */
    Map<Long, UUID> events(long first, long last) {
        Map<Long, UUID> ids = new HashMap<>();
        database.list(
                        Sql.of("select seq, id from webhook_event where seq between ? and ?", first, last),
                        row -> Map.entry(row.getLong("seq"), Database.id(row, "id")))
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        return ids;
    }

    Optional<Delivery> find(UUID webhook, UUID event) {
        return database.first(
                Sql.of(SELECT + " and d.event_id = ? and d.webhook_id = ?", event, webhook), DeliveryTable::read);
    }

    /** Those that fit a condition and an order of rows {@code d}. */
    List<Delivery> list(Sql conditions) {
        return database.list(Sql.of(SELECT).add(conditions), DeliveryTable::read);
    }

    /**
     * Takes what is due for this node to send. If the node dies, others take it after the lease.
     *
     * @param free how many calls more this node makes to a receiver that it is calling
     * @param usual how many to all others
     */
    List<Delivery> claim(Map<UUID, Integer> free, int usual, int merged, int most, Duration lease) {
        List<UUID> receivers = List.copyOf(free.keySet());
        return database.list(
                Sql.of(
                        CLAIM,
                        receivers,
                        receivers.stream()
                                .map(id -> String.valueOf(free.get(id)))
                                .toList(),
                        merged,
                        Health.FAILURES_UNTIL_PAUSE,
                        usual,
                        most,
                        lease.toSeconds()),
                DeliveryTable::read);
    }

    /** Stores what became of calls; not of those that others make again, or that were sent again meanwhile. How many deliveries were given up by it. */
    long settle(List<Outcome> outcomes) {
        List<String> events = new ArrayList<>();
        List<String> webhooks = new ArrayList<>();
        List<String> tries = new ArrayList<>();
        List<String> pauses = new ArrayList<>();
        List<String> attempts = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            events.add(outcome.delivery().event().toString());
            webhooks.add(outcome.delivery().webhook().toString());
            tries.add(String.valueOf(outcome.delivery().tries()));
            pauses.add(outcome.again()
                    .map(pause -> String.valueOf(pause.toMillis() / 1e3))
                    .orElse("-1"));
            attempts.add(StoredJson.write(outcome.attempt()));
        }
        return database
                .list(
                        Sql.of(SETTLE, MOST_ATTEMPTS, events, webhooks, tries, pauses, attempts),
                        row -> row.getString("state"))
                .stream()
                .filter(Delivery.State.FAILED.wireName()::equals)
                .count();
    }

    /** Gives back what this node took and will not send. */
    void release(List<Delivery> taken) {
        if (!taken.isEmpty()) {
            database.update(Sql.of("update webhook_delivery d set state = 'due', due_at = now(), tries = d.tries - 1")
                    .add(
                            "from unnest(?::uuid[], ?::uuid[]) x(event_id, webhook_id)",
                            taken.stream().map(Delivery::event).toList(),
                            taken.stream().map(Delivery::webhook).toList())
                    .add("where d.event_id = x.event_id and d.webhook_id = x.webhook_id and d.state = 'trying'"));
        }
    }

    /** Tries at once what waits for a receiver that has recovered. */
    void hurry(UUID webhook) {
        database.update(Sql.of(HURRY, webhook));
    }

    /**
     * Has what waits behind failed deliveries wait for as long as they do. It could not be sent earlier, and everything
     * that is due and cannot be sent is looked at in each turn.
     */
    void postpone(UUID webhook, List<UUID> failed) {
        database.update(Sql.of(POSTPONE, webhook, failed));
    }

    /**
     * What waits for a receiver.
     *
     * @param count how many deliveries; more than a thousand are not counted
     * @param since since when the oldest; null if there is none
     */
    record Waiting(int count, Instant since) {}

    Waiting waiting(UUID webhook, int most) {
        return database.first(
                        Sql.of("select (select count(*) from (select 1 from webhook_delivery")
                                .add("where webhook_id = ? and due_at is not null limit ?) x) as count,", webhook, most)
                                .add("(select min(made_at) from webhook_delivery where webhook_id = ?", webhook)
                                .add("and due_at is not null) as since"),
                        row -> new Waiting(row.getInt("count"), Database.instant(row, "since")))
                .orElseThrow();
    }

    /** How long what waits for a receiver that is told of things has waited. */
    Duration longestWait() {
        return database.first(
                        Sql.of(
                                        "select coalesce(extract(epoch from now() - min(d.made_at)), 0) as seconds from webhook w")
                                .add("cross join lateral (select x.made_at from webhook_delivery x")
                                .add("where x.webhook_id = w.id and x.due_at is not null")
                                .add("order by x.made_at limit 1) d where w.enabled"),
                        row -> Duration.ofMillis(Math.round(row.getDouble("seconds") * 1e3)))
                .orElseThrow();
    }

    /** Deletes deliveries that ended, or were made, longer ago than they are kept, and events that have none. */
    void forget(Duration keep) {
        database.update(Sql.of(
                "delete from webhook_delivery d where made_at < now() - make_interval(secs => ?)"
                        + " or not exists (select 1 from webhook w where w.id = d.webhook_id)",
                keep.toSeconds()));
        database.update(Sql.of(
                "delete from webhook_event e where made_at < now() - make_interval(secs => ?)"
                        + " and not exists (select 1 from webhook_delivery d where d.event_id = e.id)",
                keep.toSeconds()));
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                Database.id(row, "event_id"),
                Database.id(row, "webhook_id"),
                row.getString("type"),
                Database.id(row, "thing_id"),
                List.of(Database.array(row, "cache_tags", new String[0])),
                row.getString("body"),
                Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Database.instant(row, "made_at"),
                Database.instant(row, "due_at"),
                Database.instant(row, "until"),
                Database.instant(row, "ended_at"),
                row.getInt("tries"),
                List.of(StoredJson.read(row.getString("attempts"), Delivery.Attempt[].class)));
    }
}
