package org.broadsheet.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Does something every so often on a thread of its own, the next time counted from the end of the last. What fails is
 * logged and done again: the database may be away for a while. For intervals under a second, which Quarkus's scheduler
 * does not keep.
 */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private static final int STOP_MILLIS = 2_000;

    private final Thread thread;
    private volatile boolean running = true;

    /** Starts at once. */
    public Ticker(String name, Duration pause, Runnable work) {
        Counter failures = Counter.builder("broadsheet.work.failures")
                .description("Times that work in the background failed; it is done again")
                .tag("work", name)
                .register(Metrics.globalRegistry);
        thread = new Thread(
                () -> {
                    while (running) {
                        try {
                            work.run();
                        } catch (RuntimeException e) {
                            if (running) {
                                failures.increment();
                                LOG.warnf("%s could not be done, and is tried again: %s", name, e.getMessage());
                            }
                        }
                        pause(pause);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it once what is being done is done, for which it waits a moment. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
