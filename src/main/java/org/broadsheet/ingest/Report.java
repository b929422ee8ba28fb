package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.broadsheet.body.Dropped;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Saved;

/** What an import says while it runs, as lines of NDJSON, and its totals. Used by one thread. */
final class Report {

    private static final int PROGRESS_EVERY = 1_000;
    private static final int FIRST_DOUBLING = 500;

    private final ObjectMapper json;
    private final Consumer<byte[]> out;
    private final Consumer<String> meter;
    private long read;
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private long twice = FIRST_DOUBLING;

    /**
     * A report of an import that begins.
     *
     * @param out takes each line
     * @param meter takes what became of each record, in one word
     */
    Report(ObjectMapper json, Consumer<byte[]> out, Consumer<String> meter) {
        this.json = json;
        this.out = out;
        this.meter = meter;
    }

    /** A record was read. */
    void read() {
        if (++read % PROGRESS_EVERY == 0) {
            line(new ImportLine.Progress(read));
        }
    }

    /** Whether as many records were created again as when it last was so. */
    boolean hasDoubled() {
        boolean doubled = created >= twice;
        if (doubled) {
            twice = 2 * created;
        }
        return doubled;
    }

    /** A record was not taken, for these reasons. */
    void rejected(long line, List<Fault> faults) {
        rejected++;
        meter.accept("rejected");
        Fault first = faults.get(0);
        line(new ImportLine.Rejected(
                line, first.pointer(), first.detail(), first.didYouMean(), faults.size() > 1 ? faults : null));
    }

    /** Something of a record that was taken was left out. */
    void warning(long line, Dropped dropped) {
        line(new ImportLine.Warning(line, dropped.where(), dropped.what()));
    }

    /** What became of a record that was taken. */
    void saved(Saved saved) {
        meter.accept(saved.name().toLowerCase(Locale.ROOT));
        switch (saved) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
    }

    /** The import could not be brought to its end; what was counted so far is stored. */
    void failed(String detail) {
        line(new ImportLine.Failed(read, created, updated, unchanged, rejected, detail));
    }

    /** The import is at its end. */
    void done() {
        line(new ImportLine.Done(read, created, updated, unchanged, rejected));
    }

    /** The last line in words, for a log. */
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
            throw new IllegalStateException("Numbers and texts are always JSON", e);
        }
    }
}
