package org.broadsheet.archive.markdown;

import java.util.List;

/**
 * Where a file is in a site, and what it is for that reason.
 *
 * @param kind what it is
 * @param path from the site's root, as in the zip
 * @param folders those that it is in, below the folder of all content
 * @param name its name without extension, date and language
 * @param date the date that its name begins with, such as {@code 2019-05-01}; null if there is none
 * @param language the one that its name or folder says; null if none
 * @param collection what kind of thing the site's own folders make it: posts, drafts, pages, or a name; may be null
 */
record Place(
        Kind kind, String path, List<String> folders, String name, String date, String language, String collection) {

    /** What a file is. */
    enum Kind {
        ARTICLE,
        /** In a folder of drafts, or under a name that is left out when the site is made. */
        DRAFT,
        /** Data of the site without a page of its own. */
        HIDDEN,
        PAGE,
        /** The page of a folder of articles. */
        SECTION,
        /** Part of another page. */
        PART,
        /** Templates, documentation, what programs made. */
        NOTHING
    }

    /** Whether its name stands for its folder. */
    boolean isIndex() {
        return name.equals("index") || name.equals("_index");
    }

    /** What it is called in addresses if nothing else says: the name of the file, or of its folder. */
    String basename() {
        return isIndex() && !folders.isEmpty() ? folders.get(folders.size() - 1) : name;
    }

    /** The folders that its address has in front of its own name. */
    List<String> above() {
        return isIndex() && !folders.isEmpty() ? folders.subList(0, folders.size() - 1) : folders;
    }
}
