package org.broadsheet.article;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.body.Excerpt;
import org.broadsheet.body.ReadingTime;
import org.broadsheet.body.TeaserReference;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Saved;
import org.broadsheet.delivery.SortKey;
import org.hibernate.StatelessSession;

/**
 * Writes articles, many at a time in a constant number of statements. Which stored article a draft is, its external id
 * tells, or else its slug.
 */
@ApplicationScoped
public class ArticleStore {

    private final Database database;
    private final StatelessSession session;

    ArticleStore(Database database, StatelessSession session) {
        this.database = database;
        this.session = session;
    }

    /**
     * What names stand for.
     *
     * @param articles by slug; those of the drafts themselves are added by {@link #place}
     */
    public record Names(
            Map<String, UUID> sections,
            Map<String, UUID> tags,
            Map<String, UUID> authors,
            Map<String, UUID> articles) {}

    /**
     * A draft and the place it will have.
     *
     * @param id the stored article's, or a new one
     * @param faults why it cannot be stored beside what is there; empty where it can
     */
    public record Placed(ArticleDraft draft, UUID id, StoredArticle stored, List<Fault> faults) {

        /** The same with the id that others refer to it by. */
        public Placed at(UUID agreed) {
            return new Placed(draft, agreed, stored, faults);
        }

        /** Whether the stored article is the same in everything already. */
        public boolean isUnchanged() {
            return stored != null && Arrays.equals(stored.digest(), draft.digest());
        }
    }

    /** What is known of a stored article before it is written again. */
    record StoredArticle(
            UUID id, String slug, String externalId, byte[] digest, int version, boolean isPublic, Instant goneAt) {}

    /** Finds each draft's place. No two drafts may have the same slug or external id. */
    public List<Placed> place(List<ArticleDraft> drafts) {
        List<String> slugs = drafts.stream().map(ArticleDraft::slug).toList();
        List<String> externalIds = drafts.stream()
                .map(ArticleDraft::externalId)
                .filter(id -> id != null)
                .toList();
        Map<String, StoredArticle> bySlug = new HashMap<>();
        Map<String, StoredArticle> byExternalId = new HashMap<>();
        database.list(
                        Sql.of("select id, slug, external_id, digest, version, coalesce(public_at <= now(), false)")
                                .add("as is_public, gone_at from article where slug = any (?)", slugs)
                                .add("or external_id = any (?)", externalIds),
                        row -> new StoredArticle(
                                Database.id(row, "id"),
                                row.getString("slug"),
                                row.getString("external_id"),
                                row.getBytes("digest"),
                                row.getInt("version"),
                                row.getBoolean("is_public"),
                                Database.instant(row, "gone_at")))
                .forEach(stored -> {
                    bySlug.put(stored.slug(), stored);
                    if (stored.externalId() != null) {
                        byExternalId.put(stored.externalId(), stored);
                    }
                });
        Map<String, UUID> retired = new HashMap<>();
        database.list(
                        Sql.of("select slug, article_id from article_former_slug where slug = any (?)", slugs),
                        row -> Map.entry(row.getString("slug"), Database.id(row, "article_id")))
                .forEach(entry -> retired.put(entry.getKey(), entry.getValue()));
        Map<String, Map.Entry<UUID, String>> translations = translations(drafts);
        List<Placed> placed = new ArrayList<>();
        for (ArticleDraft draft : drafts) {
            List<Fault> faults = new ArrayList<>();
            StoredArticle same = draft.externalId() == null ? null : byExternalId.get(draft.externalId());
            StoredArticle named = bySlug.get(draft.slug());
            if (same == null && named != null) {
                if (draft.externalId() != null && named.externalId() != null) {
                    faults.add(Fault.pointer("/slug", "Belongs to the article of externalId " + named.externalId()));
                }
                same = named;
            } else if (same != null && named != null && !named.id().equals(same.id())) {
                faults.add(Fault.pointer("/slug", "Belongs to another article than this externalId does"));
            }
            UUID id = same == null ? UuidCreator.getTimeOrderedEpoch() : same.id();
            if (retired.containsKey(draft.slug()) && !retired.get(draft.slug()).equals(id)) {
                faults.add(Fault.pointer("/slug", "Was another article's and redirects to it; choose another"));
            }
            if (draft.translationGroup() != null) {
                String place = draft.translationGroup() + '\n' + draft.language();
                Map.Entry<UUID, String> taken = translations.putIfAbsent(place, Map.entry(id, draft.slug()));
                if (taken != null && !taken.getKey().equals(id)) {
                    faults.add(Fault.pointer(
                            "/translationGroup",
                            "Has an article in " + draft.language() + " already: " + taken.getValue()));
                }
            }
            placed.add(new Placed(draft, id, same, faults));
        }
        return placed;
    }

