package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.ArticlePlaces.Names;
import org.broadsheet.article.ArticlePlaces.Placed;
import org.broadsheet.article.ArticlePlaces.StoredArticle;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.body.TeaserReference;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Saved;
import org.broadsheet.delivery.SortKey;
import org.hibernate.StatelessSession;

/**
 * Writes articles, many at a time in a constant number of statements. Where a draft belongs, {@link ArticlePlaces} has
 * found.
 */
@ApplicationScoped
public class ArticleStore {

    private final Database database;
    private final StatelessSession session;
    private final Versions versions;
    private final Notices notices;
    private final ArticleChanges changes;
    private final SearchDocuments documents;

    ArticleStore(
            Database database,
            StatelessSession session,
            Versions versions,
            Notices notices,
            ArticleChanges changes,
            SearchDocuments documents) {
        this.database = database;
        this.session = session;
        this.versions = versions;
        this.notices = notices;
        this.changes = changes;
        this.documents = documents;
    }

    /**
     * Stores drafts that have no faults, in the caller's transaction. What is overwritten is kept as a version.
     *
     * @param names everything that the drafts refer to
     * @param by who saves
     * @return what became of each, in their order
     */
    public List<Saved> save(List<Placed> drafts, Names names, String by) {
        List<Placed> written = drafts.stream().filter(one -> !one.isUnchanged()).toList();
        write(written, names, by, true);
        return drafts.stream()
                .map(one -> one.isUnchanged() ? Saved.UNCHANGED : one.stored() == null ? Saved.CREATED : Saved.UPDATED)
                .toList();
    }

    /** Stores what an editor wrote, even where a sender sent the same before; what the sender sent is remembered. */
    void saveEdited(Placed draft, Names names, String by) {
        write(List.of(draft), names, by, false);
    }

