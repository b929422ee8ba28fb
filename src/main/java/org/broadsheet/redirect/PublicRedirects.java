package org.broadsheet.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.Cursor;
import org.broadsheet.list.Keyset;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.response.Site;

/**
 * Lists the redirects that the public follows now, in stretches: the former slugs of each kind, then the redirects that
 * editors entered and the aliases of articles. Each stretch is read along an index of its own, so a sort key begins with
 * the letter of its stretch.
 */
@ApplicationScoped
public class PublicRedirects {

    private static final String ENTERED = "r";
    private static final Map<String, Kind> FORMER = former("a", "b", "c", "d", "e");

    private static final int AT_ONCE = 2_000;

    /** Leaves out the former slugs whose paths an editor redirects elsewhere. */
    private static final String NOT_ENTERED = """
            and not exists (select 1 from redirect r where r.path = ? || f.slug || ? and exists (select 1
                from (select 1) one %s where %s = 'moved'))
            """.formatted(Following.TO_THE_END, Following.STATE);

    private static final String OF_ENTERED =
            "from redirect r " + Following.TO_THE_END + " where " + Following.STATE + " = 'moved' and not";

    private final PublicReads database;
    private final Site site;

    PublicRedirects(PublicReads database, Site site) {
        this.database = database;
        this.site = site;
    }

    /**
     * One redirect.
     *
     * @param key its place in the list; {@code id} breaks ties
     * @param ends when the clock ends the article that it leads to; null if it does not
     */
    record Row(String key, UUID id, RedirectView view, Instant ends) {

        private Cursor place() {
            return new Cursor(false, key, id);
        }
    }

    private static Map<String, Kind> former(String... letters) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(letters[kind.ordinal()], kind);
        }
        return kinds;
    }

    /** At most a page beyond a place, in the direction in which it is read. */
    List<Row> page(Keyset keyset) {
        return beyond(keyset.cursor(), keyset.backward(), keyset.fetch());
    }

    /**
     * All of them, in the order of the list. Read a part at a time, because following a hundred thousand of them takes
     * longer than a public read may.
     */
    List<Row> all() {
        List<Row> all = new ArrayList<>();
        Optional<Cursor> place = Optional.empty();
        List<Row> part;
        do {
            part = beyond(place, false, AT_ONCE);
            all.addAll(part);
            place = all.isEmpty() ? place : Optional.of(all.get(all.size() - 1).place());
        } while (part.size() == AT_ONCE);
        return all;
    }

    /** Rows beyond a place. Uses {@code <kind>_former_slug_in_order} and redirect_path_unique. */
    private List<Row> beyond(Optional<Cursor> place, boolean backward, int limit) {
        List<String> stretches = new ArrayList<>(FORMER.keySet());
        stretches.add(ENTERED);
        if (backward) {
            Collections.reverse(stretches);
        }
        Optional<String> begun = place.map(cursor -> ((String) cursor.key()))
                .filter(key -> !key.isEmpty())
                .map(key -> key.substring(0, 1));
        begun.ifPresent(letter ->
                stretches.subList(0, Math.max(0, stretches.indexOf(letter))).clear());
        String direction = backward ? " desc" : "";
        String end = direction + ", id" + direction + " limit " + limit;
        Sql all = Sql.of("select * from (");
        for (int i = 0; i < stretches.size(); i++) {
            String letter = stretches.get(i);
            Sql stretch = stretch(letter);
            place.filter(cursor -> begun.filter(letter::equals).isPresent())
                    .ifPresent(cursor -> stretch.add(beyond(letter, cursor)));
            all.add(i == 0 ? "(" : "union all (").add(stretch).add("order by " + column(letter) + end + ")");
        }
        return rows(all.add(") row order by stretch || key" + end));
    }

    private static Sql beyond(String letter, Cursor cursor) {
        return Sql.of(
                "and (" + column(letter) + ", " + (letter.equals(ENTERED) ? "r.id" : "a.id") + ") "
                        + (cursor.backward() ? "<" : ">") + " (?, ?)",
                ((String) cursor.key()).substring(1),
                cursor.id());
    }

    private static String column(String letter) {
        return letter.equals(ENTERED) ? "r.path" : "f.slug collate \"C\"";
    }

    /** A statement with one row for each of them. */
    Sql counted() {
        Sql all = Sql.of("select 1").add(entered());
        FORMER.values().forEach(kind -> all.add("union all select 1").add(former(kind)));
        return all;
    }

    /** Those that editors entered, by path, as {@link #readRecord} reads them: aliases belong to their articles. */
    public Sql records() {
        return Sql.of("select r.path as path, " + Destination.COLUMNS)
                .add(entered())
                .add("and r.article_id is null order by r.path");
    }

    /** A redirect for an import; to an article by its slug, which is the same on a site with other paths. */
    public RedirectView readRecord(ResultSet row) throws SQLException {
        Destination end = Destination.read(row);
        return new RedirectView(
                row.getString("path"),
                end.article() == null ? end.location(site) : end.page().slug(),
                end.permanent());
    }

    private Sql stretch(String letter) {
        String read = "select '" + letter + "' as stretch, " + column(letter) + " as key, ";
        if (letter.equals(ENTERED)) {
            return Sql.of(read + "r.id as id, r.path as path, " + Destination.COLUMNS)
                    .add(entered());
        }
        Kind kind = FORMER.get(letter);
        return Sql.of(read + "a.id as id, f.slug as path, " + (kind == Kind.ARTICLE ? "a.id" : "null::uuid"))
                .add("as end_article, '" + kind.word() + "' as end_kind, a.slug as end_slug, null as end_target,")
                .add("true as end_permanent, 'moved' as end_state,")
                .add((kind == Kind.ARTICLE ? Visibility.endOf("a") : "null::timestamptz") + " as end_ends")
                .add(former(kind));
    }

    private Sql former(Kind kind) {
        Site.Pattern pages = site.pattern(kind.word());
        return Sql.of(FormerNames.moved(kind))
                .add(NOT_ENTERED, pages.before(), pages.after().replaceAll("/+$", ""));
    }

    private Sql entered() {
        return Sql.of(OF_ENTERED).add(Following.livingAt(site));
    }

    private List<Row> rows(Sql sql) {
        return database.list(sql, row -> {
            Destination end = Destination.read(row);
            String stretch = row.getString("stretch");
            String path = row.getString("path");
            return new Row(
                    stretch + row.getString("key"),
                    Database.id(row, "id"),
                    new RedirectView(
                            stretch.equals(ENTERED)
                                    ? path
                                    : site.path(site.page(
                                            new Site.Place(FORMER.get(stretch).word(), path))),
                            end.location(site),
                            end.permanent()),
                    end.ends());
        });
    }
}
