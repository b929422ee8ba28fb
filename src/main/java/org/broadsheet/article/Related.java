package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.request.Slugs;
import org.broadsheet.tag.TagRef;
import org.broadsheet.tag.TagUses;
import org.broadsheet.words.Languages;

/**
 * Related stories: first the editor's choice, in the editor's order; then computed ones in the article's language,
 * whatever its region ({@code en-US} and {@code en-GB}, but not {@code zh-Hans} and {@code zh-Hant}), ranked
 * by common tags weighted by rarity (inverse document frequency, Sparck Jones 1972), by section, and by nearness in time.
 * Stories that the article's body already shows are not repeated.
 *
 * <p>Computing reads a bounded number of rows, however large the archive is: the articles nearest in time under each of
 * the article's tags and in its section.
 */
@ApplicationScoped
public class Related {

    /** How many stories come with an article that includes them. */
    static final int INCLUDED = 6;

    private static final int NEAR = 40;

    /**
     * Candidates are, for each tag and for the section, the {@code near} articles before and after in time. A tag's weight
     * is ln(1 + 1000 / uses), with its public uses counted up to 1,000; the section's is 1. A story half a year away counts
     * half as much as one of the same day.
     *
     * <p>The times beside tags say everything of a candidate but its section and whether it may be shown. So articles are
     * read from the best candidate on, until there are enough: first whatever their section, then those of the section
     * among candidates that can be better with it. What is of the section alone is looked for only if it can be among the
     * best, and nearest first.
     */
    private static final String RANKED = """
            with subject as materialized (
                select a.id, a.section_id, a.published_at, a.language, split_part(a.language, '-', 1) as base
                from article a where a.id = ?),
            subject_tag as materialized (
                select x.tag_id, ln(1 + 1000 / least(1000, greatest(1, %1$s))::float8) as weight
                from article_tag x where x.article_id = (select id from subject)),
            tagged as materialized (
                select y.article_id as id, min(y.published_at) as published_at, sum(subject_tag.weight) as weight,
                    %2$s as nearness
                from subject_tag cross join lateral (
                    (select y.article_id, y.published_at from article_tag y
                     where y.tag_id = subject_tag.tag_id and %3$s and y.published_at >= (select published_at from subject)
                     order by y.published_at, y.article_id limit %4$d)
                    union all
                    (select y.article_id, y.published_at from article_tag y
                     where y.tag_id = subject_tag.tag_id and %3$s and y.published_at < (select published_at from subject)
                     order by y.published_at desc, y.article_id desc limit %4$d)) y
                where y.article_id <> all (?)
                group by y.article_id),
            """.formatted(
                    TagUses.listed("x.tag_id"), nearness("min(y.published_at)"), Visibility.listedByCopy("y"), NEAR);

    private static final String MERGED = """
            select id, max(language) as language, (select language from subject) as own
            from (table anywhere union all table here union all table untagged) found
            group by id order by max(score) desc, max(published_at) desc, id desc
            """;

    /** How much nearness in time counts, from 1 of the same moment down, as an SQL expression. */
    private static String nearness(String time) {
        return "exp(-abs(date_part('epoch', " + time + " - (select published_at from subject))) / (86400 * 260))";
    }

    /** The best of the candidates with common tags that pass a condition on an article {@code a}. */
    private static Sql best(String score, String among, Sql passing, int limit) {
        return Sql.of("select c.id, a.language, c.published_at, c.score from (")
                .add("select id, published_at, " + score + " as score from tagged " + among)
                .add("order by score desc, published_at desc, id desc) c")
                // Looked up one by one, in order: no more are read than are needed.
                .add("cross join lateral (select * from article where id = c.id offset 0) a")
                .add("where")
                .add(passing)
                .add("order by c.score desc, c.published_at desc, c.id desc limit " + limit);
    }

    /** The nearest articles of the section, before or after, that pass a condition on an article {@code a}. */
    private static Sql nearest(String side, String direction, Sql passing, int limit) {
        return Sql.of("(select a.* from (select * from article a where a.section_id = (select section_id from subject)")
                .add("and " + Visibility.listed("a"))
                .add("and a.published_at " + side + " (select published_at from subject)")
                .add("order by a.published_at " + direction + ", a.id " + direction + " limit " + NEAR + ") a where")
                .add(passing)
                .add("limit " + limit + ")");
    }

    private final PublicReads database;
    private final ArticleNames names;
    private final FormerNames former;
    private final Teasers teasers;

    Related(PublicReads database, Teasers teasers) {
        this.database = database;
        this.names = new ArticleNames(database);
        this.former = new FormerNames(database);
        this.teasers = teasers;
    }

    private record Pick(UUID id, String kind) {}

    private record Ranked(UUID id, String language, String own) {

        boolean isReadable() {
            return language.equals(own) || Languages.writing(language).equals(Languages.writing(own));
        }
    }

