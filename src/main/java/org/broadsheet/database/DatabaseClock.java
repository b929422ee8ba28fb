package org.broadsheet.database;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock, which decides what is public. A node's own clock may be wrong by minutes, so every comparison
 * with a stored time, and every countdown to one, uses this clock.
 *
 * <p>Writes use their transaction's time ({@link Database#now}), which equals {@code now()} in their statements. Cache
 * lifetimes, which must not cost a query, use {@link #now}: the node's clock corrected by an offset that the change
 * tracker measures. The error is at most half a round trip.
 */
@Singleton
public class DatabaseClock {

    private static final Duration GOOD = Duration.ofMillis(50);
    private static final Duration BEST_FOR = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** How far the database's clock is ahead of the node's, and when that was measured. */
    private record Offset(Duration ahead, long at) {}

    private final Clock node;
    private volatile Offset offset = new Offset(Duration.ZERO, System.nanoTime() - BEST_FOR.toNanos());
    private volatile long lookedAt = offset.at();

    DatabaseClock(Clock node) {
        this.node = node;
    }

    /** The node's own clock. */
    @Produces
    @Singleton
    @DefaultBean
    static Clock node() {
        return Clock.systemUTC();
    }

    /** The current time by the database's clock, as estimated by this node. */
    public Instant now() {
        return node.instant().plus(offset.ahead());
    }

    /** Measures the offset, at most once a second, on a connection to the server that public reads use. */
    public void measure(Listener listener) {
        long start = System.nanoTime();
        if (start - lookedAt < BETWEEN.toNanos()) {
            return;
        }
        lookedAt = start;
        Instant before = node.instant();
        Instant shown = listener.list(Sql.of("select clock_timestamp() as at"), row -> Database.instant(row, "at"))
                .get(0);
        long end = System.nanoTime();
        Duration took = Duration.ofNanos(end - start);
        // A slow answer measures the network, or a pause of the garbage collector.
        if (took.compareTo(GOOD) < 0 || end - offset.at() > BEST_FOR.toNanos()) {
            offset = new Offset(Duration.between(before.plus(took.dividedBy(2)), shown), end);
        }
    }
}
