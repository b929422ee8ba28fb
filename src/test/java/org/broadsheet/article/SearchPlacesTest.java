package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SearchPlacesTest {

    private static final UUID SECTION = new UUID(0x7000, 0x8000L << 48);
    private static final long EARLIEST = -62_135_596_800L;
    private static final long LATEST = 7_258_118_400L;

    /** The windows that a stretch of time is made of. */
    private static List<String> windows(String tsquery) {
        return Arrays.stream(tsquery.replaceAll("[()']", "").split(" \\| ")).toList();
    }

    private static List<String> places(Instant time) {
        return SearchPlaces.of(time, SECTION, Set.of(), Set.of(), "en");
    }

    @Property
    void a_stretch_of_time_has_each_article_of_it_in_one_window_and_no_other(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long published,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long begin,
            @ForAll @LongRange(min = 1, max = 100_000) long length) {
        Instant time = Instant.ofEpochSecond(published);
        long from = SearchPlaces.number(Instant.ofEpochSecond(begin));
        List<String> windows = windows(SearchPlaces.between(from, from + length, "english"));

        boolean within = !time.isBefore(SearchPlaces.begin(from)) && time.isBefore(SearchPlaces.begin(from + length));
        assertThat(windows.stream().filter(places(time)::contains)).hasSize(within ? 1 : 0);
    }

    @Property
    void an_article_is_in_no_window_of_another_configuration(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long published) {
        long from = SearchPlaces.number(Instant.ofEpochSecond(published));

        assertThat(windows(SearchPlaces.between(from, from + 1, "german")))
                .doesNotContainAnyElementsOf(places(Instant.ofEpochSecond(published)));
    }

    @Property
    void a_stretch_is_as_long_as_was_asked_or_up_to_a_quarter_longer_and_of_few_windows(
            @ForAll @LongRange(min = 0, max = 300_000) long until,
            @ForAll @LongRange(min = 1, max = 250_000) long length) {
        long from = SearchPlaces.before(until, length);

        assertThat(until - from).isBetween(length, length + length / 4);
        assertThat(windows(SearchPlaces.between(from, until, "english"))).hasSizeLessThan(80);
    }
}
