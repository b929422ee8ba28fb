package org.broadsheet.editorial.workingcopy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Warning;
import org.broadsheet.request.WarningCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is said of a working copy where the thing itself is shown.
 *
 * @param publishAt null if it is not scheduled
 */
@Schema(name = "WorkingCopyReference", description = "What an article or a summary says of its working copy.")
public record WorkingCopyRef(
        @Schema(description = "Counts its saves; its ETag is `\"w<version>\"`.", minimum = "1")
        int version,

        @Schema(
                description =
                        "Whether it is only prepared, is to be published at `publishAt`, or was and could not be.",
                enumeration = {OPEN, SCHEDULED, FAILED})
        String state,

        @Schema(description = "When it was last saved.") Instant savedAt,

        @Schema(description = "Who saved it last.", maxLength = 200)
        String savedBy,

        @Schema(nullable = true, description = "When it will be published.")
        Instant publishAt) {

    public static final String OPEN = "open";
    public static final String SCHEDULED = "scheduled";
    public static final String FAILED = "failed";

    /** That of the thing with this id, if it has a working copy. */
    public static Optional<WorkingCopyRef> of(Database database, WorkingCopyKind kind, UUID thing) {
        return database.first(
                Sql.of("select w.version, w.failure is not null as failed, w.saved_at, w.saved_by, d.at")
                        .add("from " + kind.table() + " w left join due d on d.kind = ?", kind.work())
                        .add("and d.thing_id = w." + kind.key())
                        .add("where w." + kind.key() + " = ? and w.content is not null", thing),
                WorkingCopyRef::read);
    }

    private static WorkingCopyRef read(ResultSet row) throws SQLException {
        Instant at = Database.instant(row, "at");
        return new WorkingCopyRef(
                row.getInt("version"),
                state(at != null, row.getBoolean("failed")),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                at);
    }

    /** The state of a working copy. */
    public static String state(boolean scheduled, boolean failed) {
        return scheduled ? SCHEDULED : failed ? FAILED : OPEN;
    }

    /**
     * The condition that a thing has one, or that it has none. Uses working_copy_open and the like.
     *
     * @param id the SQL expression of the thing's id
     */
    public static Sql condition(WorkingCopyKind kind, String id, boolean has) {
        return Sql.of("and " + id + (has ? " in " : " not in ")
                + "(select %s from %s where content is not null)".formatted(kind.key(), kind.table()));
    }

    /** What the entity tag of the thing says of it: another after each change. */
    public String tagPart() {
        return "w" + version + '-' + Integer.toHexString(Objects.hash(state, publishAt));
    }

    /** Tells who writes to the thing, or changes its state, that there is one. */
    public Warning warning() {
        return new Warning(
                WarningCode.WORKING_COPY,
                "",
                "It has a working copy, saved by " + savedBy + ", which stays as it is"
                        + (publishAt == null
                                ? ""
                                : " and will be published at " + publishAt
                                        + ", unless both changed the same: compare them"));
    }
}