    private void write(List<Placed> written, Names names, String by, boolean sent) {
        if (written.isEmpty()) {
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ArticleChanges.Before before = changes.before(written);
        List<Article> created = new ArrayList<>();
        List<Article> updated = new ArrayList<>();
        for (Placed one : written) {
            Article article = article(one, names, now, by);
            article.digest = sent
                    ? one.draft().digest()
                    : one.stored() == null ? null : one.stored().digest();
            (one.stored() == null ? created : updated).add(article);
        }
        if (!created.isEmpty()) {
            session.insertMultiple(created);
        }
        if (!updated.isEmpty()) {
            List<UUID> ids = updated.stream().map(article -> article.id).toList();
            versions.keep(ids);
            clear(ids);
            session.updateMultiple(updated);
            database.update(
                    Sql.of("update article set gone_reason = null, gone_notice = null, gone_replacement_id = null")
                            .add("where id = any (?) and gone_at is null and gone_reason is not null", ids));
        }
        renamed(written);
        notices.append(written);
        connect(written, names);
        changes.note(written, before, now);
        documents.due(written.stream().map(Placed::id).toList(), sent);
    }

    private static Article article(Placed placed, Names names, Instant now, String by) {
        ArticleDraft draft = placed.draft();
        StoredArticle stored = placed.stored();
        Article article = new Article();
        article.id = placed.id();
        article.slug = draft.slug();
        boolean keepsSource = draft.externalId() == null && stored != null;
        article.source = keepsSource ? stored.source() : draft.source();
        article.externalId = keepsSource ? stored.externalId() : draft.externalId();
        article.headline = draft.headline();
        article.headlineKey = SortKey.of(draft.headline());
        article.standfirst = draft.standfirst();
        article.excerpt = draft.facts().excerpt();
        article.leadImage = draft.leadImage() == null ? null : draft.leadImage().toJson();
        article.sectionId = names.sections().get(draft.section());
        article.language = draft.language();
        article.translationGroup = draft.translationGroup();
        article.status = draft.state().status();
        article.publishedAt = draft.state().publishedAt();
        article.updatedAt =
                draft.state().updatedAt() == null ? now : draft.state().updatedAt();
        article.embargoUntil = draft.state().embargoUntil();
        boolean wasPublic = stored != null && stored.wasPublic();
        article.goneAt =
                !wasPublic || draft.state().isPublic(now) ? null : stored.goneAt() == null ? now : stored.goneAt();
        article.wordCount = draft.facts().words();
        article.readingMinutes = draft.facts().minutes();
        article.version = stored == null ? 1 : stored.version();
        article.savedAt = now;
        article.savedBy = by;
        article.blocks = draft.body()
                .mapReferences(slug -> names.articles().get(slug).toString())
                .toJson();
        return article;
    }

    private void clear(List<UUID> articles) {
        for (String table : List.of("article_tag", "article_author", "article_reference")) {
            database.update(Sql.of("delete from " + table + " where article_id = any (?)", articles));
        }
    }

    /**
     * Slugs that were public redirect from now on. Where another article takes one, the redirect stays, and rests while
     * that one is public. Chains cannot arise: each old slug names the article itself.
     */
    private void renamed(List<Placed> written) {
        if (written.isEmpty()) {
            return;
        }
        List<Object[]> former = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (Placed one : written) {
            ids.add(one.id());
            current.add(one.draft().slug());
            if (one.stored() != null
                    && one.stored().wasPublic()
                    && !one.stored().slug().equals(one.draft().slug())) {
                former.add(new Object[] {one.stored().slug(), one.id()});
            }
        }
        database.update(Sql.of("delete from article_former_slug f using unnest(?, ?) own(id, slug)", ids, current)
                .add("where f.article_id = own.id and f.slug = own.slug"));
        database.batch(
                "insert into article_former_slug (slug, article_id) values (?, ?)"
                        + " on conflict (slug) do update set article_id = excluded.article_id",
                former);
    }

    private void connect(List<Placed> written, Names names) {
        Rows tags = new Rows();
        Rows authors = new Rows();
        List<Object[]> references = new ArrayList<>();
        for (Placed one : written) {
            ArticleDraft draft = one.draft();
            draft.tags().forEach(slug -> tags.add(one.id(), names.tags().get(slug)));
            draft.authors()
                    .forEach(slug -> authors.add(one.id(), names.authors().get(slug)));
            refer(references, one.id(), "related", draft.related(), names);
            List<String> shown = teasers(draft.body());
            refer(references, one.id(), "teaser", shown, names);
            List<String> linked = new ArrayList<>(draft.body().references());
            linked.removeAll(shown);
            refer(references, one.id(), "link", linked, names);
        }
        join("tag", tags);
        join("author", authors);
        database.batch(
                "insert into article_reference (article_id, kind, position, target_id) values (?, ?, ?, ?)",
                references);
    }

    private static List<String> teasers(Body body) {
        List<String> shown = new ArrayList<>();
        for (Block block : body.blocks()) {
            if (block instanceof TeaserReference teaser && !shown.contains(teaser.article())) {
                shown.add(teaser.article());
            }
        }
        return shown;
    }

    private static void refer(List<Object[]> rows, UUID article, String kind, List<String> slugs, Names names) {
        for (int i = 0; i < slugs.size(); i++) {
            rows.add(new Object[] {article, kind, i, names.articles().get(slugs.get(i))});
        }
    }

    /** Columns of a join table, filled in the order of the articles' lists. */
    private static final class Rows {
        private final List<UUID> articles = new ArrayList<>();
        private final List<UUID> others = new ArrayList<>();

        void add(UUID article, UUID other) {
            articles.add(article);
            others.add(other);
        }
    }

    /** The times come from the article's row, where the rule of visibility is. */
    private void join(String kind, Rows rows) {
        if (!rows.articles.isEmpty()) {
            database.update(Sql.of("""
                    insert into article_%1$s (article_id, position, %1$s_id, published_at, public_at, retracted)
                    select r.article_id, row_number() over (partition by r.article_id order by r.place) - 1,
                        r.other_id, a.published_at, a.public_at, a.retracted
                    from unnest(?, ?) with ordinality r(article_id, other_id, place) join article a on a.id = r.article_id
                    """.formatted(kind), rows.articles, rows.others));
        }
    }
}
