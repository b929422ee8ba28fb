package org.broadsheet.article.workingcopy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.edit.Content;
import org.broadsheet.problem.Fault;

/**
 * A stored working copy.
 *
 * @param version counts the saves of all working copies that the article ever had
 * @param base the article's content when it was made or last rebased, with ids for references
 * @param baseVersion the article's version that had it
 * @param content with ids for references
 * @param failure why publishing it by the clock failed; null if it did not, or if it was saved since
 */
record WorkingCopy(
        UUID article,
        int version,
        Content base,
        int baseVersion,
        Content content,
        Instant madeAt,
        String madeBy,
        Instant savedAt,
        String savedBy,
        Failure failure) {

    /**
     * What came of a time at which it was to be published.
     *
     * @param at that time
     */
    record Failure(Instant at, String by, List<Fault> errors) {}
}
