package org.broadsheet.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dates of whole seconds for changes that know no such bounds. */
class LastModifiedTest {

    private static final Instant CHANGE = Instant.parse("2026-11-09T06:30:10.200Z");
    private static final Instant LATER = Instant.parse("2026-11-09T06:31:00Z");
    private static final String BEFORE = "Mon, 09 Nov 2026 06:30:09 GMT";
    private static final String SECOND = "Mon, 09 Nov 2026 06:30:10 GMT";
    private static final String NEXT = "Mon, 09 Nov 2026 06:30:11 GMT";

    private final LastModified once = new LastModified(CHANGE, true);
    private final LastModified often = new LastModified(CHANGE, false);

    @Test
    void a_single_change_has_its_second_as_its_date_at_once() {
        assertThat(once.field(CHANGE)).isEqualTo(SECOND);
        assertThat(once.isUnchangedSince(SECOND, CHANGE)).isTrue();
        assertThat(once.isUnchangedSince(BEFORE, LATER)).isFalse();
    }

    @Test
    void several_changes_of_a_second_have_the_next_one_as_their_date_once_nothing_is_under_way() {
        assertThat(often.field(CHANGE)).isEqualTo(SECOND);
        assertThat(often.isUnchangedSince(SECOND, CHANGE)).isFalse();
        assertThat(often.isUnchangedSince(NEXT, CHANGE.plusSeconds(1))).isFalse();

        assertThat(often.field(LATER)).isEqualTo(NEXT);
        assertThat(often.isUnchangedSince(NEXT, LATER)).isTrue();
        assertThat(often.isUnchangedSince(SECOND, LATER)).isFalse();
    }

    @Test
    void a_date_of_the_clients_own_counts_from_when_no_change_can_have_been_under_way() {
        assertThat(once.isUnchangedSince(NEXT, LATER)).isFalse();
        assertThat(once.isUnchangedSince("Mon, 09 Nov 2026 06:30:12 GMT", LATER))
                .isTrue();
        assertThat(once.isUnchangedSince("Fri, 31 Dec 2100 00:00:00 GMT", LATER))
                .isTrue();
    }

    @Test
    void obsolete_dates_are_read_and_what_is_no_date_is_ignored() {
        assertThat(once.isUnchangedSince("Monday, 09-Nov-26 06:30:10 GMT", LATER))
                .isTrue();
        assertThat(once.isUnchangedSince("Mon Nov  9 06:30:10 2026", LATER)).isTrue();
        for (String nonsense : new String[] {"", "yesterday", "2026-11-09T06:30:10Z", "0"}) {
            assertThat(once.isUnchangedSince(nonsense, LATER)).as(nonsense).isFalse();
        }
    }
}
