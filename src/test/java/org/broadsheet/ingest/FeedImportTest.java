package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.ingest.Sending.codes;
import static org.broadsheet.ingest.Sending.takes;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.archive.Reading;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Feeds with whole texts, as they are imported over HTTP. */
@QuarkusTest
class FeedImportTest {

    private static final String SITE = "https://www.harbour.example";
    private static final String ADDRESS = SITE + "/2019/05/";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    /** An entry: what all three kinds of feeds say of an article. */
    private record Entry(String slug, String html, String date, String title) {

        static Entry of(String slug, String html) {
            return new Entry(slug, html, "2019-05-01T10:00:00Z", "Entry " + slug);
        }

        Entry at(String other) {
            return new Entry(slug, html, other, title);
        }

        Entry titled(String other) {
            return new Entry(slug, html, date, other);
        }
    }

    private enum Feed {
        RSS {
            @Override
            String of(String entries) {
                return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                        + " xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><link>" + SITE + "</link>" + entries
                        + "</channel></rss>";
            }

            @Override
            String element(Entry entry) {
                return "<item><title>" + entry.title + "</title><link>" + ADDRESS + entry.slug + "/</link><guid>"
                        + ADDRESS + entry.slug + "/</guid><description>" + escaped(entry.html)
                        + "</description><category>Local</category><category>Boats</category>"
                        + "<dc:creator>Mira Holt</dc:creator><pubDate>" + entry.date + "</pubDate><enclosure url=\""
                        + SITE
                        + "/img/" + entry.slug + "/quay.png\" type=\"image/png\" length=\"1\"/></item>";
            }
        },
        ATOM {
            @Override
            String of(String entries) {
                return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:app=\"http://www.w3.org/2007/app\"><link href=\""
                        + SITE + "\"/>" + entries + "</feed>";
            }

            @Override
            String element(Entry entry) {
                return "<entry><title>" + entry.title + "</title><link href=\"" + ADDRESS + entry.slug + "/\"/><id>"
                        + ADDRESS + entry.slug + "/</id><content type=\"html\">" + escaped(entry.html)
                        + "</content><category term=\"Local\"/><category term=\"Boats\"/><author><name>Mira Holt</name>"
                        + "</author><published>" + entry.date + "</published><link rel=\"enclosure\" href=\"" + SITE
                        + "/img/" + entry.slug + "/quay.png\" type=\"image/png\"/></entry>";
            }
        },
        JSON {
            @Override
            String of(String entries) {
                return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\", \"home_page_url\": \""
                        + SITE + "\", \"items\": [" + entries.replaceAll(",\\s*\\z", "") + "]}";
            }

            @Override
            String element(Entry entry) {
                return "{\"id\": \"" + ADDRESS + entry.slug + "/\", \"url\": \"" + ADDRESS + entry.slug
                        + "/\", \"title\": \"" + entry.title + "\", \"content_html\": \""
                        + entry.html.replace("\"", "\\\"") + "\", \"tags\": [\"Local\", \"Boats\"],"
                        + " \"authors\": [{\"name\": \"Mira Holt\"}], \"date_published\": \"" + entry.date
                        + "\", \"image\": \"" + SITE + "/img/" + entry.slug + "/quay.png\"},";
            }
        };

        abstract String of(String entries);

        abstract String element(Entry entry);

        String of(Entry... entries) {
            return of(Arrays.stream(entries).map(this::element).collect(Collectors.joining()));
        }

