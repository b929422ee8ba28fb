package org.broadsheet.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * What a key or a token is limited to: some sections, with all below them, and some senders. A section is kept by its id, so the limit
 * follows it when it is renamed or moved. The id of a deleted section stays and covers nothing.
 *
 * @param sections ids of sections; empty for all
 * @param sources senders, as articles name them; empty for all, and for articles that have none
 */
public record Limits(Set<UUID> sections, Set<String> sources) {

    /** The name of what nothing has, and so of limits that cover nothing. No slug has brackets. */
    public static final String NOTHING = "(none)";

    /** The id that no section has. */
    public static final UUID NO_SECTION = new UUID(0, 0);

    /** The limits of a key that has none. */
    public static final Limits NONE = new Limits(Set.of(), Set.of());

    /** Reads limits from the columns {@code sections} and {@code sources}, null for no limit. */
    public static Limits read(ResultSet row) throws SQLException {
        return new Limits(
                Set.of(Database.array(row, "sections", new UUID[0])),
                Set.of(Database.array(row, "sources", new String[0])));
    }

    /** One of the two as its column has it. */
    public static Object stored(Set<?> some) {
        return some.isEmpty() ? Optional.empty() : some;
    }

    /** Whether there is anything that they do not cover. */
    public boolean areSet() {
        return !sections.isEmpty() || !sources.isEmpty();
    }

    /**
     * A further condition: that they cover something. Nothing without limits.
     *
     * @param section the SQL expression of its section's id
     * @param source the SQL expression of its sender
     */
    public Sql condition(String section, String source) {
        Sql condition = Sql.of("");
        if (!sections.isEmpty()) {
            condition.add(
                    "and " + section
                            + " in (select x.section_id from section_ancestor x where x.ancestor_id = any (?))",
                    sections);
        }
        if (!sources.isEmpty()) {
            condition.add("and " + source + " = any (?)", sources);
        }
        return condition;
    }
}
