package org.broadsheet.article.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.CheckedContent;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Reach;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.extra.Extras;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.WarningCode;

/** Writes the content of articles in the caller's transaction, with the same validation for editors and senders. */
@ApplicationScoped
public class ArticleWrites {

    static final String KIND = "article";

    private final EditorialArticles articles;
    private final ArticleIdentity identity;
    private final ContentWriter writer;
    private final Database database;
    private final Editor editor;
    private final Extras extras;
    private final Schedule schedule;
    private final Reach reach;
    private final ObjectMapper json;

    ArticleWrites(
            EditorialArticles articles,
            ArticleIdentity identity,
            ContentWriter writer,
            Database database,
            Editor editor,
            Extras extras,
            Schedule schedule,
            Reach reach,
            ObjectMapper json) {
        this.articles = articles;
        this.identity = identity;
        this.writer = writer;
        this.database = database;
        this.editor = editor;
        this.extras = extras;
        this.schedule = schedule;
        this.reach = reach;
        this.json = json;
    }

    /**
     * Options of a write of content.
     *
     * @param material whether to update the public {@code updatedAt}
     * @param reuseSlug whether a slug that redirects elsewhere may be taken
     */
    public record Manner(boolean material, boolean reuseSlug) {}

    /**
     * A write of content to a stored article.
     *
     * @param action for the audit trail
     * @param notices that are attached to it in the same step
     * @param at what the public {@code updatedAt} becomes if it is material
     * @param writer who writes
     */
    public record Step(String action, Manner manner, List<NoticeDraft> notices, Instant at, Writer writer) {}

    /** Creates a draft. */
    WriteResult create(Sent<Content> sent, Manner manner) {
        checkReuse(manner, editor.writer());
        Content content = sent.content();
        boolean slugIsOurs = content.slug() == null;
        ArticleDraft draft = draft(slugIsOurs ? content.named(slugOf(content)) : content, State.NEW);
        List<Warning> former = new ArrayList<>();
        Names names = check(draft.content(), Optional.empty(), former);
        former.addAll(warnings(names, draft.content()));
        draft = draft.with(names.current(draft.content()));
        Placed placed = identity.place(draft, null, manner.reuseSlug());
        if (slugIsOurs && placed.faults().stream().anyMatch(fault -> "/slug".equals(fault.pointer()))) {
            placed = identity.place(draft.named(identity.free(draft.slug())), null, manner.reuseSlug());
        }
        save(placed);
        EditorialArticle view = articles.written(
                placed.id(), warnings(former, sent.losses(), placed.draft().content()));
        return WriteResult.created(
                view, view.version(), EditorialArticles.PATH + view.id(), entry("create", view, null));
    }

    /** Replaces the content of an article. Without a source in the content, the stored one stays. */
    WriteResult replace(String name, Precondition precondition, Sent<Content> sent, Manner manner) {
        StoredArticle stored = articles.lock(name, precondition);
        Content content = sent.content(json.valueToTree(articles.view(stored, List.of())));
        Content whole = content.externalId() == null
                ? content.identified(stored.content().source(), stored.content().externalId())
                : content;
        return write(stored, whole, sent.losses(), step("replace", manner));
    }

    /** Changes some fields. A body is replaced as a whole: its forms are not merged. */
    WriteResult patch(String name, Precondition precondition, Patch<Content> patch, Manner manner) {
        StoredArticle stored = articles.lock(name, precondition);
        Sent<Content> patched = patch.applyTo(articles.named(stored.content()));
        Content content = patched.content(json.valueToTree(articles.view(stored, List.of())));
        return write(stored, content, patched.losses(), step("patch", manner));
    }

    /** Makes a version's content the content of the article. */
    public WriteResult restore(StoredArticle stored, Content content) {
        return write(stored, articles.named(content), List.of(), step("restore", new Manner(true, false)));
    }

    private Step step(String action, Manner manner) {
        return new Step(action, manner, List.of(), database.now(), editor.writer());
    }

