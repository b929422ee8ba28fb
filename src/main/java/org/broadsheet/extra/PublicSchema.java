package org.broadsheet.extra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.name.Kind;

/**
 * What the public may know of a newsroom's schema.
 *
 * @param schema all of it, private properties too
 * @param names its properties, without those that are private
 * @param filteredNames those of them that lists can be narrowed by
 */
record PublicSchema(Kind kind, ObjectNode schema, Set<String> names, Set<String> filteredNames) {

    /** The columns that {@link #read} reads of {@code extra_schema}. */
    static final String COLUMNS = "kind, schema, private_names, filtered_names";

    /** Reads a row that has {@link #COLUMNS}. */
    static PublicSchema read(ResultSet row) throws SQLException {
        ObjectNode schema = Extra.parsed(row.getString("schema"));
        Set<String> names = new TreeSet<>();
        schema.path(SchemaReader.PROPERTIES).fieldNames().forEachRemaining(names::add);
        names.removeAll(names(row, "private_names"));
        names.removeIf(Extra::isPrivate);
        Set<String> filtered = new TreeSet<>(names(row, "filtered_names"));
        filtered.retainAll(names);
        return new PublicSchema(Kind.of(row.getString("kind")), schema, names, filtered);
    }

    private static List<String> names(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** The fields that can be selected by themselves where the public sees what is marked. */
    Set<String> selectable(ExtraOf shown) {
        return shown.filteredOnly()
                ? filteredNames
                : names.stream().filter(Extra::isParameter).collect(Collectors.toCollection(TreeSet::new));
    }
}
