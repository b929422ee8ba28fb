package org.broadsheet.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.response.Site;

/**
 * Looks up where paths of the public site lead that are not pages of the newsroom: redirects and aliases of articles.
 */
@ApplicationScoped
public class SiteRedirects {

    private final PublicReads database;
    private final Site site;

    SiteRedirects(PublicReads database, Site site) {
        this.database = database;
        this.site = site;
    }

    /**
     * Where a path leads, in one statement; uses redirect_by_folded. A redirect from the path with its query comes
     * before one from the path without it, and one in the same case before one that differs in case.
     *
     * @param address a path, or an address of the site
     */
    public Optional<Destination> of(String address) {
        return RedirectPath.of(address, site)
                .flatMap(path -> database.first(
                        Sql.of("select " + Destination.COLUMNS + " from redirect r " + Following.TO_THE_END)
                                .add("where r.folded = any (?) and " + Following.known(), path.foldedForms())
                                .add(
                                        "order by length(r.folded) desc, r.path = any (?) desc, r.path limit 1",
                                        path.forms()),
                        Destination::read));
    }
}
