package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {

    private static List<Block> blocks(String html) {
        return Sources.HTML.read(html).body().blocks();
    }

    private static List<String> dropped(String html) {
        return Sources.HTML.read(html).dropped().stream().map(Dropped::what).toList();
    }

    private static String html(String source) {
        return HtmlWriter.write(blocks(source), Sources.ALL_PUBLIC);
    }

    @Test
    void inline_html_is_normalised_without_a_word() {
        String source = "<p> It <b>sailed </b>\n<i></i>  on <strike>Monday</strike>&nbsp;<br></p>";

        assertThat(html(source)).isEqualTo("<p>It <strong>sailed</strong> on <s>Monday</s></p>");
        assertThat(dropped(source)).isEmpty();
    }

    @Test
    void what_is_taken_away_is_named() {
        assertThat(dropped("<p onclick=x>a</p><script>b</script><a href='javascript:c'>d</a><u>e</u><!-- f -->"))
                .containsExactly(
                        "Removed the attribute onclick of <p>",
                        "Removed <script> and what was in it",
                        "Removed the link to “javascript:c”: only http, https, mailto, tel, the site's own paths, #fragments and"
                                + " article:slug can be linked to",
                        "Removed <u>, but not what was in it",
                        "Removed a comment");
        assertThat(dropped("<h1>a</h1>")).singleElement().asString().contains("level 2");
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
                        "<p>a <strong>b</strong></p>\n<figure><img src=\"/x.jpg\" alt=\"\"></figure>\n<p><strong>c</strong></p>");
    }

    @Test
    void figures_have_caption_and_credit_apart() {
        Image image = ((Block.ImageBlock) blocks("<figure><img src=//a.test/x.jpg alt=A width=4 height=3>"
                                + "<figcaption>The <b>ferry</b> <small>Photo: Ana</small></figcaption></figure>")
                        .get(0))
                .image();

        assertThat(image)
                .isEqualTo(new Image("https://a.test/x.jpg", "A", "The <strong>ferry</strong>", "Photo: Ana", 4, 3));
        assertThat(html("<figure><img src=/x.jpg><figcaption data-credit=Ana>A</figcaption></figure>"))
                .contains(">Ana</small>");
    }

    @Test
    void quotes_have_paragraphs_and_a_citation() {
        Block expected = new Block.Quote(null, "a<br><br>b", "Ana");
        for (String source : List.of(
                "<blockquote><p>a</p><p>b</p><footer>— <cite>Ana</cite></footer></blockquote>",
                "<blockquote><p>a</p><p>b</p><p><cite>Ana</cite></p></blockquote>")) {
            assertThat(blocks(source))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                    .containsExactly(expected);
        }
    }

    @Test
    void nested_lists_are_flattened_and_this_is_said() {
        String source = "<ul><li>a<ol><li>b</li></ol>c</li><li>d</li></ul>";

        assertThat(html(source)).isEqualTo("<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>");
        assertThat(dropped(source)).singleElement().asString().startsWith("Flattened a list in a list");
    }

    @Test
    void tables_are_rectangular() {
        assertThat(html("<table><caption>C</caption><thead><tr><th>a<th>b</thead><tr><td>c</table>"))
                .isEqualTo(
                        "<p>C</p>\n<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr>"
                                + "</tbody></table>");
        assertThat(dropped("<table><tr><td colspan=2>a</table>"))
                .containsExactly("Removed the attribute colspan of <td>");
    }

    @Test
    void what_has_no_place_in_a_block_comes_after_it() {
        String source = "<h2>a<img src=/x.jpg></h2><ul><li>b<table><tr><td>c</table></li></ul>";

        assertThat(html(source)).containsSubsequence("<h2>a</h2>", "/x.jpg", "<ul><li>b</li></ul>", "<table>");
        assertThat(dropped(source))
                .containsExactly("Moved <img> out of <h2> to after it", "Moved <table> out of <li> to after it");
    }

    @Test
    void embeds_know_their_provider() {
        assertThat(
                        blocks(
                                "<iframe src=https://www.youtube-nocookie.com/embed/1 title=V></iframe><video><source src=https://v.Test:8/x></video>"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new Block.Embed(null, "https://www.youtube-nocookie.com/embed/1", "youtube", "V"),
                        new Block.Embed(null, "https://v.Test:8/x", "v.test", null));
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
        assertThat(HtmlWriter.write(body.atSite(path -> "https://s.test" + path).blocks(), Sources.NONE_PUBLIC))
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
                .isInstanceOf(BodyFaults.class)
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
