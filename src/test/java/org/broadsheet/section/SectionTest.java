package org.broadsheet.section;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sections, tags and authors: lists and single resources. */
@QuarkusTest
class SectionTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("sport").with("position", 2),
                section("local").with("position", 1).with("description", "The town."),
                section("archive"),
                tag("harbour").with("name", "Harbour"),
                tag("budget").with("name", "äBudget"),
                author("mira-holt")
                        .with("name", "Mira Holt")
                        .with("role", "Senior News Editor")
                        .with(
                                "bio",
                                "<p>Mira <script>alert(1)</script>writes.</p><p>" + "She does. ".repeat(40) + "</p>")
                        .with("avatar", Map.of("url", "/demo/avatars/mira-holt.jpg", "alt", "Mira Holt")),
                author("jon").with("name", "jon Vale"),
                article("a").tags("harbour"),
                article("b").tags("harbour", "budget").with("status", "draft"));
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).when().get(path).then();
    }

    @Test
    void sections_come_in_the_publications_order() {
        get("/v1/sections").statusCode(200).body("items.slug", contains("local", "sport", "archive"));
        get("/v1/sections/local")
                .body("description", equalTo("The town."))
                .body("url", equalTo("http://localhost:8081/sections/local"));
        get("/v1/sections/nothing").statusCode(404);
    }

    @Test
    void tags_come_by_name_and_count_public_articles_alone() {
        get("/v1/tags").body("items.slug", contains("budget", "harbour")).body("items.articleCount", contains(0, 1));
        get("/v1/tags/harbour").body("articleCount", equalTo(1));
        get("/v1/tags/nothing").statusCode(404);
    }

    @Test
    void authors_come_by_name_with_a_clean_bio_and_its_excerpt() {
        get("/v1/authors").body("items.slug", contains("jon", "mira-holt")).body("items[0].bio", nullValue());
        get("/v1/authors/mira-holt")
                .body("bio", containsString("<p>Mira writes.</p>"))
                .body("bioExcerpt", containsString("Mira writes."))
                .body("bioTruncated", equalTo(true))
                .body("avatar.url", equalTo("http://localhost:8081/demo/avatars/mira-holt.jpg"));
        get("/v1/authors/nothing").statusCode(404);
    }

    @Test
    void they_page_and_count() {
        for (String list : new String[] {"sections", "tags", "authors"}) {
            String next = get("/v1/" + list + "?limit=1&total=exact").extract().path("page.next");
            String prev = get(next).statusCode(200).extract().path("page.prev");
            get(prev).statusCode(200).body("page.prev", nullValue());
            get("/v1/" + list + "?colour=red").statusCode(400);
            get("/v1/" + list + "/x?colour=red").statusCode(400);
        }
    }
}
