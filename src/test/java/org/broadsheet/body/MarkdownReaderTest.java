package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {

    private static String html(String markdown) {
        Reading reading = Sources.MARKDOWN.read(markdown);
        assertThat(reading.dropped()).isEmpty();
        return HtmlWriter.write(
                reading.body().blocks(), key -> Optional.of(new References.Target("article:" + key, "T")));
    }

    @Test
    void every_block_has_its_markdown() {
        assertThat(
                        html(
                                "## H\n\na **b** ~~c~~\\\nd\n\n> q\n>\n> <cite>Ana</cite>\n\n1. x\n2. y\n\n|a|b|\n|-|-|\n|c|d|\n\n```java\nint i;\n```\n\n---"))
                .isEqualTo(
                        "<h2>H</h2>\n<p>a <strong>b</strong> <s>c</s><br>d</p>\n<blockquote><p>q</p><footer>Ana</footer></blockquote>\n"
                                + "<ol><li>x</li><li>y</li></ol>\n<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr>"
                                + "</tbody></table>\n<pre><code class=\"language-java\">int i;</code></pre>\n<hr>");
    }

    @Test
    void paragraphs_of_one_thing_are_images_teasers_and_embeds() {
        assertThat(
                        html(
                                "![A](/x.jpg \"C & D\")\n\n[T](article:other \"teaser\")\n\n[V](https://youtu.be/1 \"embed\")\n\n[T](article:other)"))
                .isEqualTo(
                        "<figure><img src=\"/x.jpg\" alt=\"A\"><figcaption>C &amp; D</figcaption></figure>\n"
                                + "<aside><a class=\"teaser\" href=\"article:other\">T</a></aside>\n"
                                + "<figure class=\"embed\"><a href=\"https://youtu.be/1\">V</a></figure>\n<p><a href=\"article:other\">T</a></p>");
    }

    @Test
    void html_in_it_is_cleaned() {
        Reading reading = Sources.MARKDOWN.read("<div onclick=x>\n\na <sub>b</sub> <script>c</script>\n\n</div>");

        assertThat(HtmlWriter.write(reading.body().blocks(), Sources.NONE_PUBLIC))
                .isEqualTo("<p>a <sub>b</sub></p>");
        assertThat(reading.dropped())
                .extracting(Dropped::what)
                .containsExactly("Removed the attribute onclick of <div>", "Removed <script> and what was in it");
    }
}
