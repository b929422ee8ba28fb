package org.broadsheet.article.edit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.edit.StateWriter.GoneNotice;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.Sent;
import org.broadsheet.request.WarningCode;

/**
 * Decides what the public sees of an article: publishing now or later, unpublishing, withdrawing, correcting. Runs in
 * the caller's transaction. What is public needs no request, so that it can be a part of something that the clock starts.
 */
@ApplicationScoped
public class ArticleLifecycle {

    private final EditorialArticles articles;
    private final StateWriter writer;
    private final Stages stages;
    private final Database database;
    private final Editor editor;

    ArticleLifecycle(EditorialArticles articles, StateWriter writer, Stages stages, Database database, Editor editor) {
        this.articles = articles;
        this.writer = writer;
        this.stages = stages;
        this.database = database;
        this.editor = editor;
    }

    /**
     * When somebody changes the state of an article, and who does.
     *
     * @param at what times of publication and of the last change become: now, or a time that the clock is a moment late for
     */
    public record Act(Instant at, Writer by) {}

    private Act now() {
        return new Act(database.now(), editor.writer());
    }

    /** When an act happens, which is never before the transaction began. */
    private Instant happening(Act act) {
        Instant now = database.now();
        return act.at().isAfter(now) ? act.at() : now;
    }

    WriteResult publish(String name, Precondition precondition, LifeInput.Publish sent) {
        return publish(articles.lock(name, precondition), sent, now());
    }

    /**
     * Publishes now or at {@code at}, hidden until {@code embargoUntil} and gone from {@code expiresAt} on. Publishing again
     * changes a scheduled time. An end that is not sent stays as it is, so that nobody undoes it by accident.
     */
    public WriteResult publish(StoredArticle article, LifeInput.Publish sent, Act act) {
        Optional<Instant> at = Optional.ofNullable(sent.at());
        Optional<Instant> embargo = Optional.ofNullable(sent.embargoUntil());
        Instant now = happening(act);
        State before = article.state();
        Instant end = sent.expiresAt() == null ? before.expiresAt() : sent.expiresAt();
        String reason = reasonOfEnd(sent, before);
        if (before.isPublic(now)) {
            if (at.filter(now::isBefore).isPresent()
                    || embargo.filter(now::isBefore).isPresent()) {
                throw ArticleWrites.refused("It is public; unpublish it before you schedule it again");
            }
            if (at.isEmpty() && before.until(end, reason).equals(before)) {
                EditorialArticle view = articles.unchanged(article, List.of());
                return WriteResult.changed(view, view.version(), null);
            }
        }
        boolean again = article.everPublic()
                && before.publishedAt() != null
                && !before.publishedAt().isAfter(now);
        Instant published = at.orElseGet(() -> again ? before.publishedAt() : act.at());
        Instant updated = before.isPublic(now) && at.isEmpty()
                ? before.updatedAt()
                : again && at.isEmpty() ? notBefore(before.updatedAt(), act.at(), now) : published;
        State state = new State(State.PUBLISHED, published, updated, embargo.orElse(null), end, reason);
        if (state.equals(before)) {
            EditorialArticle view = articles.unchanged(article, List.of());
            return WriteResult.changed(view, view.version(), null);
        }
        checkEnd(state, now);
        stages.checkPublishing(article);
        if (article.content().hasNothingToRead()) {
            throw Problem.invalidContent(List.of(Fault.pointer("", Content.NEEDS_CONTENT)))
                    .exception();
        }
        writer.move(article, state, gone(article), act.by());
        return moved(
                "publish",
                article,
                article.content().hasEmptyBody()
                        ? List.of(new ContentLoss("", WarningCode.BODY_EMPTY, Content.EMPTY_BODY))
                        : List.of());
    }

    /** That of an end that is not sent stays, as the end does; another end has its own. */
    private static String reasonOfEnd(LifeInput.Publish sent, State before) {
        boolean isSent = sent.expiresAt() != null || sent.expiryReason() != null;
        if (sent.expiryReason() != null && sent.expiresAt() == null && before.expiresAt() == null) {
            throw Problem.invalidContent(List.of(Fault.pointer("/expiryReason", State.REASON_NEEDS_END)))
                    .exception();
        }
        return isSent ? sent.expiryReason() : before.expiryReason();
    }

    /** A time that does not set the public time of the last change back. */
    private static Instant notBefore(Instant updatedAt, Instant at, Instant now) {
        return updatedAt.isAfter(at) && !updatedAt.isAfter(now) ? updatedAt : at;
    }

    WriteResult expire(String name, Precondition precondition, LifeInput.Expire sent) {
        return expire(articles.lock(name, precondition), sent, now());
    }

    /**
     * Sets, moves or clears the time at which an article ends. One that has ended is public again if its new end is later,
     * or if it has none. That of a draft, or of what is withdrawn, counts once it is published.
     */
    public WriteResult expire(StoredArticle article, LifeInput.Expire sent, Act act) {
        State before = article.state();
        State state = before.until(sent.expiresAt(), sent.expiryReason());
        if (state.equals(before)) {
            EditorialArticle view = articles.unchanged(article, List.of());
            return WriteResult.changed(view, view.version(), null);
        }
        checkEnd(state, happening(act));
        writer.move(article, state, gone(article), act.by());
        return moved("expire", article, List.of());
    }

