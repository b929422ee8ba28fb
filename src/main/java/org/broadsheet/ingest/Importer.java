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
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.editorial.Writer;
import org.broadsheet.image.ImageFetcher;
import org.broadsheet.image.KeptImages;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.PacedInput;
import org.jboss.logging.Logger;

/**
 * Imports records in the order of their lines, one transaction per batch. Worker threads parse the next lines while the
 * previous batch is being written. Memory holds a few batches, whatever the size of the file.
 */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private static final int BATCHES_AHEAD = 3;
    private static final int DRY_RUN_SECONDS = 6 * 60 * 60;

    private final RecordReader reader;
    private final Batches batches;
    private final PendingRecords pending;
    private final ImageFetcher fetcher;
    private final KeptImages keptImages;
    private final ImportReports reports;
    private final Database database;
    private final ExecutorService workers;
    private final TransactionManager transactions;
    private final ObjectMapper json;
    private final SearchDocuments documents;
    private final MeterRegistry meters;

    Importer(
            RecordReader reader,
            Batches batches,
            PendingRecords pending,
            ImageFetcher fetcher,
            KeptImages keptImages,
            ImportReports reports,
            Database database,
            ExecutorService workers,
            TransactionManager transactions,
            ObjectMapper json,
            SearchDocuments documents,
            MeterRegistry meters) {
        this.reader = reader;
        this.batches = batches;
        this.pending = pending;
        this.fetcher = fetcher;
        this.keptImages = keptImages;
        this.reports = reports;
        this.database = database;
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
     * @param out receives each line of the response
     * @param writer who imports
     * @param request whether to report what would happen and store nothing, what to reject, and what to make
     * @return the totals in words
     * @throws IOException if the stream is interrupted; the records counted until then are stored
     */
    public String run(InputStream in, Consumer<byte[]> out, Writer writer, ImportRequest request) throws IOException {
        return run(RecordSource.of(in), out, writer, request);
    }

    /** The same with records from anywhere. */
    String run(RecordSource in, Consumer<byte[]> out, Writer writer, ImportRequest request) throws IOException {
        ImportReport.Run run = reports.begin(request.dryRun(), writer);
        Report report = new Report(json, out, result -> count(result, request.dryRun()), in);
        try {
            return request.dryRun()
                    ? dry(in, request, report, writer)
                    : run(in, request, report, pending.open(writer, request));
        } finally {
            report.end(keep(report, run, in) ? reports.address(run) : null);
        }
    }

    private String dry(RecordSource in, ImportRequest request, Report report, Writer writer) throws IOException {
        try {
            transactions.setTransactionTimeout(DRY_RUN_SECONDS);
            transactions.begin();
            try {
                // The next records may be a long time coming.
                database.mayPause();
                return run(in, request, report, pending.open(writer, request));
            } finally {
                transactions.rollback();
                transactions.setTransactionTimeout(0);
            }
        } catch (SystemException | NotSupportedException e) {
            throw new IllegalStateException("No transaction could be begun for a dry run", e);
        }
    }

    /** Whether the report could be kept: it cannot where the database ended the import. */
    private boolean keep(Report report, ImportReport.Run run, RecordSource in) {
        try {
            reports.keep(report.kept(run, in.format(), database.now()));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The report of an import could not be kept", e);
            return false;
        }
    }

    private void count(String result, boolean dryRun) {
        if (!dryRun) {
            count(result).increment();
        }
    }

    private Counter count(String result) {
        return Counter.builder("broadsheet.import.records")
                .description("Imported records by outcome; dry runs do not count")
                .tag("result", result)
                .register(meters);
    }

    private String run(RecordSource in, ImportRequest request, Report report, PendingRecords.Session room)
            throws IOException {
        Queue<CompletableFuture<List<RecordLine>>> ahead = new ArrayDeque<>();
        SearchDocuments.Bulk bulk = documents.bulk();
        RecordImages images = new RecordImages(fetcher, keptImages, batches, reader, in, room, report);
        try (PendingRecords.Session waiting = room;
                SentBatches sent = new SentBatches(in, workers)) {
            for (List<RecordSource.Sent> batch = sent.next(); !batch.isEmpty(); batch = sent.next()) {
                List<RecordSource.Sent> unread = batch;
                ahead.add(CompletableFuture.supplyAsync(
                        () -> unread.stream()
                                .map(one -> reader.read(one, request.policy(), request.unknownFields()))
                                .toList(),
                        workers));
                if (ahead.size() == BATCHES_AHEAD) {
                    write(ahead.remove().join(), waiting, images, report);
                }
            }
            while (!ahead.isEmpty()) {
                write(ahead.remove().join(), waiting, images, report);
            }
            batches.finish(waiting, request.createMissing(), in, report);
            report.finished();
        } catch (ArchiveException e) {
            report.failed(e.getMessage()
                    + (report.isEmpty() ? ". Nothing was stored." : ". The records counted are stored."));
            return report.summary();
        } catch (IOException e) {
            String why = e instanceof PacedInput.TooSlowException ? e.getMessage() : "The stream was interrupted";
            report.failed(why + "; the records counted are stored. Send the whole file again.");
            throw e;
        } catch (RuntimeException e) {
            Optional<DatabaseFailure> failure = DatabaseFailure.of(e);
            if (failure.isPresent()) {
                LOG.warnf(
                        "An import failed after %s: %s",
                        report.summary(), failure.get().message());
                report.failed(reason(failure.get()) + "; what was counted is stored. Send the whole file again.");
                return report.summary();
            }
            LOG.error("An import failed after " + report.summary(), e);
            report.failed(
                    "A server error ended the import; the records counted are stored. Send the whole file again.");
        } finally {
            bulk.close();
        }
        return report.summary();
    }

    /** Reports rejected lines, and stores the others in runs that never contain the same thing twice. */
    private void write(List<RecordLine> lines, PendingRecords.Session waiting, RecordImages images, Report report) {
        List<RecordLine> run = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (RecordLine line : lines) {
            if (line.isLeftOut()) {
                report.warnings(line.number(), line.losses());
                continue;
            }
            report.read();
            if (line.isRejected()) {
                report.rejected(line.number(), line.faults());
                continue;
            }
            List<String> own = keys(line);
            if (own.stream().anyMatch(keys::contains)) {
                store(run, waiting, images, report);
                run.clear();
                keys.clear();
            }
            keys.addAll(own);
            run.add(line);
            report.warnings(line.number(), line.losses());
        }
        store(run, waiting, images, report);
    }

    private static List<String> keys(RecordLine line) {
        if (line.record() instanceof RecordLine.OfArticle article
                && article.draft().content().externalId() != null) {
            return List.of(
                    line.record().key(),
                    "externalId " + article.draft().content().externalId());
        }
        return List.of(line.record().key());
    }

    private void store(List<RecordLine> run, PendingRecords.Session waiting, RecordImages images, Report report) {
        if (run.isEmpty()) {
            return;
        }
        List<RecordLine> all = new ArrayList<>(run);
        all.addAll(images.takeIn(run));
        store(all, waiting, report);
    }

    private void store(List<RecordLine> run, PendingRecords.Session waiting, Report report) {
        try {
            boolean planAnew = report.hasDoubled();
            long created = report.created();
            waiting.transaction()
                    .call(() -> {
                        if (planAnew) {
                            waiting.planAnew(created);
                        }
                        return batches.store(run, waiting);
                    })
                    .report(report);
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw e;
            }
            // Somebody else wrote one of these at the same time. Storing them one by one affects only that one.
            LOG.debug("Storing a batch one record at a time", e);
            for (RecordLine line : run) {
                alone(line, waiting, report);
            }
        }
    }

    /** Whether the next record would fare no better. */
    private static boolean isOutage(RuntimeException failure) {
        return DatabaseFailure.of(failure).isPresent() && !DatabaseFailure.isInTheWay(failure);
    }

    private static String reason(DatabaseFailure failure) {
        return switch (failure.kind()) {
            case DISK_FULL -> "The database has no disk space left";
            case READ_ONLY -> "The database accepts no writes at the moment";
            case IN_THE_WAY -> "Others wrote the same things at the same time";
            case UNREACHABLE, TOO_SLOW -> "The database was temporarily unavailable";
        };
    }

    private void alone(RecordLine line, PendingRecords.Session waiting, Report report) {
        try {
            waiting.transaction()
                    .call(() -> batches.store(List.of(line), waiting))
                    .report(report);
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw e;
            }
            LOG.warnf(e, "Line %d of an import could not be stored", line.number());
            report.rejected(
                    line.number(), List.of(Fault.pointer("", "Conflicts with what is stored now; send it again")));
        }
    }
}
