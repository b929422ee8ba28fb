package org.broadsheet.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.tag.TagRef;

/**
 * The tags of an article in one column. Each is an array of texts: to parse JSON of tags and authors took a sixth of the
 * time of a list of teasers.
 */
final class TagColumn {

    private static final String[][] NONE = {};

    private TagColumn() {}

    /** Collects tags {@code t} in the order of this column. */
    static String inOrderOf(String position) {
        return "array_agg(array[t.slug, t.name, t.kind] order by " + position + ")";
    }

    /** The tags in a column of this name; none for null. */
    static List<TagRef> read(ResultSet row, String column) throws SQLException {
        return Arrays.stream(Database.array(row, column, NONE))
                .map(tag -> new TagRef(tag[0], tag[1], tag[2]))
                .toList();
    }
}
