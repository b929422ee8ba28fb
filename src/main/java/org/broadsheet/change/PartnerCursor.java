package org.broadsheet.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.access.Product;
import org.broadsheet.database.Sql;

/**
 * A partner's place in the change log: two, since what is too new for its product is read again when it is old enough.
 *
 * @param seen up to where it has seen what it may see at once
 * @param held up to where it has seen what was held back
 * @param product the number of the product that both are places of
 */
public record PartnerCursor(long seen, long held, int product) {

    private static final Pattern PARTS = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,9})");

    /** Selects the place of a partner that knows all that its product has now, for {@link #read}. */
    public static Sql newest(Product product) {
        return Sql.of("select greatest((select max(seq) from change), f.seq) as seen,")
                .add(
                        "greatest((select max(seq) from change where at <= now() - make_interval(secs => ?)), f.seq) as held",
                        product.delay().toSeconds())
                .add("from change_floor f");
    }

    /** Reads what {@link #newest} selects. */
    public static PartnerCursor read(ResultSet row, Product product) throws SQLException {
        return new PartnerCursor(row.getLong("seen"), row.getLong("held"), product.number());
    }

    /** Whether a text is one. */
    static boolean isOne(String text) {
        return PARTS.matcher(text).matches();
    }

    /** Reads one as clients have it. */
    static PartnerCursor of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a partner's cursor");
        }
        return new PartnerCursor(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return seen + "-" + held + "-" + product;
    }
}
