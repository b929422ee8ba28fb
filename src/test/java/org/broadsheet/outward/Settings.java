package org.broadsheet.outward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of a test: generous times, unless it is about them. */
record Settings(Optional<List<String>> allow, Duration connectTimeout, Duration silence, Duration timeout)
        implements OutwardConfig {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** With nothing allowed but these. */
    static Settings allowing(String... entries) {
        return new Settings(Optional.of(List.of(entries)), PATIENCE, PATIENCE, PATIENCE);
    }

    Settings withSilence(Duration other) {
        return new Settings(allow, connectTimeout, other, timeout);
    }

    Settings withTimeout(Duration other) {
        return new Settings(allow, connectTimeout, silence, other);
    }
}
