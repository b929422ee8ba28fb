package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    private static final Pattern GRAPHEMES = Pattern.compile("\\X");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "ferry",
                        " ",
                        " ",
                        ". ",
                        "! ",
                        "👩‍👩‍👧",
                        "e\u0301",
                        "東京",
                        "。",
                        "ภาษาไทย",
                        "\n\n",
                        "Dr. ",
                        "🇩🇪",
                        "x",
                        "-",
                        "\u00A0",
                        "…")
                .list()
                .ofMaxSize(150)
                .map(all -> String.join("", all));
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void fits_and_is_the_start_of_the_text(@ForAll("texts") String text) {
        Excerpt excerpt = Excerpt.of(text, "en");

        assertThat(excerpt.text().length()).isLessThanOrEqualTo(Excerpt.LENGTH);
        assertThat(excerpt.text()).isEqualTo(excerpt.text().strip()).doesNotContain("  ", "\n");
        String whole = Excerpt.of(text, "en").truncated()
                ? text.replaceAll("\\s+", " ").strip()
                : excerpt.text();
        String start = excerpt.truncated() && !whole.startsWith(excerpt.text())
                ? excerpt.text().substring(0, excerpt.text().length() - 1)
                : excerpt.text();
        assertThat(whole).startsWith(start);
        assertThat(excerpt.truncated())
                .isEqualTo(text.replaceAll("\\s+", " ").strip().length() > Excerpt.LENGTH);
        assertThat(GRAPHEMES.matcher(whole).results().anyMatch(each -> each.start() == start.length())
                        || start.length() == whole.length())
                .isTrue();
    }

    @Test
    void ends_with_a_sentence_that_lies_far_enough_in() {
        String sentence = "The ferry is back after a year, and " + "the harbour is glad ".repeat(4) + "of it.";

        assertThat(Excerpt.of(sentence + " " + sentence.repeat(3), "en")).isEqualTo(new Excerpt(sentence, true));
        assertThat(Excerpt.of("Yes. " + "word ".repeat(60), "en").text())
                .endsWith("word…")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(Excerpt.of("a ".repeat(45) + "said Dr. " + "Brown ".repeat(40), "en")
                        .text())
                .doesNotEndWith("Dr.");
    }

    @Test
    void the_excerpt_of_a_body_is_its_running_text() {
        Body body = Sources.MARKDOWN
                .read("## Heading\n\nThe *ferry*\nis & back.\n\n![A](/x.jpg)")
                .body();

        assertThat(body.excerpt("en")).isEqualTo(new Excerpt("The ferry is & back.", false));
        assertThat(Sources.MARKDOWN.read("## Only").body().excerpt("en").text()).isEqualTo("Only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The ferry's well-known crew of 1,200 sailed.   | 7
            en | — “Yes”, he said… and... no                      | 5
            de | Die Fähre fährt über die Elbe                    | 6
            zh | 渡轮回来了，2026年                                 | 7
            ja | フェリーが戻った。                                   | 8
            th | ภาษาไทยง่ายมาก                                     | 4
            ar | عادت العبّارة إلى الميناء                          | 4
            ko | 페리가 돌아왔다                                      | 2
            km | ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជា                           | 4
            lo | ຂ້ອຍຮັກປະເທດລາວ                                    | 4
            my | ကျွန်တော်မြန်မာနိုင်ငံကိုချစ်တယ်                      | 5
            en | The word ประเทศ is Thai.                          | 5
            en | &                                                | 0
            """)
    void words_are_counted_as_readers_would(String language, String text, int words) {
        assertThat(WordCounter.count(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,en,1",
        "228,0,en,1",
        "450,0,en,2",
        "450,0,de,3",
        "2280,0,en-GB,10",
        "2550,0,zh-Hans,10",
        "1840,0,cs,10",
        "0,5,en,1",
        "0,10,en,1",
        "2280,10,en,11",
        "0,20,en,2",
        "2147483647,2147483647,en,116792971"
    })
    void reading_time_follows_the_measured_speeds(int words, int images, String language, int minutes) {
        assertThat(ReadingTime.minutes(words, images, language)).isEqualTo(minutes);
    }
}
