package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import org.broadsheet.list.AlphabeticalKey;
import org.broadsheet.request.WireName;

/**
 * The orders of lists of articles. Those by a column of the article have an index over all articles, and one over those of
 * a section.
 */
public enum ArticleSort implements WireName {
    NEWEST("-publishedAt", "a.published_at", true, Instant.class),
    OLDEST("publishedAt", "a.published_at", false, Instant.class),
    LATEST_UPDATE("-updatedAt", "a.updated_at", true, Instant.class),
    /** Alphabetical; which column has the keys depends on the list: see {@link ArticleOrder}. */
    HEADLINE("headline", "a.headline_key", false, AlphabeticalKey.class),
    /** The most important first, the newest first among equals; without those of no priority, of which there are most. */
    PRIORITY("priority", "article_importance(a.priority, a.published_at) collate \"C\"", false, String.class),
    /** Best match of a search first, with some preference for newer stories. */
    RELEVANCE("relevance", "rank", true, String.class),
    /** That of the names in the request. */
    ASKED("asked", "place", false, String.class),
    /** For editors: last saved first. */
    SAVED("-savedAt", "a.saved_at", true, Instant.class);

    /** The orders that need no words to search for. */
    static final List<ArticleSort> WITHOUT_WORDS = List.of(NEWEST, OLDEST, LATEST_UPDATE, HEADLINE, PRIORITY);

    private final String wireName;
    private final String key;
    private final boolean descending;
    private final Class<?> keyType;

    ArticleSort(String wireName, String key, boolean descending, Class<?> keyType) {
        this.wireName = wireName;
        this.key = key;
        this.descending = descending;
        this.keyType = keyType;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** The sort key of an article {@code a}, in SQL. */
    public String key() {
        return key;
    }

    public boolean descending() {
        return descending;
    }

    public Class<?> keyType() {
        return keyType;
    }

    /** Whether the join tables of tags and authors hold this sort key too. */
    boolean isByPublication() {
        return this == NEWEST || this == OLDEST;
    }
}
