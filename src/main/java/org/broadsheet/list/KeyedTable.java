package org.broadsheet.list;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;

/**
 * A table whose rows have keys for alphabetical lists, with their form in {@code key_form}. Writers make the keys; {@link
 * KeyMaker} makes those that an earlier version made, or left out.
 *
 * @param name the table's name
 * @param sources the columns that keys are made from, separated by commas
 * @param keys the columns of the keys
 * @param maker makes a row's keys, in the order of their columns
 */
public record KeyedTable(String name, String sources, List<String> keys, Reads.RowReader<List<byte[]>> maker) {

    /** A table of things with a {@code name}, which has one key. */
    public static KeyedTable ofNames(String name, String sources, Reads.RowReader<byte[]> maker) {
        return new KeyedTable(name, sources, List.of("name_key"), row -> List.of(maker.read(row)));
    }

    /** The condition that a row has keys of an earlier form. */
    String isStale() {
        return "exists (select 1 from " + name + " where key_form < " + Collation.FORM + ")";
    }

    /**
     * Makes the keys of some rows, in the caller's transaction. Rows that somebody is writing are left for later.
     *
     * @return how many rows
     */
    int remake(Database database, int limit) {
        List<Object[]> rows = database.list(
                Sql.of("select id, " + sources + " from " + name)
                        .add("where key_form < ? order by key_form limit ?", Collation.FORM, limit)
                        .add("for no key update skip locked"),
                row -> {
                    List<Object> values = new ArrayList<>(maker.read(row));
                    values.add(Collation.FORM);
                    values.add(Database.id(row, "id"));
                    return values.toArray();
                });
        database.batch(
                "update " + name + " set "
                        + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(", "))
                        + ", key_form = ? where id = ?",
                rows);
        return rows.size();
    }
}
