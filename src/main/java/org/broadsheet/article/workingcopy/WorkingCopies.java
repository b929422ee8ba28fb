package org.broadsheet.article.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.edit.ArticleWrites;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.State;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.edit.WorkingCopyRef;
import org.broadsheet.article.version.BlockChange;
import org.broadsheet.article.workingcopy.ContentMerge.Side;
import org.broadsheet.article.workingcopy.WorkingCopyView.FieldDifference;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.StoredJson;
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
 * writes one locks what is scheduled of it first, then the article, then itself.
 */
@ApplicationScoped
class WorkingCopies {

    private static final String KIND = "working copy";

    private final WorkingCopyTable table;
    private final WorkingCopyPublishing publishing;
    private final EditorialArticles articles;
    private final ArticleWrites writes;
    private final Schedule schedule;
    private final Database database;
    private final Editor editor;
    private final ObjectMapper json;

    WorkingCopies(
            WorkingCopyTable table,
            WorkingCopyPublishing publishing,
            EditorialArticles articles,
            ArticleWrites writes,
            Schedule schedule,
            Database database,
            Editor editor,
            ObjectMapper json) {
        this.table = table;
        this.publishing = publishing;
        this.articles = articles;
        this.writes = writes;
        this.schedule = schedule;
        this.database = database;
        this.editor = editor;
        this.json = json;
    }

    /** A working copy with its article, and what is scheduled of it, all locked. */
    private record Locked(StoredArticle article, WorkingCopy copy, Optional<Schedule.Entry> scheduled) {}

    /** Makes one from what is live. */
    WriteResult make(String idOrSlug) {
        StoredArticle article = articles.lock(idOrSlug);
        if (article.state().status().equals(State.DRAFT) && !article.everPublic()) {
            throw ArticleWrites.refused("It is a draft that the public never saw: change it directly");
        }
        table.find(article.id()).ifPresent(copy -> {
            throw ArticleWrites.refused(
                    "It has a working copy already, at version " + copy.version() + ": change that one");
        });
        table.make(article, editor.name());
        WorkingCopyView view = view(article, List.of());
        return WriteResult.created(
                view,
                tag(view.version()),
                "/v1/editorial/articles/" + article.id() + "/working-copy",
                entry("create", article, null, view.version()));
    }

    /** The working copy as an editor reads it; ends the request with a 404 if there is none. */
    WorkingCopyView get(String idOrSlug) {
        return view(articles.stored(idOrSlug), List.of());
    }

    /** The entity tag of a version. */
    static String tag(int version) {
        return Precondition.tag(Precondition.WORKING_COPY, version);
    }

    /** Replaces its content. Without a source in the content, its own stays. */
    WriteResult replace(String idOrSlug, Precondition precondition, Sent<Content> sent) {
        Locked locked = lock(idOrSlug, precondition);
        Content own = locked.copy().content();
        Content content = sent.content(kept(locked));
        Content whole = content.externalId() == null ? content.identified(own.source(), own.externalId()) : content;
        return save("replace", locked, whole, sent.losses());
    }

    /** Changes some fields. */
    WriteResult patch(String idOrSlug, Precondition precondition, Patch<Content> patch) {
        Locked locked = lock(idOrSlug, precondition);
        Sent<Content> patched = patch.applyTo(articles.named(locked.copy().content()));
        Content content = patched.content(kept(locked));
        return save("patch", locked, content, patched.losses());
    }

    /** What an article's fields that the program keeps are: who read the article may send them back. */
    private JsonNode kept(Locked locked) {
        return json.valueToTree(articles.find(locked.article().id().toString(), List.of()));
    }

    private WriteResult save(String action, Locked locked, Content sent, List<ContentLoss> losses) {
        WorkingCopy copy = locked.copy();
        Content before = articles.named(copy.content());
        ArticleWrites.Checked checked = writes.check(locked.article(), before, sent, losses);
        if (checked.content().equals(before)) {
            return WriteResult.changed(view(locked.article(), checked.warnings()), tag(copy.version()), null);
        }
        table.save(
                copy.article(),
                copy.base(),
                copy.baseVersion(),
                writes.stored(copy.article(), checked.content()),
                editor.name());
        return changed(action, locked, checked.warnings());
    }

    /** Takes the live article's changes along: afterwards it differs from what is live only where it was changed itself. */
    WriteResult rebase(String idOrSlug, Precondition precondition) {
        Locked locked = lock(idOrSlug, precondition);
        StoredArticle article = locked.article();
        WorkingCopy copy = locked.copy();
        if (copy.baseVersion() == article.version()) {
            return WriteResult.changed(view(article, List.of()), tag(copy.version()), null);
        }
        ContentMerge.Rebased rebased = publishing.merge(article, copy).rebased();
        WorkingCopyPublishing.refuse(ContentMerge.faults(rebased.content()));
        table.save(
                copy.article(),
                article.content(),
                article.version(),
                writes.stored(copy.article(), rebased.content()),
                editor.name());
        return changed("rebase", locked, rebased.warnings());
    }

    /** Drops it, and what is scheduled of it. */
    WriteResult drop(String idOrSlug, Precondition precondition) {
        Locked locked = lock(idOrSlug, precondition);
        schedule.cancel(WorkingCopyRef.KIND, locked.article().id());
        table.drop(locked.article().id());
        return WriteResult.deleted(
                entry("delete", locked.article(), locked.copy().version(), null));
    }

