package org.broadsheet.tag;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tag that an article is most about. */
@QuarkusTest
class PrimaryTagTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                tag("harbour"),
                tag("ferry"),
                tag("pier"),
                article("a")
                        .tags("harbour", "ferry")
                        .with("primaryTag", "ferry")
                        .at("2026-05-01T10:00:00Z"),
                article("b")
                        .tags("harbour", "ferry")
                        .with("primaryTag", "harbour")
                        .at("2026-05-02T10:00:00Z"),
                article("c").tags("harbour", "ferry").at("2026-05-03T10:00:00Z"));
    }

    @Test
    void an_article_and_its_teaser_name_it() {
        given().get("/v1/articles/a").then().spec(contract()).body("primaryTag.slug", equalTo("ferry"));
        given().get("/v1/articles/c").then().spec(contract()).body("primaryTag", nullValue());
        given().get("/v1/articles")
                .then()
                .spec(contract())
                .body("items.findAll { it.primaryTag != null }.primaryTag.slug", contains("harbour", "ferry"));
    }

    @Test
    void lists_are_narrowed_by_it() {
        given().get("/v1/articles?primaryTag=ferry").then().spec(contract()).body("items.slug", contains("a"));
        given().get("/v1/articles?primaryTag=ferry,harbour&sort=headline&section=local")
                .then()
                .body("items.size()", equalTo(2));
        given().get("/v1/articles?primaryTag=fery")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors[0].didYouMean", equalTo("ferry"));
        editor().get("/v1/editorial/articles?primaryTag=harbour").then().body("items.slug", contains("b"));
    }

    @Test
    void it_is_one_of_the_articles_tags_after_every_edit() {
        sending(Map.of(
                        "headline", "x",
                        "section", "local",
                        "body", Map.of("markdown", "x"),
                        "tags", List.of("ferry"),
                        "primaryTag", "pier"))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/primaryTag"));

        Map<String, Object> story = story("Market");
        story.put("tags", List.of("ferry", "pier"));
        story.put("primaryTag", "pier");
        String id = published(story);
        patch(id, Map.of("tags", List.of("ferry")))
                .statusCode(422)
                .spec(contract())
                .body("errors.pointer", contains("/tags"));
        Map<String, Object> edit = new HashMap<>();
        edit.put("tags", List.of("ferry"));
        edit.put("primaryTag", null);
        patch(id, edit).statusCode(200).body("primaryTag", nullValue());
    }

    @Test
    void it_follows_a_tag_that_is_renamed_or_merged() {
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", "ferries"))
                .patch("/v1/editorial/tags/ferry")
                .then()
                .statusCode(200);
        given().get("/v1/articles/a").then().body("primaryTag.slug", equalTo("ferries"));
        given().get("/v1/articles?primaryTag=ferry").then().body("items.slug", contains("a"));

        sending(Map.of("into", "harbour"))
                .header("If-Match", "*")
                .post("/v1/editorial/tags/ferries/merge")
                .then()
                .statusCode(200);
        given().get("/v1/articles/a")
                .then()
                .spec(contract())
                .body("primaryTag.slug", equalTo("harbour"))
                .body("tags.slug", contains("harbour"));
        patch("a", Map.of("headline", "New")).statusCode(200).body("primaryTag", equalTo("harbour"));
    }
}
