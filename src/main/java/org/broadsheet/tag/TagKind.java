package org.broadsheet.tag;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** What a tag is. */
public enum TagKind implements WireName {
    TOPIC,
    PERSON,
    ORGANISATION,
    PLACE,
    EVENT,
    /** Articles that are read one after the other, such as the parts of an investigation. */
    SERIES,
    /** A story that goes on over time. */
    STORYLINE;

    /** The kind that a tag has unless another one is said. */
    static final String DEFAULT = "topic";

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
