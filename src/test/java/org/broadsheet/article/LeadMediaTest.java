package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A video, an audio or a gallery at the top of an article. */
@QuarkusTest
class LeadMediaTest {

    private static final Map<String, Object> VIDEO = Map.of(
            "type", "video",
            "url", "/media/ferry.mp4",
            "title", "The ferry",
            "mediaType", "video/mp4",
            "poster", "/media/ferry.jpg",
            "caption", "It <b>sails</b>.");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), article("ferry").with("leadMedia", VIDEO), article("plain"));
    }

    private static String read(String address) {
        return given().get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .asString();
    }

    @Test
    void an_article_and_its_teaser_have_it_with_absolute_addresses() {
        given().get("/v1/articles/ferry")
                .then()
                .spec(contract())
                .body("leadMedia.type", equalTo("video"))
                .body("leadMedia.url", equalTo("http://localhost:8081/media/ferry.mp4"))
                .body("leadMedia.poster", equalTo("http://localhost:8081/media/ferry.jpg"))
                .body("leadMedia.caption", equalTo("It <strong>sails</strong>."));
        given().get("/v1/articles/plain").then().spec(contract()).body("leadMedia", nullValue());
        given().get("/v1/articles")
                .then()
                .spec(contract())
                .body("items.find { it.slug == 'ferry' }.leadMedia.title", equalTo("The ferry"));
        get("ferry").spec(contract()).body("leadMedia.url", equalTo("/media/ferry.mp4"));
    }

    @Test
    void each_form_has_it() {
        String file = "http://localhost:8081/media/ferry.mp4";
        given().get("/v1/articles/ferry.jsonld").then().body("video.contentUrl", hasItem(file));
        given().get("/v1/articles/ferry.ninjs").then().body("associations.uri", hasItem(file));
        Document page = Jsoup.parse(read("/v1/articles/ferry.html"));
        assertThat(page.select(".lead-media video").attr("src")).isEqualTo(file);
        assertThat(read("/v1/articles/ferry.md")).contains(file);
        String rss = read("/v1/articles.rss");
        assertThat(rss)
                .contains("<enclosure url=\"" + file + "\" length=\"0\" type=\"video/mp4\"")
                .contains("medium=\"video\"");
        assertThat(read("/v1/articles.atom")).contains("rel=\"enclosure\" type=\"video/mp4\" href=\"" + file);
        given().get("/v1/articles.jsonfeed")
                .then()
                .body("items.attachments.flatten().findAll { it != null }.url", contains(file))
                .body("items.attachments.flatten().findAll { it != null }.mime_type", contains("video/mp4"));
    }

    @Test
    void a_gallery_can_open_an_article_that_has_nothing_else() {
        Map<String, Object> story = story("Pictures");
        story.put("body", Map.of("blocks", List.of()));
        story.put(
                "leadMedia",
                Map.of(
                        "type",
                        "gallery",
                        "images",
                        List.of(Map.of("url", "/a.jpg", "alt", "A"), Map.of("url", "/b.jpg"))));
        String id = published(story);

        given().get("/v1/articles/" + id)
                .then()
                .spec(contract())
                .body("leadMedia.images.url", contains("http://localhost:8081/a.jpg", "http://localhost:8081/b.jpg"));
        assertThat(get(id).extract().<List<String>>path("warnings.pointer")).isEmpty();
        patch(id, Map.of("headline", "New"))
                .statusCode(200)
                .body("warnings.pointer", hasItem("/leadMedia/images/1/alt"));
    }

    @Test
    void it_is_replaced_by_a_patch_and_comes_back_with_its_version() {
        patch("ferry", Map.of("leadMedia", Map.of("type", "audio", "url", "/media/ferry.mp3")))
                .statusCode(200)
                .body("leadMedia.type", equalTo("audio"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("leadMedia", null);
        patch("ferry", nothing).statusCode(200).body("leadMedia", nullValue());

        sending(Map.of())
                .header("If-Match", "*")
                .post("/v1/editorial/articles/ferry/versions/1/restore")
                .then()
                .statusCode(200)
                .body("leadMedia.type", equalTo("video"))
                .body("leadMedia.title", equalTo("The ferry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"paragraph\", \"html\": \"x\"} | /leadMedia/type",
                "{\"url\": \"/a.mp4\"} | /leadMedia/type",
                "{\"type\": \"video\"} | /leadMedia/url",
                "{\"type\": \"video\", \"url\": \"javascript:x\"} | /leadMedia/url",
                "{\"type\": \"video\", \"url\": \"/a.mp4\", \"ur\": 1} | /leadMedia/ur",
                "{\"type\": \"gallery\", \"images\": [{}]} | /leadMedia/images/0/url",
                "{\"type\": \"video\", \"url\": \"/a.mp4\", \"caption\": \"<a href='article:ferry'>x</a>\"} | /leadMedia",
                "[] | /leadMedia"
            })
    void what_cannot_be_right_is_refused_where_it_stands(String media, String pointer) {
        sending("{\"headline\": \"x\", \"section\": \"local\", \"body\": {\"markdown\": \"x\"}, \"leadMedia\": " + media
                        + "}")
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .spec(contract())
                .body("errors.pointer", contains(pointer));
    }
}
