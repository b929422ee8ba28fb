package org.broadsheet.archive.ghost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.body.Block;
import org.broadsheet.body.HtmlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalHtmlTest {

    private final List<String> losses = new ArrayList<>();

    private String html(String... nodes) {
        String json = "{\"root\":{\"type\":\"root\",\"children\":["
                + String.join(",", nodes).replace('\'', '"') + "]}}";
        try {
            return LexicalHtml.of(Tables.JSON.readTree(json), (code, detail) -> losses.add(detail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String text, int format) {
        return "{'type':'extended-text','text':'" + text + "','format':" + format + ",'detail':0,'mode':'normal'}";
    }

    private static String element(String type, String... children) {
        return "{'type':'" + type + "','direction':'ltr','indent':0,'children':[" + String.join(",", children) + "]}";
    }

    /** What the body reader of this program makes of it. */
    private static List<String> blocks(String html) {
        return new HtmlReader(url -> Optional.empty())
                .read(html).body().blocks().stream()
                        .map(Block::getClass)
                        .map(Class::getSimpleName)
                        .toList();
    }

    @Test
    void a_paragraph_keeps_its_text_and_breaks_and_escapes_it() {
        assertThat(html(element("paragraph", text("a < b", 0), "{'type':'linebreak'}", text("& c", 0))))
                .isEqualTo("<p>a &lt; b<br>&amp; c</p>");
    }

    @Test
    void the_blank_paragraph_that_the_editor_keeps_at_the_end_is_left_out() {
        assertThat(html(element("paragraph", text("a", 0)), element("paragraph")))
                .isEqualTo("<p>a</p>");
        assertThat(html(element("paragraph"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, strong", "2, em", "4, s", "8, u", "16, code", "32, sub", "64, sup", "128, mark"})
    void each_bit_of_a_format_is_an_element(int bit, String tag) {
        assertThat(html(element("paragraph", text("x", bit)))).isEqualTo("<p><" + tag + ">x</" + tag + "></p>");
    }

    @Test
    void a_bit_that_only_says_how_text_looks_is_ignored() {
        assertThat(html(element("paragraph", text("x", 256 + 512 + 1024)))).isEqualTo("<p>x</p>");
    }

    @Test
    void a_format_that_goes_on_stays_open() {
        assertThat(html(element("paragraph", text("a", 1), text("b", 3), text("c", 2), text("d", 0))))
                .isEqualTo("<p><strong>a<em>b</em></strong><em>c</em>d</p>");
        assertThat(html(element("paragraph", text("a", 3), text("b", 2))))
                .isEqualTo("<p><em><strong>a</strong>b</em></p>");
    }

    @Test
    void a_link_has_formats_of_its_own() {
        String link = "{'type':'link','url':'https://x.org/?a=1&b=2','rel':'noopener','target':null,'children':["
                + text("here", 1) + "]}";
        assertThat(html(element("paragraph", text("see ", 1), link, text(" now", 1))))
                .isEqualTo("<p><strong>see </strong><a href=\"https://x.org/?a=1&amp;b=2\" rel=\"noopener\">"
                        + "<strong>here</strong></a><strong> now</strong></p>");
    }

    @Test
    void a_link_without_an_address_is_its_text() {
        assertThat(html(element("paragraph", "{'type':'link','url':null,'children':[" + text("here", 0) + "]}")))
                .isEqualTo("<p>here</p>");
    }

    @Test
    void what_the_editor_keeps_for_itself_is_nothing() {
        assertThat(html(element(
                        "paragraph",
                        "{'type':'zwnj'}",
                        text("TK", 0),
                        "{'type':'tk','text':'TK'}",
                        "{'type':'at-link'}")))
                .isEqualTo("<p>TKTK</p>");
    }

    @Test
    void headings_have_ids_each_once() {
        String heading = "{'type':'extended-heading','tag':'h3','children':[" + text("What’s new?", 0) + "]}";
        assertThat(html(heading, heading, "{'type':'heading','tag':'script','children':[" + text("x", 0) + "]}"))
                .isEqualTo("<h3 id=\"what’s-new\">What’s new?</h3><h3 id=\"what’s-new-1\">What’s new?</h3>"
                        + "<h2 id=\"x\">x</h2>");
    }

    @Test
    void quotes_and_asides_are_the_quotes_that_ghost_writes() {
        assertThat(html(element("extended-quote", text("a", 0)), element("aside", text("b", 2))))
                .isEqualTo("<blockquote>a</blockquote><blockquote class=\"kg-blockquote-alt\"><em>b</em></blockquote>");
    }

    @Test
    void a_nested_list_is_part_of_the_item_before_it() {
        String inner = "{'type':'list','listType':'number','tag':'ol','start':3,'children':["
                + element("listitem", text("one", 0)) + "," + element("listitem", text("two", 0)) + "]}";
        String outer = "{'type':'list','listType':'bullet','tag':'ul','start':1,'children':["
                + element("listitem", text("a", 0)) + "," + element("listitem", inner) + ","
                + element("listitem", text("b", 0)) + "]}";
        assertThat(html(outer)).isEqualTo("<ul><li>a<ol start=\"3\"><li>one</li><li>two</li></ol></li><li>b</li></ul>");
    }

    @Test
    void a_list_that_begins_with_a_list_is_an_item() {
        String inner =
                "{'type':'list','listType':'bullet','tag':'ul','children':[" + element("listitem", text("x", 0)) + "]}";
        assertThat(html("{'type':'list','listType':'bullet','tag':'ul','children':[" + element("listitem", inner)
                        + "]}"))
                .isEqualTo("<ul><li><ul><li>x</li></ul></li></ul>");
    }

    @Test
    void a_checklist_has_boxes() {
        String html = html("{'type':'list','listType':'check','tag':'ul','start':1,'children':["
                + "{'type':'listitem','checked':true,'value':1,'children':[" + text("done", 0) + "]},"
                + "{'type':'listitem','value':2,'children':[" + text("open", 0) + "]}]}");
        assertThat(html)
                .isEqualTo(
                        "<ul><li><input type=\"checkbox\" checked>done</li><li><input type=\"checkbox\">open</li></ul>");
    }

    @Test
    void an_image_has_its_size_link_and_caption() {
        String html = html("{'type':'image','version':1,'src':'__GHOST_URL__/content/images/a.jpg','width':1200,"
                + "'height':800,'title':'T','alt':'A boat','caption':'<span>At <b>sea</b></span>','cardWidth':'wide',"
                + "'href':'https://x.org'}");
        assertThat(html)
                .isEqualTo("<figure class=\"kg-card kg-image-card kg-width-wide kg-card-hascaption\">"
                        + "<a href=\"https://x.org\"><img class=\"kg-image\" src=\"__GHOST_URL__/content/images/a.jpg\""
                        + " alt=\"A boat\" title=\"T\" width=\"1200\" height=\"800\"></a>"
                        + "<figcaption><span>At <b>sea</b></span></figcaption></figure>");
        assertThat(blocks(html.replace("__GHOST_URL__", ""))).containsExactly("ImageBlock");
    }

    @Test
    void an_image_without_an_alternative_text_is_not_said_to_be_decoration() {
        assertThat(html("{'type':'image','src':'/a.jpg','alt':''}")).doesNotContain("alt");
    }

    @Test
    void a_gallery_has_all_images_in_order() {
        String html = html("{'type':'gallery','images':[{'row':0,'src':'/a.jpg','width':1,'height':2,'alt':'A',"
                + "'fileName':'a.jpg'},{'src':'/b.jpg','href':'https://x.org'},{'src':null}],'caption':'Both'}");
        assertThat(html)
                .contains("kg-gallery-card kg-card-hascaption", "/a.jpg", "/b.jpg", "<figcaption>Both</figcaption>");
        assertThat(blocks(html)).containsExactly("Gallery");
    }

    @Test
    void an_embed_is_its_html_or_a_link() {
        assertThat(html("{'type':'embed','url':'https://youtu.be/x','embedType':'video','html':"
                        + "'<iframe src=https://www.youtube.com/embed/x></iframe>','metadata':{},'caption':'Look'}"))
                .isEqualTo(
                        "<figure class=\"kg-card kg-embed-card kg-card-hascaption\">"
                                + "<iframe src=https://www.youtube.com/embed/x></iframe><figcaption>Look</figcaption></figure>");
        assertThat(html("{'type':'embed','url':'https://youtu.be/x','html':''}"))
                .isEqualTo("<p><a href=\"https://youtu.be/x\">https://youtu.be/x</a></p>");
    }

    @Test
    void a_bookmark_is_a_link_block() {
        String html = html(
                "{'type':'bookmark','url':'https://x.org','caption':'','metadata':{'icon':'/i.ico','title':'A & B',"
                        + "'description':'D','author':'Jane','publisher':'X','thumbnail':'https://x.org/t.jpg'}}");
        assertThat(html)
                .contains(
                        "<div class=\"kg-bookmark-title\">A &amp; B</div>",
                        "<span class=\"kg-bookmark-author\">X</span><span class=\"kg-bookmark-publisher\">Jane</span>");
        assertThat(blocks(html)).containsExactly("LinkBlock");
    }

    @Test
    void html_and_markdown_cards_are_what_they_hold() {
        assertThat(html("{'type':'html','html':'<div>x</div>'}"))
                .isEqualTo("\n<!--kg-card-begin: html-->\n<div>x</div>\n<!--kg-card-end: html-->\n");
        assertThat(html("{'type':'markdown','markdown':'# A\\n\\nb *c*\\nd ~~e~~\\n\\n|f|g|\\n|-|-|\\n|h|i|'}"))
                .contains("<h1>A</h1>", "<p>b <em>c</em><br>\nd <del>e</del></p>", "<table>", "<td>i</td>");
    }

    @Test
    void a_code_block_is_escaped_and_has_its_language() {
        assertThat(html("{'type':'codeblock','code':'a < b','language':'js','caption':''}"))
                .isEqualTo("<pre><code class=\"language-js\">a &lt; b</code></pre>");
        assertThat(html("{'type':'codeblock','code':'a','caption':'Listing'}"))
                .isEqualTo("<figure class=\"kg-card kg-code-card\"><pre><code>a</code></pre>"
                        + "<figcaption>Listing</figcaption></figure>");
    }

    @Test
    void callouts_toggles_and_buttons_become_the_blocks_of_this_program() {
        assertThat(blocks(html(
                        "{'type':'callout','calloutText':'<p>Mind <b>this</b></p>','calloutEmoji':'💡','backgroundColor':'blue'}",
                        "{'type':'toggle','heading':'Q','content':'<p>A</p>'}",
                        "{'type':'button','buttonText':'Go','buttonUrl':'https://x.org','alignment':'center'}",
                        "{'type':'horizontalrule'}")))
                .containsExactly("Callout", "Details", "LinkBlock", "Divider");
    }

    @Test
    void audio_video_and_files_become_the_blocks_of_this_program() {
        String html = html(
                "{'type':'audio','src':'https://x.org/a.mp3','title':'Song','duration':60,'mimeType':'audio/mp3'}",
                "{'type':'video','src':'https://x.org/v.mp4','width':640,'height':360,'caption':'C','loop':true,"
                        + "'thumbnailSrc':'https://x.org/t.jpg','customThumbnailSrc':''}",
                "{'type':'file','src':'https://x.org/f.pdf','fileTitle':'Report','fileName':'f.pdf','fileCaption':'',"
                        + "'fileSize':12345}");
        assertThat(html)
                .contains("<div class=\"kg-audio-title\">Song</div>", "data-kg-thumbnail=\"https://x.org/t.jpg\"");
        assertThat(blocks(html)).containsExactly("Audio", "Video", "FileBlock");
    }

    @Test
    void a_product_has_its_rating_and_button() {
        String html = html("{'type':'product','productImageSrc':'/p.jpg','productTitle':'Kettle','productDescription':"
                + "'<p>Boils</p>','productRatingEnabled':true,'productStarRating':4,'productButtonEnabled':true,"
                + "'productButton':'Buy','productUrl':'https://x.org'}");
        assertThat(html.split("kg-product-card-rating-active", -1)).hasSize(5);
        assertThat(blocks(html)).containsExactly("LinkBlock");
    }

    @Test
    void a_header_is_a_heading_a_paragraph_and_a_button() {
        assertThat(blocks(html(
                        "{'type':'header','version':2,'header':'<span>H</span>','subheader':'S','buttonEnabled':true,"
                                + "'buttonUrl':'https://x.org','buttonText':'Go','backgroundImageSrc':'/b.jpg'}")))
                .containsExactly("ImageBlock", "Heading", "Paragraph", "LinkBlock");
    }

    @Test
    void the_words_of_a_signup_form_and_of_a_call_to_action_stay() {
        assertThat(blocks(html(
                        "{'type':'signup','header':'Join','subheader':'Weekly','disclaimer':'No spam','labels':['x']}",
                        "{'type':'call-to-action','textValue':'<p>Give</p>','showButton':true,'buttonText':'Give',"
                                + "'buttonUrl':'https://x.org','hasSponsorLabel':true,'sponsorLabel':'<p>Ad</p>',"
                                + "'imageUrl':'/c.jpg'}")))
                .containsExactly("Callout", "Callout");
    }

    @Test
    void a_paywall_is_the_mark_and_its_own_words_are_said() {
        assertThat(html("{'type':'paywall'}")).isEqualTo("<!--members-only-->");
        assertThat(losses).isEmpty();
        assertThat(html("{'type':'paywall','webHeading':'<p>Subscribe</p>'}")).isEqualTo("<!--members-only-->");
        assertThat(losses).singleElement().asString().contains("paywall", "Subscribe");
    }

    @Test
    void what_was_in_newsletters_only_is_left_out_and_said() {
        assertThat(html(
                        "{'type':'email','html':'<p>Hi {first_name}</p>'}",
                        "{'type':'email-cta','html':'<p>Upgrade</p>','segment':'status:free'}",
                        "{'type':'html','html':'<p>Old</p>','visibility':{'showOnWeb':false,'showOnEmail':true}}",
                        "{'type':'html','html':'<p>Older</p>','visibility':{'emailOnly':true}}",
                        "{'type':'html','html':'<p>New</p>','visibility':{'web':{'nonMember':false,'memberSegment':''},"
                                + "'email':{'memberSegment':'status:free'}}}"))
                .isEmpty();
        assertThat(losses).hasSize(5).allMatch(loss -> loss.contains("newsletter only"));
        assertThat(losses.get(1)).contains("Upgrade");
    }

    @Test
    void a_card_that_not_everybody_sees_has_ghosts_marks_around_it() {
        assertThat(html("{'type':'call-to-action','textValue':'x','visibility':{'web':{'nonMember':false,"
                        + "'memberSegment':'status:-free'},'email':{'memberSegment':''}}}"))
                .startsWith("\n<!--kg-gated-block:begin nonMember:false memberSegment:\"status:-free\" --><div class=")
                .endsWith("</div><!--kg-gated-block:end-->\n");
        assertThat(html("{'type':'html','html':'x','visibility':{'web':{'nonMember':true,'memberSegment':"
                        + "'status:free,status:-free'},'email':{'memberSegment':''}}}"))
                .doesNotContain("gated");
    }

    @Test
    void an_unknown_card_is_said_and_an_unknown_element_keeps_its_text() {
        assertThat(html("{'type':'poll','title':'Tea?','version':1}", element("fancy", text("kept", 0))))
                .isEqualTo("<p>kept</p>");
        assertThat(losses).hasSize(2);
        assertThat(losses.get(0)).contains("poll", "Tea?");
        assertThat(html("{'type':'transistor'}", "{'type':'collection','header':'Latest'}"))
                .isEmpty();
        assertThat(losses).hasSize(4);
    }

    @Test
    void a_card_within_a_paragraph_parts_it() {
        assertThat(html(element("paragraph", text("a", 0), "{'type':'horizontalrule'}", text("b", 0))))
                .isEqualTo("<p>a</p><hr><p>b</p>");
    }

    @Test
    void wrong_types_are_no_crash() {
        assertThat(html(
                        "null",
                        "7",
                        "'text'",
                        "[]",
                        "{}",
                        "{'type':'paragraph','children':'x'}",
                        "{'type':'image','src':{}}",
                        "{'type':'list','children':[null,3]}",
                        "{'type':'gallery','images':'no'}",
                        "{'type':'product','productStarRating':'many','productRatingEnabled':1}"))
                .isNotNull();
        assertThat(LexicalHtml.of(Tables.JSON.createArrayNode(), (code, detail) -> {}))
                .isEmpty();
    }
}
