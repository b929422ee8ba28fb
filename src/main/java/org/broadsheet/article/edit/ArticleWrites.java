package org.broadsheet.article.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
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
    private final ObjectMapper json;

    ArticleWrites(
            EditorialArticles articles,
            ArticleIdentity identity,
            ContentWriter writer,
            Database database,
            Editor editor,
            Extras extras,
            ObjectMapper json) {
        this.articles = articles;
        this.identity = identity;
        this.writer = writer;
        this.database = database;
        this.editor = editor;
        this.extras = extras;
        this.json = json;
    }

    /**
     * Options of a write of content.
     *
     * @param material whether to update the public {@code updatedAt}
     * @param reuseSlug whether a slug that redirects elsewhere may be taken
     */
    public record Manner(boolean material, boolean reuseSlug) {}

    /** Creates a draft. */
    WriteResult create(Sent<Content> sent, Manner manner) {
        Content content = sent.content();
        boolean slugIsOurs = content.slug() == null;
        ArticleDraft draft = draft(slugIsOurs ? content.named(slugOf(content)) : content, State.NEW);
        List<Warning> former = new ArrayList<>();
        Names names = check(draft.content(), null, former);
        former.addAll(names.warnings(draft.content()));
        draft = draft.with(names.current(draft.content()));
        Placed placed = identity.place(draft, null, manner.reuseSlug());
        if (slugIsOurs && placed.faults().stream().anyMatch(fault -> "/slug".equals(fault.pointer()))) {
            placed = identity.place(draft.named(identity.free(draft.slug())), null, manner.reuseSlug());
        }
        save(placed);
        EditorialArticle view = articles.find(
                placed.id().toString(),
                warnings(former, sent.losses(), placed.draft().content()));
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
        return write("replace", stored, whole, sent.losses(), manner);
    }

    /** Changes some fields. A body is replaced as a whole: its forms are not merged. */
    WriteResult patch(String name, Precondition precondition, Patch<Content> patch, Manner manner) {
        StoredArticle stored = articles.lock(name, precondition);
        Sent<Content> patched = patch.applyTo(articles.named(stored.content()));
        Content content = patched.content(json.valueToTree(articles.view(stored, List.of())));
        return write("patch", stored, content, patched.losses(), manner);
    }

    /** Makes a version's content the content of the article. */
    public WriteResult restore(StoredArticle stored, Content content) {
        return write("restore", stored, articles.named(content), List.of(), new Manner(true, false));
    }

    private WriteResult write(
            String action, StoredArticle stored, Content sent, List<ContentLoss> losses, Manner manner) {
        Content named = sent.slug() == null ? sent.named(stored.content().slug()) : sent;
        List<Warning> former = new ArrayList<>();
        Names names = check(named, stored, former);
        former.addAll(names.warnings(named));
        Content content = names.current(named);
        if (content.equals(articles.named(stored.content()))) {
            EditorialArticle view = articles.view(stored, warnings(former, losses, content));
            return WriteResult.changed(view, view.version(), null);
        }
        if (stored.state().status().equals(State.PUBLISHED) && content.hasEmptyBody()) {
            if (content.hasNothingToRead() && !stored.content().hasNothingToRead()) {
                throw Problem.invalidContent(List.of(Fault.pointer("/body", Content.NEEDS_CONTENT)))
                        .exception();
            }
            former.add(new Warning(WarningCode.BODY_EMPTY, "/body", Content.EMPTY_BODY));
        }
        State state = manner.material() ? stored.state().updated(database.now()) : stored.state();
        save(identity.place(draft(content, state), stored.id(), manner.reuseSlug()));
        EditorialArticle view = articles.find(stored.id().toString(), warnings(former, losses, content));
        return WriteResult.changed(view, view.version(), entry(action, view, stored.version()));
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
        List<Warning> former = checkNames(content, List.of()).warnings(content);
        Placed placed = identity.place(draft, stored == null ? null : stored.id(), false);
        if (slugIsOurs && stored == null && !placed.faults().isEmpty()) {
            placed = identity.place(draft.named(identity.free(draft.slug())), null, false);
        }
        if (placed.isUnchanged()) {
            EditorialArticle view = articles.find(placed.id().toString(), warnings(former, sent.losses(), content));
            return WriteResult.changed(new Upserted("unchanged", view), view.version(), null);
        }
        List<Fault> misfits = extras.misfits(Kind.ARTICLE, content.extra());
        if (!misfits.isEmpty()) {
            throw Problem.invalidContent(misfits).exception();
        }
        State before = stored == null ? State.NEW : stored.state();
        if (!draft.state().equals(before)) {
            editor.needs(Scope.CONTENT_PUBLISH, "Changing what the public sees");
        }
        saveRecord(placed);
        EditorialArticle view = articles.find(
                placed.id().toString(),
                warnings(former, sent.losses(), placed.draft().content()));
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
        database.update(Sql.of("delete from article where id = ?", stored.id()));
        return WriteResult.deleted(new WriteResult.Entry(
                "delete", KIND, stored.id(), stored.content().slug(), stored.version(), null));
    }

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
                content.otherArticles());
    }

    /**
     * The ids of the slugs in the content; ends the request with a 422 if one of them does not exist, or if its own fields
     * do not fit.
     *
     * @param stored what it replaces; null for nothing
     */
    private Names check(Content content, StoredArticle stored, List<Warning> warnings) {
        List<Fault> faults = new ArrayList<>();
        extras.check(
                Kind.ARTICLE,
                content.extra(),
                stored == null ? null : stored.content().extra(),
                stored == null,
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
        writer.saveEdited(placed, ownNames(placed), editor.name());
    }

    private void saveRecord(Placed placed) {
        writer.saveRecords(List.of(placed), ownNames(placed), editor.name());
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
        if (content.leadMedia() != null) {
            content.leadMedia()
                    .imagesByPointer()
                    .forEach((pointer, image) -> images("/leadMedia" + pointer, image, warnings));
        }
        if (content.leadImage() != null) {
            images("/leadImage", content.leadImage(), warnings);
        }
        content.body().images().forEach((pointer, image) -> images("/body/blocks" + pointer, image, warnings));
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

    private static void images(String pointer, Image image, List<Warning> warnings) {
        if (image.alt() == null) {
            warnings.add(
                    new Warning(WarningCode.IMAGE_WITHOUT_ALT, pointer + "/alt", "The image has no alternative text"));
        }
        if (image.credit() == null) {
            warnings.add(new Warning(WarningCode.IMAGE_WITHOUT_CREDIT, pointer + "/credit", "The image has no credit"));
        }
    }
}
