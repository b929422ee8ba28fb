package org.broadsheet.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** The partners as whoever authenticates them needs them. */
@ApplicationScoped
class Partners {

    private final Database database;

    Partners(Database database) {
        this.database = database;
    }

    /** The partner with this id, unless its time is over. */
    Optional<Partner> valid(UUID id) {
        return database.first(
                Sql.of("select id, name, quota, " + Product.COLUMNS + " from partner")
                        .add("where id = ? and coalesce(expires_at > now(), true)", id),
                row -> new Partner(
                        Database.id(row, "id"),
                        row.getString("name"),
                        Product.read(row),
                        Database.number(row, "quota")));
    }
}
