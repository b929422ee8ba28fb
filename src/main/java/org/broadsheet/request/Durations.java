package org.broadsheet.request;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads ISO 8601 durations that were sent. */
public final class Durations {

    private Durations() {}

    /** The duration in a text; empty if it is not one, or outside these bounds. */
    public static Optional<Duration> between(String text, Duration shortest, Duration longest) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text))
                    .filter(duration -> duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
