package org.broadsheet.export;

import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Lets few exports run at once: each holds a connection and an old snapshot until its client has read it. The public's and
 * the newsroom's have places of their own, so that strangers cannot keep editors from theirs.
 */
final class ExportPlaces {

    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * The same output, which needs a place. It is taken only when the body is written: the body of an answer to HEAD never
     * is, so it would not be released.
     */
    StreamingOutput holding(StreamingOutput export) {
        return out -> {
            if (!places.tryAcquire()) {
                throw Problem.of(ProblemType.UNAVAILABLE, AT_ONCE + " exports are running; ask again later.")
                        .exception(Map.of("Retry-After", "30"));
            }
            try {
                export.write(out);
            } finally {
                places.release();
            }
        };
    }
}
