package org.broadsheet.article.edit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.Warning;
import org.broadsheet.request.WarningCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who has an article open, and until when. It warns others, and blocks nobody.
 *
 * @param by the person, by the name that they gave
 * @param key the name of the key that they used
 */
@Schema(
        name = "ArticleLock",
        description = "Who has an article open, and until when. It warns others, and blocks nobody.")
public record LockView(
        @Schema(description = "The person.", maxLength = 200)
        String by,

        @Schema(description = "The name of the key, or the token's subject, that took it.", maxLength = 200)
        String key,

        @Schema(description = "When they took it.") Instant takenAt,

        @Schema(description = "When it is over, unless it is refreshed before.")
        Instant until) {

    /** Reads a lock from columns that begin with {@code lock_}; null if nobody has one. */
    static LockView read(ResultSet row) throws SQLException {
        return row.getString("lock_by") == null
                ? null
                : new LockView(
                        row.getString("lock_by"),
                        row.getString("lock_key"),
                        Database.instant(row, "lock_taken_at"),
                        Database.instant(row, "lock_until"));
    }

    /** What somebody else is told who saves meanwhile. */
    Warning warning() {
        return new Warning(
                WarningCode.LOCKED,
                "",
                by + " has had it open since " + takenAt + ", and has it locked until " + until
                        + "; your change was stored all the same");
    }
}
