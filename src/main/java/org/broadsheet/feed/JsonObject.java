package org.broadsheet.feed;

import java.util.Collection;
import java.util.LinkedHashMap;

/** Builds a JSON object, with fields in the order in which they are added; null values are left out. */
final class JsonObject extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1;

    JsonObject with(String name, Object value) {
        if (value != null && !(value instanceof Collection<?> all && all.isEmpty())) {
            put(name, value);
        }
        return this;
    }
}
