package org.broadsheet.editorial.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.CheckedContent;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;

/**
 * Makes, changes, compares, rebases, drops, publishes and schedules working copies, in the caller's transaction. Whoever
 * writes one locks what is scheduled of it first, then the thing, then itself.
 */
@ApplicationScoped
public class WorkingCopies {

    private final WorkingCopyTable table;
    private final WorkingCopyPublishing publishing;
    private final Schedule schedule;
    private final Database database;
    private final Editor editor;
    private final ObjectMapper json;

    WorkingCopies(
            WorkingCopyTable table,
            WorkingCopyPublishing publishing,
            Schedule schedule,
            Database database,
            Editor editor,
            ObjectMapper json) {
        this.table = table;
        this.publishing = publishing;
        this.schedule = schedule;
        this.database = database;
        this.editor = editor;
        this.json = json;
    }

    /** A working copy with what it is a copy of, and what is scheduled of it, all locked. */
    private record Locked<T, C>(Live<T, C> live, WorkingCopy<C> copy, Optional<Schedule.Entry> scheduled) {}

    /** Makes one from what is live. */
    public <T, C extends PreparedContent> WriteResult make(WorkingCopyType<T, C, ?> type, String idOrSlug) {
        Live<T, C> live = type.lock(type.id(idOrSlug));
        type.refusal(live.stored()).ifPresent(why -> {
            throw WorkingCopyPublishing.refused(why);
        });
        table.find(type, live.id()).ifPresent(copy -> {
            throw WorkingCopyPublishing.refused(
                    "It has a working copy already, at version " + copy.version() + ": change that one");
        });
        table.make(type, live, editor.name());
        WorkingCopy<C> made = find(type, live.id());
        return WriteResult.created(
                view(type, live, made, List.of()),
                tag(made.version()),
                type.path() + live.id() + "/working-copy",
                WorkingCopyPublishing.entry("create", type, live, null, made.version()));
    }

    /**
     * A working copy as an editor reads it.
     *
     * @param tag its entity tag
     */
    public record Tagged(Object view, String tag) {}

    /** The working copy as an editor reads it; ends the request with a 404 if there is none. */
    public <T, C extends PreparedContent> Tagged get(WorkingCopyType<T, C, ?> type, String idOrSlug) {
        Live<T, C> live = type.read(type.id(idOrSlug));
        WorkingCopy<C> copy = find(type, live.id());
        return new Tagged(view(type, live, copy, List.of()), tag(copy.version()));
    }

    private static String tag(int version) {
        return Precondition.tag(Precondition.WORKING_COPY, version);
    }

    /** Replaces its content. */
    public <T, C extends PreparedContent> WriteResult replace(
            WorkingCopyType<T, C, ?> type, String idOrSlug, String ifMatch, Sent<C> sent) {
        Locked<T, C> locked = lock(type, idOrSlug, ifMatch);
        return save("replace", type, locked, sent.content(kept(type, locked)), sent.losses());
    }

    /** Changes some fields. */
    public <T, C extends PreparedContent> WriteResult patch(
            WorkingCopyType<T, C, ?> type, String idOrSlug, String ifMatch, Patch<C> patch) {
        Locked<T, C> locked = lock(type, idOrSlug, ifMatch);
        Sent<C> patched = patch.applyTo(locked.copy().content());
        return save("patch", type, locked, patched.content(kept(type, locked)), patched.losses());
    }

    /** What the fields are that the program keeps: who read the thing may send them back. */
    private JsonNode kept(WorkingCopyType<?, ?, ?> type, Locked<?, ?> locked) {
        return json.valueToTree(type.view(locked.live().id(), List.of()));
    }

    private <T, C extends PreparedContent> WriteResult save(
            String action, WorkingCopyType<T, C, ?> type, Locked<T, C> locked, C sent, List<ContentLoss> losses) {
        WorkingCopy<C> copy = locked.copy();
        C before = copy.content();
        CheckedContent<C> checked = type.check(locked.live(), before, type.completed(sent, before), losses);
        if (checked.content().equals(before)) {
            return unchanged(type, locked, checked.warnings());
        }
        table.save(type, copy.thing(), copy.base(), copy.baseVersion(), checked.content(), editor.name());
        return changed(action, type, locked, checked.warnings());
    }

    /** Takes the live changes along: afterwards it differs from what is live only where it was changed itself. */
    public <T, C extends PreparedContent> WriteResult rebase(
            WorkingCopyType<T, C, ?> type, String idOrSlug, String ifMatch) {
        Locked<T, C> locked = lock(type, idOrSlug, ifMatch);
        Live<T, C> live = locked.live();
        WorkingCopy<C> copy = locked.copy();
        if (copy.baseVersion() == live.version()) {
            return unchanged(type, locked, List.of());
        }
        ContentMerge.Rebased<C> rebased = type.merge(live, copy).rebased();
        WorkingCopyPublishing.refuse(ContentMerge.faults(rebased.content()));
        table.save(type, live.id(), live.content(), live.version(), rebased.content(), editor.name());
        return changed("rebase", type, locked, rebased.warnings());
    }

