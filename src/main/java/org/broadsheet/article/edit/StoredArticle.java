package org.broadsheet.article.edit;

import java.time.Instant;
import java.util.UUID;

/**
 * A complete stored article, read by {@link ArticleTable}.
 *
 * @param version counts the saves, from 1
 * @param content with ids as references to articles
 * @param isPublic whether it is public now
 * @param gone when and why it stopped being public; null if it is public or never was
 * @param stage as stored, see {@link Stages}; null for the first
 * @param lock who has it open; null for nobody
 */
public record StoredArticle(
        UUID id,
        int version,
        Content content,
        State state,
        boolean retracted,
        boolean isPublic,
        EditorialArticle.GoneView gone,
        Instant savedAt,
        String savedBy,
        String stage,
        LockView lock) {

    /** Whether it was ever public. */
    public boolean everPublic() {
        return isPublic || gone != null;
    }
}
