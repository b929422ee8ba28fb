package org.broadsheet.article.lock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks of articles, which tell editors of one another and block nobody. */
@QuarkusTest
class LockTest {

    private static final String ARTICLES = "/v1/editorial/articles/";
    private static final Map<String, String> MIRA = Map.of("by", "Mira Holt");
    private static final Map<String, String> ZOE = Map.of("by", "Zoë Ant");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    private String id;

    @BeforeEach
    void an_article() {
        newsroom.empty();
        newsroom.takes(section("local"));
        id = draft(story("Ferry")).path("id");
    }

    private ValidatableResponse take(Map<String, ?> lock) {
        return sending(lock).put(ARTICLES + id + "/lock").then();
    }

    private ValidatableResponse show() {
        return editor().get(ARTICLES + id + "/lock").then();
    }

    private ValidatableResponse release(String by) {
        return editor().queryParam("by", by).delete(ARTICLES + id + "/lock").then();
    }

    /** Patches the article; the person is a parameter. */
    private ValidatableResponse patch(Map<String, ?> person, String kicker) {
        return editor().queryParams(person)
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("kicker", kicker))
                .patch(ARTICLES + id)
                .then();
    }

    private void end() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update article_lock set until = now() - interval '1 second'");
        }
    }

    @Test
    void a_lock_is_taken_shown_refreshed_and_given_back() {
        show().statusCode(404).body("detail", equalTo("Nobody has this article locked."));
        get(id).body("lock", nullValue());

        Instant until = Instant.parse(take(MIRA)
                .statusCode(200)
                .body("by", equalTo("Mira Holt"))
                .body("key", equalTo("bootstrap"))
                .extract()
                .path("until"));
        String taken = show().statusCode(200).extract().path("takenAt");
        assertThat(Duration.between(Instant.parse(taken), until)).isEqualTo(Duration.ofMinutes(10));
        get(id).body("lock.by", equalTo("Mira Holt")).body("version", equalTo(1));

        take(Map.of("by", "Mira Holt", "minutes", 60)).statusCode(200).body("takenAt", equalTo(taken));
        assertThat(Instant.parse(show().extract().path("until"))).isAfter(until);

        release("Mira Holt").statusCode(204);
        show().statusCode(404);
        release("Mira Holt").statusCode(204);
    }

    @Test
    void somebody_elses_lock_is_taken_over_with_a_word_and_the_audit_notes_it() {
        take(MIRA).statusCode(200);

        take(ZOE)
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/by"))
                .body("errors[0].detail", startsWith("Mira Holt has it locked until "));
        release("Zoë Ant").statusCode(409);
        show().body("by", equalTo("Mira Holt"));
        take(Map.of("by", "Zoë Ant", "takeOver", true)).statusCode(200).body("by", equalTo("Zoë Ant"));

        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .body("items.action", contains("take over lock", "create"))
                .body("items[0].note", startsWith("Zoë Ant took it from Mira Holt, who had it until "));
    }

    @Test
    void a_lock_ends_by_itself() throws SQLException {
        take(MIRA).statusCode(200);
        end();

        show().statusCode(404);
        get(id).body("lock", nullValue());
        patch(ZOE, "Late").statusCode(200).body("warnings.code", not(hasItem("locked")));
        take(ZOE).statusCode(200).body("by", equalTo("Zoë Ant"));
        editor().get("/v1/editorial/audit?thing=" + id).then().body("items.action", not(hasItem("take over lock")));
    }

    @Test
    void a_save_by_somebody_else_is_stored_with_a_warning() {
        take(ZOE).statusCode(200);

        patch(MIRA, "One")
                .statusCode(200)
                .body("kicker", equalTo("One"))
                .body("warnings.code", hasItem("locked"))
                .body("warnings.find { it.code == 'locked' }.detail", startsWith("Zoë Ant has had it open since "))
                .body("warnings.find { it.code == 'locked' }.detail", containsString("locked until "));
        patch(Map.of(), "Two").statusCode(200).body("warnings.code", hasItem("locked"));
        patch(ZOE, "Three").statusCode(200).body("warnings.code", not(hasItem("locked")));
        get(id).body("warnings", empty()).body("kicker", equalTo("Three"));
    }

    @Test
    void every_write_of_a_locked_article_warns() {
        take(ZOE).statusCode(200);
        String own = ARTICLES + id;

        for (ValidatableResponse answer : List.of(
                sending(story("Ferry sails")).header("If-Match", "*").put(own).then(),
                sending(Map.of("stage", "ready"))
                        .header("If-Match", "*")
                        .put(own + "/stage")
                        .then(),
                sending(Map.of()).header("If-Match", "*").post(own + "/publish").then(),
                sending(Map.of("kind", "correction", "text", "<p>Wrong.</p>"))
                        .header("If-Match", "*")
                        .post(own + "/notices")
                        .then(),
                sending(Map.of())
                        .header("If-Match", "*")
                        .post(own + "/unpublish")
                        .then(),
                sending(Map.of("reason", "Wrong"))
                        .header("If-Match", "*")
                        .post(own + "/withdraw")
                        .then(),
                editor().header("If-Match", "*")
                        .post(own + "/versions/1/restore")
                        .then())) {
            answer.statusCode(200).body("warnings.code", hasItem("locked"));
        }
        sending(Map.of())
                .header("If-Match", "*")
                .queryParam("by", "Zoë Ant")
                .post(own + "/publish")
                .then()
                .statusCode(200)
                .body("warnings.code", not(hasItem("locked")));
        editor().header("If-Match", "*")
                .queryParam("by", "Zoë Ant")
                .post(own + "/versions/2/restore")
                .then()
                .statusCode(200)
                .body("warnings.code", not(hasItem("locked")));
    }

    @Test
    void senders_are_warned_too() {
        newsroom.takes(article("sent").with("externalId", "urn-1").with("source", "wire"));
        sending(ZOE).put(ARTICLES + "sent/lock").then().statusCode(200);

        List<JsonNode> lines = newsroom.sends(article("sent")
                .with("externalId", "urn-1")
                .with("source", "wire")
                .with("headline", "Better")
                .json());
        assertThat(lines.get(0).path("code").asText()).isEqualTo("locked");
        assertThat(Newsroom.last(lines).path("updated").asInt()).isEqualTo(1);
        sending(story("Better still"))
                .put(ARTICLES + "by-source/wire/urn-1")
                .then()
                .statusCode(200)
                .body("article.warnings.code", hasItem("locked"));
    }

    @Test
    void what_was_read_of_a_lock_blocks_no_save() {
        take(ZOE).statusCode(200);
        Map<String, Object> whole =
                new LinkedHashMap<>(patch(MIRA, "One").extract().path(""));
        take(Map.of("by", "Zoë Ant", "minutes", 200)).statusCode(200);

        whole.put("kicker", "Two");
        sending(whole)
                .header("If-Match", "*")
                .put(ARTICLES + id)
                .then()
                .statusCode(200)
                .body("kicker", equalTo("Two"))
                .body("lock.by", equalTo("Zoë Ant"));
    }

    @Test
    void a_reader_who_has_the_version_learns_of_a_lock() {
        String before = etag(id);
        take(ZOE).statusCode(200);

        editor().header("If-None-Match", before).get(ARTICLES + id).then().statusCode(200);
        String locked = etag(id);
        editor().header("If-None-Match", locked).get(ARTICLES + id).then().statusCode(304);
        release("Zoë Ant").statusCode(204);
        assertThat(etag(id)).isEqualTo(before);
    }

    @Test
    void what_is_wrong_with_a_lock_is_said() {
        take(Map.of("minutes", 500)).statusCode(422).body("errors.pointer", contains("/by", "/minutes"));
        editor().delete(ARTICLES + id + "/lock").then().statusCode(400).body("errors[0].parameter", equalTo("by"));
        sending(MIRA).put(ARTICLES + "nothing-here/lock").then().statusCode(404);
        sending(MIRA).put(ARTICLES + id + "/lock?dryRun=true").then().statusCode(200);
        show().statusCode(404);
    }

    @Test
    void the_public_sees_nothing_of_it_and_a_deleted_article_takes_its_lock_along() {
        take(ZOE).statusCode(200);
        editor().header("If-Match", "*").delete(ARTICLES + id).then().statusCode(204);
        newsroom.takes(article("ferry"));
        sending(ZOE).put(ARTICLES + "ferry/lock").then().statusCode(200);

        given().get("/v1/articles/ferry").then().statusCode(200).body("lock", nullValue());
        given().get("/v1/export.ndjson").then().body(not(containsString("Zoë")));
    }
}
