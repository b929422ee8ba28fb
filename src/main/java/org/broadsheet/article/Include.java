package org.broadsheet.article;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** What can be added to a whole article. */
public enum Include implements WireName {
    RELATED,
    NOTICES,
    TRANSLATIONS,
    /** The authors with their bios. */
    AUTHORS,
    /** Its neighbours in the series that it belongs to. */
    SERIES;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
