package org.broadsheet.feed;

import java.util.Collection;
import java.util.LinkedHashMap;

/** A JSON object under construction, in the order of its making; what has no value is left out. */
final class JsonObject extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1;

    JsonObject with(String name, Object value) {
        if (value != null && !(value instanceof Collection<?> all && all.isEmpty())) {
            put(name, value);
        }
        return this;
    }
}
