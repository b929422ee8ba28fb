package org.broadsheet.request;

/**
 * An input with fields that follow from others, such as a text that follows from its HTML.
 *
 * @param <T> the input itself
 */
public interface SettledInput<T> {

    /**
     * The same with what follows from the fields that were sent. A field that contradicts another one that was sent too is
     * a fault.
     */
    T settled(JsonInput input);
}
