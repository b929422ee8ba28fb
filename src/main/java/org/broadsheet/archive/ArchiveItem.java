package org.broadsheet.archive;

import org.broadsheet.request.WarningCode;

/** One thing in an archive. Readers give them in the order of the file; nothing has to come before another. */
public sealed interface ArchiveItem
        permits ArchiveArticle,
                ArchiveItem.LeftOut,
                ArchiveItem.Media,
                ArchiveItem.Moved,
                ArchiveItem.Site,
                ArchiveItem.Snippet,
                ArchivePerson,
                ArchiveTerm {

    /**
     * What the file says of the site that it comes from.
     *
     * @param address its root, http or https; may be null
     * @param language BCP 47; may be null
     */
    record Site(String address, String language) implements ArchiveItem {}

    /**
     * A picture that articles name by a key of the archive's own.
     *
     * @param key what {@link ArchiveArticle#leadMedia} has
     * @param parent the key of the article that it was sent with; null for none
     * @param url where it is
     */
    record Media(String key, String parent, String url, String alt, String caption, String credit)
            implements ArchiveItem {

        public Media(String key, String url, String alt, String caption, String credit) {
            this(key, null, url, alt, caption, credit);
        }
    }

    /** Text that bodies of articles have by a key. */
    record Snippet(String key, String html) implements ArchiveItem {}

    /**
     * A path of the earlier site that led elsewhere.
     *
     * @param from a path or an address of the earlier site
     * @param to likewise, or an address of another site
     */
    record Moved(String where, String from, String to) implements ArchiveItem {}

    /**
     * Something that does not come along.
     *
     * @param where what it is, for people, such as {@code page 17, “Contact”}
     * @param detail a sentence that says what was left out, and why
     */
    record LeftOut(String where, WarningCode code, String detail) implements ArchiveItem {}
}
