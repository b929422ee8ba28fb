package org.broadsheet.list;

import org.broadsheet.database.Sql;

/**
 * What narrows a list of sections, tags or authors.
 *
 * @param condition on a row {@code t}, from {@code and} on
 * @param canonical the same text for equal conditions: what a cursor is bound to
 */
public record Narrowed(Sql condition, String canonical) {

    /** The whole list. */
    public static Narrowed no() {
        return new Narrowed(Sql.of(""), "");
    }

    /** Narrowed by both. */
    public Narrowed and(Narrowed other) {
        return new Narrowed(Sql.of("").add(condition).add(other.condition), canonical + other.canonical);
    }
}
