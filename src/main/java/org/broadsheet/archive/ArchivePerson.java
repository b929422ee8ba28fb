package org.broadsheet.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Somebody who has a page in the archive, or is named as an author there.
 *
 * @param slug as the archive spells it; may be null, and is then made from the name
 * @param name for readers; null where only the slug is known, as in a reference
 * @param role what they did for the article, in the words of an import's `authors`; null if they wrote it
 * @param fields further fields of their record, as an import takes them; null for none
 */
public record ArchivePerson(String slug, String name, String role, ObjectNode fields) implements ArchiveItem {

    /** Somebody who wrote an article. */
    public static ArchivePerson author(String slug, String name) {
        return new ArchivePerson(slug, name, null, null);
    }
}
