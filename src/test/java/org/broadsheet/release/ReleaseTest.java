package org.broadsheet.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.insisting;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps that become public together: all of them at one time, or none. */
@QuarkusTest
class ReleaseTest {

    private static final String ALL = "/v1/editorial/releases";
    private static final String SUMMARIES = "/v1/editorial/summaries/";
    private static final String RELEASES = ALL + "/";
    private static final String ARTICLES = "/v1/editorial/articles/";
    private static final int PUBLISHERS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("politics"), author("mira-holt"));
    }

    private static Map<String, Object> step(String action, String article, Object... more) {
        Map<String, Object> step = new LinkedHashMap<>(Map.of("action", action, "article", article));
        for (int i = 0; i < more.length; i += 2) {
            step.put((String) more[i], more[i + 1]);
        }
        return step;
    }

    private static Map<String, Object> publishing(String summary) {
        return Map.of("action", "publish-summary", "summary", summary);
    }

    private static Map<String, Object> publishingCopy(String summary) {
        return Map.of("action", "publish-summary-working-copy", "summary", summary);
    }

    private static Map<String, Object> named(String name, Object... steps) {
        return Map.of("name", name, "steps", List.of(steps));
    }

    private static String made(Object... steps) {
        return sending(Map.of("name", "Election", "steps", List.of(steps)))
                .post(ALL)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification at(int version) {
        return editor().header("If-Match", "\"v" + version + '"').contentType("application/json");
    }

    private static ValidatableResponse publish(String id, int version, Map<String, Object> how) {
        return at(version).body(how).post(RELEASES + id + "/publish").then();
    }

    private static ValidatableResponse read(String id) {
        return editor().get(RELEASES + id).then().statusCode(200);
    }

    private static ValidatableResponse check(String id) {
        return editor().get(RELEASES + id + "/check").then().statusCode(200);
    }

    private static ValidatableResponse reader(String slug) {
        return given().get("/v1/articles/" + slug).then();
    }

    /** Makes a summary that becomes public in a hundred years. */
    private static String summary(String headline) {
        return sending(Map.of(
                        "headline",
                        headline,
                        "section",
                        "local",
                        "body",
                        Map.of("text", "This week."),
                        "publishedAt",
                        "2126-05-09T10:00:00Z"))
                .post("/v1/editorial/summaries")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
    }

    /** Gives a public article a working copy with another headline. */
    private static void prepare(String id, String headline) {
        prepareCopy(ARTICLES + id + "/working-copy", headline);
    }

    private static void prepareSummary(String slug, String headline) {
        prepareCopy(SUMMARIES + slug + "/working-copy", headline);
    }

    private static void prepareCopy(String copy, String headline) {
        editor().post(copy).then().statusCode(201);
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", headline))
                .patch(copy)
                .then()
                .statusCode(200);
    }

    private Instant inMillis(long millis) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant().plusMillis(millis);
        }
    }

    @Test
    void everything_becomes_public_in_one_step_at_one_time() {
        String news = draft(story("Ferry")).path("id");
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        String old = published(story("Old timetable"));
        String wrong = published(story("Wrong story"));
        String digest = summary("Week 19");
        String id = made(
                step("publish", news),
                step("publish-working-copy", "harbour", "notice", Map.of("kind", "update", "text", "<p>Reopened.</p>")),
                step("unpublish", old, "reason", "Out of date"),
                step("withdraw", wrong, "reason", "It was wrong", "replacement", news),
                publishing(digest),
                step("expire", news, "expiresAt", "2126-01-01T00:00:00Z"));
        read(id).body("state", equalTo("open"))
                .body("steps.action", hasSize(6))
                .body("steps[0].article", equalTo("ferry"))
                .body("steps[3].replacement", equalTo("ferry"))
                .body("at", nullValue());
        reader("ferry").statusCode(404);

        String before = given().get("/v1/changes?cursor=now").path("cursor");
        ValidatableResponse written = publish(id, 1, Map.of())
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .header("Change-Cursor", notNullValue())
                .body("state", equalTo("done"))
                .body("doneAt", notNullValue());

        String time = read(id).extract().path("at");
        reader("ferry").statusCode(200).body("publishedAt", equalTo(time)).body("updatedAt", equalTo(time));
        get(news).body("expiresAt", equalTo("2126-01-01T00:00:00Z"));
        reader("harbour").body("headline", equalTo("Harbour reopens")).body("updatedAt", equalTo(time));
        get(live).body("notices[0].publishedAt", equalTo(time)).body("workingCopy", nullValue());
        reader("old-timetable").statusCode(410).body("reason", equalTo("Out of date"));
        reader("wrong-story").statusCode(410).body("replacement", equalTo("/v1/articles/ferry"));
        given().get("/v1/summaries/" + digest).then().statusCode(200).body("publishedAt", equalTo(time));
        String released = written.extract().header("Change-Cursor");
        given().get("/v1/changes?cursor=" + before + "&limit=100")
                .then()
                .body("items.id.toSet()", hasSize(5))
                .body("items.at.toSet()", hasSize(1))
                .body("items.cursor[-1]", equalTo(released));
        editor().get("/v1/editorial/audit?thing=" + news)
                .then()
                .body("items.action", contains("expire", "publish", "create"))
                .body("items[0].note", equalTo("In the release Election"));
        editor().get("/v1/editorial/audit?kind=release")
                .then()
                .body("items.action", contains("publish", "create"))
                .body("items.thing", contains(id, id));
    }

    @Test
    void what_is_prepared_of_a_summary_becomes_live_with_all_else_at_the_same_time() {
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        String digest = summary("Week 19");
        prepareSummary(digest, "A week at the harbour");
        sending(Map.of("at", "2126-01-01T00:00:00Z"))
                .header("If-Match", "*")
                .post(SUMMARIES + digest + "/working-copy/publish")
                .then()
                .statusCode(200);
        String id = made(step("publish-working-copy", live), publishing(digest), publishingCopy(digest));
        read(id).body("steps[2].summary", equalTo(digest));
        check(id)
                .body("ready", equalTo(true))
                .body("warnings.findAll { it.code == 'also-scheduled' }.pointer", hasItem("/steps/2"));
        String token = sending(Map.of())
                .post(RELEASES + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        given().header("Preview-Token", token)
                .get("/v1/fronts/local")
                .then()
                .body("summary.headline", equalTo("A week at the harbour"));
        given().get("/v1/summaries/" + digest).then().statusCode(404);

        publish(id, 1, Map.of()).statusCode(200).body("state", equalTo("done"));

        String time = read(id).extract().path("at");
        given().get("/v1/summaries/" + digest)
                .then()
                .statusCode(200)
                .body("headline", equalTo("A week at the harbour"))
                .body("publishedAt", equalTo(time))
                .body("updatedAt", equalTo(time));
        reader("harbour").body("headline", equalTo("Harbour reopens")).body("updatedAt", equalTo(time));
        editor().get(SUMMARIES + digest).then().body("workingCopy", nullValue()).body("version", equalTo(3));
        editor().get(SUMMARIES + digest + "/working-copy").then().statusCode(404);
    }

    @Test
    void a_change_of_a_summary_that_conflicts_stops_the_release() {
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        String digest = summary("Week 19");
        prepareSummary(digest, "A week at the harbour");
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "The week"))
                .patch(SUMMARIES + digest)
                .then()
                .statusCode(200);
        String id = made(step("publish-working-copy", live), publishingCopy(digest));

        publish(id, 1, Map.of()).statusCode(409).body("errors.pointer", contains("/steps/1/headline"));

        reader("harbour").body("headline", equalTo("Harbour"));
        get(live).body("workingCopy.state", equalTo("open"));
        sending(Map.of("name", "Twice", "steps", List.of(publishingCopy(digest), publishingCopy(digest))))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/steps/1"));
    }

    @Test
    void one_step_that_cannot_be_carried_out_stops_all_and_every_fault_is_told() {
        String news = draft(story("Ferry")).path("id");
        String nothing = draft(Map.of("headline", "Empty", "section", "local", "body", Map.of("text", "")))
                .path("id");
        String id = made(
                step("publish", news),
                step("publish", nothing),
                step("publish-working-copy", news),
                step("withdraw", draft(story("Other")).path("id"), "reason", "Wrong"));

        String before = given().get("/v1/changes?cursor=now").path("cursor");
        check(id).body("ready", equalTo(false)).body("errors.pointer", contains("/steps/1", "/steps/2", "/steps/3"));
        publish(id, 1, Map.of())
                .statusCode(409)
                .body("errors.pointer", contains("/steps/1", "/steps/2", "/steps/3"))
                .body("errors[1].detail", containsString("no working copy"));

        read(id).body("state", equalTo("open")).body("version", equalTo(1));
        reader("ferry").statusCode(404);
        given().get("/v1/articles").then().body("items", empty());
        get(news).body("version", equalTo(1)).body("status", equalTo("draft"));
        given().get("/v1/changes?cursor=" + before).then().body("items", empty());
    }

    @Test
    void a_scheduled_one_is_carried_out_at_its_time_and_not_a_moment_before() throws SQLException {
        String news = draft(story("Ferry")).path("id");
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        String digest = summary("Week 19");
        String id = made(step("publish", news), step("publish-working-copy", live), publishing(digest));
        Instant at = inMillis(2_000);

        publish(id, 1, Map.of("at", at.toString()))
                .statusCode(200)
                .body("state", equalTo("scheduled"))
                .body("at", equalTo(at.toString()));
        editor().get(ALL + "?state=scheduled").then().body("items.id", contains(id));
        while (inMillis(200).isBefore(at)) {
            reader("ferry").statusCode(404);
            reader("harbour").body("headline", equalTo("Harbour"));
            given().get("/v1/summaries/" + digest).then().statusCode(404);
        }
        await().atMost(PATIENCE)
                .until(() -> editor().get(RELEASES + id).path("state").equals("done"));

        reader("ferry").body("publishedAt", equalTo(at.toString())).body("updatedAt", equalTo(at.toString()));
        reader("harbour").body("headline", equalTo("Harbour reopens")).body("updatedAt", equalTo(at.toString()));
        given().get("/v1/summaries/" + digest).then().body("publishedAt", equalTo(at.toString()));
        assertThat(Instant.parse(read(id).extract().path("doneAt"))).isAfterOrEqualTo(at);
        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .body("items.action", contains("publish", "schedule", "create"));
    }

    @Test
    void what_cannot_be_carried_out_at_its_time_has_failed_whole_and_says_why() throws SQLException {
        String news = draft(story("Ferry")).path("id");
        String other = draft(story("Other")).path("id");
        String id = made(step("publish", news), step("unpublish", published(story("Harbour"))), step("publish", other));
        publish(id, 1, Map.of("at", inMillis(1_500).toString())).statusCode(200);
        act("harbour", "unpublish", Map.of()).statusCode(200);
        editor().header("If-Match", "*").delete(ARTICLES + other).then().statusCode(204);

        await().atMost(PATIENCE)
                .until(() -> editor().get(RELEASES + id).path("state").equals("failed"));

        read(id).body("failure.errors.pointer", contains("/steps/1", "/steps/2"))
                .body("failure.by", notNullValue())
                .body("at", nullValue())
                .body("doneAt", nullValue())
                .body("version", equalTo(3));
        reader("ferry").statusCode(404);
        get(news).body("version", equalTo(1));
        editor().get("/v1/editorial/audit?thing=" + id).then().body("items.action[0]", equalTo("fail"));
        at(3).body(named("Election", step("publish", news)))
                .put(RELEASES + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("failure", nullValue());
        publish(id, 4, Map.of()).statusCode(200);
        reader("ferry").statusCode(200);
    }

    @Test
    void scheduling_is_refused_of_what_cannot_be_done_and_can_be_taken_back() throws SQLException {
        String news = draft(story("Ferry")).path("id");
        String id = made(step("unpublish", news));

        publish(id, 1, Map.of("at", inMillis(60_000).toString()))
                .statusCode(409)
                .body("errors.pointer", contains("/steps/0"));
        publish(id, 1, Map.of("at", "2020-01-01T00:00:00Z")).statusCode(422).body("errors.pointer", contains("/at"));
        at(1).body(named("Election", step("publish", news)))
                .put(RELEASES + id)
                .then()
                .statusCode(200);
        publish(id, 2, Map.of("at", inMillis(1_000).toString())).statusCode(200);
        at(3).delete(RELEASES + id).then().statusCode(409).body("errors[0].detail", containsString("off the schedule"));
        publish(id, 3, Map.of("at", "2126-01-01T00:00:00Z")).statusCode(200);
        at(4).body(named("Changed", step("publish", news)))
                .put(RELEASES + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"));
        at(5).delete(RELEASES + id + "/publish")
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("at", nullValue());
        at(6).delete(RELEASES + id + "/publish").then().statusCode(409);
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        reader("ferry").statusCode(404);
    }

    @Test
    void what_is_done_or_cancelled_stays_readable_and_is_not_changed() {
        String news = draft(story("Ferry")).path("id");
        String done = made(step("publish", news));
        publish(done, 1, Map.of()).statusCode(200);
        String cancelled = made(step("publish", news));
        at(1).delete(RELEASES + cancelled).then().statusCode(200).body("state", equalTo("cancelled"));

        for (String id : List.of(done, cancelled)) {
            read(id).body("version", equalTo(2));
            at(2).body(named("Other")).put(RELEASES + id).then().statusCode(409);
            at(2).contentType("application/merge-patch+json")
                    .body(Map.of("name", "Other"))
                    .patch(RELEASES + id)
                    .then()
                    .statusCode(409);
            publish(id, 2, Map.of()).statusCode(409);
            publish(id, 2, Map.of("at", "2126-01-01T00:00:00Z")).statusCode(409);
            at(2).delete(RELEASES + id).then().statusCode(409);
            editor().get(RELEASES + id + "/check").then().statusCode(409);
        }
        editor().get(ALL).then().body("items.id", contains(cancelled, done));
        editor().get(ALL + "?state=done").then().body("items.id", contains(done));
        editor().get(ALL + "?limit=1")
                .then()
                .body("items.id", contains(cancelled))
                .body("page.hasMore", equalTo(true));
    }

    @Test
    void every_write_names_the_version_that_it_changes() {
        String id = made();

        editor().contentType("application/json")
                .body(named("Other"))
                .put(RELEASES + id)
                .then()
                .statusCode(428);
        at(7).body(named("Other")).put(RELEASES + id).then().statusCode(412);
        at(1).body(named("Other")).put(RELEASES + id).then().statusCode(200).header("ETag", "\"v2\"");
        at(2).body(named("Other")).put(RELEASES + id).then().statusCode(200).header("ETag", "\"v2\"");
        at(2).contentType("application/merge-patch+json")
                .body(Map.of("name", "Election night"))
                .patch(RELEASES + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Election night"))
                .body("version", equalTo(3));
        editor().header("If-None-Match", "\"v3\"").get(RELEASES + id).then().statusCode(304);
        publish(id, 3, Map.of()).statusCode(409).body("errors[0].detail", containsString("no steps"));
        at(1).delete(RELEASES + id).then().statusCode(412);
        editor().get(RELEASES + "nothing").then().statusCode(404);
        // What was read can be sent back as it is.
        String read = read(id).extract().asString();
        at(3).body(read).put(RELEASES + id).then().statusCode(200).header("ETag", "\"v3\"");
        at(3).body(read.replace("\"open\"", "\"done\""))
                .put(RELEASES + id)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/state"));
    }

    @Test
    void the_same_idempotency_key_makes_one_release() {
        String body = "{\"name\": \"Election\", \"steps\": []}";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(sending(body)
                    .header("Idempotency-Key", "election-1")
                    .post(ALL)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void every_fault_of_what_is_sent_is_told_with_its_place() {
        String news = draft(story("Ferry")).path("id");

        sending(named("Election", step("publsh", news), Map.of("action", "publish"), Map.of("article", news)))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/steps/0/action", "/steps/1/article", "/steps/2/action"));
        sending(Map.of("steps", List.of(step("withdraw", "ferry", "reson", "Wrong"))))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/name", "/steps/0/reason", "/steps/0/reson"));
        sending(named(
                        "Election",
                        step("publish", "nowhere"),
                        step("withdraw", "ferry", "reason", "Wrong", "replacement", "nothing"),
                        publishing("no-digest")))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/steps/0/article", "/steps/1/replacement", "/steps/2/summary"));
        sending(named(
                        "Election",
                        step("publish", "ferry"),
                        step("expire", "ferry"),
                        step("publish-working-copy", news),
                        step("unpublish", news),
                        step("expire", "ferry")))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/steps/3", "/steps/4"))
                .body("errors[0].detail", containsString("/steps/0"));
        sending(named(
                        "Election",
                        step(
                                "publish-working-copy",
                                news,
                                "material",
                                false,
                                "notice",
                                Map.of("kind", "update", "text", "Hi"))))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/steps/0/material"));
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            many.add(step("publish", "ferry"));
        }
        sending(Map.of("name", "Many", "steps", many))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/steps"));
    }

    @Test
    void a_step_is_about_the_same_article_whatever_it_is_called() {
        String news = draft(story("Ferry")).path("id");
        String id = made(step("publish", "ferry"));
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("slug", "ferry-returns"))
                .patch(ARTICLES + news)
                .then()
                .statusCode(200);

        read(id).body("steps[0].article", equalTo("ferry-returns")).body("version", equalTo(1));
        publish(id, 1, Map.of()).statusCode(200);
        reader("ferry-returns").statusCode(200);
    }

    @Test
    void a_check_warns_of_what_else_is_scheduled_and_changes_nothing() {
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        editor().header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("at", "2126-01-01T00:00:00Z"))
                .post(ARTICLES + live + "/working-copy/publish")
                .then()
                .statusCode(200);
        String other = made(step("publish-working-copy", live));
        publish(other, 1, Map.of("at", "2126-02-01T00:00:00Z"))
                .statusCode(200)
                .body("warnings.code", contains("also-scheduled"));
        String id = made(step("publish-working-copy", live));

        check(id)
                .body("ready", equalTo(true))
                .body("errors", empty())
                .body("warnings.code", contains("also-scheduled", "also-scheduled"))
                .body("warnings.pointer", contains("/steps/0", "/steps/0"))
                .body("warnings[1].detail", containsString("Election"));

        get(live).body("version", equalTo(2)).body("workingCopy.state", equalTo("scheduled"));
        reader("harbour").body("headline", equalTo("Harbour"));
        read(id).body("version", equalTo(1)).body("state", equalTo("open"));
    }

    @Test
    void a_dry_run_shows_what_would_be_and_changes_nothing() {
        String news = draft(story("Ferry")).path("id");
        sending(named("Election", step("publish", news)))
                .queryParam("dryRun", true)
                .post(ALL)
                .then()
                .statusCode(201)
                .header("Dry-Run", "true");
        editor().get(ALL).then().body("items", empty());
        String id = made(step("publish", news));

        at(1).queryParam("dryRun", true)
                .body(Map.of())
                .post(RELEASES + id + "/publish")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
        at(1).queryParam("dryRun", true)
                .body(Map.of("at", "2126-01-01T00:00:00Z"))
                .post(RELEASES + id + "/publish")
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"));
        at(1).queryParam("dryRun", true).delete(RELEASES + id).then().statusCode(200);

        read(id).body("version", equalTo(1)).body("state", equalTo("open"));
        reader("ferry").statusCode(404);
    }

    /** Publishes the first versions of releases, all at the same moment; the statuses. */
    private static List<Integer> together(List<String> releases) throws Exception {
        ExecutorService desk = Executors.newFixedThreadPool(releases.size());
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : desk.invokeAll(releases.stream()
                    .<Callable<Response>>map(
                            id -> () -> insisting(() -> at(1).body(Map.of()).post(RELEASES + id + "/publish")))
                    .toList())) {
                statuses.add(answer.get().statusCode());
            }
            return statuses;
        } finally {
            desk.shutdown();
        }
    }

    @Test
    void of_many_who_publish_at_once_one_does() throws Exception {
        String news = draft(story("Ferry")).path("id");
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        String id = made(step("publish", news), step("publish-working-copy", live));
        List<Integer> statuses = together(Collections.nCopies(PUBLISHERS, id));

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        get(news).body("version", equalTo(2));
        get(live).body("version", equalTo(3));
    }

    @Test
    void releases_of_the_same_articles_in_other_orders_do_not_wait_in_a_circle() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(draft(story("Story " + i)).path("id"));
        }
        List<String> releases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<Map<String, Object>> steps = new ArrayList<>();
            for (int j = 0; j < 6; j++) {
                String article = all.get(i % 2 == 0 ? j : 5 - j);
                steps.add(step(i < 3 ? "publish" : "expire", article));
            }
            releases.add(sending(Map.of("name", "Release " + i, "steps", steps))
                    .post(ALL)
                    .path("id"));
        }

        assertThat(together(releases)).containsOnly(200);
        given().get("/v1/articles").then().body("items", hasSize(6));
    }

    @Test
    void a_token_shows_everything_as_it_will_be_but_for_what_cannot_be_done() {
        String news = draft(story("Ferry")).path("id");
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        String old = published(story("Old timetable"));
        String digest = summary("Week 19");
        draft(story("Hidden"));
        String id = made(
                step("publish", news),
                step("publish-working-copy", live),
                step("unpublish", old),
                step("publish-working-copy", old),
                publishing(digest));

        ValidatableResponse created = sending(Map.of("label", "For the editor"))
                .post(RELEASES + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .body("url", containsString("/v1/fronts?previewToken="));
        String token = created.extract().path("token");
        shown(token, "/v1/articles")
                .body("items.headline", containsInAnyOrder("Ferry", "Harbour reopens"))
                .header("Cache-Control", containsString("no-store"));
        shown(token, "/v1/articles/ferry").body("headline", equalTo("Ferry"));
        given().header("Preview-Token", token)
                .get("/v1/articles/old-timetable")
                .then()
                .statusCode(410);
        shown(token, "/v1/fronts/local")
                .body("summary.slug", equalTo(digest))
                .body("articles.headline", containsInAnyOrder("Ferry", "Harbour reopens"));
        shown(token, "/v1/articles/" + live + "/related");

        given().get("/v1/articles").then().body("items.headline", containsInAnyOrder("Harbour", "Old timetable"));
        reader("ferry").statusCode(404);
        get(live).body("version", equalTo(2));
        get(news).body("version", equalTo(1));
        editor().get(RELEASES + id + "/preview-tokens").then().body("items.uses", contains(5));
        sending(Map.of("workingCopy", true))
                .post(RELEASES + id + "/preview-tokens")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/workingCopy"));

        at(1).delete(RELEASES + id).then().statusCode(200);
        shown(token, "/v1/articles").body("items.headline", containsInAnyOrder("Harbour", "Old timetable"));
        String path = "/preview-tokens/" + created.extract().path("details.id");
        editor().delete(RELEASES + id + path).then().statusCode(204);
        given().header("Preview-Token", token).get("/v1/articles").then().statusCode(403);
        editor().delete(ARTICLES + live + path).then().statusCode(404);
    }

    private static ValidatableResponse shown(String token, String path) {
        return given().header("Preview-Token", token).get(path).then().statusCode(200);
    }

    @Test
    void the_public_sees_nothing_of_it() {
        String news = draft(story("Ferry")).path("id");
        String live = published(story("Harbour"));
        prepare(live, "Harbour reopens");
        List<String> reads = List.of(
                "/v1",
                "/v1/articles?total=exact",
                "/v1/articles/harbour",
                "/v1/articles/ferry",
                "/v1/summaries",
                "/v1/fronts",
                "/v1/fronts/local",
                "/v1/sections",
                "/v1/changes?cursor=now",
                "/v1/export.ndjson",
                "/v1/articles.rss");
        Map<String, String> before = answers(reads);

        String id = made(step("publish", news), step("publish-working-copy", live));
        check(id);
        publish(id, 1, Map.of("at", "2126-01-01T00:00:00Z")).statusCode(200);

        assertThat(answers(reads)).isEqualTo(before);
        given().get("/v1/releases").then().statusCode(404);
        given().get(RELEASES + id).then().statusCode(401);
    }

    private static Map<String, String> answers(List<String> reads) {
        Map<String, String> answers = new HashMap<>();
        for (String path : reads) {
            Response answer = given().get(path);
            answers.put(
                    path,
                    answer.statusCode() + " " + answer.header("ETag") + " "
                            + answer.asString().replaceAll("\"(id|instance)\":\"[^\"]*\"", ""));
        }
        return answers;
    }

    @Test
    void preparing_needs_the_scope_to_write_and_publishing_that_to_publish() {
        String news = draft(story("Ferry")).path("id");
        String writer = key("content:read", "content:write");
        String publisher = key("content:read", "content:write", "content:publish");
        String id = as(writer)
                .contentType("application/json")
                .body(named("Election", step("publish", news)))
                .post(ALL)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(writer)
                .header("If-Match", "\"v1\"")
                .contentType("application/json")
                .body(Map.of())
                .post(RELEASES + id + "/publish")
                .then()
                .statusCode(403);
        as(publisher)
                .header("If-Match", "\"v1\"")
                .contentType("application/json")
                .body(Map.of("at", "2126-01-01T00:00:00Z"))
                .post(RELEASES + id + "/publish")
                .then()
                .statusCode(200);
        as(writer)
                .header("If-Match", "\"v2\"")
                .contentType("application/json")
                .body(named("Election"))
                .put(RELEASES + id)
                .then()
                .statusCode(403)
                .body("detail", containsString("content:publish"));
        as(writer)
                .header("If-Match", "\"v2\"")
                .delete(RELEASES + id + "/publish")
                .then()
                .statusCode(403);
        as(key("content:read"))
                .contentType("application/json")
                .body(named("Other"))
                .post(ALL)
                .then()
                .statusCode(403);
        as(publisher).get(RELEASES + id).then().body("madeBy", not(equalTo("bootstrap")));
    }

    @Test
    void a_limited_key_has_nothing_to_do_with_releases() {
        String id = made();
        String limited = sending(Map.of(
                        "name",
                        "local desk",
                        "scopes",
                        List.of("content:read", "content:write", "content:publish"),
                        "sections",
                        List.of("local")))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");

        as(limited).get(ALL).then().statusCode(403).body("type", equalTo("/problems/outside-limits"));
        as(limited).get(RELEASES + id + "/check").then().statusCode(403);
        as(limited)
                .contentType("application/json")
                .body(named("Other"))
                .post(ALL)
                .then()
                .statusCode(403);
    }

    private static String key(String... scopes) {
        return sending(Map.of("name", "desk " + scopes.length, "scopes", List.of(scopes)))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
