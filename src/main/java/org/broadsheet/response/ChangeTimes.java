package org.broadsheet.response;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Knows when what answers depend on last changed, as far as this node can know it. */
public interface ChangeTimes {

    /**
     * The moment at which a request begins. Changes reported later may be missing in its answer.
     *
     * @param known a position in the order in which this node learned of changes
     * @param at by the database's clock
     */
    record Moment(long known, Instant at) {}

    /** The present moment. */
    Moment now();

    /**
     * When what an answer depends on last changed.
     *
     * @param cacheTags of everything that it shows
     * @param begun when its request began
     * @return empty if this cannot be known
     */
    Optional<LastModified> of(Set<String> cacheTags, Moment begun);

    /** The same for an answer that shows everything. */
    Optional<LastModified> ofEverything(Moment begun);
}
