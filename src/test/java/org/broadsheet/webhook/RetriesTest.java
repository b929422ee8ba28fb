package org.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T06:00:00Z");

    @Property
    void pauses_grow_and_stay_within_a_fifth(
            @ForAll @IntRange(min = 1, max = 60) int tries, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration pause = Retries.pause(tries, chance);
        Duration middle = Retries.pause(tries, 0.5);
        assertThat(pause.toMillis()).isBetween(middle.toMillis() * 8 / 10, middle.toMillis() * 12 / 10);
        assertThat(Retries.pause(tries + 1, 0.5)).isGreaterThanOrEqualTo(middle);
    }

    @Test
    void ten_calls_fit_into_a_day() {
        Duration whole = Duration.ZERO;
        int tries = 0;
        while (whole.compareTo(Duration.ofDays(1)) < 0) {
            tries++;
            whole = whole.plus(Retries.pause(tries, 0.5));
        }
        assertThat(tries).isBetween(10, 14);
        assertThat(Retries.pause(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void retry_after_is_seconds_or_a_date_and_at_most_a_day() {
        assertThat(Retries.asked("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(Retries.asked(" 0 ", NOW)).contains(Duration.ZERO);
        assertThat(Retries.asked("Tue, 1 Dec 2026 06:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
        assertThat(Retries.asked("Tue, 1 Dec 2026 05:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(Retries.asked("999999999", NOW)).contains(Duration.ofDays(1));
        assertThat(Retries.asked("-5", NOW)).isEmpty();
        assertThat(Retries.asked("soon", NOW)).isEmpty();
        assertThat(Retries.asked("99999999999999999999", NOW)).isEmpty();
        assertThat(Retries.asked("", NOW)).isEmpty();
    }
}
