package org.broadsheet.article;

import java.util.Locale;

/** The forms that a body comes in. */
public enum BodyForm {
    BLOCKS,
    HTML,
    MARKDOWN,
    TEXT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
