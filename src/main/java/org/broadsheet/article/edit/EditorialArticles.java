package org.broadsheet.article.edit;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.access.Limits;
import org.broadsheet.article.ArticleConditions;
import org.broadsheet.article.ArticleFilter;
import org.broadsheet.article.ArticleNames;
import org.broadsheet.article.ArticleOrder;
import org.broadsheet.article.ArticleRows;
import org.broadsheet.article.ArticleSort;
import org.broadsheet.article.Notices;
import org.broadsheet.article.search.EditorialSearch;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.FormerSlugs;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.workingcopy.WorkingCopyKind;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
import org.broadsheet.list.Alphabets;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;
import org.broadsheet.response.Site;

/** Reads articles for editors, in any state. */
@ApplicationScoped
public class EditorialArticles {

    /** The beginning of every article's address. */
    public static final String PATH = "/v1/editorial/articles/";

    /** Where working copies of articles are. */
    public static final WorkingCopyKind WORKING_COPIES =
            new WorkingCopyKind(Kind.ARTICLE, "working_copy", "working-copy");

    private static final String LOCKED = "for update of a";

    private final Database database;
    private final ArticleNames names;
    private final Counts counts;
    private final Alphabets alphabets;
    private final Site site;
    private final EditorialSearch search;
    private final FormerSlugs former;
    private final Editor editor;
    private final ArticleReach reach;
    private final Stages stages;

    EditorialArticles(
            Database database,
            Alphabets alphabets,
            Site site,
            EditorialSearch search,
            FormerSlugs former,
            Editor editor,
            ArticleReach reach,
            Stages stages) {
        this.database = database;
        this.names = new ArticleNames(database);
        this.counts = new Counts(database);
        this.alphabets = alphabets;
        this.site = site;
        this.search = search;
        this.former = former;
        this.editor = editor;
        this.reach = reach;
        this.stages = stages;
    }

    /** The article that an editor reads; a former slug ends the request with a 308, any other unknown name with a 404. */
    EditorialArticle get(String idOrSlug) {
        return view(
                one(Sql.of(ArticleTable.SELECT).add(named(idOrSlug)), editor.limits())
                        .orElseThrow(() -> former.ofRead(Kind.ARTICLE, idOrSlug)),
                List.of());
    }

    /** The article with this id or slug as editors see it; ends the request with a 404 if there is none. */
    public EditorialArticle read(String idOrSlug) {
        return view(stored(idOrSlug), List.of());
    }

    /** An article that the caller has locked or written, as editors see it. Needs no request. */
    public EditorialArticle find(String id, List<Warning> warnings) {
        return view(first(id, "", Limits.NONE), warnings);
    }

    /** An article locked for what the program itself does, without a request. */
    public StoredArticle lockForProgram(UUID id) {
        return first(id.toString(), LOCKED, Limits.NONE);
    }

    /** The answer of a write to the article with this id. Needs no request. */
    EditorialArticle written(UUID id, List<Warning> warnings) {
        return unchanged(first(id.toString(), "", Limits.NONE), warnings);
    }

    /** The answer of a write that changed nothing. Warns of somebody else who has the article open. */
    EditorialArticle unchanged(StoredArticle article, List<Warning> warnings) {
        List<Warning> all = new ArrayList<>(warnings);
        if (article.lock() != null && !isOwn(article.lock())) {
            all.add(article.lock().warning());
        }
        return view(article, all);
    }

    /** Whether this request writes for the person who has the lock; what the clock does is nobody's request. */
    private boolean isOwn(LockView lock) {
        return Arc.container().requestContext().isActive() && editor.isFor(lock.by());
    }

    /** The stored article with this id or slug; ends the request with a 404 if there is none. */
    public StoredArticle stored(String idOrSlug) {
        return first(idOrSlug, "", editor.limits());
    }

    /** The same article, locked until the caller's transaction ends. */
    public StoredArticle lock(String idOrSlug) {
        return first(idOrSlug, LOCKED, editor.limits());
    }

    /** The same, locked for a write; ends the request with 428 or 412 unless the editor read this version. */
    public StoredArticle lock(String idOrSlug, Precondition precondition) {
        StoredArticle article = lock(idOrSlug);
        precondition.check(article.version());
        return article;
    }

    private StoredArticle first(String idOrSlug, String lock, Limits limits) {
        return one(Sql.of(ArticleTable.SELECT).add(named(idOrSlug)).add(lock), limits)
                .orElseThrow(() -> former.ofWrite(Kind.ARTICLE, PATH, idOrSlug));
    }

    /** The one way in which editors get at an article, so that no key gets at one beyond its limits: that ends in a 403. */
    private Optional<StoredArticle> one(Sql select, Limits limits) {
        Optional<StoredArticle> article = database.first(select, ArticleTable::read);
        article.ifPresent(one -> reach.check(one, limits));
        return article;
    }

