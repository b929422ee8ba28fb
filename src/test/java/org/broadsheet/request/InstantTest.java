package org.broadsheet.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of any year come out as they went in, or are refused. */
@QuarkusTest
class InstantTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00.000001Z",
                "0004-02-29T12:00:00Z",
                "0900-02-28T23:59:59.999999Z",
                "1500-03-01T00:00:00Z",
                "1582-10-04T23:59:59Z",
                "1582-10-10T00:00:00Z",
                "1582-10-15T00:00:00Z",
                "1883-11-18T12:03:58Z",
                "1969-12-31T23:59:59.999999Z"
            })
    void a_time_of_the_past_comes_out_as_it_went_in(String time) {
        String day = time.substring(0, 10);
        newsroom.takes(
                article("ferry")
                        .at(time)
                        .with("updatedAt", time)
                        .with("notices", List.of(Map.of("kind", "update", "text", "<p>x</p>", "publishedAt", time))),
                summary("week")
                        .at(time)
                        .with("updatedAt", time)
                        .with("periodStart", day)
                        .with("periodEnd", day));

        given().get("/v1/articles/ferry?include=notices")
                .then()
                .body("publishedAt", equalTo(time))
                .body("updatedAt", equalTo(time))
                .body("notices.publishedAt", contains(time));
        given().get("/v1/articles").then().body("items.publishedAt", contains(time));
        Desk.get("ferry").body("publishedAt", equalTo(time));
        given().get("/v1/summaries/week")
                .then()
                .body("publishedAt", equalTo(time))
                .body("updatedAt", equalTo(time))
                .body("periodStart", equalTo(day))
                .body("periodEnd", equalTo(day));
        Desk.editor()
                .get("/v1/editorial/summaries/week")
                .then()
                .body("publishedAt", equalTo(time))
                .body("periodStart", equalTo(day));
        assertThat(given().get("/v1/export.ndjson").asString()).contains(time);
        given().queryParam("publishedAfter", time)
                .get("/v1/articles")
                .then()
                .statusCode(200)
                .body("items.slug", contains("ferry"));
        given().queryParam("publishedBefore", time)
                .get("/v1/articles")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_time_of_the_distant_future_comes_out_as_it_went_in() {
        String time = "9999-12-31T23:59:59.999999Z";
        newsroom.takes(
                article("ferry").with("embargoUntil", time), summary("week").at(time));
        String id = Desk.draft(Desk.story("Fog")).path("id");

        Desk.get("ferry").body("embargoUntil", equalTo(time));
        Desk.editor().get("/v1/editorial/summaries/week").then().body("publishedAt", equalTo(time));
        Desk.act(id, "publish", Map.of("at", time)).statusCode(200).body("publishedAt", equalTo(time));
        Desk.get(id).body("publishedAt", equalTo(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "+10000-01-01T00:00:00Z",
                "2026-05-09T10:00:00.1234567Z",
                "2026-02-30T10:00:00Z",
                "2026-05-09T23:59:60Z"
            })
    void a_time_that_cannot_be_kept_is_refused(String time) {
        String id = Desk.draft(Desk.story("Fog")).path("id");

        Desk.act(id, "publish", Map.of("at", time)).statusCode(422).body("errors.pointer", hasItem("/at"));
        given().queryParam("publishedAfter", time)
                .get("/v1/articles")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("publishedAfter"));
    }
}
