package org.broadsheet.list;

/** The alphabetical orders that rows have keys for. */
public enum Alphabet {
    /** By {@link SortKey}: the order of earlier versions, and of all lists while the other keys are being remade. */
    PLAIN('s'),
    /** By {@link Collation#root}. */
    ROOT('r'),
    /** By the {@link Collation} of each row's own language: for rows whose languages share one. */
    OWN('o');

    private final char code;

    Alphabet(char code) {
        this.code = code;
    }

    /** Names the order in cursors. */
    char code() {
        return code;
    }
}
