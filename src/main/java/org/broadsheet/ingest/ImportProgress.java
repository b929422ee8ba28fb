package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Shows on a terminal how far an import is, and at its end what became of it. Used by one thread at a time. */
final class ImportProgress {

    private static final int BAR = 30;
    private static final int FIRST_REJECTIONS = 20;

    private final PrintStream out;
    private final boolean isTerminal;
    private final boolean verbose;
    private final ObjectMapper json = new ObjectMapper();
    private JsonNode last;
    private boolean drawn;
    private int rejections;

    /**
     * Shows nothing yet.
     *
     * @param out where to
     * @param isTerminal whether a line may be drawn again and again
     * @param verbose whether to print every warning and rejection
     */
    ImportProgress(PrintStream out, boolean isTerminal, boolean verbose) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.verbose = verbose;
    }

    /** Takes a line of the answer. */
    synchronized void line(byte[] bytes) {
        JsonNode line;
        try {
            line = json.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a line of an import's answer", e);
        }
        switch (line.path("type").asText()) {
            case "progress" ->
                draw(line.path("read").asLong(), line.path("articles").asLong());
            case "done", "failed" -> last = line;
            case "rejected" -> rejected(line);
            default -> {
                if (verbose) {
                    said(line);
                }
            }
        }
    }

    /** The first rejections are printed in any case: each is an article that is missing. */
    private void rejected(JsonNode line) {
        if (verbose || rejections++ < FIRST_REJECTIONS) {
            said(line);
        }
    }

    private void said(JsonNode line) {
        clear();
        String where = line.path("item").asText("line " + line.path("line").asText());
        String what = line.path("code").asText(line.path("type").asText());
        out.println(what + ": " + where + ' ' + line.path("pointer").asText() + ": "
                + line.path("detail").asText());
    }

    /** Shows how many bytes were sent. */
    synchronized void sent(long bytes, long all) {
        if (isTerminal && all > 0) {
            draw("sent", bytes * 100 / all, bytes / 1_000_000 + " of " + all / 1_000_000 + " MB");
        }
    }

    private void draw(long read, long articles) {
        if (isTerminal) {
            long percent = articles == 0 ? -1 : Math.min(99, read * 100 / articles);
            draw("read", percent, "%,d%s".formatted(read, articles == 0 ? "" : " of about %,d".formatted(articles)));
        }
    }

    private void draw(String word, long percent, String number) {
        String bar = "";
        if (percent >= 0) {
            int full = (int) (percent * BAR / 100);
            bar = "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] ";
        }
        out.print("\r" + bar + number + ' ' + word + "   ");
        out.flush();
        drawn = true;
    }

    private void clear() {
        if (drawn) {
            out.print("\r" + " ".repeat(BAR + 50) + "\r");
            drawn = false;
        }
    }

    /** Prints what became of it; returns the program's exit code. */
    synchronized int end(boolean dryRun) {
        clear();
        if (last == null) {
            out.println("The answer ended early; send the file again.");
            return ImportCommand.FAILED;
        }
        if (last.path("type").asText().equals("failed")) {
            out.println("Failed: " + last.path("detail").asText());
        }
        out.println("%s: %,d read, %,d created, %,d updated, %,d unchanged, %,d rejected."
                .formatted(
                        dryRun ? "Tried, and nothing stored" : "Stored",
                        last.path("read").asLong(),
                        last.path("created").asLong(),
                        last.path("updated").asLong(),
                        last.path("unchanged").asLong(),
                        last.path("rejected").asLong()));
        for (JsonNode warning : last.path("warnings")) {
            out.println("%,8d  %-8s %-22s %s"
                    .formatted(
                            warning.path("count").asLong(),
                            warning.path("effect").asText(),
                            warning.path("code").asText(),
                            warning.at("/example/detail").asText()));
        }
        if (last.path("type").asText().equals("failed")) {
            return ImportCommand.FAILED;
        }
        return last.path("rejected").asLong() > 0 ? ImportCommand.REJECTIONS : ImportCommand.DONE;
    }

    /** Where the report is kept, as a path of the API; empty if it is not. */
    synchronized String report() {
        return last == null ? "" : last.path("report").asText("");
    }
}
