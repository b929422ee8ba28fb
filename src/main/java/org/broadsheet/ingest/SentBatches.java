package org.broadsheet.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The records of an import in batches. Those of an archive are made while the batch before is being stored, since that takes
 * about as long; lines are only split, and a sender may be slow to send the next.
 */
final class SentBatches implements Closeable {

    private static final int RECORDS = 250;
    private static final int BYTES = 8 * 1024 * 1024;

    private final RecordSource source;
    private final Executor workers;
    private CompletableFuture<List<RecordSource.Sent>> ahead;

    SentBatches(RecordSource source, Executor workers) {
        this.source = source;
        this.workers = workers;
    }

    /** The next batch; empty at the end. */
    List<RecordSource.Sent> next() throws IOException {
        if (!source.isArchive()) {
            return read();
        }
        List<RecordSource.Sent> batch = ahead == null ? read() : joined();
        ahead = batch.isEmpty() ? null : CompletableFuture.supplyAsync(unchecked(), workers);
        return batch;
    }

    private List<RecordSource.Sent> joined() throws IOException {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Supplier<List<RecordSource.Sent>> unchecked() {
        return () -> {
            try {
                return read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private List<RecordSource.Sent> read() throws IOException {
        List<RecordSource.Sent> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < RECORDS && bytes < BYTES) {
            Optional<RecordSource.Sent> sent = source.next();
            if (sent.isEmpty()) {
                break;
            }
            batch.add(sent.get());
            bytes += sent.get().bytes();
        }
        return batch;
    }

    /** Waits for what is being read, so that the source can be closed. */
    @Override
    public void close() {
        if (ahead != null) {
            ahead.handle((batch, failure) -> null).join();
        }
    }
}
