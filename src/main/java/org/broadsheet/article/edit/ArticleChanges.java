package org.broadsheet.article.edit;

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
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.change.Traits;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;

/**
 * Writes to the change log what writes to articles mean for the public. Runs a constant number of statements for any
 * number of articles, and only one for new articles.
 */
@ApplicationScoped
class ArticleChanges {

    private static final String ABOVE = """
            array(select p.slug from section_ancestor x join section p on p.id = x.ancestor_id where x.section_id %s)
            """;

    private static final String STORED = """
            select a.id, a.version, a.slug, a.status, s.slug as section, a.kind, a.source, %s as sections, %s as is_public,
                %s as is_in_log, %s as has_ended, a.public_at, a.updated_at,
                array(select t.slug from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id) as tags,
                array(select u.slug from article_author x join author u on u.id = x.author_id
                    where x.article_id = a.id) as authors,
                %s is not null as is_gone, array(select r.path from redirect r where r.article_id = a.id) as aliases
            from article a join section s on s.id = a.section_id where a.id = any (?)
            """.formatted(
                    ABOVE.formatted("= any (a.section_id || a.further_section_ids)"),
                    Visibility.isPublic("a"),
                    Visibility.isInLog("a"),
                    Visibility.hasEnded("a"),
                    Visibility.goneAt("a"));

    /** Only public articles that show this one, because their cache tags appear in the change feed. */
    private static final String SHOWN_IN = """
            select r.target_id as id, 'article-' || r.article_id as tag
            from article_reference r join article a on a.id = r.article_id
            where r.target_id = any (?) and not r.gated and %s
            union all
            select article_id, 'summaries' from summary_article where article_id = any (?)
            """.formatted(Visibility.of("a"));

    private final Database database;
    private final ChangeLog log;

    ArticleChanges(Database database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * What a stored article shows, and where it is shown.
     *
     * @param sections the slugs of the sections that list it, and of those above them
     * @param isInLog whether the log has it as public: what the clock has just ended is still there
     */
    private record Shown(
            UUID id,
            int version,
            String slug,
            String status,
            String section,
            String kind,
            String source,
            List<String> sections,
            boolean isPublic,
            boolean isInLog,
            boolean hasEnded,
            Instant publicAt,
            Instant updatedAt,
            List<String> tags,
            List<String> authors,
            boolean isGone,
            List<String> aliases) {

        Set<String> cacheTags() {
            Set<String> all = new LinkedHashSet<>();
            all.add(CacheTags.article(id));
            all.add(CacheTags.ARTICLES);
            all.add(CacheTags.TAGS);
            all.add(CacheTags.ADDRESSES);
            all.add(CacheTags.CORRECTIONS);
            sections.forEach(slug -> all.add(CacheTags.section(slug)));
            tags.forEach(slug -> all.add(CacheTags.tag(slug)));
            authors.forEach(slug -> all.add(CacheTags.author(slug)));
            return all;
        }

        Set<String> traits() {
            Set<String> all = new LinkedHashSet<>();
            all.add(Traits.kind(kind == null ? ArticleKind.NEWS.wireName() : kind));
            if (source != null) {
                all.add(Traits.source(source));
            }
            return all;
        }
    }

    /** The state of articles before a write, and the articles that show them. */
    record Before(Map<UUID, Shown> articles, Map<UUID, Set<String>> shownIn) {}

    /** Reads the state of these articles before they are written. */
    Before before(List<Placed> written) {
        return before(written.stream()
                .filter(one -> one.stored() != null)
                .map(Placed::id)
                .toList());
    }

    /** Reads the state of these stored articles before they are written. */
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
                State.shown(row.getString("status")),
                row.getString("section"),
                row.getString("kind"),
                row.getString("source"),
                Arrays.asList((String[]) row.getArray("sections").getArray()),
                row.getBoolean("is_public"),
                row.getBoolean("is_in_log"),
                row.getBoolean("has_ended"),
                Database.instant(row, "public_at"),
                Database.instant(row, "updated_at"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                Arrays.asList((String[]) row.getArray("authors").getArray()),
                row.getBoolean("is_gone"),
                Arrays.asList((String[]) row.getArray("aliases").getArray()));
    }

