package org.broadsheet.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;

/** How many requests pass, by a clock that the test sets. */
class QuotaCounterTest {

    private static final long MILLI = 1_000_000;

    /** A clock that stands until it is moved. */
    private static final class StandingClock implements TimeMeter {

        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final StandingClock clock = new StandingClock();

    private QuotaCounter counter(long requests, Duration window) {
        return new QuotaCounter(Policy.SEARCH, new Quota(requests, window), clock);
    }

    @Property(tries = 500, seed = Proof.ORDINARY_SEED)
    void in_any_period_no_more_pass_than_the_quota_and_what_is_refilled_in_it(
            @ForAll @IntRange(min = 1, max = 20) int requests,
            @ForAll @IntRange(min = 1, max = 60) int seconds,
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 4_000) Long> pauses) {
        Duration window = Duration.ofSeconds(seconds);
        QuotaCounter counter = counter(requests, window);
        List<Long> passed = new ArrayList<>();
        for (long pause : pauses) {
            clock.nanos += pause * MILLI;
            if (!counter.count("client").isRefused()) {
                passed.add(clock.nanos);
            }
        }

        for (int from = 0; from < passed.size(); from++) {
            for (int to = from; to < passed.size(); to++) {
                double period = (passed.get(to) - passed.get(from)) / (double) window.toNanos();
                assertThat(to - from + 1.0).isLessThanOrEqualTo(requests * (1 + period) + 1e-6);
            }
        }
    }

    @Property(tries = 500, seed = Proof.ORDINARY_SEED)
    void who_waits_as_long_as_told_passes_and_what_is_told_to_be_left_passes_at_once(
            @ForAll @IntRange(min = 1, max = 20) int requests,
            @ForAll @IntRange(min = 1, max = 60) int seconds,
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = 4_000) Long> pauses) {
        QuotaCounter counter = counter(requests, Duration.ofSeconds(seconds));
        for (long pause : pauses) {
            clock.nanos += pause * MILLI;
            Allowance allowance = counter.count("client");
            assertThat(allowance.remaining()).isBetween(0L, requests - 1L);
            assertThat(allowance.reset()).isBetween(1L, (long) seconds);
            if (allowance.isRefused()) {
                assertThat(allowance.remaining()).isZero();
                assertThat(allowance.reset())
                        .isGreaterThanOrEqualTo(allowance.pause().getAsLong());
                clock.nanos += Duration.ofSeconds(allowance.pause().getAsLong()).toNanos();
                assertThat(counter.count("client").isRefused()).isFalse();
            }
        }
        for (long left = counter.count("client").remaining(); left > 0; left--) {
            assertThat(counter.count("client").isRefused()).isFalse();
        }
    }

    @Test
    void after_the_time_that_it_says_all_of_the_quota_is_there_again() {
        QuotaCounter counter = counter(10, Duration.ofMinutes(1));
        for (int i = 0; i < 7; i++) {
            counter.count("client");
        }
        Allowance eighth = counter.count("client");
        assertThat(eighth.remaining()).isEqualTo(2);
        assertThat(eighth.reset()).isEqualTo(48);

        clock.nanos += Duration.ofSeconds(48).toNanos();

        assertThat(counter.count("client").remaining()).isEqualTo(9);
    }

    @Test
    void the_largest_quota_that_can_be_set_can_be_counted() {
        for (Duration window : List.of(Duration.ofSeconds(1), Duration.ofDays(1))) {
            Quota largest = new Quota(Quota.MOST_REQUESTS, window).times(Quotas.MOST_TIMES);
            QuotaCounter counter = new QuotaCounter(Policy.READS, largest, clock);
            counter.count("client");

            clock.nanos += window.minusMillis(1).toNanos();

            assertThat(counter.count("client").remaining()).isEqualTo(largest.requests() - 1);
        }
    }

    @Test
    void clients_are_counted_apart() {
        QuotaCounter counter = counter(1, Duration.ofMinutes(1));

        assertThat(counter.count("one").isRefused()).isFalse();
        assertThat(counter.count("one").isRefused()).isTrue();
        assertThat(counter.count("another").isRefused()).isFalse();
    }

    @Test
    void what_is_taken_back_was_not_counted() {
        QuotaCounter counter = counter(1, Duration.ofMinutes(1));
        counter.count("client");

        counter.uncount("client");

        assertThat(counter.count("client").isRefused()).isFalse();
        assertThat(counter.count("client").isRefused()).isTrue();
    }

    @Test
    void a_million_addresses_take_no_more_room_than_ten_thousand_and_forget_nobody_who_keeps_asking() {
        QuotaCounter counter = counter(100, Duration.ofDays(1));
        for (int i = 0; i < 100; i++) {
            counter.count("busy");
        }
        for (int i = 0; i < 1_000_000; i++) {
            counter.count("address " + i);
            if (i % 1_000 == 0) {
                assertThat(counter.count("busy").isRefused()).isTrue();
            }
        }

        assertThat(counter.clients()).isLessThanOrEqualTo(QuotaCounter.MOST_CLIENTS);
    }

    @Test
    void who_has_been_away_for_a_window_is_forgotten() {
        QuotaCounter counter = counter(1, Duration.ofSeconds(10));
        counter.count("client");

        clock.nanos += Duration.ofSeconds(10).toNanos();

        assertThat(counter.clients()).isZero();
    }
}