    /** Makes it live, now or at a time; answers with the article. */
    WriteResult publish(String idOrSlug, Precondition precondition, Sent<PublishInput> body) {
        PublishInput sent = body.content();
        Instant now = database.now();
        if (sent.at() != null && !sent.at().isAfter(now)) {
            throw Problem.invalidContent(
                            List.of(Fault.pointer("/at", "Must be in the future; leave it out to publish now")))
                    .exception();
        }
        Locked locked = lock(idOrSlug, precondition);
        List<Warning> losses = body.losses().stream().map(Warning::of).toList();
        if (sent.at() != null) {
            return schedule(locked, sent, losses);
        }
        schedule.cancel(WorkingCopyRef.KIND, locked.article().id());
        return publishing.publish(locked.article(), locked.copy(), sent, now, editor.writer(), losses);
    }

    private WriteResult schedule(Locked locked, PublishInput sent, List<Warning> losses) {
        StoredArticle article = locked.article();
        List<Warning> warnings = new ArrayList<>(losses);
        warnings.addAll(publishing.rehearse(article, locked.copy(), sent));
        table.touch(article.id());
        schedule.put(
                WorkingCopyRef.KIND,
                article.id(),
                sent.at(),
                StoredJson.write(sent),
                editor.name(),
                editor.keyId(),
                editor.limits());
        EditorialArticle view = articles.find(article.id().toString(), warnings);
        return WriteResult.changed(
                view,
                view.version(),
                entry(
                        "schedule",
                        article,
                        locked.copy().version(),
                        view.workingCopy().version()));
    }

    /** Takes it off the schedule; it stays as it is. */
    WriteResult unschedule(String idOrSlug, Precondition precondition) {
        Locked locked = lock(idOrSlug, precondition);
        if (locked.scheduled().isEmpty()) {
            throw ArticleWrites.refused("It is not scheduled");
        }
        schedule.cancel(WorkingCopyRef.KIND, locked.article().id());
        table.touch(locked.article().id());
        return changed("unschedule", locked, List.of());
    }

    /** What publishing it would change. */
    WorkingCopyView.Comparison compare(String idOrSlug) {
        StoredArticle article = articles.stored(idOrSlug);
        WorkingCopy copy = table.find(article.id()).orElseThrow(WorkingCopies::none);
        ContentMerge merge = publishing.merge(article, copy);
        List<FieldDifference> fields = new ArrayList<>();
        merge.changed().forEach((field, side) -> fields.add(difference(merge, field, side)));
        return new WorkingCopyView.Comparison(
                copy.version(),
                copy.baseVersion(),
                article.version(),
                fields,
                BlockChange.between(merge.liveBlocks(), merge.ownBlocks()));
    }

    private static FieldDifference difference(ContentMerge merge, String field, Side side) {
        boolean isBody = field.equals(ContentMerge.BODY);
        return new FieldDifference(
                field,
                side.wireName(),
                isBody ? NullNode.instance : merge.base(field),
                isBody ? NullNode.instance : merge.live(field),
                isBody ? NullNode.instance : merge.own(field));
    }

    private Locked lock(String idOrSlug, Precondition precondition) {
        UUID id = articles.stored(idOrSlug).id();
        Optional<Schedule.Entry> scheduled = schedule.lock(WorkingCopyRef.KIND, id);
        StoredArticle article = articles.lock(id.toString());
        WorkingCopy copy = table.lock(id).orElseThrow(WorkingCopies::none);
        precondition.check(copy.version());
        return new Locked(article, copy, scheduled);
    }

    private static RuntimeException none() {
        return Problem.of(ProblemType.NOT_FOUND, "The article has no working copy. POST …/working-copy makes one.")
                .exception();
    }

    private WriteResult changed(String action, Locked locked, List<Warning> warnings) {
        WorkingCopyView view = view(locked.article(), warnings);
        return WriteResult.changed(
                view,
                tag(view.version()),
                entry(action, locked.article(), locked.copy().version(), view.version()));
    }

    private WorkingCopyView view(StoredArticle article, List<Warning> warnings) {
        WorkingCopy copy = table.find(article.id()).orElseThrow(WorkingCopies::none);
        Optional<Schedule.Entry> scheduled = schedule.of(WorkingCopyRef.KIND, article.id());
        WorkingCopy.Failure failure = copy.failure();
        return new WorkingCopyView(
                article.id(),
                copy.version(),
                WorkingCopyRef.state(scheduled.isPresent(), failure != null),
                copy.baseVersion(),
                article.version(),
                scheduled.map(WorkingCopies::scheduled).orElse(null),
                failure == null ? null : new WorkingCopyView.Failure(failure.at(), failure.by(), failure.errors()),
                copy.madeAt(),
                copy.madeBy(),
                copy.savedAt(),
                copy.savedBy(),
                StoredJson.whole(articles.named(copy.content())),
                warnings);
    }

    private static WorkingCopyView.Scheduled scheduled(Schedule.Entry entry) {
        PublishInput how = StoredJson.read(entry.task(), PublishInput.class);
        return new WorkingCopyView.Scheduled(entry.at(), entry.by(), how.matters(), how.mayReuseSlug(), how.notice());
    }

    static WriteResult.Entry entry(String action, StoredArticle article, Integer from, Integer to) {
        return new WriteResult.Entry(
                action, KIND, article.id(), article.content().slug(), from, to);
    }
}
