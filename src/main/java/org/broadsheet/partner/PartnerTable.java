package org.broadsheet.partner;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Product;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** The rows of partners, in the caller's transaction. Each write counts the version up. */
@ApplicationScoped
class PartnerTable {

    private static final String SELECT =
            "select id, version, name, email, quota, expires_at, made_at, made_by, saved_at," + " saved_by, "
                    + Product.COLUMNS + " from partner where true";

    private final Database database;

    PartnerTable(Database database) {
        this.database = database;
    }

    /** A partner as it is stored. */
    record Stored(
            UUID id,
            int version,
            String name,
            String email,
            Product product,
            Integer quota,
            Instant expiresAt,
            Instant madeAt,
            String madeBy,
            Instant savedAt,
            String savedBy) {}

    /** Those that fit a condition and an order. */
    List<Stored> list(Sql conditions) {
        return database.list(Sql.of(SELECT).add(conditions), PartnerTable::read);
    }

    Optional<Stored> find(UUID id) {
        return database.first(Sql.of(SELECT + " and id = ?", id), PartnerTable::read);
    }

    /** The same, locked until the transaction ends. */
    Optional<Stored> lock(UUID id) {
        return database.first(Sql.of(SELECT + " and id = ? for update", id), PartnerTable::read);
    }

    /** Whether another partner has a name. */
    boolean isTaken(String name, UUID but) {
        return database.first(
                        Sql.of(
                                "select 1 from partner where name = ? and id is distinct from ?",
                                name,
                                Optional.ofNullable(but)),
                        row -> true)
                .isPresent();
    }

    /** Stores a new partner; returns its id. */
    UUID make(PartnerDraft draft, Product product, String by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(Sql.of("insert into partner (id, version, made_by, saved_by, name, email, quota, expires_at,")
                .add("sections, sources, kinds, fields, delay_seconds, whole)")
                .add(
                        "values (?, 1, ?, ?, ?, ?, ?, ?,",
                        id,
                        by,
                        by,
                        draft.name(),
                        Optional.ofNullable(draft.email()),
                        Optional.ofNullable(draft.quota()),
                        Optional.ofNullable(draft.expiresAt()))
                .add("?, ?, ?, ?, ?, ?)", values(product)));
        return id;
    }

    /** Stores what was changed. Another product makes positions in the partner's change feed those of an earlier one. */
    void save(UUID id, PartnerDraft draft, Product product, boolean another, String by) {
        database.update(Sql.of("update partner set version = version + 1, saved_at = now(), saved_by = ?,", by)
                .add(
                        "name = ?, email = ?, quota = ?, expires_at = ?,",
                        draft.name(),
                        Optional.ofNullable(draft.email()),
                        Optional.ofNullable(draft.quota()),
                        Optional.ofNullable(draft.expiresAt()))
                .add("sections = ?, sources = ?, kinds = ?, fields = ?, delay_seconds = ?, whole = ?,", values(product))
                .add("product = product + ? where id = ?", another ? 1 : 0, id));
    }

    void delete(UUID id) {
        database.update(Sql.of("delete from partner where id = ?", id));
    }

    private static Object[] values(Product product) {
        return new Object[] {
            Limits.stored(product.limits().sections()),
            Limits.stored(product.limits().sources()),
            Limits.stored(product.kinds()),
            Limits.stored(product.fields()),
            product.delay().toSeconds(),
            product.whole()
        };
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("email"),
                Product.read(row),
                Database.number(row, "quota"),
                Database.instant(row, "expires_at"),
                Database.instant(row, "made_at"),
                row.getString("made_by"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }
}
