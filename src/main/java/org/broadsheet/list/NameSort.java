package org.broadsheet.list;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** The orders of lists of sections, tags and authors. */
public enum NameSort implements WireName {
    /** The list's own: alphabetical, or the publication's for sections. */
    NAME,
    /** That of the names in the request. */
    ASKED;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
