package org.broadsheet.media;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/** A few threads for one kind of work, apart from those that articles are read on, and a limit to what waits for them. */
final class Crew implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;
    private static final Map<String, String> SOON = Map.of("Retry-After", "2");

    private final ThreadPoolExecutor threads;

    /**
     * @param size how many threads; they end when there is nothing to do
     * @param waiting how much work may wait for them
     */
    Crew(String name, int size, int waiting) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setContextClassLoader(Crew.class.getClassLoader());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Has work done; fails with 503 if too much is waiting already. */
    <T> CompletableFuture<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    Problem.of(ProblemType.OVERLOADED, "Too many sizes of pictures are waiting to be made; try again.")
                            .exception(SOON));
        }
    }

    /** How much work waits. */
    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
