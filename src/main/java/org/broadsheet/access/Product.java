package org.broadsheet.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;

/**
 * What a partner gets of what is public.
 *
 * @param number counts what the partner's product was
 * @param limits the sections, with all below them, and the senders; for articles of several sections the first decides
 * @param kinds of articles; empty for all
 * @param fields of articles; empty for all
 * @param delay how long after an article became public the partner gets it
 * @param whole whether it gets all of articles that are not free
 */
public record Product(int number, Limits limits, Set<String> kinds, Set<String> fields, Duration delay, boolean whole) {

    /** What {@link #read} reads of a row of {@code partner}. */
    public static final String COLUMNS = "product, sections, sources, kinds, fields, delay_seconds, whole";

    /** The fields that every product has, since they say which article it is. */
    public static final Set<String> IDENTITY = Set.of("id", "slug", "url", "headline");

    /** Reads a product from {@link #COLUMNS}. */
    public static Product read(ResultSet row) throws SQLException {
        return new Product(
                row.getInt("product"),
                Limits.read(row),
                Set.of(Database.array(row, "kinds", new String[0])),
                Set.of(Database.array(row, "fields", new String[0])),
                Duration.ofSeconds(row.getLong("delay_seconds")),
                row.getBoolean("whole"));
    }

    /** Whether it has not all fields of articles. */
    public boolean hasSomeFields() {
        return !fields.isEmpty();
    }

    /** Whether it has a field of articles. */
    public boolean hasField(String name) {
        return fields.isEmpty() || fields.contains(name) || IDENTITY.contains(name);
    }

    /** A further condition on a public article of this alias: that it is in the product by now. */
    public Sql condition(String alias) {
        return Sql.of("and " + Visibility.since(alias), delay.toSeconds()).add(place(alias));
    }

    /** The same for an article that is or was public: that it is in the product, or was until it was gone. */
    public Sql known(String alias) {
        return Sql.of("and " + Visibility.knownSince(alias), delay.toSeconds(), delay.toSeconds())
                .add(place(alias));
    }

    /** The part that knows no time: the section, the sender and the kind of an article of this alias. */
    public Sql place(String alias) {
        return limits.condition(alias + ".section_id", alias + ".source").add(ofKinds(alias));
    }

    /** The same without the section. */
    public Sql placeApartFromSection(String alias) {
        return new Limits(Set.of(), limits.sources())
                .condition(alias + ".section_id", alias + ".source")
                .add(ofKinds(alias));
    }

    private Sql ofKinds(String alias) {
        Sql place = Sql.of("");
        return kinds.isEmpty() ? place : place.add("and " + alias + ".kind = any (?)", kinds);
    }
}
