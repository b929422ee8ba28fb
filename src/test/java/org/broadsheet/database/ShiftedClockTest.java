package org.broadsheet.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose clock is ten minutes ahead of the database's behaves like any other. */
@QuarkusTest
@TestProfile(ShiftedClockTest.Ahead.class)
class ShiftedClockTest {

    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    /** The program with the shifted clock. */
    public static final class Ahead implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(AheadClock.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.cache.max-age", "60S");
        }
    }

    /** A clock that is ten minutes ahead. */
    @Alternative
    @Singleton
    public static class AheadClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(AHEAD);
        }
    }

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
        assertThat(clock.now()).isCloseTo(Instant.now(), within(100, ChronoUnit.MILLIS));
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
        Instant soon = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
        newsroom.takes(article("soon").at(soon.toString()));

        String lifetime = given().get("/v1/articles")
                .then()
                .spec(contract())
                .body("items.slug", not(hasItem("soon")))
                .extract()
                .header("Cache-Control");
        Matcher age = MAX_AGE.matcher(lifetime);
        assertThat(age.find()).isTrue();
        assertThat(Integer.parseInt(age.group(1))).as(lifetime).isBetween(1, 4);

        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> given().get("/v1/articles").then().body("items.slug", hasItem("soon")));
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
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
}
