package org.broadsheet.reader;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a newsroom has a site of its own and wants none from here. */
@QuarkusTest
@TestProfile(NoReaderTest.Without.class)
class NoReaderTest {

    public static class Without implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.reader", "false");
        }
    }

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @Test
    void the_root_leads_to_the_index_of_the_api() {
        given().redirects().follow(false).get("/").then().statusCode(307).header("Location", endsWith("/v1"));
        given().get("/").then().statusCode(200).body("name", equalTo("Broadsheet"));
    }

    @Test
    void there_are_neither_pages_nor_their_files() {
        published(story("Ferry"));

        for (String path :
                List.of("/articles/ferry", "/sections/local", "/search", "/corrections", "/none", "/reader/x")) {
            for (String accept : List.of("text/html,*/*;q=0.8", "*/*")) {
                given().accept(accept).get(path).then().statusCode(404).contentType("application/problem+json");
            }
        }
        given().get("/v1/articles/ferry").then().statusCode(200);
    }
}
