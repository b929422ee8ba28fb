package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadsheet.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of a thousand bytes. */
class ByteRangeTest {

    private static final String ETAG = "\"tag\"";
    private static final int WHOLE = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 100",
        "bytes=0-0, 0, 1",
        "bytes=999-, 999, 1",
        "bytes=0-, 0, 1000",
        "bytes=500-5000, 500, 500",
        "bytes=-1, 999, 1",
        "bytes=-5000, 0, 1000",
        "bytes=0-999999999999999999, 0, 1000"
    })
    void a_single_range_is_cut_to_what_there_is(String field, int from, int length) {
        assertThat(ByteRange.of(field, null, ETAG, WHOLE)).hasValue(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=5-4",
                "bytes=-",
                "bytes=",
                "bytes=a-b",
                "lines=0-1",
                "bytes=0-9999999999999999999999"
            })
    void several_ranges_and_what_cannot_be_read_mean_the_whole(String field) {
        assertThat(ByteRange.of(field, null, ETAG, WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
    void a_range_beyond_the_end_is_refused_with_the_length(String field) {
        assertThatThrownBy(() -> ByteRange.of(field, null, ETAG, WHOLE))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(416);
                    assertThat(refusal.headers()).containsEntry("Content-Range", "bytes */1000");
                });
    }

    @Test
    void a_range_of_other_bytes_means_the_whole() {
        assertThat(ByteRange.of("bytes=0-1", ETAG, ETAG, WHOLE)).isPresent();
        assertThat(ByteRange.of("bytes=0-1", "\"other\"", ETAG, WHOLE)).isEmpty();
        assertThat(ByteRange.of("bytes=0-1", "W/" + ETAG, ETAG, WHOLE)).isEmpty();
        assertThat(ByteRange.of("bytes=0-1", "Tue, 01 Dec 2026 00:00:00 GMT", ETAG, WHOLE))
                .isEmpty();
    }
}
