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
     * is ln(1 + 1000 / uses), with its public uses counted up to 1,000. A story half a year away counts half as much as
     * one of the same day.
     */
    private static final String RANKED = """
            with subject as (
                select id, section_id, language, published_at from article where id = ?),
            subject_tag as (
                select x.tag_id, x.position, ln(1 + 1000.0 / greatest(used.uses, 1)) as weight
                from article_tag x
                cross join lateral (
                    select count(*) as uses
                    from (select 1 from article_tag y where y.tag_id = x.tag_id and %1$s limit 1000) y
                ) used
                where x.article_id = (select id from subject)),
            by_tag as (
                select near.article_id as id, subject_tag.tag_id, subject_tag.position, subject_tag.weight
                from subject_tag cross join subject cross join lateral (
                    (select y.article_id from article_tag y
                     where y.tag_id = subject_tag.tag_id and %1$s and y.published_at >= subject.published_at
                     order by y.published_at, y.article_id limit %3$d)
                    union
                    (select y.article_id from article_tag y
                     where y.tag_id = subject_tag.tag_id and %1$s and y.published_at <= subject.published_at
                     order by y.published_at desc, y.article_id desc limit %3$d)) near),
            by_section as (
                select near.id
                from subject cross join lateral (
                    (select a.id from article a
                     where a.section_id = subject.section_id and %2$s and a.published_at >= subject.published_at
                     order by a.published_at, a.id limit %3$d)
                    union
                    (select a.id from article a
                     where a.section_id = subject.section_id and %2$s and a.published_at <= subject.published_at
                     order by a.published_at desc, a.id desc limit %3$d)) near),
            candidate as (
                select id, sum(weight) as weight, array_agg(tag_id order by position) as tags
                from (select id, tag_id, position, weight from by_tag
                      union all select id, null, null, 0 from by_section) either
                group by id)
            select a.id,
                (select %4$s
                 from unnest(candidate.tags) with ordinality shared(id, place) join tag t on t.id = shared.id) as tags
            from candidate
            join subject on true
            join article a on a.id = candidate.id and a.language = any (?)
            where a.id <> subject.id and a.id <> all (?) and a.slug <> all (?) and %2$s
            order by (candidate.weight + case when a.section_id = subject.section_id then 1 else 0 end)
                    * exp(-abs(extract(epoch from a.published_at - subject.published_at)) / (86400 * 260)) desc,
                a.published_at desc, a.id desc
            """.formatted(
                    Visibility.listedByCopy("y"), Visibility.listed("a"), NEAR, TagColumn.inOrderOf("shared.place"));

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

    private record Ranked(UUID id, List<TagRef> sharedTags) {}

    /**
     * Stories related to a public article.
     *
     * @param shown slugs and ids of articles that the page already shows
     * @param limit the most stories to return
     * @param whole whether the body is shown whole: what only the rest of it shows is then not repeated either
     */
    public List<Teaser> of(UUID article, Collection<String> shown, int limit, boolean whole) {
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
        List<Ranked> ranked = database.list(
                Sql.of(RANKED, article, names.readWith(article), hidden, shownSlugs)
                        .add("limit " + limit),
                row -> new Ranked(Database.id(row, "id"), TagColumn.read(row, "tags")));
        List<UUID> ids = new ArrayList<>(editors);
        ranked.forEach(one -> ids.add(one.id()));
        Map<UUID, Teaser> found = teasers.byIds(ids);
        List<Teaser> all = new ArrayList<>();
        for (UUID editor : editors) {
            Teaser teaser = found.get(editor);
            if (teaser != null && !shownSlugs.contains(teaser.slug())) {
                all.add(teaser.because(Reason.EDITOR, List.of()));
            }
        }
        for (Ranked one : ranked) {
            Teaser teaser = found.get(one.id());
            if (teaser != null) {
                Reason reason = one.sharedTags().isEmpty() ? Reason.SAME_SECTION : Reason.SHARED_TAGS;
                all.add(teaser.because(reason, one.sharedTags()));
            }
        }
        return all.size() > limit ? all.subList(0, limit) : all;
    }
}
