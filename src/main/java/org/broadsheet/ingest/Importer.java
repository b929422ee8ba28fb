package org.broadsheet.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.broadsheet.article.SearchDocuments;
import org.broadsheet.delivery.Fault;
import org.jboss.logging.Logger;

/**
 * Takes records in, in the order of their lines, a batch a transaction. Lines are read into records by worker threads
 * while the batch before is being written. Memory holds a few batches, whatever the file's size.
 */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private static final int BATCH_RECORDS = 250;
    private static final int BATCH_BYTES = 8 * 1024 * 1024;
    private static final int BATCHES_AHEAD = 3;
    private static final int WARNINGS_PER_RECORD = 20;
    private static final int DRY_RUN_SECONDS = 6 * 60 * 60;

    private final RecordReader reader;
    private final Batches batches;
    private final PendingRecords pending;
    private final ExecutorService workers;
    private final TransactionManager transactions;
    private final ObjectMapper json;
    private final SearchDocuments documents;
    private final MeterRegistry meters;

    Importer(
            RecordReader reader,
            Batches batches,
            PendingRecords pending,
            ExecutorService workers,
            TransactionManager transactions,
            ObjectMapper json,
            SearchDocuments documents,
            MeterRegistry meters) {
        this.reader = reader;
        this.batches = batches;
        this.pending = pending;
        this.workers = workers;
        this.transactions = transactions;
        this.json = json;
        this.documents = documents;
        this.meters = meters;
    }

    /**
     * Imports a whole stream. Returns when all of it is stored or rejected.
     *
     * @param in NDJSON; read to its end, not closed
     * @param out takes each line of the answer
     * @param by who imports, for the record
     * @param dryRun whether to store nothing and answer as if
     * @return the totals in words
     * @throws IOException if the stream breaks off; what was read until then is stored
     */
    public String run(InputStream in, Consumer<byte[]> out, String by, boolean dryRun) throws IOException {
        if (!dryRun) {
            return run(in, new Report(json, out, result -> count(result).increment()), pending.open(by, false));
        }
        try {
            transactions.setTransactionTimeout(DRY_RUN_SECONDS);
            transactions.begin();
            try {
                return run(in, new Report(json, out, result -> {}), pending.open(by, true));
            } finally {
                transactions.rollback();
                transactions.setTransactionTimeout(0);
            }
        } catch (SystemException | NotSupportedException e) {
            throw new IllegalStateException("There is no transaction to try an import in", e);
        }
    }

    private Counter count(String result) {
        return Counter.builder("broadsheet.import.records")
                .description("Records of imports by what became of them; dry runs do not count")
                .tag("result", result)
                .register(meters);
    }

    private String run(InputStream in, Report report, PendingRecords.Session room) throws IOException {
        Lines lines = new Lines(in);
        Queue<CompletableFuture<List<RecordLine>>> ahead = new ArrayDeque<>();
        SearchDocuments.Bulk bulk = documents.bulk();
        try (PendingRecords.Session waiting = room) {
            Optional<Lines.Line> line = lines.next();
            while (line.isPresent()) {
                List<Lines.Line> batch = new ArrayList<>();
                int bytes = 0;
                while (line.isPresent() && batch.size() < BATCH_RECORDS && bytes < BATCH_BYTES) {
                    batch.add(line.get());
                    bytes += line.get().bytes().length;
                    line = lines.next();
                }
                ahead.add(CompletableFuture.supplyAsync(
                        () -> batch.stream().map(reader::read).toList(), workers));
                if (ahead.size() == BATCHES_AHEAD) {
                    write(ahead.remove().join(), waiting, report);
                }
            }
            while (!ahead.isEmpty()) {
                write(ahead.remove().join(), waiting, report);
            }
            batches.finish(waiting, report);
            report.done();
        } catch (IOException e) {
            report.failed("The stream broke off; what was counted is stored. Send the whole file again.");
            throw e;
        } catch (RuntimeException e) {
            LOG.error("An import failed after " + report.summary(), e);
            report.failed("An error of the server ended it; what was counted is stored. Send the whole file again.");
        } finally {
            bulk.close();
        }
        return report.summary();
    }

    /** Tells what is wrong with the lines, and stores the others in runs in which no two are of one thing. */
    private void write(List<RecordLine> lines, PendingRecords.Session waiting, Report report) {
        List<RecordLine> run = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (RecordLine line : lines) {
            report.read();
            if (line.isRejected()) {
                report.rejected(line.number(), line.faults());
                continue;
            }
            List<String> own = keys(line);
            if (own.stream().anyMatch(keys::contains)) {
                store(run, waiting, report);
                run.clear();
                keys.clear();
            }
            keys.addAll(own);
            run.add(line);
            line.dropped().stream()
                    .limit(WARNINGS_PER_RECORD)
                    .forEach(dropped -> report.warning(line.number(), dropped));
        }
        store(run, waiting, report);
    }

    private static List<String> keys(RecordLine line) {
        if (line.record() instanceof RecordLine.OfArticle article
                && article.draft().externalId() != null) {
            return List.of(line.record().key(), "externalId " + article.draft().externalId());
        }
        return List.of(line.record().key());
    }

    private void store(List<RecordLine> run, PendingRecords.Session waiting, Report report) {
        if (run.isEmpty()) {
            return;
        }
        try {
            boolean planAnew = report.hasDoubled();
            waiting.transaction()
                    .call(() -> {
                        if (planAnew) {
                            batches.planAnew();
                        }
                        return batches.store(run, waiting);
                    })
                    .tell(report);
        } catch (RuntimeException e) {
            // Somebody else wrote one of these things at the same time: each for itself, so that only it is affected.
            LOG.debug("A batch is stored one by one", e);
            for (RecordLine line : run) {
                alone(line, waiting, report);
            }
        }
    }

    private void alone(RecordLine line, PendingRecords.Session waiting, Report report) {
        try {
            waiting.transaction()
                    .call(() -> batches.store(List.of(line), waiting))
                    .tell(report);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Line %d of an import could not be stored", line.number());
            report.rejected(
                    line.number(),
                    List.of(Fault.pointer("", "Could not be stored beside what is there now; send it again")));
        }
    }
}
