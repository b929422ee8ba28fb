package org.broadsheet.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.access.Scope;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;

/**
 * Makes, changes, schedules, publishes and cancels releases, in the caller's transaction. Whoever writes one locks what is
 * scheduled of it first, as the clock does, then itself, and only then what its steps are about.
 */
@ApplicationScoped
class ReleaseWrites {

    private final ReleaseTable table;
    private final Releases releases;
    private final ReleaseNames names;
    private final ReleasePublishing publishing;
    private final Schedule schedule;
    private final WriteTransaction transactions;
    private final Audit audit;
    private final Editor editor;
    private final Database database;
    private final ObjectMapper json;

    ReleaseWrites(
            ReleaseTable table,
            Releases releases,
            ReleaseNames names,
            ReleasePublishing publishing,
            Schedule schedule,
            WriteTransaction transactions,
            Audit audit,
            Editor editor,
            Database database,
            ObjectMapper json) {
        this.table = table;
        this.releases = releases;
        this.names = names;
        this.publishing = publishing;
        this.schedule = schedule;
        this.transactions = transactions;
        this.audit = audit;
        this.editor = editor;
        this.database = database;
        this.json = json;
    }

    WriteResult make(Sent<ReleaseDraft> sent) {
        ReleaseDraft draft = stored(sent.content());
        ReleaseView view = releases.view(table.make(draft, editor.name()), losses(sent));
        return WriteResult.created(
                view,
                view.version(),
                Releases.PATH + view.id(),
                new WriteResult.Entry("create", ReleasePublishing.KIND, view.id(), null, null, view.version())
                        .noting(view.name()));
    }

    WriteResult replace(String id, Precondition precondition, Sent<ReleaseDraft> sent) {
        Release release = lock(id, precondition);
        return save("replace", release, sent.content(json.valueToTree(releases.view(release))), losses(sent));
    }

    WriteResult patch(String id, Precondition precondition, Patch<ReleaseDraft> patch) {
        Release release = lock(id, precondition);
        ReleaseView view = releases.view(release);
        Sent<ReleaseDraft> patched = patch.applyTo(new ReleaseDraft(view.name(), view.steps()));
        return save("patch", release, patched.content(json.valueToTree(view)), losses(patched));
    }

    private WriteResult save(String action, Release release, ReleaseDraft sent, List<Warning> warnings) {
        refuseFinal(release);
        if (release.state() == ReleaseState.SCHEDULED) {
            editor.needs(Scope.CONTENT_PUBLISH, "Changing what a scheduled release makes public");
        }
        ReleaseDraft draft = stored(sent);
        if (draft.equals(release.draft())) {
            return WriteResult.changed(releases.view(release), release.version(), null);
        }
        table.save(release.id(), draft, editor.name());
        return changed(action, release, warnings);
    }

    /** Calls a release off. It stays readable. */
    WriteResult cancel(String id, Precondition precondition) {
        Release release = lock(id, precondition);
        refuseFinal(release);
        if (release.state() == ReleaseState.SCHEDULED) {
            throw refused("It is scheduled: take it off the schedule first, with DELETE …/publish");
        }
        table.move(release.id(), ReleaseState.CANCELLED, Optional.empty());
        return changed("cancel", release, List.of());
    }

    /** Carries it out now. */
    WriteResult publish(String id, Precondition precondition) {
        Release release = ready(id, precondition);
        schedule.cancel(ReleasePublishing.KIND, release.id());
        ReleaseSteps.Outcome outcome = publishing.publish(release, database.now(), editor.writer());
        outcome.entries().forEach(audit::note);
        return changed("publish", release, outcome.warnings());
    }

    /** Has it carried out at a time; ends the request with a 409 unless it could be as things are. */
    WriteResult schedule(String id, Precondition precondition, Instant at) {
        if (!at.isAfter(database.now())) {
            throw Problem.invalidContent(
                            List.of(Fault.pointer("/at", "Must be in the future; leave it out to publish now")))
                    .exception();
        }
        Release release = ready(id, precondition);
        ReleaseView.Check check = transactions.rehearse(() -> publishing.check(release, at, editor.writer()));
        if (!check.ready()) {
            throw Problem.conflict(check.errors()).exception();
        }
        table.move(release.id(), ReleaseState.SCHEDULED, Optional.of(at));
        schedule.put(ReleasePublishing.KIND, release.id(), at, "{}", editor.name(), editor.keyId());
        return changed("schedule", release, check.warnings());
    }

    private Release ready(String id, Precondition precondition) {
        Release release = lock(id, precondition);
        refuseFinal(release);
        if (release.draft().steps().isEmpty()) {
            throw refused("It has no steps: add some first");
        }
        return release;
    }

    /** Takes it off the schedule; it stays as it is. */
    WriteResult unschedule(String id, Precondition precondition) {
        Release release = lock(id, precondition);
        refuseFinal(release);
        if (release.state() != ReleaseState.SCHEDULED) {
            throw refused("It is not scheduled");
        }
        schedule.cancel(ReleasePublishing.KIND, release.id());
        table.move(release.id(), ReleaseState.OPEN, Optional.empty());
        return changed("unschedule", release, List.of());
    }

    /** What would become of it at its time, or now; in a transaction that the caller rolls back. */
    ReleaseView.Check check(String id) {
        Release release = releases.lock(id);
        refuseFinal(release);
        Instant now = database.now();
        boolean later =
                release.state() == ReleaseState.SCHEDULED && release.at().isAfter(now);
        return publishing.check(release, later ? release.at() : now, editor.writer());
    }

    private Release lock(String id, Precondition precondition) {
        schedule.lock(ReleasePublishing.KIND, releases.find(id).id());
        Release release = releases.lock(id);
        precondition.check(release.version());
        return release;
    }

    private WriteResult changed(String action, Release before, List<Warning> warnings) {
        ReleaseView view = releases.view(before.id(), warnings);
        return WriteResult.changed(
                view, view.version(), ReleasePublishing.entry(action, before, before.version(), view.version()));
    }

    private static void refuseFinal(Release release) {
        if (ReleaseState.FINAL.contains(release.state())) {
            throw refused(
                    release.state() == ReleaseState.DONE
                            ? "It was carried out at " + release.at() + ": make another release"
                            : "It was cancelled: make another release");
        }
    }

    private static RuntimeException refused(String why) {
        return Problem.conflict(List.of(Fault.pointer("", why))).exception();
    }

    private static List<Warning> losses(Sent<ReleaseDraft> sent) {
        return sent.losses().stream().map(Warning::of).toList();
    }

    /** What is stored of what was sent; ends the request with a 422 that lists every fault. */
    private ReleaseDraft stored(ReleaseDraft sent) {
        List<Fault> faults = new ArrayList<>();
        ReleaseDraft draft = names.stored(sent, faults);
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < draft.steps().size(); i++) {
            ReleaseStep step = draft.steps().get(i);
            Integer first = seen.putIfAbsent(List.of(step.kind(), step.thing(), step.matter()), i);
            if (first != null) {
                faults.add(Fault.pointer(
                        "/steps/" + i,
                        "Is about the same " + step.kind().word() + " as /steps/" + first + ", which already "
                                + step.matter().words()));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return draft;
    }
}
