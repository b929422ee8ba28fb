package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.editorial.Saved;
import org.broadsheet.editorial.Warning;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;

/** Writes the response lines of an import and keeps its totals. Used by one thread. */
final class Report {

    private static final int PROGRESS_EVERY = 1_000;
    private static final int FIRST_DOUBLING = 500;

    /** Nobody reads more lines about one record. */
    private static final int MOST_OF_A_KIND = 100;

    private final ObjectMapper json;
    private final Consumer<byte[]> out;
    private final Consumer<String> meter;
    private final LongFunction<String> item;
    private final LongSupplier articles;
    private long read;
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private String failure;
    private boolean finished;
    private long twice = FIRST_DOUBLING;
    private final Tally rejections = new Tally();
    private final Map<WarningCode, WarningTally> warnings = new EnumMap<>(WarningCode.class);

    /**
     * Starts the report of an import.
     *
     * @param out receives each line
     * @param meter receives the outcome of each record, in one word
     * @param source where the records are from
     */
    Report(ObjectMapper json, Consumer<byte[]> out, Consumer<String> meter, RecordSource source) {
        this.json = json;
        this.out = out;
        this.meter = meter;
        this.item = source::item;
        this.articles = source::articles;
    }

    /** Counts a record that was read. */
    void read() {
        if (++read % PROGRESS_EVERY == 0) {
            long all = articles.getAsLong();
            line(new ImportLine.Progress(read, all == 0 ? null : all));
        }
    }

    /** How many records were created until now. */
    long created() {
        return created;
    }

    /** Whether the number of created records has doubled since this was last true. */
    boolean hasDoubled() {
        boolean doubled = created >= twice;
        if (doubled) {
            twice = 2 * created;
        }
        return doubled;
    }

    /** Reports a rejected record and its faults. */
    void rejected(long line, List<Fault> faults) {
        rejected++;
        meter.accept("rejected");
        Fault first = faults.get(0);
        rejections.add(new ImportLine.Example(line, item.apply(line), first.pointer(), first.detail()));
        line(new ImportLine.Rejected(
                line,
                item.apply(line),
                first.pointer(),
                first.detail(),
                first.didYouMean(),
                faults.size() > 1 ? Problem.listed(faults) : null));
    }

    /**
     * Reports everything that was dropped or changed in an accepted record. All of it is counted; of very many warnings of
     * one kind, the first have lines of their own, and one line says how many more there are.
     */
    void warnings(long line, List<ContentLoss> losses) {
        Map<WarningCode, Integer> said = new EnumMap<>(WarningCode.class);
        for (ContentLoss loss : losses) {
            Warning warning = Warning.of(loss);
            count(line, warning);
            if (said.merge(loss.code(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                write(line, warning);
            }
        }
        said.forEach((code, count) -> {
            if (count > MOST_OF_A_KIND) {
                write(line, new Warning(code, "", "And %,d more of this kind in it".formatted(count - MOST_OF_A_KIND)));
            }
        });
    }

    /** Reports what the sender of a stored record should know. */
    void warning(long line, Warning warning) {
        count(line, warning);
        write(line, warning);
    }

    private void count(long line, Warning warning) {
        warnings.computeIfAbsent(warning.code(), WarningTally::new).add(line, item.apply(line), warning);
    }

    private void write(long line, Warning warning) {
        line(new ImportLine.Warning(line, item.apply(line), warning.code(), warning.pointer(), warning.detail()));
    }

    /** Counts the outcome of an accepted record. */
    void saved(Saved saved) {
        meter.accept(saved.name().toLowerCase(Locale.ROOT));
        switch (saved) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
    }

    /** The end of an import that failed; the records counted so far are stored. */
    void failed(String detail) {
        failure = detail;
    }

    /** The end of an import whose records were all read. */
    void finished() {
        finished = true;
    }

    /** Whether no record was read. */
    boolean isEmpty() {
        return read == 0;
    }

    /**
     * Writes the last line.
     *
     * @param address where the report is kept; null if it is not
     */
    void end(String address) {
        String why = failure();
        line(
                why == null
                        ? new ImportLine.Done(read, created, updated, unchanged, rejected, warnings(false), address)
                        : new ImportLine.Failed(read, created, updated, unchanged, rejected, why, address));
    }

    private String failure() {
        return failure == null && !finished
                ? "A server error ended the import; the records counted are stored"
                : failure;
    }

    private List<ImportLine.WarningCount> warnings(boolean whole) {
        return warnings.values().stream()
                .map(tally -> tally.count(whole))
                .sorted(Comparator.comparing(ImportLine.WarningCount::effect)
                        .thenComparing(ImportLine.WarningCount::count, Comparator.reverseOrder()))
                .toList();
    }

    /** What is kept of it. */
    ImportReport kept(ImportReport.Run run, ArchiveFormat format, Instant ended) {
        return new ImportReport(
                run.id(),
                format,
                run.dryRun(),
                run.by(),
                run.started(),
                ended,
                failure(),
                read,
                created,
                updated,
                unchanged,
                rejected,
                warnings(true),
                rejections.counts());
    }

    /** The totals in words, for the log. */
    String summary() {
        return read + " read, " + created + " created, " + updated + " updated, " + unchanged + " unchanged, "
                + rejected + " rejected";
    }

    boolean hasRejections() {
        return rejected > 0;
    }

    private void line(ImportLine line) {
        try {
            out.accept((json.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and strings can always be written as JSON", e);
        }
    }
}
