package org.broadsheet.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Rights;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.picture.Framing;

/** Finds pictures by the hashes in their addresses. */
@ApplicationScoped
class KeptPictures {

    private static final String BY_HASH = """
            select encode(i.sha256, 'hex') as sha256, i.master_width, i.master_height, i.animated, a.framing, i.credit, i.rights,
                i.digital_source_type
            from image_address a
            join image i on i.id = a.image_id
            where a.hash = ?
            """;

    private final Database database;
    private final ObjectMapper json;

    KeptPictures(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The picture that has, or once had, this hash in its addresses. Uses the primary keys. */
    Optional<KeptPicture> byHash(String hash) {
        return database.first(Sql.of(BY_HASH, hash), this::read);
    }

    /** Whether a hash still has its picture, which then cannot be deleted before the end of the caller's transaction. */
    boolean hold(String hash) {
        return database.first(Sql.of("select 1 from image_address where hash = ? for key share", hash), row -> true)
                .orElse(false);
    }

    private KeptPicture read(ResultSet row) throws SQLException {
        Rights rights = parsed(row.getString("rights"), Rights.class);
        return new KeptPicture(
                row.getString("sha256"),
                row.getInt("master_width"),
                row.getInt("master_height"),
                row.getBoolean("animated"),
                parsed(row.getString("framing"), Framing.class),
                new Imprint(
                        row.getString("credit"),
                        rights == null ? null : rights.copyright(),
                        json.convertValue(row.getString("digital_source_type"), DigitalSourceType.class)));
    }

    private <T> T parsed(String stored, Class<T> type) {
        try {
            return stored == null ? null : json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON cannot be read", e);
        }
    }
}
