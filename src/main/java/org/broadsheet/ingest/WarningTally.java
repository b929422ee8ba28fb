package org.broadsheet.ingest;

import org.broadsheet.editorial.Warning;
import org.broadsheet.request.WarningCode;

/** Counts the warnings of one code in an import, and keeps the first as an example. Used by one thread. */
final class WarningTally {

    private final WarningCode code;
    private long count;
    private long records;
    private long lastLine;
    private ImportLine.WarningExample example;

    WarningTally(WarningCode code) {
        this.code = code;
    }

    /** Counts a warning. Those of one line and code come one after the other. */
    void add(long line, Warning warning) {
        count++;
        if (line != lastLine) {
            records++;
            lastLine = line;
        }
        if (example == null) {
            example = new ImportLine.WarningExample(line, warning.pointer(), warning.detail());
        }
    }

    ImportLine.WarningCount count() {
        return new ImportLine.WarningCount(code, code.effect(), count, records, example);
    }
}
