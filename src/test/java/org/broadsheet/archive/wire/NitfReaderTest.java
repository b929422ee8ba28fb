package org.broadsheet.archive.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.archive.wire.WireFixtures.field;
import static org.broadsheet.archive.wire.WireFixtures.file;
import static org.broadsheet.archive.wire.WireFixtures.html;
import static org.broadsheet.archive.wire.WireFixtures.leftOut;
import static org.broadsheet.archive.wire.WireFixtures.only;
import static org.broadsheet.archive.wire.WireFixtures.terms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.broadsheet.body.HtmlReader;
import org.broadsheet.body.ParsedBody;
import org.broadsheet.request.ContentLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of NITF. */
class NitfReaderTest {

    private static final NitfReader READER = new NitfReader();

    private static ArchiveArticle read(String xml) {
        return only(READER, "story.xml", xml);
    }

    private static String document(String docdata, String content) {
        return """
                <nitf><head><docdata %s</docdata></head>
                <body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head>
                <body.content>%s</body.content></body></nitf>""".formatted(docdata, content);
    }

    private static String usable(String more, String content) {
        return document("><doc-id id-string='1'/><date.issue norm='20250301'/>" + more, content);
    }

    @Test
    void a_document_is_read() {
        ArchiveArticle article = read(file("nitf-full.xml"));

        assertThat(Reading.key(article)).isEqualTo("exa.4711");
        assertThat(Reading.standing(article)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2025-03-01T07:00:00Z"));
        assertThat(field(article, "/language")).isEqualTo("en-GB");
        assertThat(field(article, "/headline")).isEqualTo("Harbour ferry returns");
        assertThat(field(article, "/standfirstHtml"))
                .isEqualTo("After nine weeks, <a href=\"https://exa.example.com/a\">it sails</a>.");
        assertThat(field(article, "/byline")).isEqualTo("By MIRA HOLT, Coast Writer");
        assertThat(Reading.people(article)).extracting(ArchivePerson::name).containsExactly("MIRA HOLT");
        assertThat(field(article, "/dateline")).isEqualTo("PORT MARA");
        assertThat(field(article, "/priority")).isEqualTo("2");
        assertThat(field(article, "/kind")).isEqualTo("analysis");
        assertThat(field(article, "/place/name")).isEqualTo("Port Mara");
        assertThat(field(article, "/expiresAt")).isEqualTo("2035-03-01T00:00:00Z");
        assertThat(Reading.fields(article).get("provider").toString())
                .isEqualTo("{\"name\":\"Example Wire\",\"kind\":\"agency\"}");
        assertThat(Reading.fields(article).get("rights").toString())
                .isEqualTo("{\"copyright\":\"© 2025 Example Agency\",\"usageTerms\":\"Display No resale\","
                        + "\"expires\":\"2030-01-01T00:00:00Z\"}");
        assertThat(Reading.addresses(article)).containsExactly("https://paper.example.com/ferry.html");
        assertThat(terms(article))
                .containsExactlyInAnyOrder(
                        "section Economy, business and finance",
                        "topic Water transport",
                        "topic ferries",
                        "topic fares",
                        "person Ada Lund",
                        "organisation Mara Ferries",
                        "place Port Mara",
                        "event Harbour Festival",
                        "topic Shipping");
        assertThat(Reading.others(article))
                .containsKeys("edNote", "subheadline", "meta.category", "classifiers", "page");
        assertThat(Reading.others(article).get("edNote").toString()).contains("Recasts", "call the desk", "555 1234");
    }

    @Test
    void its_text_becomes_html() {
        ArchiveArticle article = read(file("nitf-full.xml"));

        assertThat(Reading.fields(article).get("leadImage").toString())
                .isEqualTo("{\"url\":\"https://pictures.example.com/h.jpg\",\"alt\":\"A ferry\","
                        + "\"caption\":\"The MS Dawn.\",\"credit\":\"Pia Lens\",\"width\":3000,\"height\":2000}");
        assertThat(html(article).replaceAll(">\\s+<", "><"))
                .isEqualTo("<p>PORT MARA (EXA) — Ada Lund of Mara Ferries paid £5 &amp; 1/2.</p>"
                        + "<h2>Fares</h2>"
                        + "<p>See <a href=\"https://exa.example.com/fares\">fares</a>, <strong>now</strong>, or"
                        + " <em>later</em>.<br>Really.</p>"
                        + "<ul><li>One</li><li><p>Two</p></li></ul><ol><li>First</li></ol>"
                        + "<blockquote><p>It sailed.</p><p><cite>Ada Lund</cite></p></blockquote>"
                        + "<table><caption>Fares</caption><tbody><tr><th colspan=\"2\">Line</th></tr>"
                        + "<tr><td>A</td><td>5</td></tr></tbody></table><hr>"
                        + "<pre>1  2\n3  4</pre>"
                        + "<figure><img src=\"https://pictures.example.com/pier.jpg\"><figcaption>The pier</figcaption></figure>"
                        + "<figure><video controls src=\"https://videos.example.com/v.mp4\"></video>"
                        + "<figcaption>A film</figcaption></figure>"
                        + "<p>A footnote.</p><p>Loose words.</p>"
                        + "<p>Mira Holt can be reached at https://exa.example.com.</p>");
        assertThat(Reading.losses(article))
                .anyMatch(loss -> loss.contains("“iJIJyyF0tiE”, “Lost”,"))
                .anyMatch(loss -> loss.contains("type “other”"));
    }

    @ParameterizedTest
    @CsvSource({
        "usable, PUBLISHED",
        "withheld, HIDDEN",
        "canceled, WITHDRAWN",
        "embargoed, HIDDEN",
        "draft, HIDDEN",
    })
    void a_status_is_never_read_as_a_more_public_one(String status, Standing standing) {
        ArchiveArticle article =
                read(document("management-status='" + status + "'><date.issue norm='20250301'/>", "<p>x</p>"));

        assertThat(Reading.standing(article)).isEqualTo(standing);
        assertThat(Reading.status(article)).isEqualTo(status);
    }

    @Test
    void an_embargo_ends_at_the_release() {
        ArchiveArticle article = read(document(
                "management-status='embargoed'><date.issue norm='20250301'/><date.release norm='20400101T000000Z'/>",
                "<p>x</p>"));

        assertThat(Reading.standing(article)).isEqualTo(Standing.PUBLISHED);
        assertThat(field(article, "/embargoUntil")).isEqualTo("2040-01-01T00:00:00Z");
    }

    @Test
    void a_release_in_the_future_is_a_time_of_publication_in_the_future() {
        assertThat(Reading.published(read(usable("<date.release norm='20400101T000000Z'/>", "<p>x</p>"))))
                .isEqualTo(Instant.parse("2040-01-01T00:00:00Z"));
    }

    @Test
    void a_document_without_a_date_is_hidden_and_one_without_an_id_said() {
        ArchiveArticle article = read("<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head>"
                + "<body.content><p>x</p></body.content></body></nitf>");

        assertThat(Reading.standing(article)).isEqualTo(Standing.HIDDEN);
        assertThat(Reading.key(article)).startsWith("digest:");
    }

    @Test
    void pictures_at_the_end_belong_to_the_top_and_html_in_between_stays() {
        ArchiveArticle article = read(
                usable(
                        "",
                        "<h2>Sub</h2><p>It <b>sailed</b>.</p><p><a href='https://x.example.com'>x</a><media media-type='image'>"
                                + "<media-reference source='https://x.example.com/mid.jpg'/></media> after</p><p/>"
                                + "<media media-type='image'><media-reference source='https://x.example.com/end.jpg'/></media>"));

        assertThat(field(article, "/leadImage/url")).isEqualTo("https://x.example.com/end.jpg");
        assertThat(html(article))
                .isEqualTo("<h2>Sub</h2><p>It <b>sailed</b>.</p><p><a href=\"https://x.example.com\">x</a></p>"
                        + "<figure><img src=\"https://x.example.com/mid.jpg\"></figure><p>after</p>");
    }

    @Test
    void the_first_paragraph_that_an_archive_has_twice_is_read_once() {
        ArchiveArticle article = read("""
                <!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">
                <nitf><head><title>T</title><meta content="Sports; Opinion" name="online_sections"/>
                <docdata><doc-id id-string="1165027"/><identified-content>
                <classifier class="indexing_service" type="descriptor">BASEBALL</classifier>
                <classifier class="online_producer" type="taxonomic_classifier">Top/News/Sports</classifier>
                <classifier class="online_producer" type="types_of_material">Editorial</classifier>
                </identified-content></docdata>
                <pubdata date.publication="19870101T000000" ex-ref="http://query.example.com/f?res=1"/></head>
                <body><body.head><hedline><hl1>Game</hl1></hedline></body.head><body.content>
                <block class="lead_paragraph"><p>LEAD: One.</p></block>
                <block class="full_text"><p>LEAD: One.</p><p>Two.</p></block></body.content></body></nitf>""");

        assertThat(html(article)).isEqualTo("<p>LEAD: One.</p><p>Two.</p>");
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("1987-01-01T00:00:00Z"));
        assertThat(terms(article)).containsExactly("section Sports", "section Opinion", "topic BASEBALL");
        assertThat(field(article, "/kind")).isEqualTo("editorial");
    }

