package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/** The rows of the change log as they were appended, for those that are told of them again. */
@ApplicationScoped
public class ChangeHistory {

    private final Database database;

    ChangeHistory(Database database) {
        this.database = database;
    }

    /** A change, its number, and when it was committed. */
    public record Row(long seq, Instant at, Change change) {}

    /** A position; ends the request with 410 if changes after it are no longer kept. */
    public long from(long position) {
        long floor = floor();
        if (position < floor) {
            throw gone("Changes after this position are no longer kept; the oldest is " + floor + ".");
        }
        return position;
    }

    /** The position before the first change at a time or after it; ends the request with 410 if some are no longer kept. */
    public long before(Instant time) {
        long position = database.first(
                        Sql.of(
                                        "select coalesce((select seq from change where at >= ? order by at, seq limit 1) - 1,",
                                        time)
                                .add("(select max(seq) from change), (select seq from change_floor)) as position"),
                        row -> row.getLong("position"))
                .orElseThrow();
        boolean whole = database.first(
                        Sql.of(
                                "select (select seq from change_floor) = 0 or exists (select 1 from change where at < ?)",
                                time),
                        row -> row.getBoolean(1))
                .orElseThrow();
        if (!whole) {
            throw gone("Changes of that time are no longer kept.");
        }
        return position;
    }

    private long floor() {
        return database.first(Sql.of("select seq from change_floor"), row -> row.getLong(1))
                .orElse(0L);
    }

    private static RuntimeException gone(String detail) {
        return Problem.of(ProblemType.CURSOR_TOO_OLD, detail)
                .exception(Map.of("Link", "</v1/export.ndjson>; rel=\"restart\""));
    }

    /** The changes after a position, in order. */
    public List<Row> after(long position, int most) {
        return list(Sql.of("seq > ? order by seq limit ?", position, most));
    }

    /** The changes of some things in the last while, in order. */
    public List<Row> recent(Collection<UUID> things, Duration within) {
        return list(Sql.of("at > now() - make_interval(secs => ?)", within.toSeconds())
                .add("and thing_id = any (?) order by seq", things));
    }

    private List<Row> list(Sql condition) {
        return database.list(
                Sql.of("select seq, at, type, thing_id, operation, reason, version, slug, former_slugs, section,")
                        .add("section_before, cache_tags, appeared, material, traits from change where")
                        .add(condition),
                ChangeHistory::read);
    }

    private static Row read(ResultSet row) throws SQLException {
        String[] none = {};
        Change change = new Change(
                row.getString("type"),
                Database.id(row, "thing_id"),
                row.getString("operation").equals("delete") ? row.getString("reason") : null,
                row.getInt("version"),
                row.getString("slug"),
                List.of(Database.array(row, "former_slugs", none)),
                row.getString("section"),
                row.getString("section_before"),
                new LinkedHashSet<>(List.of(Database.array(row, "cache_tags", none))),
                new Change.Impact(
                        row.getBoolean("appeared"),
                        // Of a row of an earlier version nobody knows: rather once too often.
                        row.getObject("material") == null || row.getBoolean("material"),
                        Set.of(Database.array(row, "traits", none))));
        return new Row(row.getLong("seq"), Database.instant(row, "at"), change);
    }
}
