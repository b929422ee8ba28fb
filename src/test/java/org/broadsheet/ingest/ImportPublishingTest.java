package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import publishes: nothing without the scope content:publish, record by record. */
@QuarkusTest
class ImportPublishingTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    /** Imports with a key that can only write; returns the lines of the answer. */
    static List<JsonNode> imported(Record... records) {
        String writer = Desk.sending(Map.of("name", "writer", "scopes", List.of("content:write")))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return Newsroom.answer(given().header("Authorization", "Bearer " + writer)
                .contentType("application/x-ndjson")
                .body(String.join("\n", Arrays.stream(records).map(Record::json).toList())
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<Integer> rejected(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals("rejected"))
                .map(line -> line.path("line").asInt())
                .sorted()
                .toList();
    }

    private static Record draft(String slug) {
        return article(slug).without("status").without("publishedAt");
    }

    @Test
    void a_record_that_publishes_is_rejected_and_the_others_are_stored() {
        List<JsonNode> lines = imported(
                draft("written"),
                article("published"),
                article("scheduled").at("2999-01-01T00:00:00Z"),
                tag("harbour"),
                summary("week"));

        assertThat(rejected(lines)).containsExactly(2, 3, 5);
        assertThat(lines.get(0).path("pointer").asText()).isEqualTo("/status");
        assertThat(lines.get(0).path("detail").asText())
                .isEqualTo("Changing what the public sees needs the scope content:publish");
        assertThat(Newsroom.last(lines).path("created").asInt()).isEqualTo(2);
        Desk.get("written").body("status", equalTo("draft"));
        Desk.get("published").statusCode(404);
    }

    @Test
    void what_is_published_already_may_be_corrected_but_not_taken_back_or_given_a_notice() {
        newsroom.takes(article("ferry"), article("pier"), article("quay"), summary("week"));

        List<JsonNode> lines = imported(
                article("ferry").with("headline", "Better"),
                draft("pier").with("headline", "Taken back"),
                article("quay")
                        .with(
                                "notices",
                                List.of(Map.of(
                                        "kind",
                                        "correction",
                                        "text",
                                        "Wrong.",
                                        "publishedAt",
                                        "2026-05-10T10:00:00Z"))),
                summary("week").with("headline", "Better"));

        assertThat(rejected(lines)).containsExactly(2, 3);
        Desk.get("ferry").body("headline", equalTo("Better")).body("status", equalTo("published"));
        Desk.get("pier").body("version", equalTo(1)).body("status", equalTo("published"));
    }

    @Test
    void the_same_again_is_unchanged_whoever_sends_it() {
        newsroom.takes(article("ferry"), summary("week"));

        JsonNode done = Newsroom.last(imported(article("ferry"), summary("week")));

        assertThat(done.path("unchanged").asInt()).isEqualTo(2);
        assertThat(done.path("rejected").asInt()).isZero();
    }

    @Test
    void a_record_by_source_needs_it_for_a_notice_too() {
        String writer = Desk.sending(Map.of("name", "writer", "scopes", List.of("content:write")))
                .post("/v1/editorial/keys")
                .then()
                .extract()
                .path("key");
        Map<String, Object> story = Desk.story("The ferry");
        story.put(
                "notices",
                List.of(Map.of("kind", "correction", "text", "Wrong.", "publishedAt", "2026-05-10T10:00:00Z")));

        given().header("Authorization", "Bearer " + writer)
                .contentType("application/json")
                .body(story)
                .put("/v1/editorial/articles/by-source/wire/urn-1")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/missing-scope"));
    }
}