    /**
     * Makes content that was prepared apart from the article its content. Needs no request.
     *
     * @param content with slugs
     */
    public WriteResult take(StoredArticle stored, Content content, Step step) {
        return write(stored, content, List.of(), step);
    }

    /**
     * Checks content that is to be stored apart from the article; ends the request with a 422 as a write of it would. That
     * a name is taken is only a warning, since it may be free by the time the content is the article's.
     *
     * @param before what it takes the place of, with slugs
     * @param sent without a slug for the same as before
     */
    public CheckedContent<Content> check(
            StoredArticle article, Content before, Content sent, List<ContentLoss> losses) {
        Content named = sent.slug() == null ? sent.named(before.slug()) : sent;
        List<Warning> warnings = new ArrayList<>();
        Names names = check(named, Optional.of(before), warnings);
        warnings.addAll(warnings(names, named));
        Content content = names.current(named);
        if (content.hasEmptyBody()) {
            warnings.add(new Warning(
                    WarningCode.BODY_EMPTY,
                    "/body",
                    content.hasNothingToRead() ? Content.NEEDS_CONTENT : Content.EMPTY_BODY));
        }
        for (Fault taken : identity.place(draft(content, article.state()), article.id(), false)
                .faults()) {
            warnings.add(new Warning(WarningCode.NAME_TAKEN, taken.pointer(), taken.detail()));
        }
        return new CheckedContent<>(content, warnings(warnings, losses, content));
    }

    /** The same content as it is stored: with ids for references to articles. */
    public Content stored(UUID article, Content content) {
        Map<String, UUID> ids = names(content).articles();
        return content.mapReferences(reference -> reference.equals(content.slug())
                ? article.toString()
                : Optional.ofNullable(ids.get(reference)).map(UUID::toString).orElse(reference));
    }

    private WriteResult write(StoredArticle stored, Content sent, List<ContentLoss> losses, Step step) {
        checkReuse(step.manner(), step.writer());
        Content named = sent.slug() == null ? sent.named(stored.content().slug()) : sent;
        List<Warning> former = new ArrayList<>();
        Names names = check(named, Optional.of(stored.content()), former);
        former.addAll(warnings(names, named));
        articles.workingCopy(stored.id()).ifPresent(copy -> former.add(copy.warning()));
        Content content = names.current(named);
        if (step.notices().isEmpty() && content.equals(articles.named(stored.content()))) {
            EditorialArticle view = articles.unchanged(stored, warnings(former, losses, content));
            return WriteResult.changed(view, view.version(), null);
        }
        if (stored.state().status().equals(State.PUBLISHED) && content.hasEmptyBody()) {
            if (content.hasNothingToRead() && !stored.content().hasNothingToRead()) {
                throw Problem.invalidContent(List.of(Fault.pointer("/body", Content.NEEDS_CONTENT)))
                        .exception();
            }
            former.add(new Warning(WarningCode.BODY_EMPTY, "/body", Content.EMPTY_BODY));
        }
        Instant end = stored.state().expiresAt();
        if (end != null && !end.isAfter(step.at())) {
            former.add(new Warning(
                    WarningCode.EXPIRED, "/expiresAt", "Its end, " + end + ", has come; readers do not see it"));
        }
        State state = step.manner().material() ? stored.state().updated(step.at()) : stored.state();
        ArticleDraft draft = ArticleDraft.of(content, state, step.notices());
        Placed placed = identity.place(draft, stored.id(), step.manner().reuseSlug());
        writer.saveEdited(placed, ownNames(placed), step.writer());
        EditorialArticle view = articles.written(stored.id(), warnings(former, losses, content));
        return WriteResult.changed(view, view.version(), entry(step.action(), view, stored.version()));
    }

    /** A slug that redirects may be that of any article, so keys with limits cannot take it. */
    private void checkReuse(Manner manner, Writer writer) {
        if (manner.reuseSlug() && writer.limits().areSet()) {
            throw reach.refused(writer.limits());
        }
    }