    /**
     * Stories related to a public article.
     *
     * @param tags the slugs of its tags, in order
     * @param shown slugs and ids of articles that the page already shows
     * @param limit the most stories to return
     * @param whole whether the body is shown whole: what only the rest of it shows is then not repeated either
     */
    public List<Teaser> of(UUID article, Collection<String> tags, Collection<String> shown, int limit, boolean whole) {
        List<Pick> picks = database.list(
                Sql.of("select target_id, kind from article_reference where article_id = ?", article)
                        .add(whole ? "order by position" : "and not gated order by position"),
                row -> new Pick(Database.id(row, "target_id"), row.getString("kind")));
        Set<UUID> editors = new LinkedHashSet<>();
        Set<UUID> hidden = new LinkedHashSet<>(List.of(article));
        List<String> shownSlugs = new ArrayList<>();
        shown.forEach(name -> {
            if (Slugs.isId(name)) {
                hidden.add(Slugs.id(name));
            } else {
                shownSlugs.add(name);
            }
        });
        former.of(Kind.ARTICLE, shownSlugs).values().forEach(moved -> hidden.add(moved.id()));
        picks.stream().filter(pick -> pick.kind().equals("teaser")).forEach(pick -> hidden.add(pick.id()));
        picks.stream().filter(pick -> pick.kind().equals("related")).forEach(pick -> editors.add(pick.id()));
        editors.removeAll(hidden);
        hidden.addAll(editors);
        List<UUID> ranked = ranked(article, hidden, shownSlugs, limit);
        List<UUID> ids = new ArrayList<>(editors);
        ids.addAll(ranked);
        Map<UUID, Teaser> found = teasers.byIds(ids);
        List<Teaser> all = new ArrayList<>();
        for (UUID editor : editors) {
            Teaser teaser = found.get(editor);
            if (teaser != null && !shownSlugs.contains(teaser.slug())) {
                all.add(teaser.because(Reason.EDITOR, List.of()));
            }
        }
        for (UUID one : ranked) {
            Teaser teaser = found.get(one);
            if (teaser != null) {
                List<TagRef> shared = shared(tags, teaser);
                all.add(teaser.because(shared.isEmpty() ? Reason.SAME_SECTION : Reason.SHARED_TAGS, shared));
            }
        }
        return all.size() > limit ? all.subList(0, limit) : all;
    }

    private List<UUID> ranked(UUID article, Set<UUID> hidden, List<String> shownSlugs, int limit) {
        List<Ranked> found = ranked(
                article,
                hidden,
                shownSlugs,
                Sql.of("split_part(a.language, '-', 1) = (select base from subject)"),
                limit);
        // Nearly always, whoever reads a language reads all of its variants. Which ones there are is asked only if not.
        if (!found.stream().allMatch(Ranked::isReadable)) {
            found = ranked(article, hidden, shownSlugs, Sql.of("a.language = any (?)", names.readWith(article)), limit);
        }
        return found.stream().map(Ranked::id).toList();
    }

    private List<Ranked> ranked(UUID article, Set<UUID> hidden, List<String> shownSlugs, Sql language, int limit) {
        Sql passing = Sql.of(Visibility.listed("a") + " and a.slug <> all (?) and", shownSlugs)
                .add(language);
        Sql ofSection =
                Sql.of("a.section_id = (select section_id from subject) and").add(passing);
        Sql unseen = Sql.of("a.id <> all (?) and a.slug <> all (?) and", hidden, shownSlugs)
                .add(language);
        return database.list(
                Sql.of(RANKED, article, hidden)
                        .add("anywhere as materialized (")
                        .add(best("weight * nearness", "", passing, limit))
                        .add("), here as materialized (")
                        .add(best(
                                "(weight + 1) * nearness",
                                "where (weight + 1) * nearness >= (select case when" + " count(*) = " + limit
                                        + " then min(score) else 0 end from anywhere)",
                                ofSection,
                                limit))
                        .add("), untagged as (")
                        .add("select id, language, published_at, " + nearness("published_at") + " as score from (")
                        .add(nearest(">=", "asc", unseen, limit))
                        .add("union all")
                        .add(nearest("<", "desc", unseen, limit))
                        .add(") a where (select count(*) from (select id from anywhere where score >= 1")
                        .add("union select id from here where score >= 1) good) < " + limit + ")")
                        .add(MERGED)
                        .add("limit " + limit),
                row -> new Ranked(Database.id(row, "id"), row.getString("language"), row.getString("own")));
    }

    /** The tags that a story has as well, in the order of the article's. */
    private static List<TagRef> shared(Collection<String> tags, Teaser teaser) {
        return tags.stream()
                .flatMap(slug -> teaser.tags().stream().filter(tag -> tag.slug().equals(slug)))
                .toList();
    }
}
