package org.broadsheet.section;

import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.JsonInput;

/**
 * A section as a newsroom sends it.
 *
 * @param slug its name in paths
 * @param name at most 200 characters
 * @param description plain text, at most 2,000 characters; may be null
 * @param position where it stands among the sections, 0 to 9999; sections of one position go by name
 */
public record SectionDraft(String slug, String name, String description, int position) {

    public static final int NAME_LENGTH = 200;
    public static final int DESCRIPTION_LENGTH = 2_000;
    public static final int LAST_POSITION = 9_999;

    /** The position leads the sort key, in so many digits. */
    static final int POSITION_DIGITS = 4;

    /** Reads a section; faults are left with the input. */
    public static SectionDraft read(JsonInput input) {
        return new SectionDraft(
                input.requiredSlug("slug"),
                input.requiredText("name", NAME_LENGTH),
                input.text("description", DESCRIPTION_LENGTH).orElse(null),
                input.number("position", 0, LAST_POSITION).orElse(LAST_POSITION));
    }

    /** The same for equal drafts. */
    public byte[] digest() {
        return ContentDigest.of(slug, name, description, position);
    }
}
