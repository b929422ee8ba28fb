package org.broadsheet.change;

import java.util.UUID;

/**
 * Names of what responses show, for purging by {@code Surrogate-Key} and {@code Cache-Tag}. Characters are
 * {@code [a-z0-9._-]}, and who knows a request knows its tags.
 */
public final class CacheTags {

    /** Lists of articles that no section, tag or author narrows. */
    public static final String ARTICLES = "articles";

    /** Everything with digests. */
    public static final String SUMMARIES = "summaries";

    /** The list of sections. */
    public static final String SECTIONS = "sections";

    /** The list of authors. */
    public static final String AUTHORS = "authors";

    /** Everything that counts the articles of tags. */
    public static final String TAGS = "tags";

    /** Everything that shows names of sections, tags or authors beside articles. */
    public static final String NAMES = "names";

    /** The list of notices. */
    public static final String CORRECTIONS = "corrections";

    /** What tells where addresses lead. */
    public static final String ADDRESSES = "addresses";

    private CacheTags() {}

    public static String article(UUID id) {
        return "article-" + id;
    }

    public static String section(String slug) {
        return "section-" + slug;
    }

    public static String author(String slug) {
        return "author-" + slug;
    }

    public static String tag(String slug) {
        return "tag-" + slug;
    }
}
