package org.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.broadsheet.support.Proof;

class SearchLexemesTest {

    private static final UUID SECTION = new UUID(0x7000, 0x8000L << 48);
    private static final long EARLIEST = -62_135_596_800L;
    private static final long LATEST = 7_258_118_400L;

    /** The windows that cover a stretch of time. */
    private static List<String> windows(String tsquery) {
        return Arrays.stream(tsquery.replaceAll("[()']", "").split(" \\| ")).toList();
    }

    private static List<String> places(Instant time) {
        return SearchLexemes.of(time, Set.of(SECTION), Set.of(), Set.of(), "en");
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void the_windows_of_a_stretch_contain_each_of_its_articles_exactly_once(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long published,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long begin,
            @ForAll @LongRange(min = 1, max = 100_000) long length) {
        Instant time = Instant.ofEpochSecond(published);
        long from = SearchLexemes.number(Instant.ofEpochSecond(begin));
        List<String> windows = windows(SearchLexemes.between(from, from + length, "english"));

        boolean within = !time.isBefore(SearchLexemes.begin(from)) && time.isBefore(SearchLexemes.begin(from + length));
        assertThat(windows.stream().filter(places(time)::contains)).hasSize(within ? 1 : 0);
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void an_article_is_in_no_window_of_another_stemmer(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long published) {
        long from = SearchLexemes.number(Instant.ofEpochSecond(published));

        assertThat(windows(SearchLexemes.between(from, from + 1, "german")))
                .doesNotContainAnyElementsOf(places(Instant.ofEpochSecond(published)));
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void a_stretch_is_at_most_a_quarter_longer_than_asked_and_has_few_windows(
            @ForAll @LongRange(min = 0, max = 300_000) long until,
            @ForAll @LongRange(min = 1, max = 250_000) long length) {
        long from = SearchLexemes.before(until, length);

        assertThat(until - from).isBetween(length, length + length / 4);
        assertThat(windows(SearchLexemes.between(from, until, "english"))).hasSizeLessThan(80);
    }
}
