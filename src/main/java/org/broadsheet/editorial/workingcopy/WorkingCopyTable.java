package org.broadsheet.editorial.workingcopy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;

/**
 * The rows of working copies, in the caller's transaction. Each write counts the version up, whatever it writes, and forgets
 * an earlier failure.
 */
@ApplicationScoped
class WorkingCopyTable {

    private static final String COLUMNS =
            ", version, form, content, base, base_version, made_at, made_by, saved_at, saved_by, failure";

    private final Database database;

    WorkingCopyTable(Database database) {
        this.database = database;
    }

    /** Whether the thing with this id has one. */
    boolean has(WorkingCopyKind kind, UUID thing) {
        return database.first(select(kind, thing), row -> true).isPresent();
    }

    <C extends PreparedContent> Optional<WorkingCopy<C>> find(WorkingCopyType<?, C, ?> type, UUID thing) {
        return database.first(select(type.copies(), thing), row -> read(type, row));
    }

    /** The same, locked until the transaction ends. The thing must be locked already. */
    <C extends PreparedContent> Optional<WorkingCopy<C>> lock(WorkingCopyType<?, C, ?> type, UUID thing) {
        return database.first(select(type.copies(), thing).add("for update"), row -> read(type, row));
    }

    private static Sql select(WorkingCopyKind kind, UUID thing) {
        return Sql.of("select " + kind.key() + COLUMNS + " from " + kind.table())
                .add("where " + kind.key() + " = ? and content is not null", thing);
    }

    private static <C extends PreparedContent> WorkingCopy<C> read(WorkingCopyType<?, C, ?> type, ResultSet row)
            throws SQLException {
        int form = row.getInt("form");
        return new WorkingCopy<>(
                Database.id(row, type.copies().key()),
                row.getInt("version"),
                type.read(form, row.getString("base")),
                row.getInt("base_version"),
                type.read(form, row.getString("content")),
                Database.instant(row, "made_at"),
                row.getString("made_by"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                StoredJson.read(row.getString("failure"), WorkingCopyFailure.class));
    }

    /** Makes a working copy of a thing that has none. */
    <T, C extends PreparedContent> void make(WorkingCopyType<T, C, ?> type, Live<T, C> live, String by) {
        String content = type.write(live.id(), live.content());
        String table = type.copies().table();
        String key = type.copies().key();
        database.update(Sql.of("insert into " + table + " as w (" + key)
                .add(", version, form, content, base, base_version, made_at, made_by, saved_at, saved_by)")
                .add("values (?, 1, ?, ?, ?, ?,", live.id(), type.form(), content, content, live.version())
                .add("now(), ?, now(), ?) on conflict (" + key + ") do update set", by, by)
                .add("version = w.version + 1, form = excluded.form, content = excluded.content,")
                .add("base = excluded.base, base_version = excluded.base_version, made_at = excluded.made_at,")
                .add("made_by = excluded.made_by, saved_at = excluded.saved_at, saved_by = excluded.saved_by,")
                .add("failure = null"));
    }

    /** Stores other content. The base is written too, so that both are in the newest form. */
    <C extends PreparedContent> void save(
            WorkingCopyType<?, C, ?> type, UUID thing, C base, int baseVersion, C content, String by) {
        database.update(change(type.copies())
                .add(", form = ?, content = ?", type.form(), type.write(thing, content))
                .add(", base = ?, base_version = ?", type.write(thing, base), baseVersion)
                .add(", saved_at = now(), saved_by = ?, failure = null", by)
                .add(where(type.copies(), thing)));
    }

    /** Counts the version up, since something beside the content has changed. */
    void touch(WorkingCopyKind kind, UUID thing) {
        database.update(change(kind).add(", failure = null").add(where(kind, thing)));
    }

    /** Notes why it could not be published. */
    void fail(WorkingCopyKind kind, UUID thing, WorkingCopyFailure failure) {
        database.update(
                change(kind).add(", failure = ?", StoredJson.write(failure)).add(where(kind, thing)));
    }

    /** Takes it away; what counts its versions stays. */
    void drop(WorkingCopyKind kind, UUID thing) {
        database.update(Sql.of("update " + kind.table() + " set content = null, base = null, failure = null")
                .add(where(kind, thing)));
    }

    private static Sql change(WorkingCopyKind kind) {
        return Sql.of("update " + kind.table() + " set version = version + 1");
    }

    private static Sql where(WorkingCopyKind kind, UUID thing) {
        return Sql.of("where " + kind.key() + " = ?", thing);
    }
}
