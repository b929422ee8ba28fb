package org.broadsheet.article;

import java.time.Instant;

/** What readers and editors are told of an article whose time is over. */
public final class Ending {

    private Ending() {}

    /**
     * Why it is gone.
     *
     * @param said what an editor gave as the reason; null for none
     */
    public static String reason(Instant end, String said) {
        return said == null ? "It was published until " + end + "." : said;
    }
}
