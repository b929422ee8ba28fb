package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.broadsheet.request.ContentLoss;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {

    private static List<Block> blocks(String html) {
        return Sources.HTML.read(html).body().blocks();
    }

    private static List<String> dropped(String html) {
        return Sources.HTML.read(html).losses().stream()
                .map(ContentLoss::detail)
                .toList();
    }

    private static String html(String source) {
        return HtmlWriter.write(blocks(source), Sources.ALL_PUBLIC);
    }

    @Test
    void inline_html_is_normalised_without_a_warning() {
        String source = "<p> It <b>sailed </b>\n<i></i>  on <strike>Monday</strike>&nbsp;<br></p>";

        assertThat(html(source)).isEqualTo("<p>It <strong>sailed</strong> on <s>Monday</s></p>");
        assertThat(dropped(source)).isEmpty();
    }

    @Test
    void removed_content_is_reported() {
        assertThat(dropped("<p onclick=x>a</p><script>b</script><a href='javascript:c'>d</a><u>e</u><!-- f -->"))
                .containsExactly(
                        "Removed <script> and its content",
                        "Removed the link to “javascript:c”: only http, https, mailto and tel URLs, paths on the site,"
                                + " #fragments and article:slug can be linked to",
                        "Ignored mark-up: <u>, comment, onclick of <p>");
        assertThat(dropped("<h1>a</h1>")).singleElement().asString().contains("moved down");
    }

    @Test
    void wrappers_vanish_and_stray_text_becomes_paragraphs() {
        assertThat(html("<article><div>a <em>b</em><p>c</p>d</div></article>e"))
                .isEqualTo("<p>a <em>b</em></p>\n<p>c</p>\n<p>d</p>\n<p>e</p>");
    }

    @Test
    void an_image_splits_its_paragraph() {
        assertThat(html("<p>a <b>b<img src=/x.jpg>c</b></p>"))
                .isEqualTo(
                        "<p>a <strong>b</strong></p>\n<figure><img src=\"/x.jpg\"></figure>\n<p><strong>c</strong></p>");
    }

    @Test
    void figures_have_separate_caption_and_credit() {
        Image image = ((Block.ImageBlock) blocks("<figure><img src=//a.test/x.jpg alt=A width=4 height=3>"
                                + "<figcaption>The <b>ferry</b> <small>Photo: Ana</small></figcaption></figure>")
                        .get(0))
                .image();

        assertThat(image)
                .isEqualTo(new Image(
                        "https://a.test/x.jpg",
                        "A",
                        "The <strong>ferry</strong>",
                        "Photo: Ana",
                        4,
                        3,
                        null,
                        null,
                        null));
        assertThat(html("<figure><img src=/x.jpg><figcaption data-credit=Ana>A</figcaption></figure>"))
                .contains(">Ana</small>");
    }

    @Test
    void quotes_have_paragraphs_and_a_citation() {
        Block expected = new Block.Quote(null, null, "a<br><br>b", "Ana", null, List.of());
        for (String source : List.of(
                "<blockquote><p>a</p><p>b</p><footer>— <cite>Ana</cite></footer></blockquote>",
                "<blockquote><p>a</p><p>b</p><p><cite>Ana</cite></p></blockquote>")) {
            assertThat(blocks(source))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                    .containsExactly(expected);
        }
    }

    @Test
    void nested_lists_stay_nested() {
        String source = "<ul><li>a<ol><li>b</li></ol><p>c</p></li><li>d</li></ul>";

        assertThat(html(source)).isEqualTo(source);
        assertThat(dropped(source)).isEmpty();
    }

    @Test
    void tables_are_rectangular() {
        assertThat(html("<table><caption>C</caption><thead><tr><th>a<th>b</thead><tr><td>c</table>"))
                .isEqualTo(
                        "<table><caption>C</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr>"
                                + "</tbody></table>");
        assertThat(html("<table><tr><td colspan=2>a<tr><td>b<td>c</table>"))
                .isEqualTo(
                        "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>");
    }

    @Test
    void content_that_cannot_be_nested_comes_after_its_block() {
        String source = "<h2>a<img src=/x.jpg></h2><table><tr><td>b<pre>c</pre></table>";

        assertThat(html(source)).containsSubsequence("<h2>a</h2>", "/x.jpg", "<td>b</td>", "<pre>");
        assertThat(dropped(source))
                .containsExactly("Moved <img> out of <h2> to after it", "Moved <pre> out of <td> to after it");
    }

    @Test
    void embeds_know_their_provider() {
        assertThat(
                        blocks(
                                "<iframe src=https://www.youtube-nocookie.com/embed/1 title=V></iframe><iframe src=https://v.Test:8/x></iframe>"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new Block.Embed("https://www.youtube-nocookie.com/embed/1", "youtube", "V"),
                        new Block.Embed("https://v.Test:8/x", "v.test", null));
        assertThat(dropped("<iframe src=/x></iframe>")).isNotEmpty();
    }

    @Test
    void links_to_articles_are_references() {
        Body body = Sources.HTML
                .read(
                        "<p><a href=\"" + Sources.SITE + "a\">a</a> <a href=article:b>b</a> <a href=/c>c</a></p>"
                                + "<p><a class=teaser href=article:d>d</a></p><figure><img src=/x><figcaption><a href=article:e>e</a></figure>")
                .body();

        assertThat(body.references()).containsExactly("a", "b", "d", "e");
        assertThat(body.mapReferences(key -> "0-" + key).references()).containsExactly("0-a", "0-b", "0-d", "0-e");
        assertThat(HtmlWriter.write(body.blocks(), Sources.NONE_PUBLIC))
                .startsWith("<p>a b <a href=\"/c\">c</a></p>\n<figure>");
        assertThat(HtmlWriter.write(
                        body.withAbsoluteUrls(path -> "https://s.test" + path).blocks(), Sources.NONE_PUBLIC))
                .contains("<a href=\"https://s.test/c\">", "src=\"https://s.test/x\"");
    }

    @Test
    void an_edit_changes_the_ids_of_edited_blocks_alone() {
        List<String> before = blocks("<p>a</p><p>b</p><p>b</p><hr><p>c</p>").stream()
                .map(Block::id)
                .toList();
        List<String> after = blocks("<p>new</p><p>a</p><p>b</p><p>b</p><hr><p>C</p>").stream()
                .map(Block::id)
                .toList();

        assertThat(before).doesNotHaveDuplicates();
        assertThat(after.subList(1, 5)).isEqualTo(before.subList(0, 4));
        assertThat(after).doesNotContain(before.get(4));
    }

    @Test
    void text_is_in_nfc() {
        assertThat(html("e&#769;<b></b>&#xD800;")).isEqualTo("<p>é\uFFFD</p>");
        assertThat(html("e<u>&#769;</u>")).isEqualTo("<p>é</p>");
        assertThat(html("<b>a</b>&#824;")).isEqualTo("<p><strong>a</strong>&#824;</p>");
    }

    @Test
    void limits_hold() {
        assertThatThrownBy(() -> blocks("<p>a".repeat(5_001)))
                .isInstanceOf(InvalidBodyException.class)
                .hasMessageContaining("5,001 blocks");
        assertThatThrownBy(() -> blocks("<ul>" + "<li>a".repeat(1_001) + "</ul>"))
                .hasMessageContaining("1,001 list items");
        assertThatThrownBy(() -> blocks("<table>" + "<tr><td>a".repeat(1_001) + "</table>"))
                .hasMessageContaining("1,000 rows");
        assertThatThrownBy(() -> blocks("<table><tr>" + "<td>a".repeat(51) + "</table>"))
                .hasMessageContaining("50 columns");
        assertThatThrownBy(() -> blocks("<p>" + "<".repeat(600_000) + "</p>"))
                .hasMessageContaining("bytes when stored");
        assertThat(blocks("<p>" + "x".repeat(2_000_000) + "</p>")).hasSize(1);
    }
}
