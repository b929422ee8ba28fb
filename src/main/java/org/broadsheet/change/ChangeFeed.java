package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Problem;

/** Reads the log as the public may: it holds nothing else. */
@ApplicationScoped
class ChangeFeed {

    private final Database database;

    ChangeFeed(Database database) {
        this.database = database;
    }

    /**
     * What somebody follows.
     *
     * @param types all of them where it is empty
     * @param section everything where it is null
     */
    record Interest(Set<String> types, String section, int limit) {}

    /** Places that are asked for by name: before the oldest row that is kept, and after the newest. */
    static final long OLDEST = -1;

    static final long NEWEST = -2;

    /** The place that somebody asked for; ends the request with a 410 where rows after it were forgotten. */
    long from(long asked) {
        if (asked == OLDEST) {
            return oldest();
        }
        if (asked == NEWEST) {
            return newest();
        }
        check(asked);
        return asked;
    }

    private void check(long after) {
        long floor = database.first(Sql.of("select seq from change_floor"), row -> row.getLong(1))
                .orElse(0L);
        if (after < floor) {
            throw Problem.of(
                            410,
                            "cursor-too-old",
                            "Cursor too old",
                            "Changes after this cursor are no longer kept; start from the export at /v1/export.ndjson.")
                    .exception(Map.of("Link", "</v1/export.ndjson>; rel=\"restart\""));
        }
    }

    private long newest() {
        return database.first(
                        Sql.of("select greatest((select max(seq) from change), (select seq from change_floor))"),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private long oldest() {
        return database.first(Sql.of("select seq from change_floor"), row -> row.getLong(1))
                .orElse(0L);
    }

    /** The changes after a place, and the place up to which nothing else is of interest. */
    ChangeView.Feed after(long after, Interest interest) {
        Sql sql = Sql.of("select seq, at, type, thing_id, operation, reason, version, slug, former_slugs, section,")
                .add("section_before, cache_tags from change where seq > ?", after);
        if (!interest.types().isEmpty()) {
            sql.add("and type = any (?)", interest.types());
        }
        if (interest.section() != null) {
            sql.add("and ? in (section, section_before)", interest.section());
        }
        long latest = newest();
        List<ChangeView> rows = database.list(
                sql.add("and seq <= ? order by seq limit ?", latest, interest.limit() + 1),
                row -> read(row, interest.section()));
        boolean more = rows.size() > interest.limit();
        List<ChangeView> shown = more ? rows.subList(0, interest.limit()) : rows;
        String cursor = more ? shown.get(shown.size() - 1).cursor() : String.valueOf(Math.max(after, latest));
        return new ChangeView.Feed(shown, cursor, more);
    }

    private static ChangeView read(ResultSet row, String asked) throws SQLException {
        String section = row.getString("section");
        boolean left = asked != null && !asked.equals(section);
        return new ChangeView(
                String.valueOf(row.getLong("seq")),
                Database.instant(row, "at"),
                row.getString("type"),
                Database.id(row, "thing_id"),
                left ? "delete" : row.getString("operation"),
                left && row.getString("reason") == null ? "moved" : row.getString("reason"),
                row.getInt("version"),
                row.getString("slug"),
                texts(row, "former_slugs"),
                section,
                texts(row, "cache_tags"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
