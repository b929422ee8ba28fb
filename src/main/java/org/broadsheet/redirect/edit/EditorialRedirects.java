package org.broadsheet.redirect.edit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.problem.Problem;
import org.broadsheet.redirect.Destination;
import org.broadsheet.redirect.Following;
import org.broadsheet.redirect.RedirectPath;
import org.broadsheet.redirect.Target;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;

/** Reads redirects for editors, each with where it leads now. */
@ApplicationScoped
class EditorialRedirects {

    /** What {@link #stored} reads. */
    private static final String COLUMNS =
            "r.id, r.version, r.path, r.target, r.kind, r.slug, r.permanent, r.digest, r.saved_at, r.saved_by";

    /** Aliases belong to their articles. */
    private static final String OWN = "r.article_id is null";

    private final Database database;
    private final Counts counts;
    private final Site site;

    EditorialRedirects(Database database, Site site) {
        this.database = database;
        this.counts = new Counts(database);
        this.site = site;
    }

    private record Found(StoredRedirect redirect, Destination destination, boolean hidden) {}

    /** A page of the redirects in the order of their paths. Uses redirect_path_unique; {@code q} reads all of them. */
    Page<EditorialRedirect> page(BoundQuery<RedirectListRequest> query) {
        RedirectListRequest sent = query.value();
        String filter = "editorial redirects" + sent.from() + sent.to() + sent.q();
        Keyset keyset = Keyset.of(query, sent.page(), filter, String.class);
        Sql conditions = Sql.of("and " + OWN);
        sent.from().ifPresent(from -> RedirectPath.of(from, site)
                .ifPresentOrElse(path -> conditions.add("and r.folded = ?", path.folded()), () -> query.faults()
                        .add("from", "Must be a path or an address of the site")));
        sent.to().ifPresent(to -> Target.of(to, site)
                .ifPresentOrElse(target -> conditions.add("and r.target_key = ?", target.key()), () -> query.faults()
                        .add("to", "Must be an article's slug, a path or a URL")));
        sent.q()
                .ifPresent(text -> conditions.add(
                        "and (strpos(r.folded, lower(?)) > 0 or strpos(lower(r.target), lower(?)) > 0)", text, text));
        query.faults().check();
        return keyset.page(
                found(Sql.of("where true")
                        .add(conditions)
                        .add(keyset.beyond("r.path", "r.id", false))
                        .add(keyset.order("r.path", "r.id", false))),
                found -> found.redirect().draft().from(),
                found -> found.redirect().id(),
                found -> view(found, List.of()),
                counts.of(
                        keyset.counting(),
                        Sql.of("select 1 from redirect r where true").add(conditions)));
    }

    /** The redirect with this id as editors see it; ends the request with a 404 if there is none. */
    EditorialRedirect find(String id, List<Warning> warnings) {
        return view(
                found(Sql.of("where " + OWN + " and r.id = ?", uuid(id))).stream()
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound().exception()),
                warnings);
    }

    /** A redirect, locked until the caller's transaction ends; ends the request unless the editor read this version. */
    StoredRedirect lock(String id, Precondition precondition) {
        StoredRedirect stored = database.first(
                        Sql.of("select " + COLUMNS + " from redirect r where " + OWN)
                                .add("and r.id = ? for update", uuid(id)),
                        this::stored)
                .orElseThrow(() -> Problem.notFound().exception());
        precondition.check(stored.version());
        return stored;
    }

    private static UUID uuid(String id) {
        return Optional.of(id).filter(Slugs::isId).map(Slugs::id).orElseThrow(() -> Problem.notFound()
                .exception());
    }

    private List<Found> found(Sql rest) {
        return database.list(
                Sql.of("select " + COLUMNS + ", " + Destination.COLUMNS + ",")
                        .add(Following.livingAt(site))
                        .add("as hidden from redirect r " + Following.TO_THE_END)
                        .add(rest),
                row -> new Found(stored(row), Destination.read(row), row.getBoolean("hidden")));
    }

    /** Reads the columns of a redirect: an article or another page under the path that it has today. */
    private StoredRedirect stored(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new StoredRedirect(
                Database.id(row, "id"),
                row.getInt("version"),
                new RedirectDraft(
                        row.getString("path"),
                        kind == null
                                ? row.getString("target")
                                : site.path(site.page(new Site.Place(kind, row.getString("slug")))),
                        row.getBoolean("permanent")),
                row.getBytes("digest"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }

    private EditorialRedirect view(Found found, List<Warning> warnings) {
        StoredRedirect redirect = found.redirect();
        Destination end = found.destination();
        boolean leads = !found.hidden() && end.state().equals(Destination.MOVED);
        List<Warning> all = new ArrayList<>(warnings);
        if (found.hidden()) {
            all.add(new Warning(
                    WarningCode.NOT_PUBLIC, "/from", "A page is public at this path; readers see that instead"));
        } else if (end.state().equals(Destination.GONE)) {
            all.add(new Warning(WarningCode.NOT_PUBLIC, "/to", "The article there is gone; readers get a 410"));
        } else if (end.state().equals(Destination.UNKNOWN)) {
            all.add(new Warning(WarningCode.NOT_PUBLIC, "/to", "Nothing public is there; readers get a 404"));
        }
        return new EditorialRedirect(
                redirect.id(),
                redirect.version(),
                redirect.draft().from(),
                redirect.draft().to(),
                redirect.draft().permanent(),
                leads ? end.location(site) : null,
                redirect.savedAt(),
                redirect.savedBy(),
                all);
    }
}
