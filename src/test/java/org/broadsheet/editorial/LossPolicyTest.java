package org.broadsheet.editorial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code policy=strict} nothing is stored that would lose content; without it, what is lost is said. */
@QuarkusTest
class LossPolicyTest {

    private static final String LOSSY =
            "<p>Kept <script>one()</script></p><p class=\"lead\">Kept</p><canvas>Lost</canvas>";
    private static final String HARMLESS = "<p class=\"lead\">Kept</p><!-- a note --><dl><dt>Kept too</dt></dl>";
    private static final String ARTICLES = "/v1/editorial/articles";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static Map<String, Object> story(String headline, String html) {
        Map<String, Object> story = Desk.story(headline);
        story.put("body", Map.of("html", html));
        return story;
    }

    private static void assertRefused(ValidatableResponse answer) {
        answer.spec(contract())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(2))
                .body("errors.pointer", everyItem(equalTo("/body/html")))
                .body("errors.detail", everyItem(startsWith("Content would be lost. ")))
                .body(
                        "errors.detail",
                        contains(
                                "Content would be lost. Removed <script> and its content",
                                "Content would be lost. Removed <canvas> and its content: “Lost”"));
    }

    @Test
    void a_draft_that_would_lose_content_is_refused_with_a_fault_for_each_loss() {
        assertRefused(
                sending(story("Ferry", LOSSY)).post(ARTICLES + "?policy=strict").then());
        get("ferry").statusCode(404);

        sending(story("Ferry", LOSSY))
                .post(ARTICLES + "?policy=lenient")
                .then()
                .spec(contract())
                .statusCode(201);
        get("ferry").statusCode(200);
    }

    @Test
    void what_is_only_changed_or_has_no_meaning_is_taken() {
        sending(story("Ferry", HARMLESS))
                .post(ARTICLES + "?policy=strict")
                .then()
                .spec(contract())
                .statusCode(201);
    }

    @Test
    void a_link_or_struck_text_in_a_plain_text_would_be_lost() {
        Map<String, Object> story = Desk.story("It costs <del>$5</del> $6");
        story.put("standfirst", "See <a href=\"https://x.org/\">this</a>.");

        sending(story)
                .post(ARTICLES + "?policy=strict")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", contains("/headline", "/standfirst"));
    }

    @Test
    void replacing_and_patching_keep_to_it() {
        String id = draft(Desk.story("Ferry")).path("id");

        assertRefused(sending(story("Ferry", LOSSY))
                .header("If-Match", etag(id))
                .put(ARTICLES + "/" + id + "?policy=strict")
                .then());
        assertRefused(editor().contentType("application/merge-patch+json")
                .header("If-Match", etag(id))
                .body(Map.of("body", Map.of("html", LOSSY)))
                .patch(ARTICLES + "/" + id + "?policy=strict")
                .then());
        get(id).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void a_senders_record_keeps_to_it() {
        assertRefused(sending(story("Ferry", LOSSY))
                .put(ARTICLES + "/by-source/wire/1?policy=strict")
                .then());
        editor().get(ARTICLES + "/by-source/wire/1").then().statusCode(404);
    }

    @Test
    void summaries_keep_to_it() {
        Map<String, Object> week = new LinkedHashMap<>();
        week.put("headline", "This week");
        week.put("section", "local");
        week.put("publishedAt", "2026-05-10T10:00:00Z");
        week.put("body", Map.of("html", LOSSY));
        assertRefused(
                sending(week).post("/v1/editorial/summaries?policy=strict").then());
        week.put("body", Map.of("html", "<p>All of it.</p>"));
        sending(week)
                .post("/v1/editorial/summaries?policy=strict")
                .then()
                .spec(contract())
                .statusCode(201);

        assertRefused(editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("body", Map.of("html", LOSSY)))
                .patch("/v1/editorial/summaries/this-week?policy=strict")
                .then());
    }

    @Test
    void another_policy_is_a_fault_that_names_both() {
        sending(Desk.story("Ferry"))
                .post(ARTICLES + "?policy=strickt")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors[0].parameter", equalTo("policy"))
                .body("errors[0].allowed", contains("lenient", "strict"))
                .body("errors[0].didYouMean", equalTo("strict"));
    }

    @Test
    void an_import_rejects_the_records_that_would_lose_content_and_takes_the_others() {
        List<JsonNode> lines = imports(
                "?policy=strict",
                article("lossy").html(LOSSY),
                article("harmless").html(HARMLESS),
                summary("week").with("body", Map.of("html", LOSSY)));

        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isEqualTo(2);
        JsonNode rejected = lines.stream()
                .filter(line -> line.path("type").asText().equals("rejected"))
                .findFirst()
                .orElseThrow();
        assertThat(rejected.path("line").asInt()).isEqualTo(1);
        assertThat(rejected.path("errors").findValuesAsText("pointer")).containsExactly("/body/html", "/body/html");
        given().get("/v1/articles/lossy").then().statusCode(404);
        given().get("/v1/articles/harmless").then().statusCode(200);
    }

    @Test
    void a_dry_run_of_an_archive_ends_with_what_would_be_lost_by_code() {
        List<JsonNode> lines = imports(
                "?dryRun=true",
                article("one").html(LOSSY).with("headline", "Two\nlines"),
                article("two").html(LOSSY),
                article("three"),
                article("four").html(HARMLESS));

        JsonNode warnings = Newsroom.last(lines).path("warnings");
        assertThat(warnings.findValuesAsText("code"))
                .containsExactly("content-removed", "content-changed", "markup-ignored", "value-changed");
        assertThat(warnings.findValuesAsText("effect")).containsExactly("lost", "changed", "noted", "noted");
        JsonNode removed = warnings.get(0);
        assertThat(removed.path("count").asInt()).isEqualTo(4);
        assertThat(removed.path("records").asInt()).isEqualTo(2);
        assertThat(removed.at("/example/line").asInt()).isEqualTo(1);
        assertThat(removed.at("/example/pointer").asText()).isEqualTo("/body/html");
        assertThat(removed.at("/example/detail").asText()).isEqualTo("Removed <script> and its content");
        given().get("/v1/articles/three").then().statusCode(404);
    }

    @Test
    void an_import_without_warnings_says_that_there_were_none() {
        assertThat(newsroom.takes(article("one")).path("warnings")).isEmpty();
    }

    private static List<JsonNode> imports(String query, Record... records) {
        return Newsroom.answer(editor().contentType("application/x-ndjson")
                .body(String.join("\n", Arrays.stream(records).map(Record::json).toArray(String[]::new))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports" + query)
                .then()
                .spec(contract())
                .statusCode(200)
                .extract()
                .asString());
    }
}
