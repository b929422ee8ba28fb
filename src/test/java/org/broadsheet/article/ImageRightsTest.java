package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owns an image, and how it came about. */
@QuarkusTest
class ImageRightsTest {

    private static final Map<String, Object> IMAGE = Map.of(
            "url",
            "/ferry.jpg",
            "alt",
            "The ferry",
            "rights",
            Map.of(
                    "copyright",
                    "© Ana Quill",
                    "license",
                    "https://creativecommons.org/licenses/by/4.0/",
                    "expires",
                    "2030-01-01T00:00:00Z"),
            "digitalSourceType",
            "trainedAlgorithmicMedia");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_article() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                author("ada").with("avatar", IMAGE),
                article("ferry")
                        .authors("ada")
                        .with("leadImage", IMAGE)
                        .with("body", Map.of("blocks", List.of(Map.of("type", "image", "image", IMAGE)))),
                article("plain").with("leadImage", Map.of("url", "/plain.jpg")));
    }

    @Test
    void every_image_has_them() {
        for (String image : List.of("leadImage", "body.blocks[0].image", "authors[0].avatar")) {
            given().get("/v1/articles/ferry")
                    .then()
                    .spec(contract())
                    .body(image + ".rights.copyright", equalTo("© Ana Quill"))
                    .body(image + ".rights.expires", equalTo("2030-01-01T00:00:00Z"))
                    .body(image + ".digitalSourceType", equalTo("trainedAlgorithmicMedia"));
        }
        given().get("/v1/articles/plain")
                .then()
                .spec(contract())
                .body("leadImage.rights", nullValue())
                .body("leadImage.digitalSourceType", nullValue());
        get("ferry").spec(contract()).body("leadImage.rights.copyright", equalTo("© Ana Quill"));
    }

    @Test
    void each_form_says_them() {
        given().get("/v1/articles/ferry.jsonld")
                .then()
                .body("image[0].copyrightNotice", equalTo("© Ana Quill"))
                .body("image[0].license", equalTo("https://creativecommons.org/licenses/by/4.0/"))
                .body("image[0].digitalSourceType", equalTo("https://schema.org/TrainedAlgorithmicMediaDigitalSource"));
        given().get("/v1/articles/ferry.ninjs")
                .then()
                .body("associations[0].copyrightNotice", equalTo("© Ana Quill"))
                .body(
                        "associations.digitalSourceType.uri",
                        hasItem("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"));
        given().get("/v1/articles.rss").then().body(containsString("<media:copyright>© Ana Quill</media:copyright>"));
        assertThat(Jsoup.parse(given().get("/v1/articles/ferry.html").asString())
                        .select("figure > figcaption > small")
                        .eachText())
                .contains("© Ana Quill", "Image generated with artificial intelligence");
    }

    @Test
    void a_patch_changes_one_of_them_and_faults_have_pointers() {
        patch("ferry", Map.of("leadImage", Map.of("rights", Map.of("copyright", "Bo Quill"))))
                .statusCode(200)
                .body("leadImage.rights.copyright", equalTo("Bo Quill"))
                .body("leadImage.rights.license", equalTo("https://creativecommons.org/licenses/by/4.0/"));
        Map<String, Object> none = new HashMap<>();
        none.put("rights", null);
        none.put("digitalSourceType", "digitalCapture");
        patch("ferry", Map.of("leadImage", none))
                .statusCode(200)
                .body("leadImage.rights", nullValue())
                .body("leadImage.digitalSourceType", equalTo("digitalCapture"));
        patch("ferry", Map.of("leadImage", Map.of("digitalSourceType", "trainedAlgorithmicMedium")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leadImage/digitalSourceType"))
                .body("errors[0].didYouMean", equalTo("trainedAlgorithmicMedia"));
        patch("ferry", Map.of("leadImage", Map.of("rights", Map.of("license", "ftp://a"))))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leadImage/rights/license"));
    }
}
