package org.broadsheet.name;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** How to answer a slug that a thing had before. */
public enum Moved implements WireName {
    /** With a redirect to its current slug. */
    REDIRECT,
    /** With the thing itself. */
    INLINE;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
