package org.broadsheet.editorial;

import java.util.UUID;

/**
 * What a write did.
 *
 * @param status 200, 201 or 204
 * @param view the answer's body; null with 204
 * @param tag the entity tag of the current version; null if the resource has none or was deleted
 * @param location the new resource's path; null unless one was created
 * @param entry for the audit trail; null if nothing changed
 */
public record WriteResult(int status, Object view, String tag, String location, Entry entry) {

    /**
     * An entry of the audit trail.
     *
     * @param action a verb: create, replace, publish …
     * @param kind the type of resource: article, key …
     * @param from the version before; null for something new
     * @param to the version after; null for something deleted
     * @param note what else there is to know, in words; null for nothing
     */
    public record Entry(String action, String kind, UUID thing, String slug, Integer from, Integer to, String note) {

        public Entry(String action, String kind, UUID thing, String slug, Integer from, Integer to) {
            this(action, kind, thing, slug, from, to, null);
        }

        /** The same with a note. */
        public Entry noting(String words) {
            return new Entry(action, kind, thing, slug, from, to, words);
        }
    }

    /** Something was created. */
    public static WriteResult created(Object view, int version, String location, Entry entry) {
        return created(view, Precondition.tag(version, view), location, entry);
    }

    /** Something was created whose entity tags are not those of every version. */
    public static WriteResult created(Object view, String tag, String location, Entry entry) {
        return new WriteResult(201, view, tag, location, entry);
    }

    /** Something was changed. */
    public static WriteResult changed(Object view, int version, Entry entry) {
        return changed(view, Precondition.tag(version, view), entry);
    }

    /** Something was changed whose entity tags are not those of every version. */
    public static WriteResult changed(Object view, String tag, Entry entry) {
        return new WriteResult(200, view, tag, null, entry);
    }

    /** Something was deleted. */
    public static WriteResult deleted(Entry entry) {
        return new WriteResult(204, null, null, null, entry);
    }
}
