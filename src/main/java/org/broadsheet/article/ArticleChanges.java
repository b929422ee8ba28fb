package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.ArticlePlaces.Placed;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Visibility;

/**
 * Tells the change log what writes of articles mean for the public. A constant number of statements for any number of
 * articles, none of them for articles that are new.
 */
@ApplicationScoped
class ArticleChanges {

    private static final String STORED = """
            select a.id, a.version, a.slug, a.status, s.slug as section, coalesce(%s, false) as is_public, a.public_at,
                array(select t.slug from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id) as tags,
                array(select u.slug from article_author x join author u on u.id = x.author_id
                    where x.article_id = a.id) as authors
            from article a join section s on s.id = a.section_id where a.id = any (?)
            """.formatted(Visibility.of("a"));

    /** Of articles that show one, only what the public knows of: the tags stand in the change feed. */
    private static final String SHOWN_IN = """
            select r.target_id as id, 'article-' || r.article_id as tag
            from article_reference r join article a on a.id = r.article_id where r.target_id = any (?) and %s
            union all
            select article_id, 'summaries' from summary_article where article_id = any (?)
            """.formatted(Visibility.of("a"));

    private final Database database;
    private final ChangeLog log;

    ArticleChanges(Database database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /** What a stored article shows, and where. */
    private record Shown(
            UUID id,
            int version,
            String slug,
            String status,
            String section,
            boolean isPublic,
            Instant publicAt,
            List<String> tags,
            List<String> authors) {

        Set<String> cacheTags() {
            Set<String> all = new LinkedHashSet<>();
            all.add(CacheTags.article(id));
            all.add(CacheTags.ARTICLES);
            all.add(CacheTags.TAGS);
            all.add(CacheTags.ADDRESSES);
            all.add(CacheTags.CORRECTIONS);
            all.add(CacheTags.section(section));
            tags.forEach(slug -> all.add(CacheTags.tag(slug)));
            authors.forEach(slug -> all.add(CacheTags.author(slug)));
            return all;
        }
    }

    /** What articles were before a write, and what shows them. */
    record Before(Map<UUID, Shown> articles, Map<UUID, Set<String>> shownIn) {}

    /** Reads what these articles are before they are written. */
    Before before(List<Placed> written) {
        return before(written.stream()
                .filter(one -> one.stored() != null)
                .map(Placed::id)
                .toList());
    }

    /** Reads what these stored articles are before they are written. */
    Before before(Collection<UUID> stored) {
        Map<UUID, Set<String>> shownIn = new HashMap<>();
        if (!stored.isEmpty()) {
            database.list(
                            Sql.of(SHOWN_IN, stored, stored),
                            row -> Map.entry(Database.id(row, "id"), row.getString("tag")))
                    .forEach(entry -> shownIn.computeIfAbsent(entry.getKey(), id -> new HashSet<>())
                            .add(entry.getValue()));
        }
        return new Before(shown(stored), shownIn);
    }

    private Map<UUID, Shown> shown(Collection<UUID> stored) {
        Map<UUID, Shown> shown = new HashMap<>();
        if (!stored.isEmpty()) {
            database.list(Sql.of(STORED, stored), ArticleChanges::read).forEach(one -> shown.put(one.id(), one));
        }
        return shown;
    }

    private static Shown read(ResultSet row) throws SQLException {
        return new Shown(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getString("slug"),
                row.getString("status"),
                row.getString("section"),
                row.getBoolean("is_public"),
                Database.instant(row, "public_at"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                Arrays.asList((String[]) row.getArray("authors").getArray()));
    }

    /** Notes what became of drafts that were just stored. */
    void note(List<Placed> written, Before before, Instant now) {
        List<Shown> after = new ArrayList<>();
        Map<String, Set<String>> translations = translations(written);
        for (Placed one : written) {
            Set<String> others = translations.get(one.draft().translationGroup());
            if (others != null) {
                before.shownIn()
                        .computeIfAbsent(one.id(), id -> new HashSet<>())
                        .addAll(others);
            }
            ArticleDraft draft = one.draft();
            State state = draft.state();
            Instant publicAt = !state.status().equals(State.PUBLISHED)
                    ? null
                    : state.embargoUntil() != null && state.embargoUntil().isAfter(state.publishedAt())
                            ? state.embargoUntil()
                            : state.publishedAt();
            after.add(new Shown(
                    one.id(),
                    one.stored() == null ? 1 : one.stored().version() + 1,
                    draft.slug(),
                    state.status(),
                    draft.section(),
                    state.isPublic(now),
                    publicAt,
                    draft.tags(),
                    draft.authors()));
        }
        note(after, before);
    }

    private static String reason(Shown now) {
        if (now.isPublic()) {
            return null;
        }
        return switch (now.status()) {
            case State.DRAFT -> "unpublished";
            case State.WITHDRAWN -> "withdrawn";
            default -> "embargoed";
        };
    }

    /** The pages of an article's translations list it too. */
    private Map<String, Set<String>> translations(List<Placed> written) {
        List<String> groups = written.stream()
                .map(one -> one.draft().translationGroup())
                .filter(group -> group != null)
                .distinct()
                .toList();
        Map<String, Set<String>> tags = new HashMap<>();
        if (!groups.isEmpty()) {
            database.list(
                            Sql.of(
                                    "select a.translation_group, a.id from article a where a.translation_group = any (?) and "
                                            + Visibility.of("a"),
                                    groups),
                            row -> Map.entry(row.getString("translation_group"), Database.id(row, "id")))
                    .forEach(entry -> tags.computeIfAbsent(entry.getKey(), group -> new HashSet<>())
                            .add(CacheTags.article(entry.getValue())));
        }
        return tags;
    }

    /** Notes what became of stored articles. */
    void note(Collection<UUID> stored, Before before) {
        note(List.copyOf(shown(stored).values()), before);
    }

    private void note(List<Shown> after, Before before) {
        List<ChangeLog.Coming> coming = new ArrayList<>();
        List<UUID> known = new ArrayList<>();
        for (Shown now : after) {
            Shown then = before.articles().get(now.id());
            Set<String> tags = now.cacheTags();
            tags.addAll(before.shownIn().getOrDefault(now.id(), Set.of()));
            if (then != null) {
                known.add(now.id());
                tags.addAll(then.cacheTags());
            }
            boolean wasPublic = then != null && then.isPublic();
            if (now.isPublic() || wasPublic) {
                boolean renamed = then != null && !then.slug().equals(now.slug());
                log.note(new Change(
                        ArticleDesk.KIND,
                        now.id(),
                        reason(now),
                        now.version(),
                        now.slug(),
                        renamed ? List.of(then.slug()) : List.of(),
                        now.section(),
                        wasPublic ? then.section() : null,
                        tags));
            }
            if (!now.isPublic() && now.publicAt() != null) {
                coming.add(new ChangeLog.Coming(
                        now.id(), now.publicAt(), ArticleDesk.KIND, now.version(), now.slug(), now.section(), tags));
            }
        }
        if (!known.isEmpty() || !coming.isEmpty()) {
            log.coming(known, coming);
        }
    }
}
