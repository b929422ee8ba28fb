package org.broadsheet.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A category or tag of an archive.
 *
 * @param role what articles have it as
 * @param slug as the archive spells it; may be null, and is then made from the name
 * @param name for readers; null where only the slug is known, as in a reference
 * @param parent the slug of the category that it is below; null at the top
 * @param fields further fields of the record, as an import takes them; null for none
 */
public record ArchiveTerm(Role role, String slug, String name, String parent, ObjectNode fields)
        implements ArchiveItem {

    /** What a term is in the archive. The mapping decides what it becomes. */
    public enum Role {
        /** One of a few, often in a tree, as a newspaper has parts. */
        CATEGORY,
        /** One of many. */
        TAG
    }

    /** A category, of which this much is known. */
    public static ArchiveTerm category(String slug, String name) {
        return new ArchiveTerm(Role.CATEGORY, slug, name, null, null);
    }

    /** A tag, of which this much is known. */
    public static ArchiveTerm tag(String slug, String name) {
        return new ArchiveTerm(Role.TAG, slug, name, null, null);
    }
}
