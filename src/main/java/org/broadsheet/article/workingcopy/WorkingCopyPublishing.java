package org.broadsheet.article.workingcopy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.Key;
import org.broadsheet.access.Keys;
import org.broadsheet.access.Limits;
import org.broadsheet.article.edit.ArticleWrites;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.State;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.edit.WorkingCopyRef;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.ScheduledWork;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.request.WarningCode;

/**
 * Makes a working copy live: at once, by the clock, or in a preview's transaction, which is rolled back. It changes the
 * article's content but never its state: what was withdrawn meanwhile stays withdrawn.
 */
@ApplicationScoped
public class WorkingCopyPublishing implements ScheduledWork {

    private static final String ACTION = "publish working copy";
    private static final int INVALID_CONTENT = 422;

    private final WorkingCopyTable table;
    private final EditorialArticles articles;
    private final ArticleWrites writes;
    private final Keys keys;
    private final Schedule schedule;
    private final Audit audit;
    private final Database database;

    WorkingCopyPublishing(
            WorkingCopyTable table,
            EditorialArticles articles,
            ArticleWrites writes,
            Keys keys,
            Schedule schedule,
            Audit audit,
            Database database) {
        this.table = table;
        this.articles = articles;
        this.writes = writes;
        this.keys = keys;
        this.schedule = schedule;
        this.audit = audit;
        this.database = database;
    }

    @Override
    public String kind() {
        return WorkingCopyRef.KIND;
    }

    /** Compares what is live and a working copy with what both once were. */
    ContentMerge merge(StoredArticle article, WorkingCopy copy) {
        return new ContentMerge(
                articles.named(copy.base()), articles.named(article.content()), articles.named(copy.content()));
    }

    /**
     * Publishes a working copy; ends the request with a 409 if that is not possible as things are.
     *
     * @param article locked, and so is the copy
     * @param at when it is published, or was to be
     * @param writer who publishes it, or scheduled it
     * @param first warnings to begin with
     */
    WriteResult publish(
            StoredArticle article, WorkingCopy copy, PublishInput how, Instant at, Writer writer, List<Warning> first) {
        ContentMerge merge = merge(article, copy);
        List<Warning> warnings = new ArrayList<>(first);
        warnings.addAll(check(article, merge, how, at));
        table.drop(article.id());
        ArticleWrites.Step step = new ArticleWrites.Step(
                ACTION,
                new ArticleWrites.Manner(how.matters(), how.mayReuseSlug()),
                how.notices(at),
                notBefore(article.state().updatedAt(), at),
                writer);
        WriteResult written = asConflict(() -> writes.take(article, merge.merged(), step));
        EditorialArticle view = (EditorialArticle) written.view();
        warnings.addAll(view.warnings());
        WriteResult.Entry entry = written.entry() != null
                ? written.entry()
                : new WriteResult.Entry(
                        ACTION, "article", view.id(), view.slug(), article.version(), article.version());
        return WriteResult.changed(articles.find(view.id().toString(), warnings), view.version(), entry);
    }

    /**
     * Publishes the working copy of an article as a part of something larger; takes off the schedule when it was to be
     * published by itself. Ends the request with a 409 if there is none, or if that is not possible as things are.
     *
     * @param article locked
     */
    public WriteResult publish(StoredArticle article, PublishInput how, Instant at, Writer writer) {
        WorkingCopy copy =
                table.lock(article.id()).orElseThrow(() -> ArticleWrites.refused("The article has no working copy"));
        schedule.cancel(WorkingCopyRef.KIND, article.id());
        return publish(article, copy, how, at, writer, List.of());
    }

    /** Checks what can be checked before the time has come, and says what may stand in the way then. */
    List<Warning> rehearse(StoredArticle article, WorkingCopy copy, PublishInput how) {
        ContentMerge merge = merge(article, copy);
        List<Warning> warnings = new ArrayList<>(check(article, merge, how, how.at()));
        Content live = articles.named(article.content());
        warnings.addAll(asConflict(() -> writes.check(article, live, merge.merged(), List.of()))
                .warnings());
        return warnings;
    }

