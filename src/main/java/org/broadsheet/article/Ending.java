package org.broadsheet.article;

import java.time.Instant;

/** What readers and editors are told of an article whose time is over. */
public final class Ending {

    private Ending() {}

    /** Why it is gone. */
    public static String reason(Instant end) {
        return "It was published until " + end + ".";
    }
}
