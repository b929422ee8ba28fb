package org.broadsheet.archive.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.archive.wire.WireFixtures.field;
import static org.broadsheet.archive.wire.WireFixtures.file;
import static org.broadsheet.archive.wire.WireFixtures.html;
import static org.broadsheet.archive.wire.WireFixtures.leftOut;
import static org.broadsheet.archive.wire.WireFixtures.only;
import static org.broadsheet.archive.wire.WireFixtures.term;
import static org.broadsheet.archive.wire.WireFixtures.terms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of NewsML-G2. */
class NewsMlReaderTest {

    private static final NewsMlReader READER = new NewsMlReader();

    private static String item(String meta, String content) {
        return """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1" xml:lang="en">
                <itemMeta><itemClass qcode="ninat:text"/><versionCreated>2025-03-01T10:15:00+01:00</versionCreated>%s</itemMeta>
                <contentMeta><headline>Ferry</headline></contentMeta>
                <contentSet>%s</contentSet></newsItem>""".formatted(meta, content);
    }

    private static ArchiveArticle read(String meta, String content) {
        return only(READER, "item.xml", item(meta, content));
    }

    @Test
    void a_text_in_a_message_is_read() {
        ArchiveArticle article = only(READER, "message.xml", file("newsml-text.xml"));

        assertThat(Reading.key(article)).isEqualTo("urn:x:ferry");
        assertThat(Reading.standing(article)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2025-03-01T06:30:00Z"));
        assertThat(Reading.updated(article)).isEqualTo(Instant.parse("2025-03-01T09:15:00Z"));
        assertThat(field(article, "/language")).isEqualTo("de");
        assertThat(field(article, "/headline")).isEqualTo("Fähre fährt wieder");
        assertThat(field(article, "/kicker")).isEqualTo("Verkehr");
        assertThat(field(article, "/standfirst")).isEqualTo("Nach neun Wochen fährt die Fähre.");
        assertThat(field(article, "/dateline")).isEqualTo("Wien (exa)");
        assertThat(field(article, "/byline")).isEqualTo("Von Mira Holt, exa");
        assertThat(Reading.people(article)).extracting(ArchivePerson::name).containsExactly("Mira Holt");
        assertThat(field(article, "/kind")).isEqualTo("analysis");
        assertThat(field(article, "/priority")).isEqualTo("4");
        assertThat(Reading.fields(article).get("provider").toString())
                .isEqualTo("{\"name\":\"Example Agency\",\"url\":\"https://exa.example.com/\",\"kind\":\"agency\"}");
        assertThat(field(article, "/rights/copyright")).isEqualTo("Copyright 2025, exa");
        assertThat(field(article, "/rights/usageTerms")).isEqualTo("Nur nach Vereinbarung");
        assertThat(html(article).replaceAll(">\\s+<", "><"))
                .isEqualTo("<section class=\"main\"><p>Sie legte um sechs Uhr ab. Mehr&nbsp;"
                        + "<a href=\"https://exa.example.com/1\">hier</a>.</p>"
                        + "<iframe src=\"https://www.youtube-nocookie.com/embed/rC0\"></iframe><h2>Preise</h2><p></p>"
                        + "<p>Die Preise steigen &amp; steigen.</p></section>");
        assertThat(terms(article))
                .containsExactlyInAnyOrder(
                        "section Wirtschaft",
                        "person Ada Lund",
                        "organisation Mara Ferries",
                        "place Österreich",
                        "place Reichsbrücke",
                        "event Hafenfest",
                        "topic Schifffahrt",
                        "topic Fähren");
        assertThat(term(article, "Österreich").fields().at("/sameAs/0").asText())
                .isEqualTo("https://www.wikidata.org/entity/Q40");
        assertThat(term(article, "Reichsbrücke").fields().path("latitude").asDouble())
                .isEqualTo(48.22);
        assertThat(term(article, "Schifffahrt").fields().path("mediaTopic").asText())
                .isEqualTo("medtop:20000339");
        assertThat(Reading.others(article))
                .containsOnlyKeys("slugline", "edNote", "links", "genre", "subjectCodes", "altIds", "creator");
    }

    @Test
    void its_picture_comes_along_and_all_else_is_said() {
        List<ArchiveItem> items = Reading.items(READER, "message.xml", file("newsml-text.xml"));

        assertThat(items)
                .contains(new ArchiveItem.Media(
                        "urn:x:picture",
                        "https://pictures.example.com/h.jpg",
                        null,
                        "Die Fähre legt ab.",
                        "Pia Lens/exa"));
        assertThat(leftOut(items))
                .hasSize(4)
                .anyMatch(text -> text.contains("urn:x:package") && text.contains("a package"))
                .anyMatch(text -> text.contains("urn:x:ferry") && text.contains("earlier version"))
                .anyMatch(text -> text.contains("“Alone”") && text.contains("“picture”"))
                .anyMatch(text -> text.contains("“A film”") && text.contains("“video”"));
    }

    @Test
    void nitf_in_it_is_read_as_nitf_is() {
        ArchiveArticle article = only(READER, "item.xml", file("newsml-nitf.xml"));

        assertThat(field(article, "/headline")).isEqualTo("Fed to halt QE");
        assertThat(field(article, "/standfirst")).isEqualTo("Markets take note");
        assertThat(field(article, "/byline")).isEqualTo("By Meredith Jameson, Staff Reporter");
        assertThat(Reading.people(article)).extracting(ArchivePerson::name).containsExactly("Meredith Jameson");
        assertThat(field(article, "/dateline")).isEqualTo("New York, NY");
        assertThat(field(article, "/provider/name")).isEqualTo("Associated Press");
        assertThat(html(article)).isEqualTo("<p>The Fed said so.</p>");
        assertThat(terms(article))
                .containsExactly(
                        "section economy, business and finance", "topic central bank", "topic Politics and government");
    }

    @ParameterizedTest
    @CsvSource({
        "stat:usable, PUBLISHED, usable",
        "stat:withheld, HIDDEN, withheld",
        "stat:canceled, WITHDRAWN, canceled",
        "http://cv.iptc.org/newscodes/pubstatusg2/canceled, WITHDRAWN, canceled",
        "stat:other, HIDDEN, other",
    })
    void a_status_is_never_read_as_a_more_public_one(String code, Standing standing, String word) {
        String name = code.startsWith("http") ? "uri" : "qcode";
        ArchiveArticle article =
                read("<pubStatus " + name + "='" + code + "'/>", "<inlineData contenttype='text/plain'>x</inlineData>");

        assertThat(Reading.standing(article)).isEqualTo(standing);
        assertThat(Reading.status(article)).isEqualTo(word);
    }

    @Test
    void an_embargo_is_kept_and_an_empty_one_hides_the_text() {
        String text = "<inlineData contenttype='text/plain'>x</inlineData>";
        ArchiveArticle until = read("<embargoed>2040-01-01T00:00:00Z</embargoed>", text);
        assertThat(field(until, "/embargoUntil")).isEqualTo("2040-01-01T00:00:00Z");

        assertThat(Reading.standing(read("<embargoed/>", text))).isEqualTo(Standing.HIDDEN);
    }

    @Test
    void data_in_it_is_text_or_html_by_what_it_is() {
        assertThat(html(read("", "<inlineData contenttype='text/plain'>One &lt;\n\nTwo</inlineData>")))
                .isEqualTo("<p>One &lt;</p><p>Two</p>");
        assertThat(html(read("", "<inlineData contenttype='text/plain'><![CDATA[\n<p>One</p>]]></inlineData>")))
                .isEqualTo("<p>One</p>");
    }

    @Test
    void one_paragraph_of_a_teleprinter_becomes_several() {
        String lines = "(Adds detail)\n    * Gold up\n\n    By A. Writer\n    Jan 30 (Wire) - "
                + "Gold rose on increased\nsafe demand. ".repeat(20) + "\n    Traders waited.";
        ArchiveArticle article =
                read("", "<inlineXML><html><head><title/></head><body><p>" + lines + "</p></body></html></inlineXML>");

        assertThat(html(article))
                .startsWith("<p>(Adds detail)</p><p>* Gold up</p><p>By A. Writer</p><p>Jan 30 (Wire) - Gold")
                .endsWith("<p>Traders waited.</p>");
    }

    @Test
    void content_that_cannot_be_read_is_said() {
        ArchiveArticle article = read(
                "",
                "<remoteContent contenttype='image/jpeg' href='tag:x,2017:1.jpg'/>"
                        + "<remoteContent contenttype='application/pdf' href='https://x.example.com/1.pdf'/>"
                        + "<inlineXML><sports-content xmlns='x'/></inlineXML>"
                        + "<inlineData contenttype='image/png' encoding='enc:base64'>AAAA</inlineData>");

        assertThat(html(article)).isEqualTo("<p>Ferry</p>");
        assertThat(Reading.losses(article))
                .anyMatch(loss -> loss.contains("tag:x,2017:1.jpg"))
                .anyMatch(loss -> loss.contains("1.pdf"))
                .anyMatch(loss -> loss.contains("“sports-content”"))
                .anyMatch(loss -> loss.contains("image/png"));
    }

    @Test
    void a_canceled_item_without_anything_still_withdraws() {
        ArchiveArticle article = only(READER, "", """
                <newsItem guid="urn:x:1" version="2"><itemMeta><itemClass qcode="ninat:text"/>
                <pubStatus qcode="stat:canceled"/></itemMeta></newsItem>""");

        assertThat(Reading.standing(article)).isEqualTo(Standing.WITHDRAWN);
    }

    @Test
    void a_zip_of_items_is_read_and_bad_ones_left_out() {
        List<ArchiveItem> items = Reading.items(
                READER,
                Map.of(
                        "1.xml",
                        item("", "<inlineData contenttype='text/plain'>x</inlineData>"),
                        "2.xml",
                        "<newsItem guid='x'>",
                        "3.xml",
                        "<conceptItem guid='c'/>"));

        assertThat(Reading.articles(items)).hasSize(1);
        assertThat(leftOut(items)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<newsMessage", "<NewsML/>", "<nitf/>", "<newsMessage/>"})
    void a_file_without_items_is_refused(String content) {
        assertThatThrownBy(() -> Reading.items(READER, "x.xml", content)).hasCauseInstanceOf(ArchiveException.class);
    }

    @Test
    void it_is_recognised() {
        assertThat(Reading.recognises(READER, "x.xml", file("newsml-text.xml"))).isTrue();
        assertThat(Reading.recognises(READER, "x.xml", file("newsml-nitf.xml"))).isTrue();
        assertThat(Reading.recognises(READER, "x.xml", file("nitf-full.xml"))).isFalse();
        assertThat(Reading.recognises(READER, "x.xml", "<NewsML/>")).isTrue();
    }

    @Test
    void newsml_1_is_refused_with_what_to_ask_for() {
        String document = "<NewsML Version=\"1.2\"><NewsItem/></NewsML>";

        assertThatThrownBy(() -> Reading.items(READER, "x.xml", document)).hasMessageContaining("ask the agency for");
        assertThat(leftOut(Reading.items(READER, Map.of("a.xml", document, "b.xml", file("newsml-text.xml")))))
                .anyMatch(detail -> detail.contains("ask the agency for NewsML-G2, NITF or ninjs"));
    }
}
