package org.broadsheet.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Repeats a task on its own thread, with a fixed pause between runs. A failure is logged, and the task runs again after
 * the pause, since the database may be down for a while. For intervals under a second, which Quarkus's scheduler does
 * not support.
 */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private static final int STOP_MILLIS = 2_000;

    private final Thread thread;
    private volatile boolean running = true;

    /** Starts the first run immediately. */
    public Ticker(String name, Duration pause, Runnable work) {
        Counter failures = Counter.builder("broadsheet.work.failures")
                .description("Failures of background work, which is retried")
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
                                LOG.warnf("%s failed and will be retried: %s", name, e.getMessage());
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

    /** Stops after the current run, waiting briefly for it to end. */
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
