package org.broadsheet.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Counts the failures of the store, and logs them, but not each: one that is down fails every request. */
@Singleton
class StoreFailures {

    private static final Logger LOG = Logger.getLogger(StoreFailures.class);
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final Counter failures;
    private final AtomicLong loudFrom = new AtomicLong(System.nanoTime());

    StoreFailures(MeterRegistry meters) {
        this.failures = Counter.builder("broadsheet.media.store.failures")
                .description("Failures of the store of pictures")
                .register(meters);
    }

    /**
     * Records a failure, and returns the exception to throw.
     *
     * @param full whether there was no space left
     */
    MediaStoreException failed(String what, Exception cause, boolean full) {
        failures.increment();
        long now = System.nanoTime();
        long from = loudFrom.get();
        if (now - from >= 0 && loudFrom.compareAndSet(from, now + QUIET_NANOS)) {
            LOG.errorf("The store of pictures failed: %s: %s", what, cause);
        }
        return new MediaStoreException(what, cause, full);
    }
}