    /** Creates or updates an article by the sender's own id. An identical record changes nothing. */
    WriteResult upsert(String source, String externalId, Precondition precondition, Sent<ArticleRecord> sent) {
        Optional<UUID> known = articles.bySource(source, externalId);
        StoredArticle stored = known.map(id -> articles.lock(id.toString())).orElse(null);
        if (precondition.ifMatch() != null) {
            precondition.check(stored == null ? Precondition.NOTHING : stored.version());
        }
        ArticleRecord record = sent.content();
        Content identified = record.content().identified(source, externalId);
        boolean slugIsOurs = identified.slug() == null;
        Content content = !slugIsOurs
                ? identified
                : identified.named(
                        stored == null ? slugOf(identified) : stored.content().slug());
        ArticleDraft draft = ArticleDraft.of(record.with(content)).sentAs(identified);
        List<Warning> former = warnings(checkNames(content, List.of()), content);
        Placed placed = identity.place(draft, stored == null ? null : stored.id(), false);
        if (slugIsOurs && stored == null && !placed.faults().isEmpty()) {
            placed = identity.place(draft.named(identity.free(draft.slug())), null, false);
        }
        if (placed.isUnchanged()) {
            EditorialArticle view = articles.written(placed.id(), warnings(former, sent.losses(), content));
            return WriteResult.changed(new Upserted("unchanged", view), view.version(), null);
        }
        List<Fault> misfits = extras.misfits(Kind.ARTICLE, content.extra());
        if (!misfits.isEmpty()) {
            throw Problem.invalidContent(misfits).exception();
        }
        State before = stored == null ? State.NEW : stored.state();
        if (!draft.state().equals(before) || !draft.notices().isEmpty()) {
            editor.needs(Scope.CONTENT_PUBLISH, "Changing what the public sees");
        }
        saveRecord(placed);
        articles.workingCopy(placed.id()).ifPresent(copy -> former.add(copy.warning()));
        EditorialArticle view = articles.written(
                placed.id(), warnings(former, sent.losses(), placed.draft().content()));
        return stored == null
                ? WriteResult.created(
                        new Upserted("created", view),
                        view.version(),
                        EditorialArticles.PATH + view.id(),
                        entry("create", view, null))
                : WriteResult.changed(
                        new Upserted("updated", view), view.version(), entry("replace", view, stored.version()));
    }

    private static String slugOf(Content content) {
        return SlugMaker.of(content.headline(), content.language());
    }

    /** Deletes a draft that the public never saw and that nothing refers to. */
    WriteResult delete(String name, Precondition precondition) {
        StoredArticle stored = articles.lock(name, precondition);
        if (stored.everPublic()) {
            throw refused("It has been public: withdraw it instead, so that readers are told");
        }
        List<String> dependents = database.list(
                Sql.of("select a.slug from article_reference r join article a on a.id = r.article_id")
                        .add("where r.target_id = ? and r.article_id <> ?", stored.id(), stored.id())
                        .add("union select m.slug from summary_article x join summary m on m.id = x.summary_id")
                        .add("where x.article_id = ?", stored.id())
                        .add(
                                "union select m.slug from summary m where m.blocks like ? limit 10",
                                "%" + stored.id() + "%"),
                row -> row.getString("slug"));
        if (!dependents.isEmpty()) {
            throw refused("Still referred to by: " + String.join(", ", dependents));
        }
        schedule.cancel(EditorialArticles.WORKING_COPIES.work(), stored.id());
        database.update(Sql.of("delete from article where id = ?", stored.id()));
        return WriteResult.deleted(new WriteResult.Entry(
                "delete", KIND, stored.id(), stored.content().slug(), stored.version(), null));
    }

    /** A refusal because of the state that the article is in. */
    static RuntimeException refused(String why) {
        return Problem.conflict(List.of(Fault.pointer("", why))).exception();
    }

