package org.broadsheet.release;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;

/** The rows of releases, in the caller's transaction. Each write counts the version up. */
@ApplicationScoped
class ReleaseTable {

    private static final String SELECT = "select r.id, r.version, r.name, r.steps, r.state, r.at, r.done_at, r.failure,"
            + " r.made_at, r.made_by, r.saved_at, r.saved_by from release r where true";

    private final Database database;

    ReleaseTable(Database database) {
        this.database = database;
    }

    /** Steps as they are stored: JSON of a list alone would not say of which kind each is. */
    private record Steps(List<ReleaseStep> steps) {}

    /** Those that fit a condition and an order of rows {@code r}. */
    List<Release> list(Sql conditions) {
        return database.list(Sql.of(SELECT).add(conditions), ReleaseTable::read);
    }

    Optional<Release> find(UUID id) {
        return database.first(Sql.of(SELECT + " and r.id = ?", id), ReleaseTable::read);
    }

    /** The same, locked until the transaction ends. Whoever locks articles too does so afterwards. */
    Optional<Release> lock(UUID id) {
        return database.first(Sql.of(SELECT + " and r.id = ? for update", id), ReleaseTable::read);
    }

    UUID make(ReleaseDraft draft, String by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(
                Sql.of("insert into release (id, version, name, steps, state, made_at, made_by, saved_at, saved_by)")
                        .add("values (?, 1, ?, ?, ?,", id, draft.name(), steps(draft), ReleaseState.OPEN.wireName())
                        .add("now(), ?, now(), ?)", by, by));
        return id;
    }

    /** Stores another name and other steps. What has failed is open again. */
    void save(UUID id, ReleaseDraft draft, String by) {
        database.update(
                Sql.of("update release set version = version + 1, name = ?, steps = ?,", draft.name(), steps(draft))
                        .add("state = case state when 'failed' then 'open' else state end,")
                        .add("at = case state when 'failed' then null else at end, failure = null,")
                        .add("saved_at = now(), saved_by = ? where id = ?", by, id));
    }

    /** Another state. */
    void move(UUID id, ReleaseState state, Optional<Instant> at) {
        database.update(Sql.of("update release set version = version + 1, state = ?, at = ?,", state.wireName(), at)
                .add("done_at = case ? when 'done' then now() end, failure = null", state.wireName())
                .add("where id = ?", id));
    }

    /** Notes why it could not be carried out. */
    void fail(UUID id, Release.Failure failure) {
        database.update(Sql.of("update release set version = version + 1, state = 'failed', at = null,")
                .add("failure = ? where id = ?", StoredJson.write(failure), id));
    }

    private static String steps(ReleaseDraft draft) {
        return StoredJson.write(new Steps(draft.steps()));
    }

    private static Release read(ResultSet row) throws SQLException {
        return new Release(
                Database.id(row, "id"),
                row.getInt("version"),
                new ReleaseDraft(
                        row.getString("name"),
                        StoredJson.read(row.getString("steps"), Steps.class).steps()),
                ReleaseState.of(row.getString("state")),
                Database.instant(row, "at"),
                Database.instant(row, "done_at"),
                StoredJson.read(row.getString("failure"), Release.Failure.class),
                Database.instant(row, "made_at"),
                row.getString("made_by"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }
}
