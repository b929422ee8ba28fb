package org.broadsheet.article;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** A property that the matches of a search are counted by. */
public enum Facet implements WireName {
    SECTION,
    TAG,
    AUTHOR,
    KIND,
    YEAR;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
