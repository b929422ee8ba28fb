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
import org.broadsheet.database.Listener;
import org.broadsheet.database.Sql;
import org.jboss.logging.Logger;

/**
 * Follows the log on this node: woken by NOTIFY, and looking by itself several times a second, so that a notification
 * that is lost costs no more than that. What it has not looked at for a while it does not vouch for: a node that is cut
 * off from the database stops to answer from memory within {@link #VOUCHED}.
 */
@ApplicationScoped
public class ChangeTracker {

    /** How long a look at the log is good for. */
    static final Duration VOUCHED = Duration.ofMillis(900);

    private static final Logger LOG = Logger.getLogger(ChangeTracker.class);
    private static final int LOOK_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 250;
    private static final int STOP_MILLIS = 2_000;
    private static final int BATCH = 1_000;
    private static final String LATEST =
            "select greatest((select max(seq) from change), (select seq from change_floor))";

    private final Database database;
    private final Event<Seen> seenEvent;
    private final ExecutorService workers;
    private final ConcurrentSkipListMap<Long, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private volatile long seen = -1;
    private volatile long vouchedUntil = System.nanoTime();
    private volatile boolean running = true;
    private Thread thread;

    ChangeTracker(Database database, Event<Seen> seenEvent, ExecutorService workers, MeterRegistry meters) {
        this.database = database;
        this.seenEvent = seenEvent;
        this.workers = workers;
        Gauge.builder("broadsheet.changes.seen", () -> seen)
                .description("The number of the last change that this node has seen")
                .register(meters);
        Gauge.builder("broadsheet.changes.current", () -> isCurrent() ? 1 : 0)
                .description("Whether this node vouches for what it remembers: 1, or 0 while the log is out of reach")
                .register(meters);
    }

    /**
     * What this node has just seen of the log.
     *
     * @param everything whether it may have missed something: all that is remembered must go
     */
    public record Seen(Set<String> cacheTags, boolean everything) {}

    void start(@Observes @Priority(50) StartupEvent start) {
        thread = new Thread(this::follow, "change-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        // Before the pool closes under it.
        thread.join(STOP_MILLIS);
    }

    /** Whether this node knows of everything that was committed up to a moment ago. */
    public boolean isCurrent() {
        return System.nanoTime() - vouchedUntil < 0;
    }

    /** Completes when this node has seen a row of this number or later; exceptionally when that takes too long. */
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
            try (Listener listener = database.listen(ChangeLog.CHANNEL, PATIENCE_MILLIS, workers)) {
                resume(listener);
                while (running) {
                    listener.await(LOOK_MILLIS);
                    look(listener);
                }
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("The change log is out of reach; nothing is answered from memory: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    /** After a gap, what was missed is not known row by row: everything that is remembered goes. */
    private void resume(Listener listener) {
        long start = System.nanoTime();
        long latest = listener.list(Sql.of(LATEST), row -> row.getLong(1)).get(0);
        seenEvent.fire(new Seen(Set.of(), true));
        advance(latest, start);
    }

    private record Row(long seq, List<String> cacheTags) {}

    private void look(Listener listener) {
        // Whatever is committed after this moment is for the next look.
        long start = System.nanoTime();
        List<Row> rows = rows(listener, seen);
        while (!rows.isEmpty()) {
            Set<String> tags = new LinkedHashSet<>();
            rows.forEach(row -> tags.addAll(row.cacheTags()));
            seenEvent.fire(new Seen(tags, false));
            long latest = rows.get(rows.size() - 1).seq();
            seen = latest;
            rows = rows.size() < BATCH ? List.of() : rows(listener, latest);
        }
        advance(seen, start);
    }

    private static List<Row> rows(Listener listener, long after) {
        return listener.list(
                Sql.of("select seq, cache_tags from change where seq > ? order by seq limit ?", after, BATCH),
                row -> new Row(row.getLong("seq"), Arrays.asList((String[])
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
