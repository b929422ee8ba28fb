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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.broadsheet.article.ArticleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of ninjs of all versions. */
class NinjsReaderTest {

    private static final NinjsReader READER = new NinjsReader();

    private static ArchiveArticle read(String json) {
        return only(READER, "wire.json", json);
    }

    private static String item(String more) {
        return """
                {"uri": "urn:x:1", "type": "text", "versioncreated": "2025-03-01T09:15:00Z", "headline": "Ferry",
                 "body_html": "<p>It sailed.</p>"%s}""".formatted(more.isEmpty() ? "" : ", " + more);
    }

    @Test
    void version_1_with_the_fields_of_superdesk_is_read() {
        ArchiveArticle article = read(file("ninjs-1.json"));

        assertThat(Reading.key(article)).isEqualTo("urn:newsml:example.com:20250301:ferry-1");
        assertThat(Reading.standing(article)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2025-03-01T06:30:00Z"));
        assertThat(Reading.updated(article)).isEqualTo(Instant.parse("2025-03-01T09:15:00Z"));
        assertThat(field(article, "/headline")).isEqualTo("Harbour ferry returns & fares rise");
        assertThat(field(article, "/shortHeadline")).isEqualTo("Ferry returns");
        assertThat(field(article, "/standfirstHtml")).isEqualTo("The ferry is <em>back</em>.");
        assertThat(field(article, "/byline")).isEqualTo("By Mira Holt and Jon Adair");
        assertThat(field(article, "/dateline")).isEqualTo("Port Mara");
        assertThat(field(article, "/language")).isEqualTo("en-GB");
        assertThat(field(article, "/priority")).isEqualTo("3");
        assertThat(field(article, "/kind")).isEqualTo("feature");
        assertThat(field(article, "/provider/name")).isEqualTo("Example Wire");
        assertThat(field(article, "/rights/copyright")).isEqualTo("© 2025 Example Agency");
        assertThat(field(article, "/rights/usageTerms")).isEqualTo("Not for resale");
        assertThat(html(article)).startsWith("<p>It sailed at <strong>dawn</strong>.</p><p>Fares rise.</p>");
        assertThat(terms(article))
                .containsExactlyInAnyOrder(
                        "section Local",
                        "topic ferries",
                        "person Ada Lund",
                        "organisation Mara Ferries",
                        "place Port Mara",
                        "event Harbour Festival 2025",
                        "topic MS Dawn",
                        "topic shipping",
                        "topic economy, business and finance");
        assertThat(term(article, "shipping").fields().path("mediaTopic").asText())
                .isEqualTo("medtop:20000339");
        assertThat(term(article, "Ada Lund").fields().at("/sameAs/0").asText())
                .isEqualTo("http://www.wikidata.org/entity/Q42");
        assertThat(term(article, "Port Mara").fields().path("latitude").asDouble())
                .isEqualTo(57.63);
        assertThat(Reading.people(article)).extracting(ArchivePerson::name).containsExactly("Mira Holt");
        assertThat(Reading.others(article))
                .containsKeys("slugline", "edNote", "subjectCodes", "authors.subeditor", "extra.doi", "evolvedfrom");
    }

    @Test
    void pictures_come_along_and_what_does_not_is_said() {
        ArchiveArticle article = read(file("ninjs-1.json"));

        assertThat(Reading.fields(article).get("leadImage").toString()).isEqualTo("""
                        {"url":"https://pictures.example.com/large.jpg","caption":"The MS Dawn leaves the harbour.",\
                        "credit":"Pia Lens","width":3000,"height":2000,\
                        "rights":{"copyright":"© Pia Lens","usageTerms":"One use"}}""");
        assertThat(html(article)).endsWith("<figure><img src=\"https://pictures.example.com/pier.jpg\"></figure>");
        assertThat(html(article)).doesNotContain("secret");
        assertThat(Reading.losses(article))
                .anyMatch(loss -> loss.contains("further picture"))
                .anyMatch(loss -> loss.contains("“Secret” is withheld"))
                .anyMatch(loss -> loss.contains("video “The ferry sails” at https://videos.example.com/clip.mp4"))
                .anyMatch(loss -> loss.contains("Fares: what we know"));
    }

    @Test
    void words_of_a_picture_that_are_cut_are_said() {
        ArchiveArticle article = only(READER, "a.json", """
                {"uri": "urn:x:1", "type": "text", "versioncreated": "2025-03-01T09:15:00Z", "pubstatus": "usable",
                 "headline": "Ferry", "body_html": "<p>It sails.</p>", "associations": {"main": {"type": "picture",
                 "pubstatus": "usable", "renditions": {"big": {"href": "https://x.example/a.jpg"}},
                 "body_text": "%s", "description_text": "%s"}}}""".formatted("Alt ".repeat(600), "Word ".repeat(500)));

        assertThat(Reading.fields(article).at("/leadImage/caption").asText())
                .hasSizeLessThanOrEqualTo(2_000)
                .endsWith("…");
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("Its picture's caption is longer than"));
    }

