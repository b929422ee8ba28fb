package org.broadsheet.article.edit;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newsroom that guards its last stage, writing, desk and ready, and publishes from that alone. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class GuardedStageTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static String key(String... scopes) {
        return sending(Map.of("name", "desk", "scopes", List.of(scopes)))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static ValidatableResponse move(String key, String id, String stage) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("stage", stage))
                .put("/v1/editorial/articles/" + id + "/stage")
                .then();
    }

    @Test
    void a_guarded_stage_is_entered_and_left_with_the_scope_for_it() {
        String id = draft(story("Ferry")).path("id");
        String writer = key("content:write");
        String reviewer = key("content:write", "content:review");

        move(writer, id, "desk").statusCode(200).body("stage", equalTo("desk"));
        move(writer, id, "ready")
                .statusCode(403)
                .body("type", equalTo("/problems/missing-scope"))
                .body("detail", containsString("content:review"));
        move(reviewer, id, "ready").statusCode(200);
        move(writer, id, "writing").statusCode(403);
        move(reviewer, id, "writing").statusCode(200);
        move(key("content:review"), id, "desk").statusCode(403);
    }

    @Test
    void articles_are_published_from_the_last_stage() {
        String id = draft(story("Ferry")).path("id");

        act(id, "publish", Map.of())
                .statusCode(409)
                .body("errors[0].detail", containsString("from the stage ready; this one is in writing"));
        move(Newsroom.KEY, id, "ready").statusCode(200);
        act(id, "publish", Map.of()).statusCode(200);
    }

    @Test
    void records_of_senders_need_no_stage() {
        newsroom.takes(article("sent"));

        get("sent").body("status", equalTo("published")).body("stage", equalTo("writing"));
    }
}