    /** Ends the request with a 422 if an article cannot end when this state says. */
    private static void checkEnd(State state, Instant now) {
        if (state.expiresAt() == null) {
            return;
        }
        Optional<String> misfit = state.expiresAt().isAfter(now)
                ? state.misfitOfEnd()
                : Optional.of("Is " + state.expiresAt()
                        + ", but must be in the future; to take an article offline now, unpublish or withdraw it");
        misfit.ifPresent(why -> {
            throw Problem.invalidContent(List.of(Fault.pointer("/expiresAt", why)))
                    .exception();
        });
    }

    /** What readers are told for as long as it stays gone. That it has ended is said of what has ended alone. */
    private GoneNotice gone(StoredArticle article) {
        EditorialArticle.GoneView gone = article.gone();
        return gone == null || article.state().hasEnded(database.now())
                ? GoneNotice.NONE
                : new GoneNotice(gone.reason(), gone.notice(), replacement(gone.replacement()));
    }

    private UUID replacement(String slug) {
        return Optional.ofNullable(slug).flatMap(this::idOf).orElse(null);
    }

    WriteResult unpublish(String name, Precondition precondition, Sent<LifeInput.Unpublish> body) {
        LifeInput.Unpublish sent = body.content();
        return unpublish(articles.lock(name, precondition), sent, body.losses(), now());
    }

    /** Makes a locked article a draft again. */
    public WriteResult unpublish(StoredArticle article, LifeInput.Unpublish sent, Act act) {
        return unpublish(article, sent, List.of(), act);
    }

    /** Makes it a draft again. If it was public, it answers 410 from now on; if only scheduled, 404 as before. */
    private WriteResult unpublish(StoredArticle article, LifeInput.Unpublish sent, List<ContentLoss> losses, Act act) {
        State before = article.state();
        if (!before.status().equals(State.PUBLISHED)) {
            throw ArticleWrites.refused("It is not published");
        }
        State state = before.hidden(State.DRAFT);
        writer.move(article, state, new GoneNotice(sent.reason(), null, null), act.by());
        return moved("unpublish", article, losses);
    }

    WriteResult withdraw(String name, Precondition precondition, Sent<LifeInput.Withdraw> body) {
        LifeInput.Withdraw sent = body.content();
        return withdraw(articles.lock(name, precondition), sent, body.losses(), now());
    }

    /** Withdraws a locked article that has been public. */
    public WriteResult withdraw(StoredArticle article, LifeInput.Withdraw sent, Act act) {
        return withdraw(article, sent, List.of(), act);
    }

    /** Withdraws an article that has been public: its address answers 410 with reason, notice and replacement. */
    private WriteResult withdraw(StoredArticle article, LifeInput.Withdraw sent, List<ContentLoss> losses, Act act) {
        Optional<UUID> replacement = Optional.ofNullable(sent.replacement())
                .map(slug -> idOf(slug).orElseThrow(() -> Problem.invalidContent(
                                List.of(Fault.pointer("/replacement", "There is no article " + slug)))
                        .exception()));
        if (!article.everPublic()) {
            throw ArticleWrites.refused("It was never public; delete it instead");
        }
        if (replacement.filter(article.id()::equals).isPresent()) {
            throw ArticleWrites.refused("An article cannot be its own replacement");
        }
        State before = article.state();
        writer.move(
                article,
                before.hidden(State.WITHDRAWN),
                new GoneNotice(sent.reason(), sent.notice(), replacement.orElse(null)),
                act.by());
        return moved("withdraw", article, losses);
    }

    private Optional<UUID> idOf(String slug) {
        return database.first(Sql.of("select id from article where slug = ?", slug), row -> Database.id(row, "id"));
    }

    /** Attaches a public notice, which is never removed. Its time becomes the article's {@code updatedAt}. */
    WriteResult attach(String name, Precondition precondition, Sent<LifeInput.Notice> body) {
        LifeInput.Notice sent = body.content();
        Instant now = database.now();
        Instant publishedAt = sent.publishedAt() == null ? now : sent.publishedAt();
        if (publishedAt.isAfter(now)) {
            throw Problem.invalidContent(List.of(Fault.pointer("/publishedAt", "Must not be in the future")))
                    .exception();
        }
        StoredArticle article = articles.lock(name, precondition);
        if (!article.everPublic()) {
            throw ArticleWrites.refused("It was never public; change it without a notice");
        }
        writer.attach(article, new NoticeDraft(sent.kind(), sent.text(), publishedAt), editor.writer());
        return moved("attach notice", article, body.losses());
    }

    /** Moves an article to another stage of the newsroom's work. */
    WriteResult stage(String name, Precondition precondition, String stage) {
        StoredArticle article = articles.lock(name, precondition);
        stages.check(article, stage, editor);
        String before = stages.of(article);
        if (!stage.equals(before)) {
            writer.moveTo(stage, article, editor.writer());
        }
        EditorialArticle view = articles.written(article.id(), List.of());
        return WriteResult.changed(
                view,
                view.version(),
                before.equals(stage)
                        ? null
                        : ArticleWrites.entry("move", view, article.version())
                                .noting("From the stage " + before + " to " + stage));
    }

    private WriteResult moved(String action, StoredArticle article, List<ContentLoss> losses) {
        List<Warning> warnings =
                new ArrayList<>(losses.stream().map(Warning::of).toList());
        articles.workingCopy(article.id()).ifPresent(copy -> warnings.add(copy.warning()));
        EditorialArticle view = articles.written(article.id(), warnings);
        return WriteResult.changed(view, view.version(), ArticleWrites.entry(action, view, article.version()));
    }
}
