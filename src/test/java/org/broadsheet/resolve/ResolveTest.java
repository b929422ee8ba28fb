package org.broadsheet.resolve;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What paths of the public site lead to, as browsers and old links spell them. */
@QuarkusTest
class ResolveTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), tag("harbour"), author("mira-holt"), summary("week"));
    }

    private static ValidatableResponse resolve(String path) {
        return given().queryParam("path", path).get("/v1/resolve").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/ferry",
                "/articles/ferry/",
                "/articles/ferry//",
                "//articles//ferry",
                "/articles/ferry?utm_source=letter&page=2",
                "/articles/ferry#comments",
                "/articles/ferry/?a=/b/#c?d",
                "/articles/f%65rry",
                "/%61rticles/ferry%2F",
                "/Articles/FERRY",
                " /articles/ferry ",
                "http://localhost:8081/articles/ferry",
                "https://LOCALHOST:8081/articles/ferry/?x=1",
                "//localhost:8081/articles/ferry"
            })
    void every_spelling_of_a_path_is_the_page(String path) {
        String id = published(story("Ferry"));
        resolve(path)
                .body("path", equalTo(path))
                .body("state", equalTo("current"))
                .body("slug", equalTo("ferry"))
                .body("location", equalTo("/articles/ferry"));

        patch(id, Map.of("slug", "ferry-returns")).statusCode(200);
        resolve(path).body("state", equalTo("moved")).body("location", equalTo("/articles/ferry-returns"));

        act(id, "withdraw", Map.of("reason", "It was wrong.")).statusCode(200);
        resolve(path).body("state", equalTo("gone")).body("reason", equalTo("It was wrong."));
    }

    @Test
    void every_kind_of_page_is_read_like_that() {
        resolve("/Sections/Local/").body("kind", equalTo("section")).body("location", equalTo("/sections/local"));
        resolve("/tags/harbour/?x").body("kind", equalTo("tag")).body("state", equalTo("current"));
        resolve("/authors/mira%2Dholt").body("kind", equalTo("author")).body("slug", equalTo("mira-holt"));
        resolve("//summaries/week#top").body("kind", equalTo("summary")).body("state", equalTo("current"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "?",
                "articles/ferry",
                "/articles",
                "/articles/",
                "/articles/ferry/more",
                "/articles/%D0%BF%D0%BE%D1%80%D0%BE%D0%BC",
                "/articles/пором",
                "/articles/%",
                "/articles/%zz",
                "/articles/%ff",
                "/articles/ferry%00",
                "https://elsewhere.example/articles/ferry",
                "//elsewhere.example/articles/ferry",
                "mailto:ferry@example.com",
                "http://localhost:80811/articles/ferry"
            })
    void anything_else_is_unknown(String path) {
        published(story("Ferry"));

        resolve(path)
                .body("state", equalTo("unknown"))
                .body("kind", nullValue())
                .body("location", nullValue());
    }
}
