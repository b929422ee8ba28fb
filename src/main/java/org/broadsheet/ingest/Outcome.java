package org.broadsheet.ingest;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Saved;

/** What became of the records of one transaction; told only once that is committed. */
final class Outcome {

    private record Rejection(long line, List<Fault> faults) {}

    private final List<Saved> saved = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();

    void saved(Saved what) {
        saved.add(what);
    }

    void rejected(long line, List<Fault> faults) {
        rejected.add(new Rejection(line, faults));
    }

    void tell(Report report) {
        saved.forEach(report::saved);
        rejected.forEach(one -> report.rejected(one.line(), one.faults()));
    }
}