    @Test
    void other_charsets_and_names_of_characters_are_read() {
        String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE nitf SYSTEM 'x.dtd'>"
                + usable("", "<p>F\u00E4hre&nbsp;&eacute;t&eacute; &mdash; \u0007 &unknown;</p>");
        List<ArchiveItem> items =
                Reading.items(READER, "x.xml", xml.getBytes(StandardCharsets.ISO_8859_1), ArchiveMap.byDefault());

        assertThat(html(only(items))).contains("Fähre", "été —", "&amp;unknown;");
    }

    @Test
    void a_document_that_declares_entities_is_refused() {
        String bomb = "<!DOCTYPE nitf [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
                + "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>";

        assertThatThrownBy(() -> read(bomb + usable("", "<p>x &b; &f;</p>")))
                .hasMessageContaining("entities of its own");
    }

    @Test
    void an_entity_that_nobody_declares_stays_as_it_is_written() {
        assertThat(html(read(usable("", "<p>x &b; &eacute;</p>")))).isEqualTo("<p>x &amp;b; é</p>");
    }

    @Test
    void the_html_is_what_this_program_reads() {
        ParsedBody body = new HtmlReader(url -> Optional.empty()).read(html(read(file("nitf-full.xml"))));

        assertThat(body.body().blocks())
                .extracting(block -> block.getClass().getSimpleName())
                .containsExactly(
                        "Paragraph",
                        "Heading",
                        "Paragraph",
                        "ListBlock",
                        "ListBlock",
                        "Quote",
                        "Table",
                        "Divider",
                        "Code",
                        "ImageBlock",
                        "Video",
                        "Paragraph",
                        "Paragraph",
                        "Paragraph");
        assertThat(body.losses()).extracting(ContentLoss::detail).isEmpty();
    }

