package org.broadsheet.change;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A change to something that the public can see.
 *
 * @param type article, author, redirect, section, summary or tag; or image or schema, which the public feed leaves out
 * @param reason why it is no longer visible; null for an upsert
 * @param version the thing's version after the change
 * @param slug its current slug; for a redirect, the path
 * @param formerSlugs the slugs that it had before
 * @param section the slug of its section; null if it has none
 * @param sectionBefore the slug of its section before the change; null if it had none or was not visible
 * @param cacheTags the tags of every response that showed it before or shows it now
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

    /** Whether the thing is no longer visible. */
    public boolean isDelete() {
        return reason != null;
    }
}
