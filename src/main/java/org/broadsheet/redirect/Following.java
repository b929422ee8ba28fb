package org.broadsheet.redirect;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.response.Site;

/**
 * Parts of statements that follow redirects to where they lead: through other redirects, aliases of articles and former
 * slugs, in one step for the reader. What is public wins: a redirect from a page's path leads nowhere while the page is
 * public, neither its readers nor those of redirects to it.
 *
 * <p>Redirects are followed when they are read, because what they lead to changes by the clock and by every write of an
 * article. Each step is one look-up in redirect_by_folded.
 */
public final class Following {

    /** The most steps that are followed. Writes refuse loops, and chains that are longer from their start. */
    public static final int MOST_STEPS = 100;

    /** An alias of an article that was never public is not there. */
    private static final String KNOWN = """
            (%%1$s.article_id is null or exists (select 1 from article known where known.id = %%1$s.article_id and %s))
            """.formatted(Visibility.known("known"));

    private static final String LIVING = """
            case %%1$s.kind
                when 'article' then exists (select 1 from article p where p.slug = %%1$s.slug and %s)
                when 'summary' then exists (select 1 from summary p where p.slug = %%1$s.slug and %s)
                when 'section' then exists (select 1 from section p where p.slug = %%1$s.slug)
                when 'author' then exists (select 1 from author p where p.slug = %%1$s.slug)
                when 'tag' then exists (select 1 from tag p where p.slug = %%1$s.slug)
                else false end
            """.formatted(Visibility.of("p"), Visibility.ofSummary("p"));

    private static final String LIVING_AT = """
            (exists (select 1 from article p where p.slug = substring(r.path from ?) and %s)
            or exists (select 1 from summary p where p.slug = substring(r.path from ?) and %s)
            or exists (select 1 from section p where p.slug = substring(r.path from ?))
            or exists (select 1 from author p where p.slug = substring(r.path from ?))
            or exists (select 1 from tag p where p.slug = substring(r.path from ?)))
            """.formatted(Visibility.of("p"), Visibility.ofSummary("p"));

    /** Joins to a row {@code r} of redirect the last step of its way, {@code f}, and the article there, {@code a}. */
    public static final String TO_THE_END =
            """
            cross join lateral (
                with recursive hop as (
                    select r.article_id, r.kind, r.slug, r.target, r.target_key, r.permanent, 1 as step
                    union all
                    select n.article_id, n.kind, n.slug, n.target, n.target_key, h.permanent and n.permanent, h.step + 1
                    from hop h cross join lateral (
                        select x.* from redirect x
                        where x.folded in (h.target_key, split_part(h.target_key, '?', 1)) and %s
                        order by length(x.folded) desc, x.path = h.target desc, x.path limit 1) n
                    where h.step < %d and not %s)
                select * from hop order by step desc limit 1) f
            left join article a on a.id = case
                when f.article_id is not null then f.article_id
                when f.kind = 'article' then coalesce(
                    (select o.id from article o where o.slug = f.slug and %s),
                    (select s.article_id from article_former_slug s where s.slug = f.slug)) end
            """.formatted(KNOWN.formatted("x"), MOST_STEPS, LIVING.formatted("h"), Visibility.known("o"));

    /** The current slug of the page there if it is not an article. */
    static final String PAGE = Stream.of(Kind.values())
            .filter(kind -> kind != Kind.ARTICLE)
            .map(kind -> "when '" + kind.word() + "' then " + FormerNames.current(kind, "f.slug"))
            .collect(Collectors.joining(" ", "(case f.kind ", " end)"));

    /** What readers get there: {@code moved}, {@code gone} or {@code unknown}. */
    static final String STATE = """
            case when f.step = %d then 'unknown'
                when a.id is not null and %s then 'moved'
                when a.id is not null and %s then 'gone'
                when f.article_id is not null or f.kind = 'article' then 'unknown'
                when f.kind is null or %s is not null then 'moved'
                else 'unknown' end
            """.formatted(MOST_STEPS, Visibility.of("a"), Visibility.known("a"), PAGE);

    private Following() {}

    /** The condition that a row {@code r} of redirect is there for the public. */
    static String known() {
        return KNOWN.formatted("r");
    }

    /** The condition that a page of the newsroom is public at the path of a row {@code r} of redirect. */
    public static Sql livingAt(Site site) {
        return Sql.of(
                LIVING_AT,
                site.pattern("article").regex(),
                site.pattern("summary").regex(),
                site.pattern("section").regex(),
                site.pattern("author").regex(),
                site.pattern("tag").regex());
    }
}
