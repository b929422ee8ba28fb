package org.broadsheet.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** When a call that failed is made again. */
final class Retries {

    /** Ten within a day, as Standard Webhooks 1.0 recommends, and then every four hours. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    private static final double SPREAD = 0.2;
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private Retries() {}

    /**
     * The pause after a call.
     *
     * @param tries how many calls there were, at least 1
     * @param chance from 0 to 1: so that what failed together is not tried again together
     */
    static Duration pause(int tries, double chance) {
        Duration pause = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 - SPREAD + 2 * SPREAD * chance)));
    }

    /**
     * What the header Retry-After asks for (RFC 9110, section 10.2.3): seconds, or a date. At most a day; empty if it is
     * neither.
     */
    static Optional<Duration> asked(String retryAfter, Instant now) {
        return seconds(retryAfter.strip())
                .or(() -> until(retryAfter.strip(), now))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause)
                .map(pause -> pause.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : pause);
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<Duration> until(String text, Instant now) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