    @Test
    void of_several_versions_in_a_zip_the_newest_counts_and_bad_files_are_left_out() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("1.xml", usable("<du-key key='k' version='2'/>", "<p>New</p>"));
        files.put("2.xml", usable("<du-key key='k' version='1'/>", "<p>Old</p>"));
        files.put("3.xml", "<nitf><body>");
        files.put("4.xml", "<html/>");
        files.put("5.xml", "<NewsML><NewsItem><nitf/></NewsItem></NewsML>");
        files.put("no-extension", usable("", "<p>Other</p>").replace("'1'", "'other'"));
        List<ArchiveItem> items = Reading.items(READER, files);

        assertThat(Reading.articles(items))
                .extracting(WireFixtures::html)
                .containsExactly("<p>New</p>", "<p>Other</p>");
        assertThat(leftOut(items))
                .hasSize(4)
                .anyMatch(text -> text.contains("earlier version"))
                .anyMatch(text -> text.startsWith("“3.xml”"))
                .anyMatch(text -> text.startsWith("“4.xml”"))
                .anyMatch(text -> text.contains("NewsML 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<nitf><body>", "<html><p>x</p></html>", "<newsMessage><nitf/></newsMessage>"})
    void a_file_that_is_no_nitf_is_refused(String content) {
        assertThatThrownBy(() -> Reading.items(READER, "x.xml", content)).hasCauseInstanceOf(ArchiveException.class);
    }

    @Test
    void a_picture_that_lies_in_the_zip_comes_along() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "1.xml",
                usable("", "<p>x</p><media media-type='image'><media-reference source='images/ferry.jpg'/></media>"));
        files.put("images/ferry.jpg", "x");

        assertThat(field(only(Reading.items(READER, files)), "/leadImage/url")).isEqualTo("/images/ferry.jpg");
    }

    @Test
    void it_is_recognised() {
        assertThat(Reading.recognises(READER, "x.xml", file("nitf-full.xml"))).isTrue();
        assertThat(Reading.recognises(READER, "x.xml", file("newsml-nitf.xml"))).isFalse();
        assertThat(Reading.recognises(READER, "x.xml", "<rss/>")).isFalse();
    }
}
