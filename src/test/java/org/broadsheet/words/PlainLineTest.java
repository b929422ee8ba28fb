package org.broadsheet.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {

    @Test
    void spaces_become_one_and_end_at_the_ends_without_a_word() {
        PlainLine line = PlainLine.of(" \u00a0 The  ferry   is back \u200b ");

        assertThat(line.text()).isEqualTo("The ferry is back");
        assertThat(line.changes()).isEmpty();
    }

    @Test
    void control_characters_go_and_line_breaks_become_spaces_and_both_are_said() {
        PlainLine line = PlainLine.of("x\u0001y\u0001\u009f\u000bz\r\n\tend\n");

        assertThat(line.text()).isEqualTo("xy z end");
        assertThat(line.changes())
                .containsExactly(
                        "Removed the control character U+0001",
                        "Removed the control character U+009F",
                        "Replaced line breaks and tabs by spaces");
    }

    @Test
    void characters_that_shape_or_join_others_stay() {
        for (String text : new String[] {
            "می\u200cخواهم",
            "\u200fعنوان!",
            "Bundes\u00adverfassung",
            "👩\u200d🚀 at\u00a0noon",
            "10\u202fkm",
            "a\u200bb"
        }) {
            assertThat(PlainLine.of(text)).isEqualTo(new PlainLine(text, List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b",
                "\ufeff",
                "\u00a0\u2003",
                "\u200d\u200c",
                "\u00ad",
                "\u2060",
                "\u200e\u202e",
                "\u3164",
                "\u2800",
                "\u0001\u0002",
                "\ufe0f",
                "\u180e \n"
            })
    void a_text_without_anything_to_see_is_empty(String text) {
        assertThat(PlainLine.of(text).text()).isEmpty();
        assertThat(PlainLine.isVisible(text)).isFalse();
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void a_line_is_one_line_in_nfc_and_stays_as_it_is(@ForAll String text) {
        String line = PlainLine.of(text).text();

        assertThat(line).doesNotContainPattern("[\\p{Cc}\\x{2028}\\x{2029}]|  |^ | $");
        assertThat(Normalizer.isNormalized(line, Normalizer.Form.NFC)).isTrue();
        assertThat(PlainLine.of(line).text()).isEqualTo(line);
        assertThat(line.isEmpty()).isEqualTo(!PlainLine.isVisible(text));
    }
}
