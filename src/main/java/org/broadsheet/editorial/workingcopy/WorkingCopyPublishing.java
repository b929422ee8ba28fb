package org.broadsheet.editorial.workingcopy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.broadsheet.access.Key;
import org.broadsheet.access.Keys;
import org.broadsheet.access.Limits;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.request.WarningCode;

/** Makes a working copy live: at once, by the clock, or in a preview's transaction, which is rolled back. */
@ApplicationScoped
public class WorkingCopyPublishing {

    private static final String KIND = "working copy";
    private static final String ACTION = "publish working copy";
    private static final int INVALID_CONTENT = 422;

    private final WorkingCopyTable table;
    private final Keys keys;
    private final Schedule schedule;
    private final Audit audit;
    private final Database database;

    WorkingCopyPublishing(WorkingCopyTable table, Keys keys, Schedule schedule, Audit audit, Database database) {
        this.table = table;
        this.keys = keys;
        this.schedule = schedule;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Publishes a working copy; ends the request with a 409 if that is not possible as things are.
     *
     * @param live locked, and so is the copy
     * @param at when it is published, or was to be
     * @param writer who publishes it, or scheduled it
     * @param first warnings to begin with
     */
    <T, C extends PreparedContent, H> WriteResult publish(
            WorkingCopyType<T, C, H> type,
            Live<T, C> live,
            WorkingCopy<C> copy,
            H how,
            Instant at,
            Writer writer,
            List<Warning> first) {
        ContentMerge<C> merge = type.merge(live, copy);
        List<Warning> warnings = new ArrayList<>(first);
        warnings.addAll(check(type, live, merge, how, at));
        table.drop(type.copies(), live.id());
        WorkingCopyType.Taken taken = asConflict(() -> type.take(live, merge.merged(), how, ACTION, at, writer));
        warnings.addAll(taken.warnings());
        Versioned view = type.view(live.id(), warnings);
        WriteResult.Entry entry = taken.entry() != null
                ? taken.entry()
                : new WriteResult.Entry(
                        ACTION, type.copies().of().word(), view.id(), view.slug(), live.version(), live.version());
        return WriteResult.changed(view, view.version(), entry);
    }

    /**
     * Publishes the working copy of a thing as a part of something larger; takes off the schedule when it was to be
     * published by itself. Ends the request with a 409 if there is none, or if that is not possible as things are.
     *
     * @param thing locked
     */
    public <T, C extends PreparedContent, H> WriteResult publish(
            WorkingCopyType<T, C, H> type, UUID thing, H how, Instant at, Writer writer) {
        Live<T, C> live = type.lockForProgram(thing);
        WorkingCopy<C> copy = table.lock(type, thing)
                .orElseThrow(() -> refused("The " + type.copies().of().word() + " has no working copy"));
        schedule.cancel(type.kind(), thing);
        return publish(type, live, copy, how, at, writer, List.of());
    }

    /** Checks what can be checked before the time has come, and says what may stand in the way then. */
    <T, C extends PreparedContent, H> List<Warning> rehearse(
            WorkingCopyType<T, C, H> type, Live<T, C> live, WorkingCopy<C> copy, H how) {
        ContentMerge<C> merge = type.merge(live, copy);
        List<Warning> warnings = new ArrayList<>(check(type, live, merge, how, type.at(how)));
        warnings.addAll(asConflict(() -> type.check(live, live.content(), merge.merged(), List.of()))
                .warnings());
        return warnings;
    }

    private static <T, C extends PreparedContent, H> List<Warning> check(
            WorkingCopyType<T, C, H> type, Live<T, C> live, ContentMerge<C> merge, H how, Instant at) {
        refuse(merge.conflicts(live.version()));
        C merged = merge.merged();
        refuse(ContentMerge.faults(merged));
        List<Warning> state = type.checkState(live, merged, how, at);
        List<Warning> warnings = new ArrayList<>(merge.kept());
        warnings.addAll(state);
        return warnings;
    }

    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.conflict(faults).exception();
        }
    }

    /** A refusal because of the state that things are in. */
    static RuntimeException refused(String why) {
        return Problem.conflict(List.of(Fault.pointer("", why))).exception();
    }

    /** Faults of what is stored are no faults of the request. */
    private static <R> R asConflict(Supplier<R> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            if (e.problem().status() != INVALID_CONTENT) {
                throw e;
            }
            throw Problem.conflict(e.problem().errors()).exception();
        }
    }

    static WriteResult.Entry entry(
            String action, WorkingCopyType<?, ?, ?> type, Live<?, ?> live, Integer from, Integer to) {
        WriteResult.Entry entry = new WriteResult.Entry(action, KIND, live.id(), live.slug(), from, to);
        Kind of = type.copies().of();
        return of == Kind.ARTICLE ? entry : entry.noting("Of the " + of.word());
    }

    /** Who scheduled it, with the limits that their key or token has: what it publishes may be a move out of its sections. */
    private Writer writer(Schedule.Entry entry) {
        Limits limits = Optional.ofNullable(entry.keyId())
                .flatMap(keys::byId)
                .map(Key::limits)
                .orElse(entry.limits());
        return new Writer(entry.by(), limits, true);
    }

    /** Publishes what is due; does nothing if it is gone. */
    <T, C extends PreparedContent, H> void carryOut(WorkingCopyType<T, C, H> type, Schedule.Entry entry) {
        if (!table.has(type.copies(), entry.thing())) {
            return;
        }
        Live<T, C> live = type.lockForProgram(entry.thing());
        table.lock(type, entry.thing()).ifPresent(copy -> {
            H how = type.how(entry.task());
            WriteResult written = publish(type, live, copy, how, entry.at(), writer(entry), List.of());
            audit.note(written.entry(), entry.by(), entry.keyId(), null);
        });
    }

    /** Notes why what was due could not be published. */
    <T, C extends PreparedContent> void fail(WorkingCopyType<T, C, ?> type, Schedule.Entry entry, List<Fault> faults) {
        if (!table.has(type.copies(), entry.thing())) {
            return;
        }
        Live<T, C> live = type.lockForProgram(entry.thing());
        table.lock(type, entry.thing()).ifPresent(copy -> {
            WorkingCopyFailure failure = new WorkingCopyFailure(entry.at(), entry.by(), Problem.listed(faults));
            table.fail(type.copies(), entry.thing(), failure);
            audit.note(entry("fail", type, live, copy.version(), copy.version() + 1), entry.by(), entry.keyId(), null);
        });
    }

    /**
     * Makes a working copy live in a transaction that will be rolled back, as it would be after a rebase. Where a name is
     * taken or something is missing, what is live stands. Does nothing if there is none.
     */
    public <T, C extends PreparedContent, H> void show(WorkingCopyType<T, C, H> type, UUID thing) {
        if (!table.has(type.copies(), thing)) {
            return;
        }
        Live<T, C> live = type.lockForProgram(thing);
        WorkingCopy<C> copy = table.find(type, thing).orElseThrow();
        ContentMerge<C> merge = type.merge(live, copy);
        C rebased = merge.rebased().content();
        List<Fault> faults = new ArrayList<>(ContentMerge.faults(rebased));
        faults.addAll(takenOrMissing(type, live, rebased));
        C shown = faults.isEmpty()
                ? rebased
                : merge.withLive(faults.stream().map(fault -> fault.pointer().replaceAll("^/([^/]*).*", "$1")));
        type.take(live, shown, type.inPreview(), ACTION, database.now(), Writer.program(copy.savedBy()));
    }

    private static <T, C extends PreparedContent> List<Fault> takenOrMissing(
            WorkingCopyType<T, C, ?> type, Live<T, C> live, C content) {
        try {
            return type.check(live, live.content(), content, List.of()).warnings().stream()
                    .filter(warning -> warning.code() == WarningCode.NAME_TAKEN)
                    .map(warning -> Fault.pointer(warning.pointer(), warning.detail()))
                    .toList();
        } catch (ProblemException e) {
            return e.problem().errors();
        }
    }
}
