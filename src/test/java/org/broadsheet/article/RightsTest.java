package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
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

/** Who owns a text, and what machines did for it. */
@QuarkusTest
class RightsTest {

    private static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_text_of_a_partner() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                article("ferry")
                        .with(
                                "rights",
                                Map.of(
                                        "copyright", "© 2026 The Agency",
                                        "usageTerms", "No use in print",
                                        "license", LICENSE,
                                        "expires", "2030-01-01T00:00:00Z"))
                        .with("ai", Map.of("use", "assisted", "reviewedBy", "Mira Holt", "note", "Translated.")),
                article("plain"));
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
    void an_article_and_its_teaser_say_both_and_null_where_nothing_is_said() {
        given().get("/v1/articles/ferry")
                .then()
                .spec(contract())
                .body("rights.copyright", equalTo("© 2026 The Agency"))
                .body("rights.usageTerms", equalTo("No use in print"))
                .body("rights.license", equalTo(LICENSE))
                .body("rights.expires", equalTo("2030-01-01T00:00:00Z"))
                .body("ai.use", equalTo("assisted"))
                .body("ai.reviewedBy", equalTo("Mira Holt"))
                .body("ai.note", equalTo("Translated."))
                .body("ai.size()", equalTo(3))
                .header("X-Robots-Tag", "unavailable_after: 2030-01-01T00:00:00Z");
        given().get("/v1/articles/plain")
                .then()
                .spec(contract())
                .body("rights", nullValue())
                .body("ai", nullValue())
                .header("X-Robots-Tag", nullValue());
        given().get("/v1/articles?sort=headline")
                .then()
                .spec(contract())
                .body("items.find { it.slug == 'ferry' }.ai.use", equalTo("assisted"))
                .body("items.find { it.slug == 'ferry' }.rights.license", equalTo(LICENSE))
                .header("X-Robots-Tag", nullValue());
    }

    @Test
    void each_form_says_both() {
        given().get("/v1/articles/ferry.jsonld")
                .then()
                .body("copyrightNotice", equalTo("© 2026 The Agency"))
                .body("usageInfo.text", equalTo("No use in print"))
                .body("license", equalTo(LICENSE))
                .body(
                        "digitalSourceType",
                        equalTo("https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"));
        given().get("/v1/articles/ferry.ninjs")
                .then()
                .body("copyrightNotice", equalTo("© 2026 The Agency"))
                .body("usageTerms", equalTo("No use in print"))
                .body("rightsInfo.linkedRights", equalTo(LICENSE))
                .body(
                        "digitalSourceType.uri",
                        equalTo("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"));

        Document page = Jsoup.parse(read("/v1/articles/ferry.html"));
        assertThat(page.select("footer .ai").text())
                .isEqualTo("Written with the help of artificial intelligence; reviewed by Mira Holt. Translated.");
        assertThat(page.select("footer .rights").text()).startsWith("© 2026 The Agency No use in print");
        assertThat(page.select("footer a[rel=license]").attr("href")).isEqualTo(LICENSE);
        assertThat(page.select("link[rel=license]").attr("href")).isEqualTo(LICENSE);
        assertThat(Jsoup.parse(read("/v1/articles/plain.html")).select("footer"))
                .isEmpty();

        assertThat(read("/v1/articles/ferry.md"))
                .contains("copyright: \"© 2026 The Agency\"", "usageTerms: \"No use in print\"")
                .contains("license: \"" + LICENSE + "\"", "ai: \"assisted\"", "aiNotice: \"Written with the help");

        XmlPath rss = new XmlPath(read("/v1/articles.rss"));
        assertThat(rss.getList("rss.channel.item.find { it.link.text().endsWith('ferry') }.rights", String.class))
                .containsExactly("© 2026 The Agency", "No use in print", LICENSE);
        assertThat(read("/v1/articles.rss")).contains("Written with the help of artificial intelligence");
        assertThat(read("/v1/articles.atom"))
                .contains("<rights>© 2026 The Agency No use in print</rights>", "rel=\"license\" href=\"" + LICENSE);
        given().get("/v1/articles.jsonfeed")
                .then()
                .body("items.tags.flatten()", hasItem("Written with the help of artificial intelligence"));
        assertThat(read("/v1/articles.csv")).contains("© 2026 The Agency,assisted");
    }

    @Test
    void a_text_that_no_machine_wrote_says_so_and_is_marked_nowhere() {
        newsroom.takes(article("ferry").with("ai", Map.of("use", "none")));

        given().get("/v1/articles/ferry").then().body("ai.use", equalTo("none")).body("ai.note", nullValue());
        given().get("/v1/articles/ferry.ninjs").then().body("digitalSourceType", nullValue());
        assertThat(read("/v1/articles/ferry.html")).doesNotContain("artificial intelligence");
        assertThat(read("/v1/articles.rss")).doesNotContain("artificial intelligence");
    }

    @Test
    void a_machines_text_says_so() {
        newsroom.takes(article("ferry").with("ai", Map.of("use", "generated")));

        given().get("/v1/articles/ferry.jsonld")
                .then()
                .body("digitalSourceType", equalTo("https://schema.org/TrainedAlgorithmicMediaDigitalSource"));
        assertThat(read("/v1/articles/ferry.html")).contains("Generated with artificial intelligence.");
    }

    @Test
    void what_is_edited_is_what_is_said() {
        Map<String, Object> story = story("Market");
        story.put("rights", Map.of("copyright", "© A"));
        story.put("ai", Map.of("use", "generated"));
        String id = published(story);
        given().get("/v1/articles/" + id).then().body("rights.copyright", equalTo("© A"));

        Map<String, Object> edit = new HashMap<>();
        edit.put("rights", Map.of("license", LICENSE));
        edit.put("ai", null);
        patch(id, edit).statusCode(200).spec(contract());
        given().get("/v1/articles/" + id)
                .then()
                .body("rights.copyright", equalTo("© A"))
                .body("rights.license", equalTo(LICENSE))
                .body("ai", nullValue());

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("copyright", null);
        nothing.put("license", null);
        patch(id, Map.of("rights", nothing)).statusCode(200);
        given().get("/v1/articles/" + id).then().body("rights", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rights | {\"license\": \"javascript:alert(1)\"} | /rights/license",
                "rights | {\"licence\": \"https://x.example/\"} | /rights/licence",
                "rights | {\"expires\": \"soon\"} | /rights/expires",
                "ai | {} | /ai/use",
                "ai | {\"use\": \"a-lot\"} | /ai/use",
                "ai | true | /ai"
            })
    void what_cannot_be_right_is_refused_where_it_stands(String field, String value, String pointer) {
        sending("{\"headline\": \"x\", \"section\": \"local\", \"body\": {\"markdown\": \"x\"}, \"" + field + "\": "
                        + value + "}")
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .spec(contract())
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void a_search_engine_is_told_in_a_header_what_not_to_show() {
        newsroom.takes(article("ferry").with("seo", Map.of("noindex", true)));

        for (String form : List.of("", ".html", ".md", ".jsonld")) {
            given().get("/v1/articles/ferry" + form).then().header("X-Robots-Tag", containsString("noindex"));
        }
    }
}
