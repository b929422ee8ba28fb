package org.broadsheet.words;

/** How much of a query is kept when it is compiled to a {@code tsquery}. */
public enum Precision {
    /**
     * What an index can answer by itself: treats a phrase as its separate words, without its common words if it has
     * others, and ignores excluded phrases. Matches at least every document that {@link #STRICT} matches.
     */
    LOOSE,
    /** The whole query. */
    STRICT,
    /** The same, in the form that ranks are computed from: by the positions of the words. */
    RANKED
}
