package org.broadsheet.article;

import java.time.Instant;
import java.util.List;

/** The orders that lists of articles come in. Each has an index on articles, and one on a section's articles. */
enum ArticleSort {
    NEWEST("-publishedAt", "published_at", true, Instant.class),
    OLDEST("publishedAt", "published_at", false, Instant.class),
    LATEST_UPDATE("-updatedAt", "updated_at", true, Instant.class),
    HEADLINE("headline", "headline_key", false, String.class),
    /** How well it matches a search, newer stories a little before older ones. */
    RELEVANCE("relevance", "rank", true, String.class),
    /** For editors: what was saved last comes first. */
    SAVED("-savedAt", "saved_at", true, Instant.class);

    /** The orders that the public can ask for. */
    static final List<ArticleSort> PUBLIC = List.of(NEWEST, OLDEST, LATEST_UPDATE, HEADLINE);

    /** The orders that a search can ask for. */
    static final List<ArticleSort> SEARCH = List.of(RELEVANCE, NEWEST, OLDEST, LATEST_UPDATE, HEADLINE);

    /** The orders that editors can ask for; articles without a time to sort by stand in none of the others. */
    static final List<ArticleSort> EDITORIAL = List.of(SAVED, LATEST_UPDATE, HEADLINE);

    private final String wireName;
    private final String column;
    private final boolean descending;
    private final Class<?> keyType;

    ArticleSort(String wireName, String column, boolean descending, Class<?> keyType) {
        this.wireName = wireName;
        this.column = column;
        this.descending = descending;
        this.keyType = keyType;
    }

    String wireName() {
        return wireName;
    }

    /** The column of {@code article} that holds the sort key. */
    String column() {
        return column;
    }

    boolean descending() {
        return descending;
    }

    Class<?> keyType() {
        return keyType;
    }

    /** Whether the join tables of tags and authors hold this sort key too. */
    boolean isByPublication() {
        return column.equals("published_at");
    }
}
