package org.broadsheet.feed;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.Test;

/** A publication whose feeds carry excerpts unless a reader asks for whole bodies. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class ExcerptFeedTest {

    @Inject
    Newsroom newsroom;

    @Test
    void feeds_carry_bodies_only_when_asked_to() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                article("ferry").with("standfirst", "It is back.").html("<p>It sailed at <b>dawn</b>.</p>"));

        for (String feed : new String[] {"/v1/articles.rss", "/v1/articles.atom", "/v1/sections/local.jsonfeed"}) {
            given().get(feed)
                    .then()
                    .spec(contract())
                    .statusCode(200)
                    .body(containsString("It is back."))
                    .body(not(containsString("dawn")));
            given().get(feed + "?body=html")
                    .then()
                    .spec(contract())
                    .statusCode(200)
                    .body(containsString("dawn"));
        }
    }
}
