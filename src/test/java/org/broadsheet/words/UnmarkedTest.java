package org.broadsheet.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmarkedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A &amp; B <em>x</em>                          | A & B x
            A &AMP; B                                     | A & B
            It&#8217;s &#x201c;here&#X201D;               | It’s “here”
            It&#146;s                                     | It’s
            1 &lt; 2                                      | 1 < 2
            5&nbsp;km                                     | 5\u00a0km
            <p class="x">A <A HREF="/b">b</a></P>         | ' A b '
            One<br/>two<br>three                          | One two three
            R&amp;amp;D                                   | R&D
            &lt;i&gt;Titanic&lt;/i&gt; sinks              | Titanic sinks
            10<sup>6</sup> km<sup>2</sup>                 | 10⁶ km²
            CO<sub>2</sub>, the 1<sup>st</sup>            | CO₂, the 1st
            <q>Yes</q>, he said                           | “Yes”, he said
            <b>Nested <i>text</i></b>                     | Nested text
            <p>When asked, we <a href="/x">say               | ' When asked, we say'
            <i>A</i> <b>wrong <i>order</b></i>            | A wrong order
            """)
    void mark_up_is_read_as_the_text_that_it_stands_for(String sent, String read) {
        assertThat(Unmarked.of(sent).text()).isEqualTo(read.replace("\\u00a0", "\u00a0"));
        assertThat(Unmarked.of(sent).changes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b",
                "a<b and b>c",
                "Tom & Jerry",
                "I <3 you",
                "AT&T",
                "R&D; and more",
                "&nosuch; &copy &#0; &#xD800; &#1; &#9999999;",
                "Use <div> in HTML",
                "Close it with </div>",
                "<script>x</script> <video> <x-y></x-y>",
                "< b >x</ b >",
                "The <table> of <contents>",
                "<>"
            })
    void what_may_be_text_stays(String sent) {
        assertThat(Unmarked.of(sent)).isEqualTo(new Unmarked(sent, List.of(), List.of(), List.of()));
    }

    @Test
    void struck_text_is_taken_out_and_said() {
        Unmarked price = Unmarked.of("It costs <del>$5</del><ins>$6</ins>, <s></s>now");

        assertThat(price.text()).isEqualTo("It costs $6, now");
        assertThat(price.struck()).containsExactly("Removed the struck text “$5”");
    }

    @Test
    void links_that_are_taken_out_are_said() {
        Unmarked line =
                Unmarked.of("See <a class=\"x\" href=\"https://x.org/\">this</a>, <a href=/y>that</a>, <a>it</a>");

        assertThat(line.text()).isEqualTo("See this, that, it");
        assertThat(line.links())
                .containsExactly(
                        "Removed the link to “https://x.org/” but kept its text: it is plain text",
                        "Removed the link to “/y” but kept its text: it is plain text");
    }

    @Test
    void each_kind_of_change_is_said_once() {
        assertThat(Unmarked.of("<b>A</b> &amp; <b>B</b> &amp; <i>C</i> &gt;").changes())
                .containsExactly("Removed <b>, <i>: it is plain text", "Read &amp;, &gt; as plain text");
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void read_again_it_stays_as_it_is(@ForAll("markedTexts") String sent) {
        String once = Unmarked.of(sent).text();

        assertThat(Unmarked.of(once)).isEqualTo(new Unmarked(once, List.of(), List.of(), List.of()));
    }

    @Provide
    Arbitrary<String> markedTexts() {
        return Arbitraries.of(
                        "<b>",
                        "</b>",
                        "<s>",
                        "</s>",
                        "<sup>",
                        "</sup>",
                        "<br>",
                        "<q>",
                        "</q>",
                        "<p class=x>",
                        "</p>",
                        "&",
                        "amp;",
                        "lt;",
                        "gt;",
                        "#38;",
                        "<",
                        ">",
                        "/",
                        "b",
                        "2",
                        " ",
                        "x")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
