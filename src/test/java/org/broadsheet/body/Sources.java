package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Sources of bodies for properties, and readers that know a site. */
final class Sources {

    static final String SITE = "https://news.test/articles/";
    static final HtmlReader HTML = new HtmlReader(Sources::slug);
    static final MarkdownReader MARKDOWN = new MarkdownReader(Sources::slug);

    /** Every article is public, at its page. */
    static final References ALL_PUBLIC = key -> Optional.of(new References.Target(SITE + key, "The <b>& " + key));

    static final References NONE_PUBLIC = key -> Optional.empty();

    private static final List<String> PIECES = List.of(
            "ferry",
            "a",
            "Ü",
            "東京",
            "1.",
            "-",
            "+",
            "*",
            "**",
            "_",
            "~~",
            "#",
            "# x",
            ">",
            "&gt; ",
            "&lt;b&gt;",
            "&amp;amp;",
            "`",
            "```",
            "~~~",
            "|",
            "a|b",
            "\\",
            "[x](y)",
            "![x](y)",
            "<https://a.test>",
            "===",
            "---",
            "&nbsp;",
            "e&#769;",
            "&#824;",
            "!",
            "(",
            ")",
            "\"",
            "'",
            ":",
            "1)",
            "😀",
            "&copy;",
            "&amp;copy;",
            "http://a.test/b",
            "x@y.test",
            ".",
            ",",
            "&lt;!--",
            "    ",
            "\n",
            "&#8203;",
            "\u2028",
            "=",
            "~",
            "<br>",
            "<br>",
            "[",
            "]",
            "]:",
            "[a]: b",
            "^",
            "$",
            "{",
            "·");

    private static final List<String> INLINE = List.of(
            "<em>%s</em>",
            "<strong>%s</strong>",
            "<s>%s</s>",
            "<code>%s</code>",
            "<sub>%s</sub>",
            "<sup>%s</sup>",
            "<mark>%s</mark>",
            "<q>%s</q>",
            "<i>%s</i>",
            "<b>%s</b>",
            "<a href=\"https://a.test/?a=1&amp;copy=2#f_(x)*\">%s</a>",
            "<a href=\"article:ferry-returns\">%s</a>",
            "<a href=\"/here/\">%s</a>",
            "<abbr title=\"A &quot;B&quot; *c*\">%s</abbr>",
            "<time datetime=\"2026-05-09\">%s</time>",
            "<bdi>%s</bdi>",
            "<span lang=\"fr\" dir=\"ltr\">%s</span>",
            "<ruby>漢<rp>(</rp><rt>%s</rt><rp>)</rp></ruby>",
            "<em><strong>%s</strong></em>",
            " %s ",
            "<a href=\"mailto:a@b.test\">%s</a>");

    private static final List<String> BLOCKS = List.of(
            "<p>%s</p>",
            "<p>%s</p>",
            "%s",
            "<h2>%s</h2>",
            "<h4>%s</h4>",
            "<blockquote>%s</blockquote>",
            "<blockquote><p>%s</p><p>more</p><footer>Ana <b>R.</b></footer></blockquote>",
            "<ul><li>%s</li><li>two</li></ul>",
            "<ol><li>one<li>%s</ol>",
            "<ol><li><p>%s</p></li></ol>",
            "<table><tr><th>a<th>%s</tr><tr><td>%s<td>c|d</tr></table>",
            "<table><tr><td>%s</td></tr></table>",
            "<pre><code class=\"language-java\">%s</code></pre>",
            "<pre>\n\n x ```\n</pre>",
            "<img src=\"https://a.test/a b.jpg\" alt=\"A [b] *c*\" title=\"T &quot;u&quot;\">",
            "<img src=\"/a.jpg\">",
            "<figure><img src=\"/b.jpg\" alt=\"x\" width=\"10\" height=\"20\"><figcaption>%s <small>Ana &amp; R.</small></figcaption></figure>",
            "<iframe src=\"https://www.youtube.com/embed/1\" title=\"A *b* [c]\"></iframe>",
            "<iframe src=\"//v.test/1\"></iframe>",
            "<p><a class=\"teaser\" href=\"article:other\">x</a></p>",
            "<hr>",
            "<div>%s</div>");

    private Sources() {}

    static Optional<String> slug(String url) {
        return url.startsWith(SITE) ? Optional.of(url.substring(SITE.length())) : Optional.empty();
    }

    /** Inline HTML that readers take whole. */
    static Arbitrary<String> inline() {
        Arbitrary<String> leaf =
                Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(4).map(all -> String.join("", all));
        Arbitrary<String> one = Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(3, wrapped(leaf)),
                Tuple.of(
                        1,
                        wrapped(Combinators.combine(leaf, wrapped(leaf), leaf).as((a, b, c) -> a + b + c))));
        return one.list().ofMinSize(1).ofMaxSize(4).map(all -> String.join("", all));
    }

    private static Arbitrary<String> wrapped(Arbitrary<String> inner) {
        return Combinators.combine(Arbitraries.of(INLINE), inner).as((form, text) -> form.replace("%s", text));
    }

    /** HTML of bodies of every type of block. */
    static Arbitrary<String> html() {
        return Combinators.combine(Arbitraries.of(BLOCKS), inline())
                .as((form, text) -> form.replace("%s", text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(all -> String.join("\n", all));
    }

    /** What nobody would write, of what parsers trip over. */
    static Arbitrary<String> rubbish() {
        Arbitrary<String> piece = Arbitraries.of(
                "<",
                ">",
                "</",
                "/>",
                "<a href=",
                "\"",
                "'",
                "<p",
                "<table>",
                "<td>",
                "</table>",
                "<svg>",
                "<math>",
                "<style>",
                "<title>",
                "<script>",
                "onerror=alert(1)",
                "javascript:alert(1)",
                "<img src=x ",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "&#",
                "&#x0;",
                "&#xD800;",
                "&lt;",
                "\0",
                "\uD800",
                "\uDC00",
                "\u0338",
                "<li>",
                "<ul>",
                "<ol>",
                "<blockquote>",
                "</p>",
                "<figure>",
                "<figcaption>",
                "<pre>",
                "<b>",
                "<i>",
                "</b>",
                "<select>",
                "<template>",
                "<noscript>",
                "<iframe src=//a>",
                "<a>",
                "</a>",
                "<br>",
                "\n",
                "\n\n",
                "    ",
                "> ",
                "- ",
                "1. ",
                "```",
                "`",
                "|",
                "|-|",
                "[",
                "](",
                ")",
                "![",
                "*",
                "_",
                "~~",
                "#",
                "\\",
                "[a]: b",
                "<cite>",
                "<footer>",
                "<h1>",
                "<ruby><rt>",
                "<span dir=rtl>",
                "<figure class=embed><a href=https://a.b>",
                "<a class=teaser href=article:x>",
                "x",
                "漢",
                "e\u0301",
                "<form>",
                "<plaintext>",
                "<xmp>",
                "<frameset>",
                "<body onload=x>",
                "<html>",
                "<col>",
                "<caption>",
                "<th>",
                "<thead>",
                "<video><source src=http://a>");
        return Arbitraries.oneOf(
                piece.list().ofMaxSize(30).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(60),
                html());
    }
}
