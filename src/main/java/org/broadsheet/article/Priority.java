package org.broadsheet.article;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The names of all. */
    static final Set<String> ALL =
            Arrays.stream(values()).map(Priority::wireName).collect(Collectors.toUnmodifiableSet());

    @Override
    public String wireName() {
        return Integer.toString(HIGHEST + ordinal());
    }
}