    /** Drops it, and what is scheduled of it. */
    public <T, C extends PreparedContent> WriteResult drop(
            WorkingCopyType<T, C, ?> type, String idOrSlug, String ifMatch) {
        Locked<T, C> locked = lock(type, idOrSlug, ifMatch);
        UUID id = locked.live().id();
        schedule.cancel(type.kind(), id);
        table.drop(type.copies(), id);
        return WriteResult.deleted(WorkingCopyPublishing.entry(
                "delete", type, locked.live(), locked.copy().version(), null));
    }

    /** Makes it live, now or at a time; answers with the thing. */
    public <T, C extends PreparedContent, H> WriteResult publish(
            WorkingCopyType<T, C, H> type, String idOrSlug, String ifMatch, Sent<H> body) {
        H how = body.content();
        Instant at = type.at(how);
        Instant now = database.now();
        if (at != null && !at.isAfter(now)) {
            throw Problem.invalidContent(
                            List.of(Fault.pointer("/at", "Must be in the future; leave it out to publish now")))
                    .exception();
        }
        Locked<T, C> locked = lock(type, idOrSlug, ifMatch);
        List<Warning> losses = body.losses().stream().map(Warning::of).toList();
        if (at != null) {
            return schedule(type, locked, how, losses);
        }
        schedule.cancel(type.kind(), locked.live().id());
        return publishing.publish(type, locked.live(), locked.copy(), how, now, editor.writer(), losses);
    }

    private <T, C extends PreparedContent, H> WriteResult schedule(
            WorkingCopyType<T, C, H> type, Locked<T, C> locked, H how, List<Warning> losses) {
        UUID id = locked.live().id();
        List<Warning> warnings = new ArrayList<>(losses);
        warnings.addAll(publishing.rehearse(type, locked.live(), locked.copy(), how));
        table.touch(type.copies(), id);
        schedule.put(
                type.kind(), id, type.at(how), StoredJson.write(how), editor.name(), editor.keyId(), editor.limits());
        Versioned view = type.view(id, warnings);
        int version = locked.copy().version();
        return WriteResult.changed(
                view,
                view.version(),
                WorkingCopyPublishing.entry("schedule", type, locked.live(), version, version + 1));
    }

    /** Takes it off the schedule; it stays as it is. */
    public <T, C extends PreparedContent> WriteResult unschedule(
            WorkingCopyType<T, C, ?> type, String idOrSlug, String ifMatch) {
        Locked<T, C> locked = lock(type, idOrSlug, ifMatch);
        if (locked.scheduled().isEmpty()) {
            throw WorkingCopyPublishing.refused("It is not scheduled");
        }
        schedule.cancel(type.kind(), locked.live().id());
        table.touch(type.copies(), locked.live().id());
        return changed("unschedule", type, locked, List.of());
    }

    /** What publishing it would change. */
    public <T, C extends PreparedContent> WorkingCopyComparison compare(
            WorkingCopyType<T, C, ?> type, String idOrSlug) {
        Live<T, C> live = type.read(type.id(idOrSlug));
        WorkingCopy<C> copy = find(type, live.id());
        return WorkingCopyComparison.of(live, copy, type.merge(live, copy));
    }

    private <T, C extends PreparedContent> Locked<T, C> lock(
            WorkingCopyType<T, C, ?> type, String idOrSlug, String ifMatch) {
        UUID id = type.id(idOrSlug);
        Optional<Schedule.Entry> scheduled = schedule.lock(type.kind(), id);
        Live<T, C> live = type.lock(id);
        WorkingCopy<C> copy = table.lock(type, id).orElseThrow(() -> none(type));
        new Precondition(ifMatch, Precondition.WORKING_COPY).check(copy.version());
        return new Locked<>(live, copy, scheduled);
    }

    private <C extends PreparedContent> WorkingCopy<C> find(WorkingCopyType<?, C, ?> type, UUID id) {
        return table.find(type, id).orElseThrow(() -> none(type));
    }

    private static RuntimeException none(WorkingCopyType<?, ?, ?> type) {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "The " + type.copies().of().word() + " has no working copy. POST …/working-copy makes one.")
                .exception();
    }

    private <T, C extends PreparedContent> WriteResult unchanged(
            WorkingCopyType<T, C, ?> type, Locked<T, C> locked, List<Warning> warnings) {
        WorkingCopy<C> copy = locked.copy();
        return WriteResult.changed(view(type, locked.live(), copy, warnings), tag(copy.version()), null);
    }

    private <T, C extends PreparedContent> WriteResult changed(
            String action, WorkingCopyType<T, C, ?> type, Locked<T, C> locked, List<Warning> warnings) {
        Live<T, C> live = locked.live();
        WorkingCopy<C> copy = find(type, live.id());
        return WriteResult.changed(
                view(type, live, copy, warnings),
                tag(copy.version()),
                WorkingCopyPublishing.entry(action, type, live, locked.copy().version(), copy.version()));
    }

    private <T, C extends PreparedContent> Object view(
            WorkingCopyType<T, C, ?> type, Live<T, C> live, WorkingCopy<C> copy, List<Warning> warnings) {
        return type.view(live, copy, schedule.of(type.kind(), live.id()), warnings);
    }
}
