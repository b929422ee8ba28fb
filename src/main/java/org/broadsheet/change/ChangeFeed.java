package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.Fields;

/** Reads the change log for the public; the log contains nothing that is not public. */
@ApplicationScoped
class ChangeFeed {

    private final PublicReads database;
    private final FormerNames names;

    ChangeFeed(PublicReads database) {
        this.database = database;
        this.names = new FormerNames(database);
    }

    /**
     * Which changes a reader follows.
     *
     * @param types empty for all types
     * @param section a slug that a section has or had; null for all sections
     * @param sectionOnly whether to leave out what is below it
     * @param fields which fields of each row
     */
    record Interest(Set<String> types, String section, boolean sectionOnly, int limit, Fields fields) {}

    /** The slugs that a section and those below it have or had. */
    private static final String BRANCH = "with branch as (select x.section_id as id from section_ancestor x"
            + " where x.ancestor_id = " + FormerNames.named(Kind.SECTION) + ")"
            + " select s.slug from section s where s.id in (select id from branch)"
            + " union select f.slug from section_former_slug f where f.section_id in (select id from branch)"
            + " and not exists (select 1 from section o where o.slug = f.slug)";

    /** Whether one of these sections lists an article of a row beside its own. */
    private static final String LISTED_FURTHER = "exists (select 1 from article_section x"
            + " join section s on s.id = x.section_id where x.article_id = thing_id and s.slug = any (?))";

    private static final String NEWEST_ROW =
            "select greatest((select max(seq) from change), (select seq from change_floor))";

    /** A row of the answer: the number of the newest row of the log, and a change unless there is none to show. */
    private record Found(long newest, Optional<ChangeView> change) {}

    /** Stands for the position before the oldest row that is kept. */
    static final long OLDEST = -1;

    /** Stands for the position after the newest row. */
    static final long NEWEST = -2;

    /** Resolves a requested position; ends the request with 410 if rows after it have been deleted. */
    long from(long position) {
        if (position == OLDEST) {
            return oldest();
        }
        if (position == NEWEST) {
            return newest();
        }
        check(position);
        return position;
    }

    private void check(long after) {
        long floor = database.first(Sql.of("select seq from change_floor"), row -> row.getLong(1))
                .orElse(0L);
        if (after < floor) {
            throw Problem.of(
                            ProblemType.CURSOR_TOO_OLD,
                            "Changes after this cursor are no longer kept; start from the export at /v1/export.ndjson.")
                    .exception(Map.of("Link", "</v1/export.ndjson>; rel=\"restart\""));
        }
    }

    private long newest() {
        return database.first(Sql.of(NEWEST_ROW), row -> row.getLong(1)).orElse(0L);
    }

    private long oldest() {
        return database.first(Sql.of("select seq from change_floor"), row -> row.getLong(1))
                .orElse(0L);
    }

    /** The changes after a position, and the position to continue from. */
    ChangeView.Feed after(long after, Interest interest) {
        // Rows keep the slug that the section had at the time.
        Set<String> branch = interest.section() == null ? Set.of() : branch(interest.section());
        Set<String> sections =
                interest.sectionOnly() && !branch.isEmpty() ? names.all(Kind.SECTION, interest.section()) : branch;
        // One statement, so that rows and position are of one moment. Of two, the second may be answered by a server
        // that is behind the first (a failover, another standby), and what it does not have yet would be skipped.
        Sql sql = Sql.of("select newest.at_present, found.* from (" + NEWEST_ROW + ") newest(at_present)")
                .add("left join lateral (select seq, at, type, thing_id, operation, reason, version, slug,")
                .add("former_slugs, section, section_before, cache_tags,")
                .add(sections.isEmpty() ? Sql.of("false") : Sql.of(LISTED_FURTHER, sections))
                .add("as listed_further from change where seq > ? and type not in ('schema', 'image')", after);
        if (!interest.types().isEmpty()) {
            sql.add("and type = any (?)", interest.types());
        }
        if (!sections.isEmpty()) {
            // What lists it beside its own section has told its tag, and so has what is above its own.
            String[] tags = sections.stream().map(CacheTags::section).toArray(String[]::new);
            sql.add("and (section = any (?) or section_before = any (?)", sections, sections)
                    .add("or type = 'article' and cache_tags && ? and section <> all (?)", tags, branch)
                    .add("and coalesce(section_before, '') <> all (?))", branch);
        }
        List<Found> found = database.list(
                sql.add("order by seq limit ?) found on true order by seq", interest.limit() + 1),
                row -> new Found(
                        row.getLong("at_present"),
                        row.getObject("seq") == null ? Optional.empty() : Optional.of(read(row, sections))));
        long latest = found.get(0).newest();
        List<ChangeView> rows =
                found.stream().flatMap(row -> row.change().stream()).toList();
        boolean more = rows.size() > interest.limit();
        List<ChangeView> shown = more ? rows.subList(0, interest.limit()) : rows;
        String cursor = more ? shown.get(shown.size() - 1).cursor() : String.valueOf(Math.max(after, latest));
        return new ChangeView.Feed(shown, cursor, more);
    }

    private Set<String> branch(String slug) {
        Set<String> branch = new LinkedHashSet<>(List.of(slug));
        branch.addAll(database.list(Sql.of(BRANCH, slug, slug), row -> row.getString("slug")));
        return branch;
    }

    private static ChangeView read(ResultSet row, Set<String> sections) throws SQLException {
        String section = row.getString("section");
        boolean left = !sections.isEmpty()
                && (section == null || !sections.contains(section))
                && !row.getBoolean("listed_further");
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
