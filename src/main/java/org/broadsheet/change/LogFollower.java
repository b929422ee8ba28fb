package org.broadsheet.change;

import java.time.Instant;
import java.util.List;

/** Does more in the transaction of every change, after its rows were appended and before it is committed. */
public interface LogFollower {

    /**
     * Runs under the lock of the log, so it has to be quick.
     *
     * @param first the number of the first change; the others have those that follow
     * @param at the time of all of them
     */
    void appended(List<Change> changes, long first, Instant at);
}
