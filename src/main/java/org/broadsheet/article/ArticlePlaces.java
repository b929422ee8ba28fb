package org.broadsheet.article;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.SlugMaker;

/**
 * Finds which stored article a draft is, whether its names are free, and what the names in it stand for. A constant
 * number of statements, however many drafts.
 */
@ApplicationScoped
public class ArticlePlaces {

    private static final int CANDIDATES = 20;

    private final Database database;

    ArticlePlaces(Database database) {
        this.database = database;
    }

    /**
     * What names stand for.
     *
     * @param articles by slug; those of the drafts themselves are added by the caller
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
            UUID id,
            String slug,
            String source,
            String externalId,
            byte[] digest,
            int version,
            boolean isPublic,
            Instant goneAt) {

        /** Whether the public has ever seen it. */
        boolean wasPublic() {
            return isPublic || goneAt != null;
        }
    }

    /** Articles that drafts may be, or be in the way of, and what else is taken. */
    private record Taken(
            Map<String, StoredArticle> bySlug,
            Map<String, StoredArticle> byExternalId,
            Map<UUID, StoredArticle> byId,
            Map<String, UUID> retiredSlugs,
            Map<String, Map.Entry<UUID, String>> translations) {}

    /** Finds each draft's place by its external id or slug. No two drafts may have the same of either. */
    public List<Placed> place(List<ArticleDraft> drafts) {
        Taken taken = taken(drafts, null);
        List<Placed> placed = new ArrayList<>();
        for (ArticleDraft draft : drafts) {
            List<Fault> faults = new ArrayList<>();
            StoredArticle same = draft.externalId() == null
                    ? null
                    : taken.byExternalId().get(sourceKey(draft.source(), draft.externalId()));
            StoredArticle named = taken.bySlug().get(draft.slug());
            if (same == null && named != null) {
                if (draft.externalId() != null && named.externalId() != null) {
                    faults.add(Fault.pointer("/slug", "Belongs to the article of externalId " + named.externalId()));
                }
                same = named;
            } else if (same != null && named != null && !named.id().equals(same.id())) {
                faults.add(Fault.pointer("/slug", "Belongs to another article than this externalId does"));
            }
            placed.add(placed(draft, same, faults, taken, false));
        }
        return placed;
    }

    /**
     * The place of one draft that an editor wrote.
     *
     * @param id the stored article's; null for a new one
     * @param reuseSlug whether a slug that redirects to another article may be taken from it
     */
    Placed place(ArticleDraft draft, UUID id, boolean reuseSlug) {
        Taken taken = taken(List.of(draft), id);
        List<Fault> faults = new ArrayList<>();
        StoredArticle named = taken.bySlug().get(draft.slug());
        if (named != null && !named.id().equals(id)) {
            faults.add(Fault.pointer("/slug", "Belongs to another article").suggesting(free(draft.slug())));
        }
        StoredArticle sent = draft.externalId() == null
                ? null
                : taken.byExternalId().get(sourceKey(draft.source(), draft.externalId()));
        if (sent != null && !sent.id().equals(id)) {
            faults.add(Fault.pointer("/externalId", "Belongs to the article " + sent.slug()));
        }
        return placed(draft, id == null ? null : taken.byId().get(id), faults, taken, reuseSlug);
    }

    private static Placed placed(
            ArticleDraft draft, StoredArticle same, List<Fault> faults, Taken taken, boolean reuseSlug) {
        UUID id = same == null ? UuidCreator.getTimeOrderedEpoch() : same.id();
        UUID retired = taken.retiredSlugs().get(draft.slug());
        boolean has = same != null && same.slug().equals(draft.slug());
        if (retired != null && !retired.equals(id) && !has && !reuseSlug) {
            faults.add(Fault.pointer(
                    "/slug", "Was another article's and redirects to it; choose another, or say reuseSlug=true"));
        }
        if (draft.translationGroup() != null) {
            String place = draft.translationGroup() + '\n' + draft.language();
            Map.Entry<UUID, String> other = taken.translations().putIfAbsent(place, Map.entry(id, draft.slug()));
            if (other != null && !other.getKey().equals(id)) {
                faults.add(Fault.pointer(
                        "/translationGroup",
                        "Has an article in " + draft.language() + " already: " + other.getValue()));
            }
        }
        return new Placed(draft, id, same, faults);
    }

    private Taken taken(List<ArticleDraft> drafts, UUID id) {
        List<String> slugs = drafts.stream().map(ArticleDraft::slug).toList();
        List<String> externalIds = drafts.stream()
                .map(ArticleDraft::externalId)
                .filter(externalId -> externalId != null)
                .toList();
        Taken taken =
                new Taken(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), translations(drafts));
        Sql stored = Sql.of(
                        "select id, slug, source, external_id, digest, version, coalesce(public_at <= now(), false)")
                .add("as is_public, gone_at from article where slug = any (?)", slugs);
        if (!externalIds.isEmpty()) {
            stored.add("or external_id = any (?)", externalIds);
        }
        if (id != null) {
            stored.add("or id = ?", id);
        }
        database.list(stored, ArticlePlaces::stored).forEach(article -> {
            taken.bySlug().put(article.slug(), article);
            taken.byId().put(article.id(), article);
            if (article.externalId() != null) {
                taken.byExternalId().put(sourceKey(article.source(), article.externalId()), article);
            }
        });
        database.list(
                        Sql.of("select slug, article_id from article_former_slug where slug = any (?)", slugs),
                        row -> Map.entry(row.getString("slug"), Database.id(row, "article_id")))
                .forEach(entry -> taken.retiredSlugs().put(entry.getKey(), entry.getValue()));
        return taken;
    }

    private static StoredArticle stored(ResultSet row) throws SQLException {
        return new StoredArticle(
                Database.id(row, "id"),
                row.getString("slug"),
                row.getString("source"),
                row.getString("external_id"),
                row.getBytes("digest"),
                row.getInt("version"),
                row.getBoolean("is_public"),
                Database.instant(row, "gone_at"));
    }

    private static String sourceKey(String source, String externalId) {
        return source + '\n' + externalId;
    }

    /** The first of a slug's numbered forms that neither an article has nor had. */
    String free(String slug) {
        int number = 2;
        while (true) {
            Set<String> candidates = new LinkedHashSet<>();
            for (int i = 0; i < CANDIDATES; i++) {
                candidates.add(SlugMaker.numbered(slug, number++));
            }
            candidates.removeAll(database.list(
                    Sql.of("select slug from article where slug = any (?)", candidates)
                            .add("union select slug from article_former_slug where slug = any (?)", candidates),
                    row -> row.getString("slug")));
            if (!candidates.isEmpty()) {
                return candidates.iterator().next();
            }
        }
    }

    /** What the names in drafts stand for, as far as it is stored. */
    public Names names(Set<String> sections, Set<String> tags, Set<String> authors, Set<String> articles) {
        return new Names(ids("section", sections), ids("tag", tags), ids("author", authors), ids("article", articles));
    }

    private Map<String, UUID> ids(String table, Set<String> slugs) {
        Map<String, UUID> ids = new HashMap<>();
        if (!slugs.isEmpty()) {
            database.list(
                            Sql.of("select slug, id from " + table + " where slug = any (?)", slugs),
                            row -> Map.entry(row.getString("slug"), Database.id(row, "id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
        return ids;
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
}
