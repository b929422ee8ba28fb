package org.broadsheet.article.edit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.Warning;
import org.broadsheet.image.ImageNames;
import org.broadsheet.image.KeptImages;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.WarningCode;

/**
 * Finds the stored article that a draft belongs to, whether its slug and ids are free, and the ids of the slugs in it.
 * Runs a constant number of statements, however many drafts there are.
 */
@ApplicationScoped
public class ArticleIdentity {

    private static final int CANDIDATES = 20;

    private final Database database;
    private final FormerNames formerNames;
    private final KeptImages keptImages;

    ArticleIdentity(Database database, KeptImages keptImages) {
        this.keptImages = keptImages;
        this.database = database;
        this.formerNames = new FormerNames(database);
    }

    /**
     * The ids of slugs, current and former.
     *
     * @param articles by slug; those of the drafts themselves are added by the caller
     * @param former the current slugs of the former ones among them
     */
    public record Names(
            Map<String, UUID> sections,
            Map<String, UUID> tags,
            Map<String, UUID> authors,
            Map<String, UUID> articles,
            Map<Kind, Map<String, String>> former,
            ImageNames images) {

        /** The current slug of the thing that a slug names. */
        public String current(Kind kind, String slug) {
            return former.getOrDefault(kind, Map.of()).getOrDefault(slug, slug);
        }

        /** The content under the names that its sections, tags, authors and images have now. */
        public Content current(Content content) {
            Content settled = images == ImageNames.NONE ? content : content.mapImages(images::settled);
            return former.isEmpty()
                    ? settled
                    : settled.mapNames(
                            slug -> current(Kind.SECTION, slug),
                            slug -> current(Kind.TAG, slug),
                            slug -> current(Kind.AUTHOR, slug));
        }

        /** A warning for each former name in an article's content. */
        public List<Warning> warnings(Content content) {
            List<Warning> warnings = images.warnings(content.imagesByPointer());
            if (!former.isEmpty()) {
                warn(warnings, Kind.SECTION, "/section", content.section());
                warn(warnings, Kind.SECTION, "/sections/", content.sections());
                warn(warnings, Kind.TAG, "/tags/", content.tags());
                content.authorsByPointer().forEach((pointer, slug) -> warn(warnings, Kind.AUTHOR, pointer, slug));
                warn(warnings, Kind.ARTICLE, "/related/", content.related());
                content.body().references().forEach(slug -> warn(warnings, Kind.ARTICLE, "/body", slug));
            }
            return warnings;
        }

        /** Adds a warning for each former slug in the list at this pointer. */
        public void warn(List<Warning> warnings, Kind kind, String pointer, List<String> slugs) {
            for (int i = 0; i < slugs.size(); i++) {
                warn(warnings, kind, pointer + i, slugs.get(i));
            }
        }

        /** Adds a warning if the slug at this pointer is a former one. */
        public void warn(List<Warning> warnings, Kind kind, String pointer, String slug) {
            String now = current(kind, slug);
            if (!now.equals(slug)) {
                warnings.add(new Warning(
                        WarningCode.FORMER_NAME,
                        pointer,
                        slug + " is a former name of the " + kind.word() + " " + now + ", which was taken"));
            }
        }
    }

    /**
     * A draft and where it will be stored.
     *
     * @param id of the stored article, or a new one
     * @param faults why it cannot be stored; empty if it can
     */
    public record Placed(ArticleDraft draft, UUID id, Known stored, List<Fault> faults) {

        /** A copy with the id that others refer to it by. */
        public Placed at(UUID agreed) {
            return new Placed(draft, agreed, stored, faults);
        }

        /** A copy whose content names its section, tags and authors as they are named now. */
        Placed current(Names names) {
            Content content = names.current(draft.content());
            return content.equals(draft.content()) ? this : new Placed(draft.with(content), id, stored, faults);
        }

        /** The sender that a record will have: one without an external id does not take it from the stored article. */
        String sender() {
            return draft.content().externalId() == null && stored != null
                    ? stored.source()
                    : draft.content().source();
        }

        /** Whether the stored article is already identical. */
        public boolean isUnchanged() {
            return stored != null && draft.isSame(stored.digest());
        }
    }

