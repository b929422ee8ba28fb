package org.broadsheet.outward;

import io.vertx.core.Future;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of a fetch or call, whatever it is doing then. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** The one that is this far away. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The earlier of the two. */
    Deadline orIn(Duration time) {
        Deadline other = in(time);
        return other.end - end < 0 ? other : this;
    }

    /** How far away it is, in nanoseconds; at least 0. */
    long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }

    /** The same in milliseconds, for timers; at least 1. */
    long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft()));
    }

    /**
     * A result of the event loop, once it is there; for a thread that may block.
     *
     * @throws ExecutionException with the cause of the failure
     * @throws TimeoutException at the deadline
     */
    <T> T await(Future<T> result) throws ExecutionException, TimeoutException, InterruptedIOException {
        try {
            return result.toCompletionStage().toCompletableFuture().get(nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** What a thread throws that is interrupted while it waits; it stays interrupted. */
    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while fetching");
    }
}