    @Test
    void version_2_is_read() {
        ArchiveArticle article = read(file("ninjs-2.json"));

        assertThat(field(article, "/headline")).isEqualTo("Övning hålls 2023");
        assertThat(field(article, "/kicker")).isEqualTo("Försvar");
        assertThat(field(article, "/standfirst")).isEqualTo("Hela landet berörs");
        assertThat(field(article, "/priority")).isEqualTo("5");
        assertThat(field(article, "/expiresAt")).isEqualTo("2031-05-30T22:00:00Z");
        assertThat(field(article, "/leadImage/url")).as("the text shows it").isNull();
        assertThat(html(article)).contains("<p>Pandemin satte stopp.</p>").doesNotContain("<h1>", "<title>");
        assertThat(terms(article))
                .containsExactlyInAnyOrder(
                        "section Krig och konflikter", "person Jonas Svensson", "organisation Aurora", "place Gotland");
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("“ttnitf” (application/xml)"));
        assertThat(Reading.others(article)).containsKeys("altIds", "genre");
    }

    @Test
    void what_this_program_writes_is_read_back() {
        ArchiveArticle article = read(file("ninjs-own.json"));

        assertThat(Reading.key(article)).isEqualTo("urn:uuid:019a65d7-3b40-7000-8000-000000000001");
        assertThat(Reading.slug(article)).isEqualTo("harbour-ferry-returns");
        assertThat(Reading.addresses(article))
                .containsExactly("https://news.example.com/articles/harbour-ferry-returns");
        assertThat(field(article, "/canonicalUrl")).isEqualTo("https://other.example.com/ferry");
        assertThat(field(article, "/headline")).isEqualTo("Harbour ferry returns");
        assertThat(field(article, "/shortHeadline")).isEqualTo("Ferry returns");
        assertThat(field(article, "/kicker")).isEqualTo("Transport");
        assertThat(field(article, "/standfirst")).isEqualTo("After nine weeks, it sails.");
        assertThat(field(article, "/priority")).isEqualTo("5");
        assertThat(field(article, "/kind")).isEqualTo("editorial");
        assertThat(field(article, "/ai/use")).isEqualTo("assisted");
        assertThat(Reading.fields(article).get("provider").toString())
                .isEqualTo("{\"name\":\"The Other Paper\",\"url\":\"https://other.example.com/\"}");
        assertThat(Reading.fields(article).get("rights").toString())
                .isEqualTo("{\"copyright\":\"© Harbour Times\",\"usageTerms\":\"Ask first\","
                        + "\"license\":\"https://creativecommons.org/licenses/by/4.0/\"}");
        assertThat(Reading.fields(article).get("place").toString())
                .isEqualTo("{\"name\":\"Pier 4\",\"latitude\":57.63,\"longitude\":18.29}");
        assertThat(Reading.fields(article).has("byline"))
                .as("made of the authors")
                .isFalse();
        assertThat(Reading.people(article))
                .extracting(one -> one.slug() + " " + one.name() + " " + one.role())
                .containsExactly("mira-holt Mira Holt null", "null Jon Adair null", "pia-lens Pia Lens photographer");
        assertThat(terms(article))
                .containsExactlyInAnyOrder(
                        "section City", "section Business", "topic Ferries", "person Ada Lund", "place Port Mara");
        assertThat(term(article, "City").slug()).isEqualTo("city");
        assertThat(term(article, "Ferries").slug()).isEqualTo("ferries");
        assertThat(term(article, "Ferries").fields().toString())
                .isEqualTo("{\"kind\":\"topic\",\"mediaTopic\":\"medtop:20000339\"}");
        assertThat(Reading.fields(article).get("leadImage").toString())
                .isEqualTo("{\"url\":\"https://news.example.com/dawn.jpg\",\"alt\":\"A ferry\",\"caption\":\"At dawn\","
                        + "\"credit\":\"Pia Lens\",\"width\":1600,\"height\":900,"
                        + "\"digitalSourceType\":\"digitalCapture\"}");
        assertThat(html(article))
                .isEqualTo("<p>It sailed at dawn.</p>"
                        + "<figure><img src=\"https://news.example.com/pier.jpg\" alt=\"The pier\"></figure>");
        assertThat(Reading.others(article)).isEmpty();
        assertThat(Reading.losses(article)).singleElement().asString().contains("“Fares rise”");
    }

    @ParameterizedTest
    @CsvSource({
        "usable, PUBLISHED, usable",
        "withheld, HIDDEN, withheld",
        "canceled, WITHDRAWN, canceled",
        "cancelled, WITHDRAWN, canceled",
        "corrected, HIDDEN, corrected",
        "stat:usable, PUBLISHED, usable"
    })
    void a_status_is_never_read_as_a_more_public_one(String sent, Standing standing, String word) {
        for (String name : List.of("pubstatus", "pubStatus")) {
            ArchiveArticle article = read(item("\"" + name + "\": \"" + sent + "\""));

            assertThat(Reading.standing(article)).isEqualTo(standing);
            assertThat(Reading.status(article)).isEqualTo(word);
        }
    }

    @Test
    void an_embargo_is_kept_and_one_without_an_end_hides_the_text() {
        ArchiveArticle until = read(item("\"embargoed\": \"2040-01-01T00:00:00+00:00\""));
        assertThat(field(until, "/embargoUntil")).isEqualTo("2040-01-01T00:00:00Z");
        assertThat(Reading.standing(until)).isEqualTo(Standing.PUBLISHED);

        for (String more : List.of("\"embargoed\": \"until further notice\"", "\"embargoedreason\": \"Speech\"")) {
            assertThat(Reading.standing(read(item(more)))).isEqualTo(Standing.HIDDEN);
        }
    }

    @Test
    void what_ended_before_it_was_published_and_what_has_no_date_is_hidden() {
        assertThat(Reading.standing(read(item("\"expires\": \"2024-01-01T00:00:00Z\""))))
                .isEqualTo(Standing.HIDDEN);

        ArchiveArticle undated = read("{\"uri\": \"u\", \"headline\": \"H\", \"body_text\": \"T\"}");
        assertThat(Reading.standing(undated)).isEqualTo(Standing.HIDDEN);
        assertThat(Reading.status(undated)).isEqualTo("undated");
    }

    @Test
    void a_type_that_ninjs_does_not_have_is_hidden() {
        ArchiveArticle article = read("""
                {"uri": "u", "type": "advisory", "versioncreated": "2018-05-28T16:40:08", "headline": "To editors",
                 "body_html": "<p>Call us</p>"}""");

        assertThat(Reading.standing(article)).isEqualTo(Standing.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture", "video", "audio", "graphic", "event", "planning", "component"})
    void items_without_a_text_are_left_out_with_a_word(String type) {
        List<ArchiveItem> items =
                Reading.items(READER, "", "{\"uri\": \"u\", \"type\": \"" + type + "\", \"headline\": \"H\"}");

        assertThat(leftOut(items)).singleElement().asString().contains("u, “H”", "type “" + type + "”");
    }

    @Test
    void one_text_or_a_list_or_a_feed_or_lines_or_a_zip_are_the_same() {
        String one = item("");
        String two = item("").replace("urn:x:1", "urn:x:2");
        String lines = one.replace("\n", "") + "\n\n" + two.replace("\n", "") + "\n";

        for (String form : List.of(
                "[" + one + ", " + two + "]",
                "{\"total\": 2, \"items\": [" + one + "," + two + "], \"next\": null}",
                "{\"item\": [" + one + "," + two + "]}",
                "{\"api\": 1, \"data\": {\"updated\": \"x\", \"items\": [{\"meta\": {}, \"item\": " + one
                        + "},{\"item\": " + two + "}]}}",
                one + "\n" + two,
                "\uFEFF" + lines,
                lines)) {
            assertThat(Reading.articles(Reading.items(READER, "feed", form)))
                    .as(form)
                    .extracting(Reading::key)
                    .containsExactly("urn:x:1", "urn:x:2");
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a/1.json", one);
        files.put("a/2.ninjs", two);
        files.put("broadsheet-map.yaml", "section: news");
        files.put("picture.jpg", "x");
        files.put("notes.txt", "x");
        List<ArchiveItem> items = Reading.items(READER, files);
        assertThat(Reading.articles(items)).extracting(Reading::key).containsExactly("urn:x:1", "urn:x:2");
        assertThat(leftOut(items)).singleElement().asString().contains("notes.txt");
    }

    @Test
    void a_bad_line_or_file_among_good_ones_is_left_out() {
        String lines = item("").replace("\n", "") + "\n{\"uri\": \"cut\n[]\n"
                + item("").replace("\n", "").replace("urn:x:1", "urn:x:2");
        List<ArchiveItem> items = Reading.items(READER, "x.ndjson", lines);
        assertThat(Reading.articles(items)).hasSize(2);
        assertThat(leftOut(items))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("line 2 of “x.ndjson”"))
                .anyMatch(text -> text.startsWith("line 3 of “x.ndjson”"));

        Map<String, String> files = new LinkedHashMap<>();
        files.put("1.json", "{\"uri\": ");
        files.put("2.json", item(""));
        files.put("3.json", "{\"name\": \"package\", \"private\": true}");
        files.put("4.json", "");
        items = Reading.items(READER, files);
        assertThat(Reading.articles(items)).hasSize(1);
        assertThat(leftOut(items)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"uri\": \"u\", ", "nonsense", "{\"items\": [{]}"})
    void a_file_that_is_no_json_is_refused_with_a_sentence(String content) {
        assertThatThrownBy(() -> Reading.items(READER, "x.json", content))
                .hasRootCauseInstanceOf(Exception.class)
                .hasMessageContaining("JSON");
    }

    @Test
    void of_several_versions_the_newest_counts_wherever_it_is() {
        String older = item("\"version\": \"2\"").replace("Ferry", "Old");
        String newer = item("\"version\": \"10\"").replace("Ferry", "New");

        for (String both : List.of("[" + older + "," + newer + "]", "[" + newer + "," + older + "]")) {
            List<ArchiveItem> items = Reading.items(READER, "", both);
            assertThat(field(only(items), "/headline")).isEqualTo("New");
            assertThat(leftOut(items)).singleElement().asString().contains("urn:x:1", "earlier version");
        }
    }

    @Test
    void whole_texts_in_a_package_come_along_by_themselves() {
        List<ArchiveItem> items = Reading.items(
                READER,
                "",
                "{\"uri\": \"urn:x:p\", \"type\": \"composite\", \"headline\": \"Package\", \"associations\": {\"one\": "
                        + item("") + "}}");

        assertThat(Reading.key(only(items))).isEqualTo("urn:x:1");
        assertThat(leftOut(items)).singleElement().asString().contains("“Package”", "a package");
    }

    @Test
    void a_text_without_an_id_is_known_by_its_headline_and_date() {
        String json = item("").replace("\"uri\": \"urn:x:1\", ", "");

        assertThat(Reading.key(read(json))).startsWith("digest:").isEqualTo(Reading.key(read(json)));
        assertThat(Reading.losses(read(json))).anyMatch(loss -> loss.contains("no id"));
    }

    @Test
    void a_flash_has_its_headline_as_its_text_and_plain_text_becomes_paragraphs() {
        ArchiveArticle flash = read("""
                {"uri": "u", "type": "text", "versioncreated": "2025-03-01T09:15:00Z", "headline": "Ferry <b>sinks</b>"}""");
        assertThat(html(flash)).isEqualTo("<p>Ferry sinks</p>");
        assertThat(Reading.losses(flash)).anyMatch(loss -> loss.contains("no text"));

        ArchiveArticle plain = read("""
                {"uri": "u", "versionCreated": "2025-03-01T09:15:00Z", "headlines": [{"value": "H"}],
                 "bodies": [{"contentType": "text/plain", "value": "A < B\\nsame\\n\\nNext"}]}""");
        assertThat(html(plain)).isEqualTo("<p>A &lt; B same</p><p>Next</p>");
    }

    @Test
    void nitf_is_the_text_where_there_is_no_html() {
        ArchiveArticle article = read("""
                {"uri": "u", "versioncreated": "2025-03-01T09:15:00Z", "headlines": [{"value": "H"}], "bodies": [
                {"role": "nitf", "contenttype": "text/vnd.IPTC.NITF", "value": "<?xml version=\\"1.0\\"?>\\n<nitf><head>\
                <docdata management-status=\\"withheld\\"/></head><body><body.content><p>One</p><hl2>Two</hl2>\
                </body.content></body></nitf>"}, {"role": "text", "contenttype": "text/plain", "value": "One Two"}]}""");

        assertThat(html(article)).isEqualTo("<p>One</p><h2>Two</h2>");
        assertThat(Reading.standing(article)).isEqualTo(Standing.HIDDEN);
        assertThat(Reading.losses(article)).noneMatch(loss -> loss.contains("further form"));
    }

    @Test
    void a_text_that_is_elsewhere_is_left_out_with_its_address() {
        List<ArchiveItem> items = Reading.items(READER, "", """
                {"data": {"meta": {}, "item": {"uri": "u", "type": "text", "headline": "H", "usageterms": ["A"],
                "renditions": {"nitf": {"mimetype": "text/xml", "href": "https://api.example.com/nitf"}}}}}""");

        assertThat(leftOut(items)).singleElement().asString().contains("https://api.example.com/nitf");
    }

    @Test
    void letters_and_topmost_subjects_of_a_senders_own_are_told_apart() {
        ArchiveArticle article = read(item("""
                "usageterms": ["One.", "Two."], "provider": "AP", "subject": [{"code": "s", "name": "s"},
                {"code": "94a", "name": "Baseball"}, {"code": "54d", "name": "Sports", "topparent": true}]"""));

        assertThat(terms(article)).containsExactly("section Sports", "topic Baseball");
        assertThat(field(article, "/rights/usageTerms")).isEqualTo("One. Two.");
        assertThat(field(article, "/provider/name")).isEqualTo("AP");
    }

    @Test
    void a_second_description_or_headline_is_said() {
        ArchiveArticle article = read(item("""
                "headlines": [{"role": "subheadline", "value": "Below"}], "dateline": "PARIS", "located": "Lyon",
                "descriptions": [{"role": "summary", "value": "One"}, {"role": "text", "value": "Two"}]"""));

        assertThat(field(article, "/standfirst")).isEqualTo("One");
        assertThat(Reading.others(article)).containsOnlyKeys("headline.subheadline", "description.text", "located");
    }

    @Test
    void kinds_are_those_of_articles() {
        assertThat(Arrays.stream(ArticleKind.values()).map(ArticleKind::wireName))
                .containsExactlyInAnyOrderElementsOf(WireKind.all());
    }

    @Test
    void what_is_too_long_is_cut_and_said() {
        ArchiveArticle article = read(item("\"usageterms\": \"" + "word ".repeat(400) + "\""));

        assertThat(field(article, "/rights/usageTerms")).hasSizeLessThanOrEqualTo(1_000);
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("longer than 1000"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "4,4", "5,5", "6,5", "8,5", "9,", "0,"})
    void urgencies_are_priorities(String urgency, String priority) {
        assertThat(field(read(item("\"urgency\": " + urgency)), "/priority")).isEqualTo(priority);
    }

    @Test
    void it_is_recognised() {
        for (String name : List.of("ninjs-1.json", "ninjs-2.json", "ninjs-own.json")) {
            assertThat(Reading.recognises(READER, name, file(name))).isTrue();
        }
        for (String other : List.of(
                "{\"type\": \"article\", \"slug\": \"a\", \"headline\": \"H\"}",
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
                "{\"db\": [{\"meta\": {\"version\": \"5.0\"}}]}",
                "<nitf/>")) {
            assertThat(Reading.recognises(READER, "x.json", other)).isFalse();
        }
    }

    @Test
    void nothing_that_can_be_sent_makes_it_fail() {
        for (String value : List.of(
                "null", "1", "\"x\"", "[]", "{}", "[null]", "[1]", "[[]]", "{\"a\": null}", "[{\"role\": {}}]")) {
            for (String name : List.of(
                    "headlines",
                    "headline",
                    "descriptions",
                    "bodies",
                    "body_html",
                    "subjects",
                    "subject",
                    "place",
                    "people",
                    "genres",
                    "genre",
                    "associations",
                    "infoSources",
                    "authors",
                    "rightsInfo",
                    "altIds",
                    "service",
                    "keywords",
                    "located",
                    "embargoed",
                    "urgency",
                    "expires",
                    "versionCreated",
                    "language",
                    "digitalSourceType",
                    "extra",
                    "pubStatus",
                    "type",
                    "version",
                    "standard")) {
                String json = "{\"uri\": \"u\", \"pubstatus\": \"usable\", \"title\": \"T\", \"" + name + "\": " + value
                        + "}";
                assertThat(Reading.items(READER, "x.json", json)).as(json).hasSize(1);
            }
        }
    }
}