    /** Logs the outcome of drafts that were just stored. */
    void note(List<Placed> written, Before before, Instant now) {
        List<Shown> after = new ArrayList<>();
        Map<String, Set<String>> translations = translations(written);
        Map<String, List<String>> sections = sections(written);
        for (Placed one : written) {
            Set<String> others = translations.get(one.draft().content().translationGroup());
            if (others != null) {
                before.shownIn()
                        .computeIfAbsent(one.id(), id -> new HashSet<>())
                        .addAll(others);
            }
            Content content = one.draft().content();
            State state = one.draft().state();
            after.add(new Shown(
                    one.id(),
                    one.stored() == null ? 1 : one.stored().version() + 1,
                    content.slug(),
                    state.status(),
                    content.section(),
                    content.kind() == null ? null : content.kind().wireName(),
                    content.source(),
                    content.everySection().stream()
                            .flatMap(slug -> sections.getOrDefault(slug, List.of(slug)).stream())
                            .distinct()
                            .toList(),
                    state.isPublic(now),
                    state.isPublic(now),
                    state.hasEnded(now),
                    state.publicAt(),
                    state.updatedAt(),
                    content.tags(),
                    content.authorSlugs(),
                    one.stored() != null && one.stored().everPublic(),
                    content.aliases()));
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
            default -> now.hasEnded() ? State.EXPIRED : "embargoed";
        };
    }

    /** The slugs of the articles' sections, each with its own and with those of what is above it. */
    private Map<String, List<String>> sections(List<Placed> written) {
        Map<String, List<String>> above = new HashMap<>();
        Set<String> slugs = new HashSet<>();
        written.forEach(one -> slugs.addAll(one.draft().content().everySection()));
        if (!slugs.isEmpty()) {
            database.list(
                            Sql.of(
                                    "select s.slug, " + ABOVE.formatted("= s.id")
                                            + " as sections from section s where s.slug = any (?)",
                                    slugs),
                            row -> Map.entry(row.getString("slug"), Arrays.asList((String[])
                                    row.getArray("sections").getArray())))
                    .forEach(entry -> above.put(entry.getKey(), entry.getValue()));
        }
        return above;
    }

    /** An article is also listed on the pages of its translations. */
    private Map<String, Set<String>> translations(List<Placed> written) {
        List<String> groups = written.stream()
                .map(one -> one.draft().content().translationGroup())
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

    /** Logs the outcome for stored articles. */
    void note(Collection<UUID> stored, Before before) {
        note(List.copyOf(shown(stored).values()), before);
    }

    private void note(List<Shown> after, Before before) {
        List<ChangeLog.Coming> coming = new ArrayList<>();
        List<UUID> known = new ArrayList<>();
        for (Shown now : after) {
            Shown then = before.articles().get(now.id());
            Set<String> tags = now.cacheTags();
            Set<String> traits = now.traits();
            tags.addAll(before.shownIn().getOrDefault(now.id(), Set.of()));
            if (then != null) {
                known.add(now.id());
                tags.addAll(then.cacheTags());
                traits.addAll(then.traits());
            }
            boolean wasPublic = then != null && then.isInLog();
            if (now.isPublic() || wasPublic) {
                boolean renamed = then != null && !then.slug().equals(now.slug());
                Change change = new Change(
                        ArticleWrites.KIND,
                        now.id(),
                        reason(now),
                        now.version(),
                        now.slug(),
                        renamed ? List.of(then.slug()) : List.of(),
                        now.section(),
                        wasPublic ? then.section() : null,
                        tags);
                boolean material =
                        !now.isPublic() || !wasPublic || !now.updatedAt().equals(then.updatedAt());
                log.note(change.with(new Change.Impact(!wasPublic, material, traits)));
            } else if (then != null && now.isGone()) {
                noteAliasesOfGone(then, now);
            }
            if (!now.isPublic() && !now.hasEnded() && now.publicAt() != null) {
                coming.add(new ChangeLog.Coming(
                        now.id(),
                        now.publicAt(),
                        ArticleWrites.KIND,
                        now.version(),
                        now.slug(),
                        now.section(),
                        tags,
                        traits));
            }
        }
        if (!known.isEmpty() || !coming.isEmpty()) {
            log.coming(known, coming);
        }
    }

    /** Logs that the clock has ended these articles, before they get the status of what is over. */
    void noteEnds(Collection<UUID> ended) {
        Before before = before(ended);
        for (Shown one : before.articles().values()) {
            Set<String> tags = one.cacheTags();
            tags.addAll(before.shownIn().getOrDefault(one.id(), Set.of()));
            Change change = new Change(
                    ArticleWrites.KIND,
                    one.id(),
                    State.EXPIRED,
                    one.version(),
                    one.slug(),
                    List.of(),
                    one.section(),
                    one.section(),
                    tags);
            log.note(change.with(new Change.Impact(false, true, one.traits())));
        }
    }

    /** Writes to an article that is gone are not public, but what its aliases answer (410) is. */
    private void noteAliasesOfGone(Shown then, Shown now) {
        Set<String> changed = new LinkedHashSet<>(now.aliases());
        changed.addAll(then.aliases());
        for (String path : changed) {
            boolean has = now.aliases().contains(path);
            if (has != then.aliases().contains(path)) {
                log.note(new Change(
                        "redirect",
                        now.id(),
                        has ? null : "deleted",
                        now.version(),
                        path,
                        List.of(),
                        null,
                        null,
                        Set.of(CacheTags.ADDRESSES)));
            }
        }
    }
}
