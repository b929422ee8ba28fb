package org.broadsheet.image;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.MediaAddress;

/** The rows of images, in the caller's transaction. */
@ApplicationScoped
class ImageTable {

    private static final String SELECT = """
            select i.id, i.version, i.sha256, i.type, i.bytes, i.name, i.width, i.height, i.master_width, i.master_height,
                i.animated, i.alt, i.caption, i.credit, i.rights, i.digital_source_type, i.framing, i.hash, i.colour,
                i.placeholder, i.made_at, i.made_by, i.saved_at, i.saved_by
            from image i where true
            """;

    private final Database database;

    ImageTable(Database database) {
        this.database = database;
    }

    /** Those that fit a condition and an order of rows {@code i}. */
    List<StoredImage> list(Sql conditions) {
        return database.list(Sql.of(SELECT).add(conditions), ImageTable::read);
    }

    Optional<StoredImage> find(UUID id) {
        return database.first(Sql.of(SELECT + " and i.id = ?", id), ImageTable::read);
    }

    /** The same, locked until the transaction ends. */
    Optional<StoredImage> lock(UUID id) {
        return database.first(Sql.of(SELECT + " and i.id = ? for update", id), ImageTable::read);
    }

    /** The image whose bytes have this digest. */
    Optional<StoredImage> withDigest(byte[] sha256) {
        return database.first(Sql.of(SELECT + " and i.sha256 = ?", sha256), ImageTable::read);
    }

    /** Lets the transaction wait for the store. */
    void mayPause() {
        database.mayPause();
    }

    /** Has whoever takes in the same bytes wait until the transaction ends, and find them kept. */
    void lockDigest(byte[] sha256) {
        database.first(
                Sql.of("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 17))", sha256), row -> true);
    }

    /** Adds a row; its id, version, hash and times are made here. */
    StoredImage add(TakenIn image, ImageDetails details, String by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String hash = MediaAddress.hash(image.sha256(), details.framing());
        database.update(Sql.of(
                        "insert into image (id, version, sha256, type, bytes, name, width, height, master_width,")
                .add("master_height, animated, alt, caption, credit, rights, digital_source_type, framing, hash,")
                .add("colour, placeholder, words, made_at, made_by, saved_at, saved_by)")
                .add("values (?, 1, ?, ?, ?,", id, image.sha256(), image.type(), image.bytes())
                .add("?, ?, ?,", Optional.ofNullable(image.name()), image.width(), image.height())
                .add("?, ?, ?,", image.masterWidth(), image.masterHeight(), image.animated())
                .add("?, ?, ?,", text(details.alt()), text(details.caption()), text(details.credit()))
                .add("?, ?, ?, ?,", rights(details), sourceType(details), framing(details), hash)
                .add("?, ?,", image.colour(), image.placeholder())
                .add(ImageWords.document(image.name(), details))
                .add(", now(), ?, now(), ?)", by, by));
        remember(hash, id, details);
        return find(id).orElseThrow();
    }

    /** Stores what is said of an image now. */
    void save(StoredImage image, ImageDetails details, String by) {
        String hash = MediaAddress.hash(image.sha256(), details.framing());
        database.update(Sql.of(
                        "update image set version = version + 1, alt = ?, caption = ?,",
                        text(details.alt()),
                        text(details.caption()))
                .add("credit = ?, rights = ?,", text(details.credit()), rights(details))
                .add("digital_source_type = ?, framing = ?, hash = ?,", sourceType(details), framing(details), hash)
                .add("words =")
                .add(ImageWords.document(image.name(), details))
                .add(", saved_at = now(), saved_by = ? where id = ?", by, image.id()));
        remember(hash, image.id(), details);
    }

    /** Keeps how a hash is framed: whoever has its addresses gets what they got. */
    private void remember(String hash, UUID id, ImageDetails details) {
        database.update(Sql.of(
                        "insert into image_address (hash, image_id, framing) values (?, ?, ?)",
                        hash,
                        id,
                        framing(details))
                .add("on conflict (hash) do nothing"));
    }

    void delete(UUID id) {
        database.update(Sql.of("delete from image where id = ?", id));
    }

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text);
    }

    private static Optional<String> rights(ImageDetails details) {
        return Optional.ofNullable(details.rights()).map(StoredJson::write);
    }

    private static Optional<String> sourceType(ImageDetails details) {
        return Optional.ofNullable(details.digitalSourceType()).map(DigitalSourceType::wireName);
    }

    private static String framing(ImageDetails details) {
        return StoredJson.write(details.framing());
    }

    private static StoredImage read(ResultSet row) throws SQLException {
        String source = row.getString("digital_source_type");
        return new StoredImage(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getBytes("sha256"),
                row.getString("type"),
                row.getLong("bytes"),
                row.getString("name"),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("master_width"),
                row.getInt("master_height"),
                row.getBoolean("animated"),
                ImageDetails.of(
                        row.getString("alt"),
                        row.getString("caption"),
                        row.getString("credit"),
                        StoredJson.read(row.getString("rights"), RightsDraft.class),
                        source == null ? null : DigitalSourceType.named(source),
                        StoredJson.read(row.getString("framing"), Framing.class)),
                row.getString("hash"),
                row.getString("colour"),
                row.getString("placeholder"),
                Database.instant(row, "made_at"),
                row.getString("made_by"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }
}
