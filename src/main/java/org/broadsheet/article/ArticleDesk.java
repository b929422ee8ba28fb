package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Scope;
import org.broadsheet.article.ArticlePlaces.Names;
import org.broadsheet.article.ArticlePlaces.Placed;
import org.broadsheet.body.Block;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.SlugMaker;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.MergePatch;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.Written;

/** Where articles are written: one validation for editors, wires and the import. In the caller's transaction. */
@ApplicationScoped
class ArticleDesk {

    static final String KIND = "article";
    private static final String PATH = "/v1/editorial/articles/";

    /** What the program keeps; sent back as it was read it is taken, changed it is refused. */
    private static final List<String> KEPT = List.of(
            "id",
            "version",
            "url",
            "status",
            "publishedAt",
            "embargoUntil",
            "updatedAt",
            "retracted",
            "gone",
            "notices",
            "savedAt",
            "savedBy",
            "warnings");

    private final EditorialArticles articles;
    private final ArticlePlaces places;
    private final ArticleStore store;
    private final BodyInput bodies;
    private final Database database;
    private final Editor editor;
    private final ObjectMapper json;

    ArticleDesk(
            EditorialArticles articles,
            ArticlePlaces places,
            ArticleStore store,
            BodyInput bodies,
            Database database,
            Editor editor,
            ObjectMapper json) {
        this.articles = articles;
        this.places = places;
        this.store = store;
        this.bodies = bodies;
        this.database = database;
        this.editor = editor;
        this.json = json;
    }

    /**
     * How content is written.
     *
     * @param material whether the public {@code updatedAt} moves
     * @param reuseSlug whether a slug that redirects elsewhere may be taken
     */
    record Manner(boolean material, boolean reuseSlug) {
        static final Manner QUIET = new Manner(false, false);
    }

    /** Creates a draft. */
    Written create(ObjectNode sent, Manner manner) {
        Reading reading = read(sent, State.NEW, null);
        ArticleDraft draft = reading.draft();
        Placed placed = places.place(draft, null, manner.reuseSlug());
        boolean slugIsOurs = !sent.hasNonNull("slug");
        if (slugIsOurs && placed.faults().stream().anyMatch(fault -> "/slug".equals(fault.pointer()))) {
            placed = places.place(draft.named(places.free(draft.slug())), null, manner.reuseSlug());
        }
        save(placed);
        EditorialArticle view = articles.find(placed.id().toString(), warnings(reading, placed.draft()));
        return Written.created(view, view.version(), PATH + view.id(), entry("create", view, null));
    }

    /** Puts this content in the place of what is there. */
    Written replace(String name, Precondition precondition, ObjectNode sent, Manner manner) {
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        return write("replace", edited, sent, manner);
    }

    /** Changes some fields. A body is one value: its forms are not merged. */
    Written patch(String name, Precondition precondition, ObjectNode patch, Manner manner) {
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        ObjectNode target = edited.form().deepCopy();
        if (patch.path("body").isObject()) {
            target.remove("body");
        }
        return write("patch", edited, MergePatch.apply(target, patch), manner);
    }

    /** Writes content in the place of an article's that was read for it. */
    Written write(String action, EditedArticle edited, ObjectNode sent, Manner manner) {
        if (!sent.hasNonNull("slug")) {
            sent.put("slug", edited.slug());
        }
        State state = manner.material() ? edited.state().updated(now()) : edited.state();
        Reading reading = read(sent, state, edited);
        ArticleDraft before = ArticleDraft.readContent(
                JsonInput.of(edited.form(), new ArrayList<>()), bodies, new ArrayList<>(), state);
        if (Arrays.equals(before.digest(), reading.draft().digest())) {
            EditorialArticle view = articles.find(edited.id().toString(), warnings(reading, reading.draft()));
            return Written.changed(view, view.version(), null);
        }
        Placed placed = places.place(reading.draft(), edited.id(), manner.reuseSlug());
        save(placed);
        EditorialArticle view = articles.find(edited.id().toString(), warnings(reading, placed.draft()));
        return Written.changed(view, view.version(), entry(action, view, edited.version()));
    }

    /** Moves an article on in its life; what it says stays. */
    EditorialArticle move(EditedArticle edited, State state) {
        ArticleDraft draft = ArticleDraft.readContent(
                JsonInput.of(edited.form(), new ArrayList<>()), bodies, new ArrayList<>(), state);
        save(places.place(draft, edited.id(), true));
        return articles.find(edited.id().toString(), List.of());
    }

    /** Creates or updates by the sender's own id. An identical record changes nothing. */
    Written upsert(String source, String externalId, Precondition precondition, ObjectNode sent) {
        sent.put("source", source);
        sent.put("externalId", externalId);
        Optional<UUID> stored = articles.bySource(source, externalId);
        EditedArticle edited = stored.map(id -> articles.edit(id.toString())).orElse(null);
        if (edited != null && precondition.ifMatch() != null) {
            precondition.check(edited.version());
        }
        boolean named = sent.hasNonNull("slug");
        if (!named) {
            sent.put("slug", edited == null ? slugOf(sent) : edited.slug());
        }
        List<Fault> faults = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        JsonInput input = JsonInput.of(sent, faults);
        ArticleDraft draft = ArticleDraft.read(input, bodies, dropped);
        input.refuseOthers();
        Reading reading = checked(draft, faults, dropped);
        Placed placed = places.place(draft, edited == null ? null : edited.id(), false);
        if (!named && edited == null && !placed.faults().isEmpty()) {
            placed = places.place(draft.named(places.free(draft.slug())), null, false);
        }
        if (placed.isUnchanged()) {
            EditorialArticle view = articles.find(placed.id().toString(), warnings(reading, draft));
            return Written.changed(new Upserted("unchanged", view), view.version(), null);
        }
        State before = edited == null ? State.NEW : edited.state();
        if (!draft.state().equals(before)) {
            editor.needs(Scope.CONTENT_PUBLISH, "To change what the public sees");
        }
        save(placed, true);
        EditorialArticle view = articles.find(placed.id().toString(), warnings(reading, placed.draft()));
        return edited == null
                ? Written.created(
                        new Upserted("created", view), view.version(), PATH + view.id(), entry("create", view, null))
                : Written.changed(
                        new Upserted("updated", view), view.version(), entry("replace", view, edited.version()));
    }

