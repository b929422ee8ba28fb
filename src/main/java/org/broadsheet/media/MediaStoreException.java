package org.broadsheet.media;

import java.util.Map;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;

/** The store of pictures failed: its disk or network, not the request. Answered with 503. */
public final class MediaStoreException extends RuntimeException {

    private static final Map<String, String> SOON = Map.of("Retry-After", "2");
    private static final Map<String, String> LATER = Map.of("Retry-After", "60");

    private final boolean full;

    MediaStoreException(String message, Throwable cause, boolean full) {
        super(message, cause);
        this.full = full;
    }

    /** What a client is told. */
    public ProblemException answer() {
        return full
                ? Problem.of(ProblemType.STORAGE_FULL, "The store of pictures has no space left.")
                        .exception(LATER)
                : Problem.of(ProblemType.UNAVAILABLE, "The store of pictures is temporarily unavailable; try again.")
                        .exception(SOON);
    }
}
