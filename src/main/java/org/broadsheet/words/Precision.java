package org.broadsheet.words;

/** How exactly PostgreSQL is told what a query says. */
public enum Precision {
    /** What an index answers by itself: a phrase is its words, wherever they stand, and may be what must not be there. */
    LOOSE,
    /** All that the query says, to be looked up in a document. */
    STRICT,
    /** All that it says, of a text as people wrote it. */
    WRITTEN
}
