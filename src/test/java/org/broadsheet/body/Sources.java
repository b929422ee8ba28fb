package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of bodies for property tests, and readers configured with a site. */
final class Sources {

    static final String SITE = "https://news.test/articles/";
    static final HtmlReader HTML = new HtmlReader(Sources::slug);
    static final MarkdownReader MARKDOWN = new MarkdownReader(Sources::slug);

    /** Resolves every reference as a public article with a page. */
    static final ReferenceResolver ALL_PUBLIC =
            key -> Optional.of(new ReferenceResolver.Target(SITE + key, "The <b>& " + key));

    static final ReferenceResolver NONE_PUBLIC = key -> Optional.empty();

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
            "<div>%s</div>",
            "<p id=\"here\">%s</p>",
            "<h3 id=\"über-uns\">%s</h3><p><a href=\"#über-uns\">up</a></p>",
            "<ul><li>%s<ul><li>b</li><li>c<ol start=\"3\"><li>%s</li></ol></li></ul></li><li>d</li></ul>",
            "<ol reversed start=\"9\"><li>%s</li><li>two</li></ol>",
            "<ul><li class=\"task\">☑ %s</li><li>[x] plain</li><li class=\"task\">☐ x</li></ul>",
            "<ul><li>%s<p>more</p><pre>code</pre></li><li><figure><img src=\"/c.jpg\" alt=\"\"></figure></li></ul>",
            "<ol><li><blockquote><p>%s</p></blockquote></li></ol>",
            "<blockquote cite=\"https://a.test/q\"><p>%s</p></blockquote>",
            "<blockquote><p>a</p><ul><li>%s</li></ul><p>c</p><footer>Ana, <cite>Her Book</cite></footer></blockquote>",
            "<blockquote class=\"pullquote\"><p>%s</p><footer>Ana</footer></blockquote>",
            "<table><caption>%s</caption><thead><tr><th rowspan=\"2\">n<th colspan=\"2\">v</tr><tr><th>a<th>b</tr></thead>"
                    + "<tbody><tr><th scope=\"row\">%s<td align=\"right\">1<td>2</tr></tbody><tfoot><tr><td>t<td>3<td>4</tr></tfoot></table>",
            "<table><thead><tr><th>a<th align=\"center\">b</tr></thead><tbody><tr><td>%s<td align=\"center\">c</tr></tbody></table>",
            "<table><tbody><tr><td rowspan=\"2\">%s<td>x</tr><tr><td>y</tr></tbody></table>",
            "<figure class=\"code\"><pre><code>a\n\n  b</code></pre><figcaption>%s</figcaption></figure>",
            "<figure class=\"gallery\"><img src=\"/a.jpg\" alt=\"\"><figure><a href=\"/x\"><img src=\"/b.jpg\"></a>"
                    + "<figcaption>%s</figcaption></figure><figcaption>all <em>of</em> it</figcaption></figure>",
            "<figure><a href=\"https://a.test/full\"><img src=\"/a.jpg\" alt=\"x\"></a></figure>",
            "<figure class=\"embed\" data-width=\"640\" data-height=\"360\" data-thumbnail=\"/t.jpg\">"
                    + "<a href=\"https://x.com/a/status/1\">T</a><blockquote>one<br>two</blockquote><figcaption>%s <em>c</em></figcaption></figure>",
            "<figure class=\"embed\" data-ratio=\"16:9\"><a href=\"https://youtu.be/1\">https://youtu.be/1</a></figure>",
            "<figure class=\"video\"><video src=\"/v.mp4\" data-type=\"video/mp4\" poster=\"/p.jpg\" width=\"6\" height=\"4\" data-transcript=\"/t\" title=\"T\">"
                    + "<source src=\"/v.webm\" type=\"video/webm\"><track kind=\"captions\" src=\"/c.vtt\" srclang=\"en\" label=\"E\"></video>"
                    + "<figcaption>%s</figcaption></figure>",
            "<figure class=\"audio\"><audio src=\"/a.mp3\" data-poster=\"/p.jpg\"></audio><figcaption>%s</figcaption></figure>",
            "<audio src=\"https://a.test/a.mp3\"></audio>",
            "<figure class=\"file\"><a download href=\"/a.pdf\" type=\"application/pdf\" data-size=\"12\">A *pdf*</a><figcaption>%s</figcaption></figure>",
            "<aside class=\"link\" data-publisher=\"P &amp; Q\" data-thumbnail=\"/t.jpg\"><a href=\"https://a.test/1\">T</a><p>D [x]</p></aside>",
            "<details><summary>%s</summary><p>%s</p><ul><li>x</li></ul></details>",
            "<details id=\"more\"><summary>S</summary><blockquote>q</blockquote></details><p><a href=\"#more\">m</a></p>",
            "<aside class=\"callout\" data-kind=\"warning\" data-icon=\"⚠\"><h3>H</h3><p>%s</p></aside>",
            "<p>x<sup class=\"footnote\" id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup></p>"
                    + "<section class=\"footnotes\"><ol><li id=\"fn-1\"><p>%s</p><a class=\"footnote-back\" href=\"#fnref-1\">↩</a></li></ol></section>",
            "<p>%s <a href=\"https://shop.test/\" rel=\"nofollow sponsored\">s</a></p>");

    private Sources() {}

    static Optional<String> slug(String url) {
        return url.startsWith(SITE) ? Optional.of(url.substring(SITE.length())) : Optional.empty();
    }

    /** Inline HTML that readers keep completely. */
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

    /** HTML of bodies with every type of block. */
    static Arbitrary<String> html() {
        return Combinators.combine(Arbitraries.of(BLOCKS), inline())
                .as((form, text) -> form.replace("%s", text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(all -> String.join("\n", all));
    }

    /** Pathological input that parsers stumble over. */
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
