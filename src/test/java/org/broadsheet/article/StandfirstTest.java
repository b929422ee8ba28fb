package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The standfirst, as text and as inline HTML. */
@QuarkusTest
class StandfirstTest {

    private static final String HTML = "The <em>Ada</em> is <a href=\"/ferry\">back</a>.";
    private static final String TEXT = "The Ada is back.";

    @Inject
    Newsroom newsroom;

    private String id;

    @BeforeEach
    void an_article() {
        newsroom.empty();
        newsroom.takes(section("local"));
        Map<String, Object> story = story("Ferry");
        story.put("standfirstHtml", HTML);
        id = published(story);
    }

    private static ValidatableResponse has(ValidatableResponse answer, String text, String html) {
        return answer.spec(contract())
                .statusCode(200)
                .body("standfirst", equalTo(text))
                .body("standfirstHtml", html == null ? nullValue() : equalTo(html));
    }

    private static Map<String, Object> of(String field, Object value) {
        Map<String, Object> patch = new HashMap<>();
        patch.put(field, value);
        return patch;
    }

    @Test
    void its_text_follows_from_its_html() {
        has(get(id), TEXT, HTML);
        String absolute = HTML.replace("/ferry", "http://localhost:8081/ferry");
        has(given().get("/v1/articles/ferry").then(), TEXT, absolute);
        given().get("/v1/articles")
                .then()
                .spec(contract())
                .body("items[0].standfirst", equalTo(TEXT))
                .body("items[0].standfirstHtml", equalTo(absolute));
        given().get("/v1/articles/ferry.html")
                .then()
                .body(containsString("<p class=\"standfirst\">" + absolute + "</p>"));
        given().get("/v1/articles/ferry.ninjs").then().body("descriptions.value", hasItem(TEXT));
    }

    @Test
    void each_of_the_two_takes_the_place_of_both() {
        has(patch(id, of("standfirst", "It sails <again>.")), "It sails <again>.", null);
        has(patch(id, of("standfirstHtml", "It <b>sails</b>.")), "It sails.", "It <strong>sails</strong>.");
        has(patch(id, of("standfirstHtml", null)), "It sails.", null);
        has(patch(id, of("standfirstHtml", HTML)), TEXT, HTML);
        has(patch(id, of("headline", "Ferry again")), TEXT, HTML);
        has(patch(id, of("standfirst", null)), null, null);
    }

    @Test
    void html_without_markup_is_text() {
        has(patch(id, of("standfirstHtml", "Salt &amp; pepper<br>")), "Salt & pepper", null);
    }

    @Test
    void what_was_read_can_be_sent_back_and_a_contradiction_is_a_fault() {
        Map<String, Object> whole = new HashMap<>(get(id).extract().<Map<String, Object>>path("$"));
        editor().contentType("application/json")
                .header("If-Match", etag(id))
                .body(whole)
                .put("/v1/editorial/articles/" + id)
                .then()
                .spec(contract())
                .statusCode(200)
                .body("version", equalTo(whole.get("version")));

        whole.put("standfirst", "Other words.");
        sending(whole)
                .header("If-Match", etag(id))
                .put("/v1/editorial/articles/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/standfirst"))
                .body("errors[0].detail", containsString("standfirstHtml"));
    }

    @Test
    void what_is_not_allowed_is_taken_out_and_said() {
        Map<String, Object> story = story("Script");
        story.put("standfirstHtml", "Hello <script>alert(1)</script><b onclick=x>you</b>");
        String other = draft(story).path("id");

        has(get(other), "Hello you", "Hello <strong>you</strong>");
        patch(id, of("standfirstHtml", "<b>" + "x".repeat(2_001) + "</b>"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/standfirstHtml"));
    }

    @Test
    void a_record_takes_both_and_an_export_brings_them_back() {
        assertThat(newsroom.sends(
                        "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}",
                        record("marked", "standfirstHtml", "The <b>Ada</b><script>x</script> &amp; co"),
                        record("plain", "standfirst", "Tea & <b>cake</b> for 1 < 2")))
                .anySatisfy(line -> {
                    assertThat(line.path("code").asText()).isEqualTo("content-removed");
                    assertThat(line.path("pointer").asText()).isEqualTo("/standfirstHtml");
                });
        String[] export = editor().get("/v1/editorial/export.ndjson")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.contains("\"type\":\"cursor\""))
                .toArray(String[]::new);
        String plain = given().get("/v1/articles/plain").path("standfirst");

        newsroom.empty();
        assertThat(Newsroom.last(newsroom.sends(export)).path("warned").asInt()).isZero();

        has(given().get("/v1/articles/marked").then(), "The Ada & co", "The <strong>Ada</strong> &amp; co");
        has(given().get("/v1/articles/plain").then(), plain, null);
    }

    private static String record(String slug, String field, String standfirst) {
        return article(slug).with(field, standfirst).json();
    }
}
