package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-05-01|2019-05-01T00:00:00Z",
                "2019-5-1|2019-05-01T00:00:00Z",
                "2019/05/01 9:30|2019-05-01T09:30:00Z",
                "2019-05-01T10:00:00Z|2019-05-01T10:00:00Z",
                "2019-05-01T10:00:00.1234567+02:00|2019-05-01T08:00:00.123456Z",
                "2019-05-01 10:00:00 -0500|2019-05-01T15:00:00Z",
                "2019-05-01 10:00:00 +5|2019-05-01T05:00:00Z",
                "2019-05-01 10:00 UTC|2019-05-01T10:00:00Z",
                "2019-05-01 10:00 America/New_York|2019-05-01T14:00:00Z",
                "2019-05-01T10:00+02:00[Europe/Berlin]|2019-05-01T08:00:00Z",
                "20190501|2019-05-01T00:00:00Z",
                "20190501T093000Z|2019-05-01T09:30:00Z",
                "Wed, 01 May 2019 10:00:00 GMT|2019-05-01T10:00:00Z",
                "Wed, 1 May 2019 10:00:00 +0200|2019-05-01T08:00:00Z",
                "Mon, 01 May 2019 10:00:00 EST|2019-05-01T15:00:00Z",
                "01 May 19 10:00 PDT|2019-05-01T17:00:00Z",
                "Wednesday, 1 Sept 1999 10:00:00|1999-09-01T10:00:00Z",
                "Wed,01 May 2019 10:00:00 UT|2019-05-01T10:00:00Z",
                "Wed, 01 May 2019 10:00:00 GMT+0200|2019-05-01T08:00:00Z",
                "Wed, 01 May 2019 24:00:00 +0000|2019-05-02T00:00:00Z",
                "Wed May 01 2019 10:00:00 GMT+0200 (Central European Summer Time)|2019-05-01T08:00:00Z",
                "Wed May  1 10:00:00 UTC 2019|2019-05-01T10:00:00Z",
                "May 1, 2019|2019-05-01T00:00:00Z",
                "May 1, 2019 at 3:05 PM|2019-05-01T15:05:00Z",
                "May 1st, 2019 12:00 am|2019-05-01T00:00:00Z",
                "1. Mai 2019|2019-05-01T00:00:00Z",
                "mer., 1 août 2018 10:00:00 +0200|2018-08-01T08:00:00Z",
                "1 de mayo de 2019|2019-05-01T00:00:00Z",
                "01.05.2019 10:00|2019-05-01T10:00:00Z",
                "31/05/2019|2019-05-31T00:00:00Z",
                "5/31/2019 1:00 PM|2019-05-31T13:00:00Z",
                "1556704800|2019-05-01T10:00:00Z",
                "1556704800123|2019-05-01T10:00:00.123Z"
            })
    void times_are_read_as_people_and_programs_write_them(String written, Instant time) {
        assertThat(WrittenTime.instant(written)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "5/6/2019", "2019-02-30", "2019-13-01", "0000-00-00 00:00:00", "1 Brumaire 1799"})
    void what_is_no_date_or_two_dates_is_not_read(String written) {
        assertThat(WrittenTime.instant(written)).isEmpty();
    }

    @Test
    void a_long_text_is_no_time() {
        assertThat(WrittenTime.instant("1".repeat(1_000_000))).isEmpty();
    }
}
