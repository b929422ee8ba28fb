package org.broadsheet.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.ScheduledWork;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.editorial.preview.Preview;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.jboss.logging.Logger;

/** Carries out releases whole: at once, by the clock, or in a preview's transaction, which is rolled back. */
@ApplicationScoped
class ReleasePublishing implements ScheduledWork, Preview {

    /** The kind of its entries in the schedule and in the audit trail. */
    static final String KIND = "release";

    private static final Logger LOG = Logger.getLogger(ReleasePublishing.class);

    private final ReleaseTable table;
    private final ReleaseSteps steps;
    private final Audit audit;
    private final Database database;

    ReleasePublishing(ReleaseTable table, ReleaseSteps steps, Audit audit, Database database) {
        this.table = table;
        this.steps = steps;
        this.audit = audit;
        this.database = database;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * Carries out all steps of a release, or ends the caller's transaction with a 409 that has the faults of every step that
     * could not be.
     *
     * @param release locked
     * @param at the time that everything gets
     * @return the outcome, whose entries name the release
     */
    ReleaseSteps.Outcome publish(Release release, Instant at, Writer by) {
        steps.lock(release);
        ReleaseSteps.Outcome outcome = steps.carryOut(release, at, by);
        if (!outcome.faults().isEmpty()) {
            throw Problem.conflict(outcome.faults()).exception();
        }
        table.move(release.id(), ReleaseState.DONE, Optional.of(at));
        String note = "In the release " + release.draft().name();
        return new ReleaseSteps.Outcome(
                List.of(),
                outcome.warnings(),
                outcome.entries().stream().map(entry -> entry.noting(note)).toList());
    }

    static WriteResult.Entry entry(String action, Release release, Integer from, Integer to) {
        return new WriteResult.Entry(action, KIND, release.id(), null, from, to)
                .noting(release.draft().name());
    }

    @Override
    public void carryOut(Schedule.Entry entry) {
        table.lock(entry.thing())
                .filter(release -> release.state() == ReleaseState.SCHEDULED)
                .ifPresent(release -> {
                    ReleaseSteps.Outcome outcome = publish(release, entry.at(), Writer.program(entry.by()));
                    note(entry("publish", release, release.version(), release.version() + 1), entry);
                    outcome.entries().forEach(one -> note(one, entry));
                    LOG.infof(
                            "Carried out the release %s, %d steps, of %s",
                            release.id(), release.draft().steps().size(), entry.at());
                });
    }

    @Override
    public void fail(Schedule.Entry entry, List<Fault> faults) {
        table.lock(entry.thing())
                .filter(release -> release.state() == ReleaseState.SCHEDULED)
                .ifPresent(release -> {
                    table.fail(release.id(), new Release.Failure(entry.at(), entry.by(), Problem.listed(faults)));
                    note(entry("fail", release, release.version(), release.version() + 1), entry);
                });
    }

    private void note(WriteResult.Entry done, Schedule.Entry entry) {
        audit.note(done, entry.by(), entry.keyId(), null);
    }

    /** What would become of a release; the caller takes back what it does to find out. */
    ReleaseView.Check check(Release release, Instant at, Writer by) {
        List<Warning> warnings = new ArrayList<>(steps.besides(release));
        steps.lock(release);
        ReleaseSteps.Outcome outcome = steps.carryOut(release, at, by);
        warnings.addAll(outcome.warnings());
        return new ReleaseView.Check(
                release.version(), at, outcome.faults().isEmpty(), Problem.listed(outcome.faults()), warnings);
    }

    @Override
    public PreviewTokens.Kind previews() {
        return PreviewTokens.Kind.RELEASE;
    }

    @Override
    public void show(PreviewTokens.Subject subject) {
        table.find(subject.id())
                .filter(release -> !ReleaseState.FINAL.contains(release.state()))
                .ifPresent(release -> {
                    steps.lock(release);
                    steps.carryOut(release, database.now(), Writer.program(release.savedBy()));
                });
    }
}
