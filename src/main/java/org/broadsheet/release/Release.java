package org.broadsheet.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.problem.Fault;

/**
 * A stored release.
 *
 * @param draft with ids for articles and summaries
 * @param at when it is to be carried out, or was; null if neither
 * @param failure why it could not be carried out at its time; null if it did not fail, or was saved since
 */
record Release(
        UUID id,
        int version,
        ReleaseDraft draft,
        ReleaseState state,
        Instant at,
        Instant doneAt,
        Failure failure,
        Instant madeAt,
        String madeBy,
        Instant savedAt,
        String savedBy) {

    /**
     * What came of a time at which it was to be carried out.
     *
     * @param at that time
     */
    record Failure(Instant at, String by, List<Fault> errors) {}
}
