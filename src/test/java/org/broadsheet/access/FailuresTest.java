package org.broadsheet.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

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
            get("guess-" + i, "192.0.2." + i).statusCode(401);
        }
        int heldUp = 0;
        for (int i = 10; i < 200; i++) {
            // One more attempt is allowed every six seconds.
            ValidatableResponse answer = get("guess-" + i, "192.0.2." + i);
            if (answer.extract().statusCode() != 401) {
                answer.statusCode(429)
                        .header("Retry-After", matchesPattern("[1-9]\\d?"))
                        .body("type", equalTo("/problems/too-many-failures"));
                heldUp++;
            }
        }
        assertThat(heldUp).isGreaterThan(150);
        get(Newsroom.KEY, "192.0.2.1").statusCode(200);
        given().when().get("/v1/editorial/sections").then().statusCode(401);
        given().header("Authorization", "Bearer guess")
                .when()
                .get("/v1/sections")
                .then()
                .statusCode(200);
    }

    @Test
    void an_address_of_ipv6_counts_as_its_network() {
        assertThat(Failures.network("2001:db8:1:2::1")).isEqualTo(Failures.network("2001:db8:1:2:ffff::9"));
        assertThat(Failures.network("2001:db8:1:2::1")).isNotEqualTo(Failures.network("2001:db8:1:3::1"));
        assertThat(Failures.network("192.0.2.1")).isNotEqualTo(Failures.network("192.0.2.2"));
        assertThat(Failures.network("x".repeat(500))).hasSizeLessThan(100);
    }
}
