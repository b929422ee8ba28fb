package org.broadsheet.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.broadsheet.database.Database;

/**
 * One version of an article as it is stored.
 *
 * @param content {@link Versions#CONTENT}
 */
record StoredVersion(int version, Instant savedAt, String savedBy, String content) {

    static StoredVersion read(ResultSet row) throws SQLException {
        return new StoredVersion(
                row.getInt("version"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                row.getString("content"));
    }
}
