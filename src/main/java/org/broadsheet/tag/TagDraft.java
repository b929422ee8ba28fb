package org.broadsheet.tag;

import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.JsonInput;

/**
 * A tag as a newsroom sends it.
 *
 * @param slug its name in paths
 * @param name at most 200 characters
 */
public record TagDraft(String slug, String name) {

    public static final int NAME_LENGTH = 200;

    /** Reads a tag; faults are left with the input. */
    public static TagDraft read(JsonInput input) {
        return new TagDraft(input.requiredSlug("slug"), input.requiredText("name", NAME_LENGTH));
    }

    /** The same for equal drafts. */
    public byte[] digest() {
        return ContentDigest.of(slug, name);
    }
}
