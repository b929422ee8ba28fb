package org.broadsheet.redirect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Visibility;
import org.broadsheet.response.Site;

/**
 * Where a redirect leads now, at the end of its way.
 *
 * @param state {@link #MOVED}, {@link #GONE} or {@link #UNKNOWN}
 * @param article the article there, public or gone; null if there is none
 * @param page the page of the newsroom, by its current slug; null for another path or site
 * @param target the path or URL, if it is not a page of the newsroom
 * @param permanent whether every step of the way is
 * @param ends when the clock ends the article there; null if it does not
 */
public record Destination(String state, UUID article, Site.Place page, String target, boolean permanent, Instant ends) {

    public static final String MOVED = "moved";
    public static final String GONE = "gone";
    public static final String UNKNOWN = "unknown";

    /** What {@link #read} reads, beside {@link Following#TO_THE_END}. */
    public static final String COLUMNS = "a.id as end_article, case when a.id is null then f.kind else 'article' end as"
            + " end_kind, coalesce(a.slug, " + Following.PAGE
            + ", f.slug) as end_slug, f.target as end_target, f.permanent as end_permanent, "
            + Following.STATE + " as end_state, " + Visibility.endOf("a") + " as end_ends";

    /** Reads {@link #COLUMNS}. */
    public static Destination read(ResultSet row) throws SQLException {
        String kind = row.getString("end_kind");
        return new Destination(
                row.getString("end_state"),
                Database.id(row, "end_article"),
                kind == null ? null : new Site.Place(kind, row.getString("end_slug")),
                kind == null ? row.getString("end_target") : null,
                row.getBoolean("end_permanent"),
                Database.instant(row, "end_ends"));
    }

    /** The path on the site, or the URL on another, that readers are sent to. */
    public String location(Site site) {
        return page == null ? target : site.path(site.page(page));
    }
}
