package org.broadsheet.article;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** The kinds of notices. */
public enum NoticeKind implements WireName {
    CORRECTION,
    CLARIFICATION,
    EDITORS_NOTE,
    UPDATE,
    RETRACTION;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
