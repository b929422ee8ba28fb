package org.broadsheet.archive;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;

/** What the status of an article in an archive means here. */
public enum Standing implements WireName {
    /** Public from its date on, which may be in the future. */
    PUBLISHED,
    /** To be public from its date on; a draft if that has passed since, because nobody knows whether it came about. */
    SCHEDULED,
    /** Not published. */
    DRAFT,
    /** Was to be seen by some only, by another rule than this program has; it becomes a draft, and its sender is told. */
    HIDDEN,
    /** Was public and is not any more. */
    WITHDRAWN,
    /** Does not come along, and its sender is told. */
    LEFT_OUT;

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
