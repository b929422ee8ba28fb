package org.broadsheet.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A statement under construction: text with {@code ?} placeholders, and the values bound to them. The text is always
 * from the code; anything that a user sent is a bound value.
 */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Sql() {}

    /** A statement that begins with this text, and binds these values to its placeholders in order. */
    public static Sql of(String text, Object... values) {
        return new Sql().add(text, values);
    }

    /**
     * Appends text and the values of its placeholders. Collections of {@link UUID} and of {@link String} are bound as
     * arrays, for {@code = any (?)}; an {@link Instant} as a {@code timestamptz}.
     */
    public Sql add(String more, Object... moreValues) {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append('\n');
        }
        text.append(more);
        for (Object value : moreValues) {
            values.add(value instanceof Collection<?> collection ? array(collection) : value);
        }
        return this;
    }

    /** Appends another statement's text and values. */
    public Sql add(Sql other) {
        return add(other.text.toString(), other.values.toArray());
    }

    private static Object array(Collection<?> collection) {
        boolean ids = !collection.isEmpty() && collection.iterator().next() instanceof UUID;
        return ids ? collection.toArray(UUID[]::new) : collection.toArray(String[]::new);
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return text + " " + values;
    }
}