    private Map<String, Map.Entry<UUID, String>> translations(List<ArticleDraft> drafts) {
        List<String> groups = drafts.stream()
                .map(ArticleDraft::translationGroup)
                .filter(group -> group != null)
                .distinct()
                .toList();
        Map<String, Map.Entry<UUID, String>> taken = new HashMap<>();
        if (!groups.isEmpty()) {
            database.list(
                            Sql.of("select translation_group, language, id, slug from article")
                                    .add("where translation_group = any (?)", groups),
                            row -> Map.entry(
                                    row.getString("translation_group") + '\n' + row.getString("language"),
                                    Map.entry(Database.id(row, "id"), row.getString("slug"))))
                    .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        }
        return taken;
    }

    /**
     * Stores drafts that have no faults, in the caller's transaction.
     *
     * @param names everything that the drafts refer to
     * @return what became of each, in their order
     */
    public List<Saved> save(List<Placed> drafts, Names names) {
        Instant now = Instant.now();
        List<Saved> outcome = new ArrayList<>();
        List<Article> created = new ArrayList<>();
        List<Article> updated = new ArrayList<>();
        List<Placed> written = new ArrayList<>();
        for (Placed one : drafts) {
            if (one.isUnchanged()) {
                outcome.add(Saved.UNCHANGED);
                continue;
            }
            written.add(one);
            (one.stored() == null ? created : updated).add(article(one, names, now));
            outcome.add(one.stored() == null ? Saved.CREATED : Saved.UPDATED);
        }
        if (!created.isEmpty()) {
            session.insertMultiple(created);
        }
        if (!updated.isEmpty()) {
            clear(updated.stream().map(article -> article.id).toList());
            session.updateMultiple(updated);
            renamed(written);
        }
        connect(written, names);
        return outcome;
    }

    private static Article article(Placed placed, Names names, Instant now) {
        ArticleDraft draft = placed.draft();
        StoredArticle stored = placed.stored();
        String text = draft.body().text();
        int words = draft.body().wordCount(draft.language());
        Article article = new Article();
        article.id = placed.id();
        article.slug = draft.slug();
        article.externalId = draft.externalId() == null && stored != null ? stored.externalId() : draft.externalId();
        article.headline = draft.headline();
        article.headlineKey = SortKey.of(draft.headline());
        article.standfirst = draft.standfirst();
        article.excerpt = Excerpt.of(text, draft.language()).text();
        article.leadImage = draft.leadImage() == null ? null : draft.leadImage().toJson();
        article.sectionId = names.sections().get(draft.section());
        article.language = draft.language();
        article.translationGroup = draft.translationGroup();
        article.status = draft.status();
        article.publishedAt = draft.publishedAt();
        article.updatedAt = draft.updatedAt() == null ? now : draft.updatedAt();
        article.embargoUntil = draft.embargoUntil();
        boolean wasPublic = stored != null && (stored.isPublic() || stored.goneAt() != null);
        article.goneAt = !wasPublic || draft.isPublic(now) ? null : stored.goneAt() == null ? now : stored.goneAt();
        article.wordCount = words;
        article.readingMinutes = ReadingTime.minutes(words, draft.body().imageCount(), draft.language());
        article.version = stored == null ? 0 : stored.version();
        article.digest = draft.digest();
        article.savedAt = now;
        article.blocks = draft.body()
                .mapReferences(slug -> names.articles().get(slug).toString())
                .toJson();
        return article;
    }

    private void clear(List<UUID> articles) {
        for (String table : List.of("article_tag", "article_author", "article_reference", "notice")) {
            database.update(Sql.of("delete from " + table + " where article_id = any (?)", articles));
        }
    }

    private void renamed(List<Placed> written) {
        List<Object[]> former = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (Placed one : written) {
            if (one.stored() != null && !one.stored().slug().equals(one.draft().slug())) {
                former.add(new Object[] {one.stored().slug(), one.id()});
                current.add(one.draft().slug());
            }
        }
        if (!former.isEmpty()) {
            database.update(Sql.of("delete from article_former_slug where slug = any (?)", current));
            database.batch("insert into article_former_slug (slug, article_id) values (?, ?)", former);
        }
    }

    private void connect(List<Placed> written, Names names) {
        Rows tags = new Rows();
        Rows authors = new Rows();
        List<Object[]> references = new ArrayList<>();
        List<Object[]> notices = new ArrayList<>();
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
            draft.notices()
                    .forEach(notice -> notices.add(new Object[] {
                        UuidCreator.getTimeOrderedEpoch(), one.id(), notice.kind(), notice.html(), notice.publishedAt()
                    }));
        }
        join("tag", tags);
        join("author", authors);
        database.batch(
                "insert into article_reference (article_id, kind, position, target_id) values (?, ?, ?, ?)",
                references);
        database.batch("insert into notice (id, article_id, kind, html, published_at) values (?, ?, ?, ?, ?)", notices);
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
                    insert into article_%1$s (article_id, position, %1$s_id, published_at, public_at)
                    select r.article_id, row_number() over (partition by r.article_id order by r.place) - 1,
                        r.other_id, a.published_at, a.public_at
                    from unnest(?, ?) with ordinality r(article_id, other_id, place) join article a on a.id = r.article_id
                    """.formatted(kind), rows.articles, rows.others));
        }
    }
}