    static WriteResult.Entry entry(String action, EditorialArticle view, Integer from) {
        return new WriteResult.Entry(action, KIND, view.id(), view.slug(), from, view.version());
    }

    private static ArticleDraft draft(Content content, State state) {
        return ArticleDraft.of(content, state, List.of());
    }

    private Names names(Content content) {
        return identity.names(
                Set.copyOf(content.everySection()),
                Set.copyOf(content.tags()),
                Set.copyOf(content.authorSlugs()),
                content.otherArticles(),
                content.imagesByPointer().values());
    }

    /**
     * The ids of the slugs in the content; ends the request with a 422 if one of them does not exist, or if its own fields
     * do not fit.
     *
     * @param before what it replaces
     */
    private Names check(Content content, Optional<Content> before, List<Warning> warnings) {
        List<Fault> faults = new ArrayList<>();
        extras.check(
                Kind.ARTICLE,
                content.extra(),
                before.map(Content::extra).orElse(null),
                before.isEmpty(),
                faults,
                warnings);
        return checkNames(content, faults);
    }

    private Names checkNames(Content content, List<Fault> others) {
        Names names = names(content);
        List<Fault> faults = new ArrayList<>(others);
        if (!names.sections().containsKey(content.section())) {
            faults.add(Fault.pointer("/section", "There is no section " + content.section()));
        }
        missing("section", "/sections/", content.sections(), names.sections().keySet(), faults);
        missing("tag", "/tags/", content.tags(), names.tags().keySet(), faults);
        content.authorsByPointer().forEach((pointer, slug) -> {
            if (!names.authors().containsKey(slug)) {
                faults.add(Fault.pointer(pointer, "There is no author " + slug));
            }
        });
        missing("article", "/related/", content.related(), names.articles().keySet(), faults);
        for (String slug : content.body().references()) {
            if (!slug.equals(content.slug()) && !names.articles().containsKey(slug)) {
                faults.add(Fault.pointer("/body", "There is no article " + slug));
            }
        }
        faults.addAll(names.images().faults(content.imagesByPointer()));
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return names;
    }

    private static void missing(
            String kind, String pointer, List<String> slugs, Set<String> known, List<Fault> faults) {
        for (int i = 0; i < slugs.size(); i++) {
            if (!known.contains(slugs.get(i))) {
                faults.add(Fault.pointer(pointer + i, "There is no " + kind + " " + slugs.get(i)));
            }
        }
    }

    private void save(Placed placed) {
        writer.saveEdited(placed, ownNames(placed), editor.writer());
    }

    private void saveRecord(Placed placed) {
        writer.saveRecords(List.of(placed), ownNames(placed), editor.writer());
    }

    private Names ownNames(Placed placed) {
        if (!placed.faults().isEmpty()) {
            throw Problem.conflict(placed.faults()).exception();
        }
        Names names = names(placed.draft().content());
        names.articles().put(placed.draft().slug(), placed.id());
        return names;
    }

    private List<Warning> warnings(List<Warning> former, List<ContentLoss> losses, Content content) {
        List<Warning> warnings = new ArrayList<>(former);
        losses.forEach(loss -> warnings.add(Warning.of(loss)));
        Set<String> references = content.otherArticles();
        if (!references.isEmpty()) {
            database.list(
                            Sql.of("select a.slug from article a where a.slug = any (?)", references)
                                    .add("and (" + Visibility.of("a") + ") is not true order by a.slug"),
                            row -> row.getString("slug"))
                    .forEach(slug -> warnings.add(new Warning(
                            WarningCode.NOT_PUBLIC,
                            content.related().contains(slug) ? "/related" : "/body",
                            "The article " + slug + " is not public; readers will not see it")));
        }
        return warnings;
    }

    private static List<Warning> warnings(Names names, Content content) {
        List<Warning> warnings = new ArrayList<>(names.warnings(content));
        warnings.addAll(names.images().wordless(content.imagesByPointer()));
        return warnings;
    }
}
