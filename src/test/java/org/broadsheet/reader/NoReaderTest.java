package org.broadsheet.reader;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For newsrooms with a site of their own: the reading pages can be turned off. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class NoReaderTest {

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
    void neither_pages_nor_their_files_are_served() {
        newsroom.takes(article("ferry"));

        for (String path :
                List.of("/articles/ferry", "/sections/local", "/search", "/corrections", "/none", "/reader/x")) {
            for (String accept : List.of("text/html,*/*;q=0.8", "*/*")) {
                given().accept(accept).get(path).then().statusCode(404).contentType("application/problem+json");
            }
        }
        given().get("/v1/articles/ferry").then().statusCode(200);
    }
}
