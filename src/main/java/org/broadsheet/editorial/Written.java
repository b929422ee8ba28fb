package org.broadsheet.editorial;

import java.util.UUID;

/**
 * What a write did.
 *
 * @param status 200, 201 or 204
 * @param view the answer's body; null with 204
 * @param version the version that there is now; null where the thing has none or is gone
 * @param location the new thing's path; null unless something was created
 * @param entry what to note in the audit trail; null where nothing changed
 */
public record Written(int status, Object view, Integer version, String location, Entry entry) {

    /**
     * A line of the audit trail.
     *
     * @param action a verb: create, replace, publish …
     * @param kind the word for the thing: article, key …
     * @param from the version before; null for something new
     * @param to the version after; null for something deleted
     */
    public record Entry(String action, String kind, UUID thing, String slug, Integer from, Integer to) {}

    /** Something was created. */
    public static Written created(Object view, int version, String location, Entry entry) {
        return new Written(201, view, version, location, entry);
    }

    /** Something was changed. */
    public static Written changed(Object view, int version, Entry entry) {
        return new Written(200, view, version, null, entry);
    }

    /** Something was deleted. */
    public static Written deleted(Entry entry) {
        return new Written(204, null, null, null, entry);
    }
}
