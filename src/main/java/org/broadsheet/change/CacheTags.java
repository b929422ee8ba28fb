package org.broadsheet.change;

import java.util.UUID;

/**
 * Names for what responses show, for purging by {@code Surrogate-Key} and {@code Cache-Tag}. Tags consist of the
 * characters {@code [a-z0-9._-]} and can be derived from the request.
 */
public final class CacheTags {

    /** Article lists that are not filtered by section, tag or author. */
    public static final String ARTICLES = "articles";

    /** Everything that shows summaries. */
    public static final String SUMMARIES = "summaries";

    /** The list of sections. */
    public static final String SECTIONS = "sections";

    /** The list of authors. */
    public static final String AUTHORS = "authors";

    /** Everything that shows how many articles tags have. */
    public static final String TAGS = "tags";

    /** Everything that shows names of sections, tags or authors beside articles. */
    public static final String NAMES = "names";

    /** Pages of sections, tags and authors, which show fields of the newsroom's own. */
    public static final String EXTRA = "extra";

    /** The list of notices. */
    public static final String CORRECTIONS = "corrections";

    /** Everything that resolves addresses. */
    public static final String ADDRESSES = "addresses";

    private static final String MEDIA = "media-";

    private CacheTags() {}

    public static String article(UUID id) {
        return "article-" + id;
    }

    /** What shows an image that is kept here. */
    public static String image(UUID id) {
        return "image-" + id;
    }

    public static String section(String slug) {
        return "section-" + slug;
    }

    public static String author(String slug) {
        return "author-" + slug;
    }

    /** All sizes of a kept picture with this hash in their addresses. */
    public static String media(String hash) {
        return MEDIA + hash;
    }

    /** Whether a tag is one of {@link #media}. */
    public static boolean isMedia(String tag) {
        return tag.startsWith(MEDIA);
    }

    public static String tag(String slug) {
        return "tag-" + slug;
    }
}
