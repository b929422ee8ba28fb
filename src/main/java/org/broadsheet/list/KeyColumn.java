package org.broadsheet.list;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The column that an alphabetical list is ordered by.
 *
 * @param form the {@link Collation#FORM} of its keys; 0 for {@link Alphabet#PLAIN}
 * @param isProvisional whether the list will have another order in a moment, without a change in the log
 */
public record KeyColumn(String name, Alphabet alphabet, int form, boolean isProvisional) {

    /** A row's key, selected as {@code label}. */
    public AlphabeticalKey read(ResultSet row, String label) throws SQLException {
        return alphabet == Alphabet.PLAIN
                ? AlphabeticalKey.plain(row.getString(label))
                : new AlphabeticalKey(alphabet, form, row.getBytes(label));
    }
}
