package org.broadsheet.article.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stages of the newsroom's work, which are no part of what an article says. */
@QuarkusTest
class StageTest {

    private static final String ARTICLES = "/v1/editorial/articles";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static ValidatableResponse move(String id, String stage) {
        return sending(Map.of("stage", stage))
                .header("If-Match", etag(id))
                .put(ARTICLES + "/" + id + "/stage")
                .then();
    }

    @Test
    void an_article_is_in_the_first_stage_until_it_is_moved() {
        String id = draft(story("Ferry")).path("id");
        get(id).body("stage", equalTo("draft")).header("ETag", equalTo("\"v1\""));

        move(id, "in-review").statusCode(200).body("stage", equalTo("in-review"));

        get(id).body("stage", equalTo("in-review")).body("version", equalTo(1));
        editor().get(ARTICLES + "/" + id + "/versions").then().body("items", hasSize(1));
    }

    @Test
    void lists_are_narrowed_by_stage() {
        String first = draft(story("First")).path("id");
        String second = draft(story("Second")).path("id");
        draft(story("Third"));
        move(first, "in-review").statusCode(200);
        move(second, "ready").statusCode(200);

        editor().get(ARTICLES + "?stage=in-review")
                .then()
                .body("items.slug", contains("first"))
                .body("items.stage", contains("in-review"));
        editor().get(ARTICLES + "?stage=draft&total=exact")
                .then()
                .body("items.slug", contains("third"))
                .body("total.value", equalTo(1));
        published(story("Fourth"));
        editor().get(ARTICLES + "?stage=draft").then().body("items.slug", containsInAnyOrder("third", "fourth"));
        editor().get(ARTICLES + "?stage=draft&status=draft").then().body("items.slug", contains("third"));
        editor().get(ARTICLES + "?stage=draft,ready&status=draft")
                .then()
                .body("items.slug", containsInAnyOrder("second", "third"));
        editor().get(ARTICLES + "?stage=reddy")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("stage"))
                .body("errors[0].didYouMean", equalTo("ready"));
    }

    @Test
    void a_stage_that_does_not_exist_is_refused() {
        String id = draft(story("Ferry")).path("id");

        move(id, "in-reviev")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/stage"))
                .body("errors[0].didYouMean", equalTo("in-review"));
        sending(Map.of("stage", "ready"))
                .put(ARTICLES + "/" + id + "/stage")
                .then()
                .statusCode(428);
        sending(Map.of("stage", "ready"))
                .header("If-Match", "\"v7\"")
                .put(ARTICLES + "/" + id + "/stage")
                .then()
                .statusCode(412);
    }

    @Test
    void the_audit_says_from_where_to_where() {
        String id = draft(story("Ferry")).path("id");
        move(id, "ready").statusCode(200);
        move(id, "ready").statusCode(200);

        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .body("items.action", contains("move", "create"))
                .body("items[0].note", equalTo("From the stage draft to ready"))
                .body("items[0].from", equalTo(1))
                .body("items[0].to", equalTo(1));
    }

    @Test
    void the_public_notices_nothing() {
        String id = published(story("Ferry"));
        String before = given().get("/v1/articles/ferry").then().extract().asString();
        String cursor = given().get("/v1/changes?limit=100").then().extract().path("cursor");

        ValidatableResponse moved = move(id, "ready").statusCode(200);

        assertThat(moved.extract().header("Change-Cursor")).isNull();
        assertThat(given().get("/v1/articles/ferry").then().extract().asString())
                .isEqualTo(before);
        assertThat(given().get("/v1/changes?limit=100").then().extract().<String>path("cursor"))
                .isEqualTo(cursor);
        given().get("/v1/export.ndjson").then().body(not(containsString("\"stage\"")));
    }

    @Test
    void a_reader_who_has_the_version_learns_of_a_new_stage_and_may_write_with_any_tag_of_it() {
        String id = draft(story("Ferry")).path("id");
        String before = etag(id);
        move(id, "in-review").statusCode(200);
        String after = etag(id);

        assertThat(after).isNotEqualTo(before);
        editor().header("If-None-Match", before).get(ARTICLES + "/" + id).then().statusCode(200);
        editor().header("If-None-Match", after).get(ARTICLES + "/" + id).then().statusCode(304);
        editor().contentType("application/merge-patch+json")
                .header("If-Match", before)
                .body(Map.of("kicker", "One"))
                .patch(ARTICLES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v2.in-review\""));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", after)
                .body(Map.of("kicker", "Two"))
                .patch(ARTICLES + "/" + id)
                .then()
                .statusCode(412);
        patch(id, Map.of("kicker", "Two")).statusCode(200).body("stage", equalTo("in-review"));
    }

    @Test
    void a_save_with_an_old_stage_leaves_the_stage_as_it_is() {
        Map<String, Object> whole = new LinkedHashMap<>(draft(story("Ferry")).path(""));
        String id = (String) whole.get("id");
        move(id, "ready").statusCode(200);

        whole.put("kicker", "Late");
        sending(whole)
                .header("If-Match", etag(id))
                .put(ARTICLES + "/" + id)
                .then()
                .statusCode(200)
                .body("stage", equalTo("ready"))
                .body("kicker", equalTo("Late"));
        act(id, "publish", Map.of())
                .statusCode(200)
                .body("stage", equalTo("ready"))
                .body("publishedAt", notNullValue());
    }

    @Test
    void a_dry_run_moves_nothing() {
        String id = draft(story("Ferry")).path("id");

        sending(Map.of("stage", "ready"))
                .header("If-Match", "*")
                .put(ARTICLES + "/" + id + "/stage?dryRun=true")
                .then()
                .statusCode(200)
                .body("stage", equalTo("ready"));
        get(id).body("stage", equalTo("draft"));
    }
}
