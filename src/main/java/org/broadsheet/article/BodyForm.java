package org.broadsheet.article;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** The forms that a body comes in. */
public enum BodyForm implements WireName {
    BLOCKS,
    HTML,
    MARKDOWN,
    TEXT,
    /** No body at all. */
    NONE;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
