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
 * @param impact what it is to those who are told of changes
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
        Impact impact) {

    /**
     * What a change is to those who are told of changes.
     *
     * @param appeared whether the public saw nothing of the thing before
     * @param material whether it matters to readers: it appeared, it is gone, or its public {@code updatedAt} moved
     * @param traits the {@link Traits} of an article, before the change and after it; empty for others
     */
    public record Impact(boolean appeared, boolean material, Set<String> traits) {

        /** That of a change that matters to readers, of something without traits. */
        public static Impact of(boolean appeared) {
            return new Impact(appeared, true, Set.of());
        }
    }

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
        this(type, id, reason, version, slug, formerSlugs, section, sectionBefore, cacheTags, Impact.of(false));
    }

    /** The same with another impact. */
    public Change with(Impact other) {
        return new Change(type, id, reason, version, slug, formerSlugs, section, sectionBefore, cacheTags, other);
    }

    /** Whether the thing is no longer visible. */
    public boolean isDelete() {
        return reason != null;
    }
}
