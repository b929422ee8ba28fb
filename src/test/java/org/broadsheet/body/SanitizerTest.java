package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {

    @Provide
    Arbitrary<String> rubbish() {
        return Sources.rubbish();
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void clean_prose_stays_as_it_is(@ForAll("rubbish") String source) {
        String clean = Sanitizer.prose(source).html();

        assertThat(Sanitizer.prose(clean)).isEqualTo(new Sanitizer.Result(clean, List.of()));
        assertThat(Sanitizer.text(clean)).doesNotContain("<p>");
    }

    @Test
    void prose_has_paragraphs_only_where_it_was_sent_with_them() {
        assertThat(Sanitizer.prose("A & B").html()).isEqualTo("A &amp; B");
        assertThat(Sanitizer.prose("Mira <b>writes</b>.").html()).isEqualTo("Mira <strong>writes</strong>.");
        assertThat(Sanitizer.prose("<p>It was Tuesday.</p>").html()).isEqualTo("<p>It was Tuesday.</p>");
        assertThat(Sanitizer.prose("<p>a</p><img src=/x>").losses()).hasSize(1);
        assertThat(Sanitizer.prose("<a href=article:x>a</a>").losses()).hasSize(1);
        assertThat(Sanitizer.text("<p>a &amp; b</p><p>c</p>")).isEqualTo("a & b\n\nc");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HTTPS://a.test/x y,https://a.test/x%20y",
                "//a.test,https://a.test",
                "/a/b,/a/b",
                "#x,#x",
                "/,/",
                "mailto:a@b.test,mailto:a@b.test",
                "TEL:+1,tel:+1",
                "article:a-b,article:a-b",
                "article:A B,-",
                "javascript:x,-",
                "a/b,-",
                "http://,-",
                "http:///x,-",
                "/\\a.test,-",
                "https://müller.test/ä\u202E,https://müller.test/ä%E2%80%AE",
                "\u0001javascript:x,-",
                "ſcript:x,-"
            })
    void links_have_one_form_or_none(String sent, String kept) {
        assertThat(UrlPolicy.link(sent)).isEqualTo(kept);
        assertThat(UrlPolicy.link(sent) == null ? null : UrlPolicy.link(UrlPolicy.link(sent)))
                .isEqualTo(kept);
    }
}
