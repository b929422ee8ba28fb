package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.broadsheet.request.ContentLoss;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {

    private static String html(String markdown) {
        ParsedBody reading = Sources.MARKDOWN.read(markdown);
        assertThat(reading.losses()).isEmpty();
        return HtmlWriter.write(
                reading.body().blocks(), key -> Optional.of(new ReferenceResolver.Target("article:" + key, "T")));
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
    void a_paragraph_of_only_an_image_or_marked_link_becomes_its_block() {
        assertThat(
                        html(
                                "![A](/x.jpg \"C & D\")\n\n[T](article:other \"teaser\")\n\n[V](https://youtu.be/1 \"embed\")\n\n[T](article:other)"))
                .isEqualTo(
                        "<figure><img src=\"/x.jpg\" alt=\"A\"><figcaption>C &amp; D</figcaption></figure>\n"
                                + "<aside><a class=\"teaser\" href=\"article:other\">T</a></aside>\n"
                                + "<figure class=\"embed\" data-provider=\"youtube\"><a href=\"https://youtu.be/1\">V</a></figure>\n<p><a href=\"article:other\">T</a></p>");
    }

    @Test
    void html_in_it_is_cleaned() {
        ParsedBody reading = Sources.MARKDOWN.read("<div onclick=x>\n\na <sub>b</sub> <script>c</script>\n\n</div>");

        assertThat(HtmlWriter.write(reading.body().blocks(), Sources.NONE_PUBLIC))
                .isEqualTo("<p>a <sub>b</sub></p>");
        assertThat(reading.losses())
                .extracting(ContentLoss::detail)
                .containsExactly("Removed <script> and its content", "Ignored mark-up: onclick of <div>");
    }
}
