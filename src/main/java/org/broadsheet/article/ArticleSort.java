package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import org.broadsheet.list.AlphabeticalKey;
import org.broadsheet.request.WireName;

/**
 * The orders of lists of articles. Those that are a column of the article have an index over all articles, and one over
 * those of a section.
 */
public enum ArticleSort implements WireName {
    NEWEST("-publishedAt", "published_at", true, Instant.class),
    OLDEST("publishedAt", "published_at", false, Instant.class),
    LATEST_UPDATE("-updatedAt", "updated_at", true, Instant.class),
    /** Alphabetical; which column has the keys depends on the list: see {@link ArticleOrder}. */
    HEADLINE("headline", "headline_key", false, AlphabeticalKey.class),
    /** Best match of a search first, with some preference for newer stories. */
    RELEVANCE("relevance", "rank", true, String.class),
    /** That of the names in the request. */
    ASKED("asked", "place", false, String.class),
    /** For editors: last saved first. */
    SAVED("-savedAt", "saved_at", true, Instant.class);

    /** The orders that need no words to search for. */
    static final List<ArticleSort> WITHOUT_WORDS = List.of(NEWEST, OLDEST, LATEST_UPDATE, HEADLINE);

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

    @Override
    public String wireName() {
        return wireName;
    }

    /** The column of {@code article} that holds the sort key. */
    public String column() {
        return column;
    }

    public boolean descending() {
        return descending;
    }

    public Class<?> keyType() {
        return keyType;
    }

    /** Whether the join tables of tags and authors hold this sort key too. */
    boolean isByPublication() {
        return column.equals("published_at");
    }
}
