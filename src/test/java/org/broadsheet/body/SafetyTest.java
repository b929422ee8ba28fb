package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Output is safe whatever the input, checked by rules that are independent of the sanitiser's. */
class SafetyTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([^ >]*)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"]*)\"");
    private static final Set<String> TAGS = Set.of(
            "a",
            "strong",
            "em",
            "code",
            "s",
            "sub",
            "sup",
            "br",
            "mark",
            "q",
            "cite",
            "abbr",
            "time",
            "bdi",
            "bdo",
            "span",
            "ruby",
            "rt",
            "rp",
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "footer",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "pre",
            "figure",
            "figcaption",
            "img",
            "small",
            "hr",
            "aside",
            "details",
            "summary",
            "caption",
            "tfoot",
            "section",
            "video",
            "audio",
            "source",
            "track");
    private static final Set<String> ATTRIBUTES = Set.of(
            "href",
            "title",
            "datetime",
            "dir",
            "lang",
            "class",
            "src",
            "alt",
            "width",
            "height",
            "id",
            "cite",
            "rel",
            "start",
            "rowspan",
            "colspan",
            "scope",
            "align",
            "poster",
            "preload",
            "srclang",
            "label",
            "kind",
            "type",
            "data-provider",
            "data-width",
            "data-height",
            "data-ratio",
            "data-thumbnail",
            "data-type",
            "data-poster",
            "data-transcript",
            "data-size",
            "data-publisher",
            "data-kind",
            "data-icon");

    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "poster", "cite", "data-thumbnail", "data-poster", "data-transcript");

    static Stream<String> vectors() throws IOException {
        try (InputStream file = SafetyTest.class.getResourceAsStream("xss.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    private static void assertSafe(String html) {
        Matcher tags = TAG.matcher(html);
        StringBuilder text = new StringBuilder();
        while (tags.find()) {
            assertThat(TAGS).as(html).contains(tags.group(2));
            Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
            while (attributes.find()) {
                assertThat(ATTRIBUTES).as(html).contains(attributes.group(1));
                if (ADDRESSES.contains(attributes.group(1))) {
                    assertThat(attributes.group(2).toLowerCase(Locale.ROOT))
                            .as(html)
                            .matches("(https?://|mailto:|tel:|/(?![/\\\\])|#|article:)[^\\s]*|/");
                }
            }
            tags.appendReplacement(text, "");
        }
        assertThat(tags.appendTail(text).toString()).as(html).doesNotContain("<", ">", "\0");
    }

    private static void assertSafe(Body body) {
        assertSafe(HtmlWriter.write(body.blocks(), Sources.ALL_PUBLIC));
        Body again = Sources.MARKDOWN
                .read(MarkdownWriter.write(body.blocks(), Sources.ALL_PUBLIC))
                .body();
        assertSafe(HtmlWriter.write(again.blocks(), Sources.ALL_PUBLIC));
        BlockParts.walk(body.blocks(), block -> block.parts().html().forEach(SafetyTest::assertSafe));
        assertSafe(HtmlWriter.write(body.blocks(), Sources.NONE_PUBLIC));
        assertThat(HtmlWriter.write(body.blocks(), Sources.NONE_PUBLIC)).doesNotContain("<a href=\"article:");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void known_attacks_come_out_as_nothing_or_as_text_and_are_reported(String vector) {
        ParsedBody html = Sources.HTML.read(vector);
        assertSafe(html.body());
        assertSafe(Sources.MARKDOWN.read(vector).body());
        assertSafe(TextReader.read(vector).body());
        Sanitizer.Result prose = Sanitizer.prose(vector);
        assertSafe(prose.html());
        assertSafe(Sanitizer.inline(vector).html());
        assertThat(html.losses()).as(vector).isNotEmpty();
        assertThat(prose.losses()).as(vector).isNotEmpty();
    }

    @Provide
    Arbitrary<String> rubbish() {
        return Sources.rubbish();
    }

    @Property(tries = 3000, seed = Proof.ORDINARY_SEED)
    void anything_as_html_comes_out_safe(@ForAll("rubbish") String source) {
        assertSafe(Sources.HTML.read(source).body());
        assertSafe(Sanitizer.prose(source).html());
        assertSafe(Sanitizer.inline(source).html());
    }

    @Property(tries = 3000, seed = Proof.ORDINARY_SEED)
    void anything_as_markdown_comes_out_safe(@ForAll("rubbish") String source) {
        assertSafe(Sources.MARKDOWN.read(source).body());
    }

    @Test
    void nesting_bombs_are_read() {
        int depth = 10_000;
        for (String tag : new String[] {
            "div", "blockquote", "ul><li", "ol", "b", "span lang=en", "a href=/x", "figure", "p", "font"
        }) {
            String bomb = ("<" + tag + ">").repeat(depth) + "deep";
            ParsedBody reading = Sources.HTML.read(bomb);
            assertThat(reading.body().text()).as(tag).contains("deep");
            assertThat(Sources.MARKDOWN.read(bomb).body().text()).as(tag).contains("deep");
            assertSafe(reading.body());
        }
        for (String sign : new String[] {
            "> ", "- ", "1. ", "*a ", "**a ", "[", "![", "_a_", "`", "~~a", "<", "[a](", "*a **a ", "\\", "&", "<b>*"
        }) {
            assertSafe(Sources.MARKDOWN.read(sign.repeat(depth) + "deep").body());
        }
        StringBuilder lists = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lists.append(" ".repeat(2 * i)).append("- x\n");
        }
        assertSafe(Sources.MARKDOWN.read(lists.toString()).body());
    }
}