        private static String escaped(String html) {
            return html.replace("&", "&amp;").replace("<", "&lt;");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_entry_comes_with_what_belongs_to_it(Feed feed) {
        takes(feed.of(Entry.of("ferry", "<p>It sails.</p>")), "");

        given().get("/v1/articles/entry-ferry?body=html")
                .then()
                .statusCode(200)
                .body("headline", equalTo("Entry ferry"))
                .body("body.html", equalTo("<p>It sails.</p>"))
                .body("section.slug", equalTo("local"))
                .body("tags.slug", contains("boats"))
                .body("authors.name", contains("Mira Holt"))
                .body("publishedAt", equalTo("2019-05-01T10:00:00Z"))
                .body("leadImage.url", equalTo(SITE + "/img/ferry/quay.png"));
    }

    @ParameterizedTest
    @EnumSource
    void old_addresses_lead_to_the_article_and_links_between_articles_are_references(Feed feed) {
        takes(
                feed.of(
                        Entry.of("ferry", "<p><a href=\"" + ADDRESS + "boat/?utm_source=x\">boat</a></p>"),
                        Entry.of("boat", "<p><a href=\"/2019/05/ferry\">ferry</a></p>")),
                "");

        given().queryParam("path", "/2019/05/ferry/").get("/v1/resolve").then().body("slug", equalTo("entry-ferry"));
        given().get("/v1/articles/entry-ferry?body=html")
                .then()
                .body("body.html", containsString("/articles/entry-boat\""));
        given().get("/v1/articles/entry-boat?body=html")
                .then()
                .body("body.html", containsString("/articles/entry-ferry\""));
    }

    @ParameterizedTest
    @EnumSource
    void what_comes_later_is_not_public_yet(Feed feed) {
        takes(feed.of(Entry.of("secret", "<p>Hush</p>").at("2126-05-01T10:00:00Z")), "");

        given().get("/v1/articles/entry-secret").then().statusCode(404);
        given().get("/v1/articles").then().body("items", empty());
        given().get("/v1/sections").then().body("items.slug", contains("news"));
        given().get("/v1/tags").then().body("items", empty());
        given().get("/v1/authors").then().body("items", empty());
        Desk.get("entry-secret").statusCode(200).body("extra._tags", contains("Boats"));
    }

    @ParameterizedTest
    @CsvSource({
        "<app:control><app:draft>yes</app:draft></app:control>",
        "<status xmlns='http://schemas.google.com/blogger/2018'>DRAFT</status>",
        "<status xmlns='http://schemas.google.com/blogger/2018'>SCHEDULED</status>",
        "<status xmlns='http://schemas.google.com/blogger/2018'>A_WORD_OF_ITS_OWN</status>",
    })
    void what_was_not_public_is_not(String mark) {
        String secret = Feed.ATOM.element(Entry.of("secret", "<p>Hush</p>")).replace("</entry>", mark + "</entry>");

        takes(Feed.ATOM.of(secret), "");

        given().get("/v1/articles/entry-secret").then().statusCode(404);
        given().get("/v1/sections").then().body("items.slug", contains("news"));
        given().get("/v1/tags").then().body("items", empty());
        Desk.get("entry-secret").statusCode(200).body("status", equalTo("draft"));
    }

    @ParameterizedTest
    @EnumSource
    void pictures_of_the_same_name_in_the_zip_are_told_apart(Feed feed) {
        byte[] zip = Reading.zip(Map.of(
                "feed." + (feed == Feed.JSON ? "json" : "xml"),
                feed.of(Entry.of("ferry", "<p>A</p>"), Entry.of("boat", "<p>B</p>"))
                        .getBytes(StandardCharsets.UTF_8),
                "img/ferry/quay.png",
                Sending.picture(1),
                "img/boat/quay.png",
                Sending.picture(200)));

        takes(zip, "?images=store");

        String one = given().get("/v1/articles/entry-ferry").path("leadImage.url");
        String other = given().get("/v1/articles/entry-boat").path("leadImage.url");
        assertThat(one).contains("/media/").isNotEqualTo(other);
        assertThat(other).contains("/media/");
        given().queryParam("path", "/img/ferry/quay.png")
                .get("/v1/resolve")
                .then()
                .body("location", startsWith("/media/"));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_feed_changes_nothing_and_a_newer_one_changes_what_changed(Feed feed) {
        String before = feed.of(Entry.of("ferry", "<p>Old</p>"), Entry.of("boat", "<p>Same</p>"));
        takes(before, "");

        JsonNode again = takes(before, "");
        assertThat(again.path("unchanged").asInt()).isEqualTo(again.path("read").asInt());
        JsonNode newer = takes(feed.of(Entry.of("ferry", "<p>New</p>")), "");

        assertThat(newer.path("updated").asInt()).isEqualTo(1);
        given().get("/v1/articles/entry-ferry?body=html").then().body("body.html", equalTo("<p>New</p>"));
        given().get("/v1/articles/entry-boat").then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void an_editors_change_stands_until_the_feed_has_a_newer_text_and_is_then_named_and_kept_as_a_version(Feed feed) {
        String before = feed.of(Entry.of("ferry", "<p>Old</p>"));
        takes(before, "");
        Desk.patch("entry-ferry", Map.of("headline", "Edited here")).statusCode(200);

        takes(before, "");
        given().get("/v1/articles/entry-ferry").then().body("headline", equalTo("Edited here"));

        JsonNode newer = takes(feed.of(Entry.of("ferry", "<p>New</p>")), "");
        assertThat(codes(newer)).contains("edit-replaced");
        Desk.editor()
                .get("/v1/editorial/articles/entry-ferry/versions/2")
                .then()
                .statusCode(200)
                .body(containsString("Edited here"));
    }

    @ParameterizedTest
    @EnumSource
    void one_text_that_is_too_long_keeps_no_other_from_coming(Feed feed) {
        String longText = "<p>" + "Long. ".repeat(1_450_000) + "</p>";

        List<JsonNode> lines = Sending.lines(
                feed.of(
                        Entry.of("boat", "<p>Before</p>"),
                        Entry.of("ferry", longText),
                        Entry.of("quay", "<p>After</p>")),
                "");

        assertThat(Newsroom.last(lines).path("type").asText())
                .as(lines.toString())
                .isEqualTo("done");
        assertThat(lines.toString()).contains("no article is");
        given().get("/v1/articles").then().body("items.slug", containsInAnyOrder("entry-boat", "entry-quay"));
    }

    @ParameterizedTest
    @EnumSource
    void a_headline_that_is_too_long_is_cut_with_a_word(Feed feed) {
        JsonNode done = takes(feed.of(Entry.of("ferry", "<p>A</p>").titled("Long ".repeat(500))), "");

        assertThat(codes(done)).contains("content-changed");
        given().get("/v1/articles").then().body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void characters_that_xml_forbids_are_read_as_spaces(Feed feed) {
        for (String forbidden : List.of("&#31;", "&#x0;", "&#xD800;", "\u0008")) {
            newsroom.empty();
            takes(
                    feed.of(
                            Entry.of("ferry", "<p>A</p>").titled("One" + forbidden + "two"),
                            Entry.of("boat", "<p>B</p>")),
                    "");

            given().get("/v1/articles").then().body("items.headline", containsInAnyOrder("One two", "Entry boat"));
        }
    }

    @Test
    void characters_that_cannot_be_stored_are_taken_out() {
        takes(
                Feed.JSON.of(Entry.of("ferry", "<p>A</p>").titled("One \\u0000 \\ud800"), Entry.of("boat", "<p>B</p>")),
                "");

        given().get("/v1/articles").then().body("items.headline", hasItems(startsWith("One"), equalTo("Entry boat")));
    }

    @Test
    void an_attribute_with_a_whole_picture_in_it_does_not_end_the_feed() {
        String picture = "data:image/png;base64," + "A".repeat(1_000_000);
        String xhtml = Feed.ATOM
                .element(Entry.of("ferry", ""))
                .replaceFirst(
                        "<content type=\"html\"></content>",
                        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>It sails.</p><img src=\""
                                + picture + "\"/></div></content>");

        List<JsonNode> lines = Sending.lines(Feed.ATOM.of(xhtml + Feed.ATOM.element(Entry.of("boat", "<p>B</p>"))), "");

        assertThat(Newsroom.last(lines).path("type").asText()).isEqualTo("done");
        given().get("/v1/articles/entry-boat").then().statusCode(200);
    }

    @Test
    void very_many_warnings_of_a_kind_are_counted_and_not_all_written() {
        String fields = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"field_" + i + "\": 1")
                .collect(Collectors.joining(", "));
        String item = Feed.JSON.element(Entry.of("ferry", "<p>A</p>")).replaceFirst("\\{", "{" + fields + ", ");

        List<JsonNode> lines = Sending.lines(Feed.JSON.of(item), "");

        assertThat(lines).hasSizeLessThan(200);
        assertThat(lines.toString()).contains("And 19,900 more of this kind in it");
        assertThat(Newsroom.last(lines).at("/warnings/0/count").asInt()).isEqualTo(20_000);
    }
}
