package org.broadsheet.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How settings of {@code broadsheet.limits} are read. */
class QuotaTest {

    @Test
    void a_quota_is_a_number_of_requests_and_a_duration_in_the_form_of_all_settings() {
        assertThat(Quota.of("60/1m")).isEqualTo(new Quota(60, Duration.ofMinutes(1)));
        assertThat(Quota.of("1/1S")).isEqualTo(new Quota(1, Duration.ofSeconds(1)));
        assertThat(Quota.of(" 1000000/1d ")).isEqualTo(new Quota(1_000_000, Duration.ofDays(1)));
        assertThat(Quota.of("10/90")).isEqualTo(new Quota(10, Duration.ofSeconds(90)));
        assertThat(Quota.of("5/PT1H30M")).isEqualTo(new Quota(5, Duration.ofMinutes(90)));
    }

    @Test
    void off_is_no_quota() {
        assertThat(Quota.of("off").isOn()).isFalse();
        assertThat(Quota.of("OFF").isOn()).isFalse();
        assertThat(Quota.of("1/1s").isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "60",
                "/1m",
                "60/",
                "0/1m",
                "-1/1m",
                "60/0s",
                "60/500ms",
                "60/25h",
                "60 / 1m",
                "60/1m/1h",
                "many/1m",
                "60/soon",
                "1000001/1m",
                "60/-1s"
            })
    void anything_else_stops_the_start_with_what_is_allowed(String setting) {
        assertThatThrownBy(() -> Quota.of(setting)).isInstanceOf(IllegalArgumentException.class);
    }
}
