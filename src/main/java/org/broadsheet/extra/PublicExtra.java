package org.broadsheet.extra;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.name.Kind;

/**
 * What the public sees of a newsroom's own fields: all but what its schema marks as private, and names that begin with
 * an underscore. The marks come with the row, from the same snapshot; so nothing is shown by an older schema.
 */
public final class PublicExtra {

    private PublicExtra() {}

    /** The columns that {@link #read} reads, of a table of this alias. */
    public static String columns(String alias, Kind kind) {
        return alias + ".extra, " + marks(kind);
    }

    /** The column that says which names are private. */
    public static String marks(Kind kind) {
        return "(select x.private_names from extra_schema x where x.kind = '" + kind.word() + "') as extra_private";
    }

    /**
     * The columns that {@link #readMarked} reads. A newsroom that lets nothing be filtered has nulls, and its long values
     * are not read.
     */
    public static String markedColumns(String alias, Kind kind) {
        String names = """
                (select array(select unnest(x.filtered_names) except select unnest(x.private_names)) \
                from extra_schema x where x.kind = '%s' and x.filtered_names <> '{}')""".formatted(kind.word());
        return "case when " + names + " is not null then " + alias + ".extra end as marked_extra, " + names
                + " as marked_names";
    }

    /** The fields that lists can be narrowed by, without those that are private; null for none. */
    public static Extra readMarked(ResultSet row) throws SQLException {
        Extra extra = Extra.fromJson(row.getString("marked_extra"));
        return extra == null
                ? null
                : extra.only(List.of((String[]) row.getArray("marked_names").getArray()));
    }

    /** The public part of the fields in a row that has {@link #columns}; null for none. */
    public static Extra read(ResultSet row) throws SQLException {
        Extra extra = Extra.fromJson(row.getString("extra"));
        if (extra == null) {
            return null;
        }
        Array marked = row.getArray("extra_private");
        return extra.without(marked == null ? List.of() : List.of((String[]) marked.getArray()));
    }
}