    private static List<Warning> check(StoredArticle article, ContentMerge merge, PublishInput how, Instant at) {
        refuse(merge.conflicts(article.version()));
        refuse(ContentMerge.faults(merge.merged()));
        State state = article.state();
        boolean wasPublic = article.everPublic() || state.isPublic(at);
        if (how.notice() != null && !wasPublic) {
            refuse(List.of(
                    Fault.pointer("/notice", "The article was never public; publish the change without a notice")));
        }
        List<Warning> warnings = new ArrayList<>(merge.kept());
        if (!state.status().equals(State.PUBLISHED)) {
            warnings.add(new Warning(
                    WarningCode.NOT_PUBLIC,
                    "",
                    "The article is " + (state.status().equals(State.WITHDRAWN) ? "withdrawn" : "unpublished")
                            + " and stays so; readers see the change once the article is published"));
        }
        return warnings;
    }

    /** A time that does not set the public time of the last change back. */
    private Instant notBefore(Instant updatedAt, Instant at) {
        return updatedAt != null && updatedAt.isAfter(at) && !updatedAt.isAfter(database.now()) ? updatedAt : at;
    }

    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.conflict(faults).exception();
        }
    }

    private interface Work<T> {
        T run();
    }

    /** Faults of what is stored are no faults of the request. */
    private static <T> T asConflict(Work<T> work) {
        try {
            return work.run();
        } catch (ProblemException e) {
            if (e.problem().status() != INVALID_CONTENT) {
                throw e;
            }
            throw Problem.conflict(e.problem().errors()).exception();
        }
    }

    /** Who scheduled it, with the limits that their key or token has: what it publishes may be a move out of its sections. */
    private Writer writer(Schedule.Entry entry) {
        Limits limits = Optional.ofNullable(entry.keyId())
                .flatMap(keys::byId)
                .map(Key::limits)
                .orElse(entry.limits());
        return new Writer(entry.by(), limits, true);
    }

    @Override
    public void carryOut(Schedule.Entry entry) {
        if (table.find(entry.thing()).isEmpty()) {
            return;
        }
        StoredArticle article = articles.lockForProgram(entry.thing());
        Optional<WorkingCopy> copy = table.lock(entry.thing());
        if (copy.isPresent()) {
            PublishInput how = StoredJson.read(entry.task(), PublishInput.class);
            WriteResult written = publish(article, copy.get(), how, entry.at(), writer(entry), List.of());
            audit.note(written.entry(), entry.by(), entry.keyId(), null);
        }
    }

    @Override
    public void fail(Schedule.Entry entry, List<Fault> faults) {
        if (table.find(entry.thing()).isEmpty()) {
            return;
        }
        StoredArticle article = articles.lockForProgram(entry.thing());
        table.lock(entry.thing()).ifPresent(copy -> {
            table.fail(entry.thing(), new WorkingCopy.Failure(entry.at(), entry.by(), Problem.listed(faults)));
            audit.note(
                    WorkingCopies.entry("fail", article, copy.version(), copy.version() + 1),
                    entry.by(),
                    entry.keyId(),
                    null);
        });
    }

    /**
     * Makes an article's working copy live in a transaction that will be rolled back, as it would be after a rebase. Where a
     * name is taken or something is missing, the live article's stands. Does nothing if there is none.
     */
    public void show(UUID id) {
        if (table.find(id).isEmpty()) {
            return;
        }
        StoredArticle article = articles.lockForProgram(id);
        WorkingCopy copy = table.find(id).orElseThrow();
        ContentMerge merge = merge(article, copy);
        Content shown = merge.rebased().content();
        List<Fault> faults = new ArrayList<>(ContentMerge.faults(shown));
        faults.addAll(takenOrMissing(article, shown));
        if (!faults.isEmpty()) {
            shown = merge.withLive(faults.stream().map(fault -> fault.pointer().replaceAll("^/([^/]*).*", "$1")));
        }
        Instant now = database.now();
        writes.take(
                article,
                shown,
                new ArticleWrites.Step(
                        ACTION, new ArticleWrites.Manner(true, true), List.of(), now, Writer.program(copy.savedBy())));
    }

    private List<Fault> takenOrMissing(StoredArticle article, Content content) {
        try {
            return writes.check(article, articles.named(article.content()), content, List.of()).warnings().stream()
                    .filter(warning -> warning.code() == WarningCode.NAME_TAKEN)
                    .map(warning -> Fault.pointer(warning.pointer(), warning.detail()))
                    .toList();
        } catch (ProblemException e) {
            return e.problem().errors();
        }
    }
}
