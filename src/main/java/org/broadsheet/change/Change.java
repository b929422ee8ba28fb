package org.broadsheet.change;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Something that the public can see changed.
 *
 * @param type the word for the thing: article, author, section, summary or tag
 * @param reason why it left what can be seen; null for an upsert
 * @param version the thing's, after the change
 * @param slug the one it has now
 * @param formerSlugs those that it had before
 * @param section the slug of the section that it is in now; null for what is in none
 * @param sectionBefore the slug of the section that it was in before; null where it was in none, or not there
 * @param cacheTags of every response that shows it, before or after
 */
public record Change(
        String type,
        UUID id,
        String reason,
        int version,
        String slug,
        List<String> formerSlugs,
        String section,
        String sectionBefore,
        Set<String> cacheTags) {

    /** Whether the thing left what can be seen. */
    public boolean isDelete() {
        return reason != null;
    }
}
