package org.broadsheet.feed;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** What entries of feeds carry besides their summary. */
public enum FeedBody implements WireName {
    /** The whole body. */
    HTML,
    /** Nothing: a feed of excerpts. */
    NONE;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
