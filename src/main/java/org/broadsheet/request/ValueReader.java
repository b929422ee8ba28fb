package org.broadsheet.request;

import java.util.Optional;

/**
 * Reads the values of one type, or of the components that name it by {@link ReadWith}. A bean, found by
 * {@link InputReader}.
 */
public interface ValueReader<T> {

    /**
     * A field whose value is present and not null.
     *
     * @param maximum the largest size that its declaration allows; {@link Integer#MAX_VALUE} if it states none
     */
    record Field(JsonInput input, String name, int maximum) {

        /** The field's pointer (RFC 6901). */
        public String pointer() {
            return input.pointer(name);
        }

        /** Adds a fault of the field. */
        public void fault(String detail) {
            input.fault(name, detail);
        }
    }

    /** The class of the values. */
    Class<T> type();

    /**
     * Reads the field; null if it is at fault.
     *
     * @param stored what a merge patch changes; empty if the field is sent whole
     */
    T read(InputReader reader, Field field, Optional<T> stored);
}
