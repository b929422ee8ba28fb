package org.broadsheet.change;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.database.Listener;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.jboss.logging.Logger;

/**
 * Follows the change log on this node. NOTIFY wakes it, and it also polls several times a second, so that a lost
 * notification costs only a short delay. Without a recent look at the log it does not vouch for cached answers: a node
 * that is cut off from the database stops answering from memory within {@link #VOUCHED}.
 */
@ApplicationScoped
public class ChangeTracker {

    /** How long a look at the log remains valid. */
    static final Duration VOUCHED = Duration.ofMillis(900);

    private static final Logger LOG = Logger.getLogger(ChangeTracker.class);
    private static final int LOOK_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 250;
    private static final int STOP_MILLIS = 2_000;
    private static final Duration CATCH_UP = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;
    private static final String AHEAD = "now() + interval '5 seconds'";
    private static final String LATEST =
            "select greatest((select max(seq) from change), (select seq from change_floor))";

    private final PublicReads database;
    private final DatabaseClock clock;
    private final Event<Seen> seenEvent;
    private final Event<Expected> expectedEvent;
    private final ExecutorService workers;
    private final ConcurrentSkipListMap<Long, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private volatile long seen = -1;
    private volatile long vouchedUntil = System.nanoTime();
    private volatile boolean running = true;
    private Thread thread;

    ChangeTracker(
            PublicReads database,
            DatabaseClock clock,
            Event<Seen> seenEvent,
            Event<Expected> expectedEvent,
            ExecutorService workers,
            MeterRegistry meters) {
        this.database = database;
        this.clock = clock;
        this.seenEvent = seenEvent;
        this.expectedEvent = expectedEvent;
        this.workers = workers;
        Gauge.builder("broadsheet.changes.seen", () -> seen)
                .description("The number of the last change that this node has seen")
                .register(meters);
        Gauge.builder("broadsheet.changes.current", () -> isCurrent() ? 1 : 0)
                .description("1 while this node answers from memory, 0 while it cannot read the change log")
                .register(meters);
    }

    /** A row of the log: when something changed, and in which responses. */
    public record Row(long seq, Instant at, List<String> cacheTags) {}

    /**
     * Fired when this node has seen new rows of the log.
     *
     * @param cacheTags of all rows
     * @param everything whether rows may have been missed, so that everything in memory must be dropped
     */
    public record Seen(Set<String> cacheTags, boolean everything, List<Row> rows) {

        /** Without rows: after a gap. */
        public Seen(Set<String> cacheTags, boolean everything) {
            this(cacheTags, everything, List.of());
        }
    }

    /**
     * Fired several times a second with the moments of the next seconds at which the clock makes something public or ends
     * it.
     */
    public record Expected(List<Instant> moments) {}

    void start(@Observes @Priority(50) StartupEvent start) {
        thread = new Thread(this::follow, "change-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        // Wait for it, before the connection pool is closed.
        thread.join(STOP_MILLIS);
    }

    /** Whether this node has seen everything that was committed until a moment ago. */
    public boolean isCurrent() {
        return System.nanoTime() - vouchedUntil < 0;
    }

    /** Whether this node has seen a row with at least this number. */
    public boolean hasSeen(long seq) {
        return seen >= seq;
    }

    /** Completes when this node has seen a row with at least this number; exceptionally if that takes too long. */
    public CompletableFuture<Void> reaches(long seq, Duration atMost) {
        if (seen >= seq) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> reached = waiting.computeIfAbsent(seq, unseen -> new CompletableFuture<>());
        if (seen >= seq) {
            release();
        }
        return reached.copy().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void follow() {
        while (running) {
            try {
                followOnOneConnection();
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("The change log cannot be read, so nothing is answered from memory: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void followOnOneConnection() {
        try (Listener listener = database.listen(ChangeLog.CHANNEL, PATIENCE_MILLIS, workers)) {
            clock.measure(listener);
            resume(listener);
            while (running && !database.shouldMove(seen, workers)) {
                listener.await(LOOK_MILLIS);
                look(listener);
                clock.measure(listener);
            }
        } finally {
            database.leave();
        }
    }

    /** After a gap it is unknown which rows were missed, so everything in memory is dropped. */
    private void resume(Listener listener) {
        long start = System.nanoTime();
        long latest = latest(listener);
        // Another standby may be a moment behind the last one.
        while (!database.followWrites() && latest < seen && System.nanoTime() - start < CATCH_UP.toNanos()) {
            listener.await(PAUSE_MILLIS);
            latest = latest(listener);
        }
        seenEvent.fire(new Seen(Set.of(), true));
        advance(latest, start);
        database.readAt(listener);
    }

    private static long latest(Listener listener) {
        return listener.list(Sql.of(LATEST), row -> row.getLong(1)).get(0);
    }

    private void look(Listener listener) {
        // Rows that are committed after this moment belong to the next look.
        long start = System.nanoTime();
        expect(listener);
        List<Row> rows = rows(listener, seen);
        while (!rows.isEmpty()) {
            Set<String> tags = new LinkedHashSet<>();
            rows.forEach(row -> tags.addAll(row.cacheTags()));
            seenEvent.fire(new Seen(tags, false, rows));
            long latest = rows.get(rows.size() - 1).seq();
            seen = latest;
            rows = rows.size() < BATCH ? List.of() : rows(listener, latest);
        }
        advance(seen, start);
    }

    /** Reads the schedule of the next seconds, before the rows: what has fallen due meanwhile is in one or the other. */
    private void expect(Listener listener) {
        List<Instant> moments = listener.list(
                Sql.of("select at from coming where at <= " + AHEAD)
                        .add("union select a.expires_at from article a where " + Visibility.endsBy("a", AHEAD)),
                row -> Database.instant(row, "at"));
        expectedEvent.fire(new Expected(moments));
    }

    private static List<Row> rows(Listener listener, long after) {
        return listener.list(
                Sql.of("select seq, at, cache_tags from change where seq > ? order by seq limit ?", after, BATCH),
                row -> new Row(row.getLong("seq"), Database.instant(row, "at"), Arrays.asList((String[])
                        row.getArray("cache_tags").getArray())));
    }

    private void advance(long latest, long lookedAt) {
        seen = latest;
        vouchedUntil = lookedAt + VOUCHED.toNanos();
        release();
    }

    private void release() {
        for (Map.Entry<Long, CompletableFuture<Void>> entry :
                waiting.headMap(seen, true).entrySet()) {
            waiting.remove(entry.getKey(), entry.getValue());
            workers.execute(() -> entry.getValue().complete(null));
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
