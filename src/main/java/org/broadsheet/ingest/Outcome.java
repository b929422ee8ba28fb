package org.broadsheet.ingest;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.editorial.Saved;
import org.broadsheet.editorial.Warning;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.ContentLoss;

/** What became of the records of one transaction; reported only after it has committed. */
final class Outcome {

    private record Rejection(long line, List<Fault> faults) {}

    private record Warned(long line, Warning warning) {}

    private final List<Saved> saved = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Warned> warned = new ArrayList<>();

    void saved(Saved what) {
        saved.add(what);
    }

    /** Notes what the sender of a stored record should know. */
    void warned(long line, List<Warning> warnings) {
        warnings.forEach(warning -> warned.add(new Warned(line, warning)));
    }

    void rejected(long line, List<Fault> faults) {
        rejected.add(new Rejection(line, faults));
    }

    void noticed(long line, ContentLoss loss) {
        warned.add(new Warned(line, Warning.of(loss)));
    }

    void report(Report report) {
        warned.forEach(one -> report.warning(one.line(), one.warning()));
        saved.forEach(report::saved);
        rejected.forEach(one -> report.rejected(one.line(), one.faults()));
    }
}