    private static String slugOf(ObjectNode sent) {
        return SlugMaker.of(
                sent.path("headline").asText(""), sent.path("language").asText("en"));
    }

    /** Deletes a draft that the public never saw and that nothing refers to. */
    Written delete(String name, Precondition precondition) {
        EditedArticle edited = articles.edit(name);
        precondition.check(edited.version());
        if (edited.everPublic()) {
            throw refused("It has been public: withdraw it, so that its readers are told");
        }
        List<String> dependents = database.list(
                Sql.of("select a.slug from article_reference r join article a on a.id = r.article_id")
                        .add("where r.target_id = ? and r.article_id <> ?", edited.id(), edited.id())
                        .add("union select m.slug from summary_article x join summary m on m.id = x.summary_id")
                        .add("where x.article_id = ?", edited.id())
                        .add(
                                "union select m.slug from summary m where m.blocks like ? limit 10",
                                "%" + edited.id() + "%"),
                row -> row.getString("slug"));
        if (!dependents.isEmpty()) {
            throw refused("These refer to it: " + String.join(", ", dependents));
        }
        database.update(Sql.of("delete from article where id = ?", edited.id()));
        return Written.deleted(new Written.Entry("delete", KIND, edited.id(), edited.slug(), edited.version(), null));
    }

    static RuntimeException refused(String why) {
        return Problem.conflict(List.of(Fault.pointer("", why))).exception();
    }

    static Written.Entry entry(String action, EditorialArticle view, Integer from) {
        return new Written.Entry(action, KIND, view.id(), view.slug(), from, view.version());
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A draft as it was read, what was taken out of it, and what its names stand for. */
    private record Reading(ArticleDraft draft, List<Dropped> dropped, Names names) {}

    private Reading read(ObjectNode sent, State state, EditedArticle edited) {
        List<Fault> faults = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        JsonInput input = JsonInput.of(sent, faults);
        ArticleDraft draft = ArticleDraft.readContent(input, bodies, dropped, state);
        JsonNode stored = edited == null
                ? null
                : json.valueToTree(articles.find(edited.id().toString(), List.of()));
        for (String field : KEPT) {
            input.kept(field, stored == null ? null : stored.get(field), "it changes by POST …/publish and the like");
        }
        input.refuseOthers();
        return checked(draft, faults, dropped);
    }

    private Reading checked(ArticleDraft draft, List<Fault> faults, List<Dropped> dropped) {
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        Names names = names(draft);
        missing(draft, names, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return new Reading(draft, dropped, names);
    }

    private Names names(ArticleDraft draft) {
        return places.names(
                Set.of(draft.section()),
                Set.copyOf(draft.tags()),
                Set.copyOf(draft.authors()),
                draft.articleReferences());
    }

    private static void missing(ArticleDraft draft, Names names, List<Fault> faults) {
        if (!names.sections().containsKey(draft.section())) {
            faults.add(Fault.pointer("/section", "There is no section " + draft.section()));
        }
        missing("tag", "/tags/", draft.tags(), names.tags().keySet(), faults);
        missing("author", "/authors/", draft.authors(), names.authors().keySet(), faults);
        missing("article", "/related/", draft.related(), names.articles().keySet(), faults);
        for (String slug : draft.body().references()) {
            if (!slug.equals(draft.slug()) && !names.articles().containsKey(slug)) {
                faults.add(Fault.pointer("/body", "There is no article " + slug));
            }
        }
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
        save(placed, false);
    }

    private void save(Placed placed, boolean sent) {
        if (!placed.faults().isEmpty()) {
            throw Problem.conflict(placed.faults()).exception();
        }
        Names names = names(placed.draft());
        names.articles().put(placed.draft().slug(), placed.id());
        if (sent) {
            store.save(List.of(placed), names, editor.name());
        } else {
            store.saveEdited(placed, names, editor.name());
        }
    }

    private List<Warning> warnings(Reading reading, ArticleDraft draft) {
        List<Warning> warnings = new ArrayList<>();
        reading.dropped().forEach(one -> warnings.add(new Warning(one.where(), one.what())));
        if (draft.leadImage() != null) {
            images("/leadImage", draft.leadImage(), warnings);
        }
        List<Block> blocks = draft.body().blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.ImageBlock image) {
                images("/body/blocks/" + i + "/image", image.image(), warnings);
            }
        }
        Set<String> references = draft.articleReferences();
        if (!references.isEmpty()) {
            database.list(
                            Sql.of("select a.slug from article a where a.slug = any (?)", references)
                                    .add("and (" + Visibility.of("a") + ") is not true order by a.slug"),
                            row -> row.getString("slug"))
                    .forEach(slug -> warnings.add(new Warning(
                            draft.related().contains(slug) ? "/related" : "/body",
                            "The article " + slug + " is not public; readers will not see it")));
        }
        return warnings;
    }

    private static void images(String pointer, Image image, List<Warning> warnings) {
        if (image.alt() == null) {
            warnings.add(new Warning(pointer + "/alt", "The image has no alternative text"));
        }
        if (image.credit() == null) {
            warnings.add(new Warning(pointer + "/credit", "The image has no credit"));
        }
    }
}
