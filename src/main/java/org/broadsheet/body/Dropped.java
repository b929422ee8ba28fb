package org.broadsheet.body;

/**
 * Something taken away from what was sent, since it is not safe or has no place.
 *
 * @param where a JSON pointer (RFC 6901), from the source; the empty one is the source itself
 * @param what a sentence that names the element, attribute or address
 */
public record Dropped(String where, String what) {

    /** The same, seen from where the source stands at this pointer. */
    public Dropped under(String pointer) {
        return new Dropped(pointer + where, what);
    }
}
