package org.broadsheet.ingest;

import org.broadsheet.editorial.Warning;
import org.broadsheet.request.WarningCode;

/** Counts the warnings of one code in an import, and keeps the first as an example. Used by one thread. */
final class WarningTally {

    private final WarningCode code;
    private long count;
    private long records;
    private long lastLine;
    private final Tally details = new Tally();
    private ImportLine.Example example;

    WarningTally(WarningCode code) {
        this.code = code;
    }

    /** Counts a warning. Those of one line and code come one after the other. */
    void add(long line, String item, Warning warning) {
        count++;
        if (line != lastLine) {
            records++;
            lastLine = line;
        }
        ImportLine.Example one = new ImportLine.Example(line, item, warning.pointer(), warning.detail());
        details.add(one);
        if (example == null) {
            example = one;
        }
    }

    /**
     * What was counted.
     *
     * @param whole whether with everything that was said
     */
    ImportLine.WarningCount count(boolean whole) {
        return new ImportLine.WarningCount(
                code, code.effect(), count, records, example, whole ? details.counts() : null);
    }
}