    /** A stored article before it is written again. */
    record Known(
            UUID id,
            String slug,
            UUID section,
            String source,
            String externalId,
            byte[] digest,
            int version,
            State state,
            boolean isPublic,
            Instant goneAt) {

        /** Whether it was ever public. */
        boolean everPublic() {
            return isPublic || goneAt != null;
        }
    }

    /** The stored articles that drafts may match or conflict with, and the former slugs that are taken. */
    private record Taken(
            Map<String, Known> bySlug,
            Map<String, Known> byExternalId,
            Map<UUID, Known> byId,
            Map<String, UUID> retiredSlugs,
            Map<String, Map.Entry<UUID, String>> translations,
            Map<String, Claim> aliases) {}

    /**
     * What owns a path that leads somewhere.
     *
     * @param article whose alias it is, and its slug; both null for a redirect that an editor entered
     */
    private record Claim(UUID article, String slug) {}

    /** Finds where each draft belongs, by its external id or slug. No two drafts may share either. */
    public List<Placed> place(List<ArticleDraft> drafts) {
        Taken taken = taken(drafts, null);
        List<Placed> placed = new ArrayList<>();
        for (ArticleDraft draft : drafts) {
            List<Fault> faults = new ArrayList<>();
            Known same = draft.content().externalId() == null
                    ? null
                    : taken.byExternalId()
                            .get(sourceKey(
                                    draft.content().source(), draft.content().externalId()));
            Known named = taken.bySlug().get(draft.slug());
            if (same == null && named != null) {
                if (draft.content().externalId() != null && named.externalId() != null) {
                    faults.add(Fault.pointer("/slug", "Is taken by the article of externalId " + named.externalId()));
                }
                same = named;
            } else if (same != null && named != null && !named.id().equals(same.id())) {
                faults.add(Fault.pointer("/slug", "Is taken by an article with another externalId"));
            }
            placed.add(placed(draft, same, faults, taken, false));
        }
        return placed;
    }

    /**
     * Finds where one draft that an editor wrote belongs.
     *
     * @param id of the stored article; null for a new one
     * @param reuseSlug whether a slug that redirects to another article may be taken from it
     */
    Placed place(ArticleDraft draft, UUID id, boolean reuseSlug) {
        Taken taken = taken(List.of(draft), id);
        List<Fault> faults = new ArrayList<>();
        Known named = taken.bySlug().get(draft.slug());
        if (named != null && !named.id().equals(id)) {
            faults.add(Fault.pointer("/slug", "Is taken by another article").suggesting(free(draft.slug())));
        }
        Known sent = draft.content().externalId() == null
                ? null
                : taken.byExternalId()
                        .get(sourceKey(draft.content().source(), draft.content().externalId()));
        if (sent != null && !sent.id().equals(id)) {
            faults.add(Fault.pointer("/externalId", "Is taken by the article " + sent.slug()));
        }
        return placed(draft, id == null ? null : taken.byId().get(id), faults, taken, reuseSlug);
    }

    private static Placed placed(ArticleDraft draft, Known same, List<Fault> faults, Taken taken, boolean reuseSlug) {
        UUID id = same == null ? UuidCreator.getTimeOrderedEpoch() : same.id();
        UUID retired = taken.retiredSlugs().get(draft.slug());
        boolean has = same != null && same.slug().equals(draft.slug());
        if (retired != null && !retired.equals(id) && !has && !reuseSlug) {
            faults.add(Fault.pointer(
                    "/slug", "Redirects to another article; choose another slug, or send reuseSlug=true"));
        }
        if (draft.content().translationGroup() != null) {
            String place =
                    draft.content().translationGroup() + '\n' + draft.content().language();
            Map.Entry<UUID, String> other = taken.translations().putIfAbsent(place, Map.entry(id, draft.slug()));
            if (other != null && !other.getKey().equals(id)) {
                faults.add(Fault.pointer(
                        "/translationGroup",
                        "Already has an article in " + draft.content().language() + ": " + other.getValue()));
            }
        }
        List<String> aliases = draft.content().aliases();
        for (int i = 0; i < aliases.size(); i++) {
            Claim other = taken.aliases().putIfAbsent(aliases.get(i), new Claim(id, draft.slug()));
            if (other != null && !id.equals(other.article())) {
                faults.add(Fault.pointer(
                        "/aliases/" + i,
                        other.article() == null
                                ? "Has a redirect of its own; delete that first"
                                : "Is an alias of the article " + other.slug()));
            }
        }
        return new Placed(draft, id, same, faults);
    }

