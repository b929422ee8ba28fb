package org.broadsheet.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Sanitizer;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Problem;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.Written;

/**
 * What the public sees of an article: published now or later, taken back, withdrawn, corrected. In the caller's
 * transaction.
 */
@ApplicationScoped
class ArticleLife {

    private static final int REASON_LENGTH = 500;
    private static final int NOTICE_LENGTH = 5_000;

    private final EditorialArticles articles;
    private final ArticleDesk desk;
    private final Notices notices;
    private final Versions versions;
    private final ArticleChanges changes;
    private final Database database;

    ArticleLife(
            EditorialArticles articles,
            ArticleDesk desk,
            Notices notices,
            Versions versions,
            ArticleChanges changes,
            Database database) {
        this.articles = articles;
        this.desk = desk;
        this.notices = notices;
        this.versions = versions;
        this.changes = changes;
        this.database = database;
    }

    /** Publishes now, or {@code at} a time; hidden until {@code embargoUntil}. Publishing again moves a scheduled time. */
    Written publish(String name, Precondition precondition, ObjectNode sent) {
        List<Fault> faults = new ArrayList<>();
        JsonInput input = JsonInput.of(sent, faults);
        Optional<Instant> at = input.instant("at");
        Optional<Instant> embargo = input.instant("embargoUntil");
        input.refuseOthers();
        check(faults);
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        Instant now = ArticleDesk.now();
        State before = edited.state();
        if (before.isPublic(now)) {
            if (at.filter(now::isBefore).isPresent()
                    || embargo.filter(now::isBefore).isPresent()) {
                throw ArticleDesk.refused("It is public; unpublish it before it is scheduled anew");
            }
            if (at.isEmpty()) {
                EditorialArticle view = articles.find(edited.id().toString(), List.of());
                return Written.changed(view, view.version(), null);
            }
        }
        boolean again = edited.everPublic() && before.publishedAt() != null;
        Instant published = at.orElseGet(() -> again ? before.publishedAt() : now);
        Instant updated = again && at.isEmpty() ? now : published;
        State state = new State(State.PUBLISHED, published, updated, embargo.orElse(null));
        return moved("publish", edited, desk.move(edited, state));
    }

    /** Takes it back among the drafts. What was public answers 410 from now on; what was scheduled was never there. */
    Written unpublish(String name, Precondition precondition, ObjectNode sent) {
        List<Fault> faults = new ArrayList<>();
        JsonInput input = JsonInput.of(sent, faults);
        String reason = input.text("reason", REASON_LENGTH).orElse(null);
        input.refuseOthers();
        check(faults);
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        State before = edited.state();
        if (!before.status().equals(State.PUBLISHED)) {
            throw ArticleDesk.refused("It is not published");
        }
        State state = new State(State.DRAFT, before.publishedAt(), before.updatedAt(), null);
        desk.move(edited, state);
        gone(edited.id(), reason, null, null);
        return moved("unpublish", edited, articles.find(edited.id().toString(), List.of()));
    }

    /** Withdraws what has been public: its address answers 410 with the reason, a notice, and what takes its place. */
    Written withdraw(String name, Precondition precondition, ObjectNode sent) {
        List<Fault> faults = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        JsonInput input = JsonInput.of(sent, faults);
        String reason = input.requiredText("reason", REASON_LENGTH);
        String notice = input.text("notice", NOTICE_LENGTH)
                .map(html -> {
                    Sanitizer.Clean clean = Sanitizer.prose(html);
                    clean.dropped().forEach(one -> dropped.add(one.under("/notice")));
                    return clean.html();
                })
                .orElse(null);
        Optional<String> replacement = input.slug("replacement");
        input.refuseOthers();
        Optional<UUID> other = replacement.flatMap(slug ->
                database.first(Sql.of("select id from article where slug = ?", slug), row -> Database.id(row, "id")));
        if (replacement.isPresent() && other.isEmpty()) {
            input.fault("replacement", "There is no article " + replacement.get());
        }
        check(faults);
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        if (!edited.everPublic()) {
            throw ArticleDesk.refused("It never was public: delete it");
        }
        if (other.filter(edited.id()::equals).isPresent()) {
            throw ArticleDesk.refused("It cannot take its own place");
        }
        State before = edited.state();
        desk.move(edited, new State(State.WITHDRAWN, before.publishedAt(), before.updatedAt(), null));
        gone(edited.id(), reason, notice, other.orElse(null));
        List<Warning> warnings = dropped.stream()
                .map(one -> new Warning(one.where(), one.what()))
                .toList();
        return moved("withdraw", edited, articles.find(edited.id().toString(), warnings));
    }

    /** Attaches a public notice. It is never taken away; its time becomes the article's last update. */
    Written attach(String name, Precondition precondition, ObjectNode sent) {
        List<Fault> faults = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Instant now = ArticleDesk.now();
        if (!sent.hasNonNull("publishedAt")) {
            sent.put("publishedAt", now.toString());
        }
        NoticeDraft notice = NoticeDraft.read(JsonInput.of(sent, faults), dropped);
        if (faults.isEmpty() && notice.publishedAt().isAfter(now)) {
            faults.add(Fault.pointer("/publishedAt", "Lies ahead; a notice is public at once"));
        }
        check(faults);
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        if (!edited.everPublic()) {
            throw ArticleDesk.refused("It never was public: correct it without a notice");
        }
        ArticleChanges.Before before = changes.before(List.of(edited.id()));
        versions.keep(List.of(edited.id()));
        notices.append(edited.id(), notice);
        database.update(Sql.of("update article set version = version + 1, updated_at = greatest(updated_at, ?),", now)
                .add("saved_at = ? where id = ?", now, edited.id()));
        changes.note(List.of(edited.id()), before);
        List<Warning> warnings = dropped.stream()
                .map(one -> new Warning(one.where(), one.what()))
                .toList();
        return moved("attach notice", edited, articles.find(edited.id().toString(), warnings));
    }

    private void gone(UUID article, String reason, String notice, UUID replacement) {
        database.update(Sql.of(
                        "update article set gone_reason = ?, gone_notice = ?,",
                        Optional.ofNullable(reason),
                        Optional.ofNullable(notice))
                .add(
                        "gone_replacement_id = ? where id = ? and gone_at is not null",
                        Optional.ofNullable(replacement),
                        article));
    }

    private static Written moved(String action, EditedArticle edited, EditorialArticle view) {
        return Written.changed(view, view.version(), ArticleDesk.entry(action, view, edited.version()));
    }

    private static void check(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
    }
}
