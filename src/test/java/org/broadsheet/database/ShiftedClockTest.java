package org.broadsheet.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.AheadClock.AHEAD;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose clock is ten minutes ahead of the database's behaves like any other. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class ShiftedClockTest {

    /** How far the known time of the database may be from the actual one. */
    private static final Duration INACCURACY = Duration.ofMillis(100);

    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseClock clock;

    @Inject
    Clock node;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), article("old").at("2026-05-09T10:00:00Z"));
        await().until(() -> clock.now().isBefore(node.instant().minus(AHEAD.minusMinutes(1))));
    }

    @Test
    void the_databases_clock_is_known_to_the_millisecond_or_so() {
        assertThat(node.instant()).isAfter(Instant.now().plus(AHEAD.minusMinutes(1)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Instant before = Instant.now();
            Instant now = clock.now();
            assertThat(now).isBetween(before.minus(INACCURACY), Instant.now().plus(INACCURACY));
        });
    }

    @Test
    void answers_are_dated_by_the_databases_clock() {
        String date = given().get("/v1/articles").then().extract().header("Date");

        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void lifetimes_end_with_the_next_change_and_memory_with_them() {
        Instant soon = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.MILLIS);
        newsroom.takes(article("soon").at(soon.toString()));
        List<String> before = new ArrayList<>();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Instant asked = Instant.now();
            ExtractableResponse<Response> answer =
                    given().get("/v1/articles").then().spec(contract()).extract();
            Instant answered = Instant.now();
            if (answer.<List<String>>path("items.slug").contains("soon")) {
                return true;
            }
            String lifetime = answer.header("Cache-Control");
            before.add(lifetime);
            Matcher age = MAX_AGE.matcher(lifetime);
            assertThat(age.find()).isTrue();
            assertThat(Long.parseLong(age.group(1)))
                    .as("The lifetime %s of an answer between %s and %s, until %s", lifetime, asked, answered, soon)
                    .isBetween(seconds(answered.plus(INACCURACY), soon), seconds(asked.minus(INACCURACY), soon));
            return false;
        });
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
        assertThat(before).isNotEmpty();
    }

    /** Whole seconds from one moment to another, none where it is over. */
    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    @Test
    void what_is_published_now_is_public_now() {
        Map<String, Object> draft =
                Map.of("headline", "Ferry", "section", "local", "body", Map.of("text", "It sails."));
        String id = given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body(draft)
                .post("/v1/editorial/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .header("If-Match", "\"v1\"")
                .contentType("application/json")
                .body("{\"stage\": \"ready\"}")
                .put("/v1/editorial/articles/" + id + "/stage")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .header("If-Match", "\"v1\"")
                .contentType("application/json")
                .body("{}")
                .post("/v1/editorial/articles/" + id + "/publish")
                .then()
                .spec(contract())
                .statusCode(200);

        given().get("/v1/articles/" + id).then().spec(contract()).statusCode(200);
    }

    @Test
    void a_key_ends_by_the_databases_clock() {
        Instant end = Instant.now().plusSeconds(120).truncatedTo(ChronoUnit.MICROS);
        String secret = given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body(Map.of("name", "short", "scopes", Set.of("content:read"), "expiresAt", end.toString()))
                .post("/v1/editorial/keys")
                .then()
                .spec(contract())
                .statusCode(201)
                .extract()
                .path("key");

        given().header("Authorization", "Bearer " + secret)
                .get("/v1/editorial/articles")
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_scheduled_happens_at_its_time_and_not_by_the_nodes_clock() {
        newsroom.takes(article("ferry"), article("pier"));
        String ferry = "/v1/editorial/articles/ferry";
        editor().header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("stage", "ready"))
                .put(ferry + "/stage")
                .then()
                .statusCode(200);
        editor().post(ferry + "/working-copy").then().statusCode(201);
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "The new headline"))
                .patch(ferry + "/working-copy")
                .then()
                .statusCode(200);
        Instant at = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
        sending(Map.of("at", at.toString()))
                .header("If-Match", "*")
                .post(ferry + "/working-copy/publish")
                .then()
                .statusCode(200);
        String release = sending(Map.of(
                        "name",
                        "At four",
                        "steps",
                        List.of(Map.of("action", "unpublish", "article", "pier", "reason", "Closed"))))
                .post("/v1/editorial/releases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        sending(Map.of("at", at.toString()))
                .header("If-Match", "*")
                .post("/v1/editorial/releases/" + release + "/publish")
                .then()
                .statusCode(200);
        sending(Map.of("expiresAt", at.toString()))
                .header("If-Match", "*")
                .post("/v1/editorial/articles/old/expire")
                .then()
                .statusCode(200);

        Instant asked = Instant.now();
        while (asked.isBefore(at)) {
            String headline = given().get("/v1/articles/ferry").path("headline");
            int pier = given().get("/v1/articles/pier").statusCode();
            int old = given().get("/v1/articles/old").statusCode();
            if (Instant.now().isBefore(at)) {
                assertThat(headline).isNotEqualTo("The new headline");
                assertThat(pier).isEqualTo(200);
                assertThat(old).isEqualTo(200);
            }
            asked = Instant.now();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            given().get("/v1/articles/ferry").then().body("headline", equalTo("The new headline"));
            given().get("/v1/articles/pier").then().statusCode(410);
            given().get("/v1/articles/old").then().statusCode(410);
        });
    }
}