    private Taken taken(List<ArticleDraft> drafts, UUID id) {
        List<String> slugs = drafts.stream().map(ArticleDraft::slug).toList();
        List<Content> sent = drafts.stream()
                .map(ArticleDraft::content)
                .filter(content -> content.externalId() != null)
                .toList();
        List<String> sources = sent.stream().map(Content::source).toList();
        List<String> externalIds = sent.stream().map(Content::externalId).toList();
        Taken taken = new Taken(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                translations(drafts),
                aliases(drafts));
        Sql stored = Sql.of("select id, slug, section_id, source, external_id, digest, version, status, published_at,")
                .add("embargo_until, updated_at, expires_at, expiry_reason, " + Visibility.isPublic("article"))
                .add("as is_public, " + Visibility.goneAt("article") + " as gone_at from article")
                .add("where id in (select a.id from article a where a.slug = any (?)", slugs)
                .add("union all select a.id from unnest(?, ?) sent(source, external_id)", sources, externalIds)
                .add("join article a using (source, external_id)");
        if (id != null) {
            stored.add("union all select ?::uuid", id);
        }
        stored.add(")");
        database.list(stored, ArticleIdentity::stored).forEach(article -> {
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

    private static Known stored(ResultSet row) throws SQLException {
        return new Known(
                Database.id(row, "id"),
                row.getString("slug"),
                Database.id(row, "section_id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getBytes("digest"),
                row.getInt("version"),
                ArticleTable.state(row),
                row.getBoolean("is_public"),
                Database.instant(row, "gone_at"));
    }

    private static String sourceKey(String source, String externalId) {
        return source + '\n' + externalId;
    }

    /** The first of a slug's numbered forms that no article has or had. */
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

    /** The ids of the slugs in drafts, for those that are stored; by former slugs too. */
    public Names names(
            Set<String> sections,
            Set<String> tags,
            Set<String> authors,
            Set<String> articles,
            Collection<Image> images) {
        return names(sections, tags, authors, articles, keptImages.among(images));
    }

    /** The same, where the images have been found already. */
    public Names names(
            Set<String> sections, Set<String> tags, Set<String> authors, Set<String> articles, ImageNames images) {
        Map<Kind, Map<String, String>> former = new EnumMap<>(Kind.class);
        return new Names(
                ids(Kind.SECTION, sections, former),
                ids(Kind.TAG, tags, former),
                ids(Kind.AUTHOR, authors, former),
                ids(Kind.ARTICLE, articles, former),
                former,
                images);
    }

    private Map<String, UUID> ids(Kind kind, Set<String> slugs, Map<Kind, Map<String, String>> former) {
        Map<String, UUID> ids = new HashMap<>();
        if (!slugs.isEmpty()) {
            database.list(
                            Sql.of("select slug, id from " + kind.word() + " where slug = any (?)", slugs),
                            row -> Map.entry(row.getString("slug"), Database.id(row, "id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
        Set<String> others = new LinkedHashSet<>(slugs);
        others.removeAll(ids.keySet());
        formerNames.of(kind, others).forEach((slug, now) -> {
            ids.put(slug, now.id());
            ids.put(now.slug(), now.id());
            former.computeIfAbsent(kind, any -> new HashMap<>()).put(slug, now.slug());
        });
        return ids;
    }

    private Map<String, Claim> aliases(List<ArticleDraft> drafts) {
        List<String> paths = drafts.stream()
                .flatMap(draft -> draft.content().aliases().stream())
                .distinct()
                .toList();
        Map<String, Claim> taken = new HashMap<>();
        if (!paths.isEmpty()) {
            database.list(
                            Sql.of("select r.path, r.article_id, a.slug from redirect r")
                                    .add("left join article a on a.id = r.article_id where r.path = any (?)", paths),
                            row -> Map.entry(
                                    row.getString("path"),
                                    new Claim(Database.id(row, "article_id"), row.getString("slug"))))
                    .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        }
        return taken;
    }

    private Map<String, Map.Entry<UUID, String>> translations(List<ArticleDraft> drafts) {
        List<String> groups = drafts.stream()
                .map(draft -> draft.content().translationGroup())
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
