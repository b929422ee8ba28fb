package org.broadsheet.summary;

import org.broadsheet.request.WireName;

/** The orders of lists of summaries. */
public enum SummarySort implements WireName {
    NEWEST("-publishedAt"),
    /** That of the names in the request. */
    ASKED("asked");

    private final String wireName;

    SummarySort(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
