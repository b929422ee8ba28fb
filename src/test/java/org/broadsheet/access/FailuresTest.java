package org.broadsheet.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.Test;

/** Guessing keys is slow, and slows down nobody else, with the defaults: ten failures a minute, no trusted proxy. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class FailuresTest {

    private static ValidatableResponse get(String key, String forwardedFor) {
        return given().header("Authorization", "Bearer " + key)
                .header("X-Forwarded-For", forwardedFor)
                .header("Forwarded", "for=" + forwardedFor)
                .when()
                .get("/v1/editorial/sections")
                .then();
    }

    @Test
    void a_flood_of_wrong_keys_is_held_up_and_the_right_key_is_not() {
        for (int i = 0; i < 10; i++) {
            get("guess-" + i, "192.0.2." + i)
                    .statusCode(401)
                    .header("RateLimit", matchesPattern("\"failures\";r=\\d;t=\\d\\d?"))
                    .header("RateLimit-Policy", equalTo("\"failures\";q=10;w=60"));
        }
        int heldUp = 0;
        for (int i = 10; i < 200; i++) {
            // One more attempt is allowed every six seconds.
            ValidatableResponse answer = get("guess-" + i, "192.0.2." + i);
            if (answer.extract().statusCode() != 401) {
                answer.statusCode(429)
                        .header("Retry-After", matchesPattern("[1-9]\\d?"))
                        .header("RateLimit", matchesPattern("\"failures\";r=0;t=\\d\\d"))
                        .body("type", equalTo("/problems/too-many-failures"))
                        .body("violated-policies", contains("failures"));
                heldUp++;
            }
        }
        assertThat(heldUp).isGreaterThan(150);
        get(Newsroom.KEY, "192.0.2.1").statusCode(200).header("RateLimit", nullValue());
        given().when().get("/v1/editorial/sections").then().statusCode(401);
        given().header("Authorization", "Bearer guess")
                .when()
                .get("/v1/sections")
                .then()
                .statusCode(200);
    }
}