    /** The article with this external id of a sender; ends the request with a 404 if there is none. */
    EditorialArticle findBySource(String source, String externalId) {
        return view(
                one(
                                Sql.of(ArticleTable.SELECT)
                                        .add("where a.source = ? and a.external_id = ?", source, externalId),
                                editor.limits())
                        .orElseThrow(() -> Problem.notStored().exception()),
                List.of());
    }

    /** The id of the article with this external id of a sender, locked until the caller's transaction ends. */
    Optional<UUID> bySource(String source, String externalId) {
        return database.first(
                Sql.of("select id from article where source = ? and external_id = ? for update", source, externalId),
                row -> Database.id(row, "id"));
    }

    private static Sql named(String idOrSlug) {
        return Slugs.isId(idOrSlug)
                ? Sql.of("where a.id = ?", Slugs.id(idOrSlug))
                : Sql.of("where a.slug = ?", idOrSlug);
    }

    /** A stored article as editors see it. */
    EditorialArticle view(StoredArticle article, List<Warning> warnings) {
        Content content = named(article.content());
        return EditorialArticle.of(
                article,
                content,
                stages.of(article),
                site.article(content.slug()),
                Notices.of(database, article.id()),
                workingCopy(article.id()).orElse(null),
                warnings);
    }

    /** What is said of the working copy of an article, if it has one. */
    Optional<WorkingCopyRef> workingCopy(UUID article) {
        return WorkingCopyRef.of(database, WORKING_COPIES, article);
    }

    /** The same content with the current slugs of its articles; the id of a deleted article stays. */
    public Content named(Content content) {
        Set<String> ids = content.references();
        if (ids.isEmpty()) {
            return content;
        }
        Map<String, String> slugs = new HashMap<>();
        database.list(
                        Sql.of("select id::text, slug from article where id = any (?::uuid[])", ids),
                        row -> Map.entry(row.getString("id"), row.getString("slug")))
                .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        return content.mapReferences(id -> slugs.getOrDefault(id, id));
    }

    private record Keyed(ArticleEntry entry, Object key) {}

    /**
     * A page of all articles including drafts, last saved first. Uses article_by_save or article_status_by_save, the
     * index of scheduled articles or of words, or the one that the public list uses for the same filter.
     */
    Page<ArticleEntry> page(BoundQuery<EditorialArticleRequest> query) {
        ArticleSort sort = query.value().sort();
        ArticleFilter named = query.value().filter();
        Optional<EditorialArticleRequest.Status> status = query.value().status();
        Optional<String> words = query.value().q();
        Optional<Boolean> prepared = query.value().workingCopy();
        Keyset keyset = Keyset.of(
                query,
                query.value().page(),
                sort.wireName()
                        + '?'
                        + status
                        + new TreeSet<>(query.value().stage())
                        + words
                        + prepared.map(String::valueOf).orElse("")
                        + named.canonical(),
                sort.keyType());
        ArticleFilter filter = names.resolve(named, query.faults());
        Sql inStage = stages.condition(query.value().stage(), query.faults());
        query.faults().check();
        Sql narrowed = Sql.of("");
        status.ifPresent(state -> narrowed.add(state.condition()));
        words.ifPresent(text -> narrowed.add(search.condition(text)));
        prepared.ifPresent(has -> narrowed.add(WorkingCopyRef.condition(WORKING_COPIES, "a.id", has)));
        narrowed.add(inStage).add(reach.condition(editor.limits()));
        ArticleOrder order = ArticleOrder.of(sort, filter, keyset, alphabets);
        String key = order.sortKey();
        List<Keyed> rows = database.list(
                Sql.of("select a.id, a.version, a.slug, a.headline, s.slug as section, a.language, a.status, a.stage,")
                        .add("a.published_at, a.embargo_until, a.expires_at, a.saved_at, a.saved_by, " + key
                                + " as key")
                        .add("from article a join section s on s.id = a.section_id where true")
                        .add(ArticleConditions.of(filter))
                        .add(narrowed)
                        .add(keyset.beyond(key, "a.id", sort.descending()))
                        .add(keyset.order(key, "a.id", sort.descending())),
                row -> new Keyed(entry(row, stages), order.key().read(row)));
        return keyset.page(
                rows,
                Keyed::key,
                keyed -> keyed.entry().id(),
                Keyed::entry,
                counts.of(keyset.counting(), new ArticleRows(filter).all(narrowed)));
    }

    private static ArticleEntry entry(ResultSet row, Stages stages) throws SQLException {
        return new ArticleEntry(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getString("slug"),
                row.getString("headline"),
                row.getString("section"),
                row.getString("language"),
                State.shown(row.getString("status")),
                stages.shown(row.getString("stage")),
                Database.instant(row, "published_at"),
                Database.instant(row, "embargo_until"),
                Database.instant(row, "expires_at"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }
}
