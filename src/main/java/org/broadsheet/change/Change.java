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
 * @param appeared whether the public saw nothing of it before
 * @param material whether it matters to readers: it appeared, it is gone, or its public {@code updatedAt} moved
 * @param traits the {@link Traits} of an article, before the change and after it; empty for others
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
        Set<String> cacheTags,
        boolean appeared,
        boolean material,
        Set<String> traits) {

    /** One that matters to readers, of something that was there before. */
    public Change(
            String type,
            UUID id,
            String reason,
            int version,
            String slug,
            List<String> formerSlugs,
            String section,
            String sectionBefore,
            Set<String> cacheTags) {
        this(type, id, reason, version, slug, formerSlugs, section, sectionBefore, cacheTags, false, true, Set.of());
    }

    /** The same, of something of which the public may have seen nothing before. */
    public Change appearing(boolean whether) {
        return new Change(
                type,
                id,
                reason,
                version,
                slug,
                formerSlugs,
                section,
                sectionBefore,
                cacheTags,
                whether,
                material,
                traits);
    }

    /** The same of an article with these traits. */
    public Change of(boolean matters, Set<String> had) {
        return new Change(
                type,
                id,
                reason,
                version,
                slug,
                formerSlugs,
                section,
                sectionBefore,
                cacheTags,
                appeared,
                matters,
                had);
    }

    /** Whether the thing is no longer visible. */
    public boolean isDelete() {
        return reason != null;
    }
}
