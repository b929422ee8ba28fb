package org.broadsheet.article;

import org.broadsheet.request.WireName;

/** How important an article is to its newsroom: {@code 1} is the most. */
public enum Priority implements WireName {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH;

    /** The number of the most important. */
    public static final int HIGHEST = 1;

    /** The number of the least important. */
    public static final int LOWEST = 5;

    @Override
    public String wireName() {
        return Integer.toString(HIGHEST + ordinal());
    }
}
