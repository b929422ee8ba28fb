package org.broadsheet.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.response.Site;

/**
 * All redirects as records of an import, whatever they lead to: those that editors entered, as they entered them, and the
 * former slugs of everything, which have no records of their own.
 */
@ApplicationScoped
public class RedirectRecords {

    private static final String ENTERED =
            "select r.path, r.kind, r.slug, r.target, r.permanent from redirect r" + " where r.article_id is null";

    /** A former slug that something has now leads nowhere, and a path that an editor uses leads where they say. */
    private static final String FORMER = """
            select ? || f.slug || ? as path, '%1$s' as kind, a.slug, null as target, true as permanent
            from %1$s_former_slug f join %1$s a on a.id = f.%1$s_id
            where %2$s and not exists (select 1 from %1$s o where o.slug = f.slug)
                and not exists (select 1 from redirect r where r.path = ? || f.slug || ?)
            """;

    private final Site site;

    RedirectRecords(Site site) {
        this.site = site;
    }

    /**
     * Selects all, by path, as {@link #read} reads them.
     *
     * @param of the condition on things of a kind whose former slugs are told, of the alias {@code a}
     */
    public Sql all(Function<Kind, String> of) {
        Sql all = Sql.of("select distinct on (path collate \"C\") * from (" + ENTERED);
        for (Kind kind : Kind.values()) {
            Site.Pattern pages = site.pattern(kind.word());
            String after = pages.after().replaceAll("/+$", "");
            all.add(
                    "union all " + FORMER.formatted(kind.word(), of.apply(kind)),
                    pages.before(),
                    after,
                    pages.before(),
                    after);
        }
        return all.add(") one order by path collate \"C\"");
    }

    /** A redirect for an import; to an article by its slug, which is the same on a site with other paths. */
    public RedirectView read(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String slug = row.getString("slug");
        String to = kind == null
                ? row.getString("target")
                : Kind.of(kind) == Kind.ARTICLE ? slug : site.path(site.page(new Site.Place(kind, slug)));
        return new RedirectView(row.getString("path"), to, row.getBoolean("permanent"));
    }
}
