package org.broadsheet.summary.workingcopy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.insisting;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of a summary that is prepared beside what is live: by the rules of those of articles. */
@QuarkusTest
class SummaryWorkingCopyTest {

    private static final String ALL = "/v1/editorial/summaries";
    private static final String SUMMARIES = ALL + "/";
    private static final String WEEK = SUMMARIES + "this-week";
    private static final String COPY = WEEK + "/working-copy";
    private static final String FIRST_TIME = "2026-05-08T18:00:00Z";
    private static final int PUBLISHERS = 50;
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_summary() {
        newsroom.empty();
        newsroom.takes(section("local"), section("politics"), article("ferry"), article("bridge"));
        summary("This week", FIRST_TIME);
    }

    private static String summary(String headline, String publishedAt) {
        return sending(Map.of(
                        "headline",
                        headline,
                        "section",
                        "local",
                        "body",
                        paragraphs("one", "two", "three"),
                        "articles",
                        List.of("ferry"),
                        "publishedAt",
                        publishedAt))
                .post(ALL)
                .then()
                .statusCode(201)
                .body("workingCopy", nullValue())
                .extract()
                .path("id");
    }

    private static Map<String, Object> paragraphs(String... htmls) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (String html : htmls) {
            blocks.add(Map.of("type", "paragraph", "html", html));
        }
        return Map.of("blocks", blocks);
    }

    private static ValidatableResponse made() {
        return editor().post(COPY).then().statusCode(201);
    }

    private static RequestSpecification at(int version) {
        return editor().header("If-Match", "\"w" + version + '"').contentType("application/json");
    }

    private static ValidatableResponse change(int version, Map<String, Object> fields) {
        return at(version)
                .contentType("application/merge-patch+json")
                .body(fields)
                .patch(COPY)
                .then();
    }

    private static ValidatableResponse edit(Map<String, Object> fields) {
        return editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(fields)
                .patch(WEEK)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse publish(int version, Map<String, Object> how) {
        return at(version).body(how).post(COPY + "/publish").then();
    }

    private static ValidatableResponse reader() {
        return given().get("/v1/summaries/this-week").then();
    }

    private static ValidatableResponse audit() {
        String id = editor().get(WEEK).path("id");
        return editor().get("/v1/editorial/audit?thing=" + id).then();
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
    void a_change_is_prepared_unseen_and_becomes_live_in_one_step() {
        String id = editor().get(WEEK).path("id");

        made().header("ETag", "\"w1\"")
                .header("Location", SUMMARIES + id + "/working-copy")
                .body("summary", equalTo(id))
                .body("state", equalTo("open"))
                .body("baseVersion", equalTo(1))
                .body("liveVersion", equalTo(1))
                .body("content.headline", equalTo("This week"))
                .body("content.articles", contains("ferry"));
        change(1, Map.of("headline", "The week", "articles", List.of("bridge", "ferry")))
                .statusCode(200)
                .header("ETag", "\"w2\"")
                .body("content.articles", contains("bridge", "ferry"));

        reader().body("headline", equalTo("This week")).body("articles.slug", contains("ferry"));
        editor().get(WEEK)
                .then()
                .body("version", equalTo(1))
                .body("workingCopy.version", equalTo(2))
                .body("workingCopy.state", equalTo("open"));
        editor().get(COPY).then().statusCode(200).header("ETag", "\"w2\"").body("warnings", empty());
        editor().header("If-None-Match", "\"w2\"").get(COPY).then().statusCode(304);

        publish(2, Map.of())
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("headline", equalTo("The week"))
                .body("publishedAt", equalTo(FIRST_TIME))
                .body("workingCopy", nullValue())
                .body("warnings", empty());
        reader().body("headline", equalTo("The week"))
                .body("articles.slug", contains("bridge", "ferry"))
                .body("updatedAt", not(equalTo(FIRST_TIME)));
        editor().get(COPY).then().statusCode(404).body("detail", containsString("The summary has no working copy"));
        audit().body("items.action[0]", equalTo("publish working copy"))
                .body("items.kind[0]", equalTo("summary"))
                .body("items.from[0]", equalTo(1))
                .body("items.to[0]", equalTo(2))
                .body("items.findAll { it.kind == 'working copy' }.action", contains("patch", "create"))
                .body("items.findAll { it.kind == 'working copy' }.note", hasItem("Of the summary"));
    }

    @Test
    void there_is_one_at_a_time_which_lists_and_writes_tell() {
        summary("Last week", FIRST_TIME);
        made();
        editor().post(COPY).then().statusCode(409).body("errors[0].detail", containsString("already"));
        editor().get(ALL + "?workingCopy=true").then().body("items.slug", contains("this-week"));
        editor().get(ALL + "?workingCopy=false&total=exact")
                .then()
                .body("items.slug", contains("last-week"))
                .body("total.value", equalTo(1));
        editor().post(SUMMARIES + "nothing/working-copy").then().statusCode(404);

        edit(Map.of("headline", "The week"))
                .body("warnings.find { it.code == 'working-copy' }.detail", containsString("stays as it is"));
    }

    @Test
    void every_write_names_the_version_that_it_changes_and_no_version_comes_twice() {
        made();
        editor().contentType("application/merge-patch+json")
                .body(Map.of("headline", "Other"))
                .patch(COPY)
                .then()
                .statusCode(428);
        editor().header("If-Match", "\"v1\"")
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "Other"))
                .patch(COPY)
                .then()
                .statusCode(412)
                .header("ETag", "\"w1\"");
        String read = editor().get(WEEK).asString();
        at(1).body(read.replace("This week", "Other"))
                .put(COPY)
                .then()
                .statusCode(200)
                .header("ETag", "\"w2\"")
                .body("content.headline", equalTo("Other"));
        at(2).body(read.replace("This week", "Other"))
                .put(COPY)
                .then()
                .statusCode(200)
                .header("ETag", "\"w2\"");
        at(1).delete(COPY).then().statusCode(412);
        at(2).queryParam("dryRun", true).delete(COPY).then().statusCode(204);
        at(2).delete(COPY).then().statusCode(204);
        at(2).delete(COPY).then().statusCode(404);
        made().header("ETag", "\"w3\"").body("content.headline", equalTo("This week"));
    }

    @Test
    void a_dry_run_shows_what_would_be_and_changes_nothing() {
        editor().queryParam("dryRun", true).post(COPY).then().statusCode(201).header("Dry-Run", "true");
        editor().get(COPY).then().statusCode(404);
        made();
        at(1).queryParam("dryRun", true)
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "Other"))
                .patch(COPY)
                .then()
                .statusCode(200)
                .header("ETag", "\"w2\"")
                .body("content.headline", equalTo("Other"));
        at(1).queryParam("dryRun", true)
                .body(Map.of())
                .post(COPY + "/publish")
                .then()
                .statusCode(200);
        editor().get(COPY).then().header("ETag", "\"w1\"").body("content.headline", equalTo("This week"));
    }

    @Test
    void what_a_write_of_the_summary_refuses_is_refused_here_and_taken_names_are_told() {
        summary("Other", FIRST_TIME);
        made();

        change(1, Map.of("section", "nowhere", "articles", List.of("ferry", "nothing")))
                .statusCode(422)
                .body("errors.pointer", contains("/section", "/articles/1"));
        change(1, Map.of("id", "0198c0de-0000-7000-8000-000000000000"))
                .statusCode(422)
                .body("errors.pointer", contains("/id"));
        change(1, Map.of("body", Map.of("html", "<p>Hello</p><script>alert(1)</script>")))
                .statusCode(200)
                .body("warnings.code", hasItem("content-removed"));
        change(2, Map.of("slug", "other"))
                .statusCode(200)
                .body("warnings.find { it.code == 'name-taken' }.pointer", equalTo("/slug"));
        publish(3, Map.of()).statusCode(409).body("errors.pointer", contains("/slug"));
        publish(3, Map.of("at", "2020-01-01T00:00:00Z")).statusCode(422).body("errors.pointer", contains("/at"));
        editor().get(COPY).then().statusCode(200).header("ETag", "\"w3\"");
    }

    @Test
    void what_one_side_alone_changed_is_in_what_is_published() {
        made();
        change(1, Map.of("headline", "The week"));
        edit(Map.of("periodStart", "2026-05-04"));

        editor().get(COPY + "/compare")
                .then()
                .statusCode(200)
                .body("baseVersion", equalTo(1))
                .body("liveVersion", equalTo(2))
                .body("fields.find { it.field == 'headline' }.changedBy", equalTo("working-copy"))
                .body("fields.find { it.field == 'periodStart' }.changedBy", equalTo("live"))
                .body("fields.find { it.field == 'periodStart' }.live", equalTo("2026-05-04"))
                .body("fields", hasSize(2))
                .body("blocks", empty());
        publish(2, Map.of())
                .statusCode(200)
                .body("headline", equalTo("The week"))
                .body("periodStart", equalTo("2026-05-04"))
                .body("warnings.findAll { it.code == 'live-change-kept' }.pointer", contains("/periodStart"));
    }

    @Test
    void what_both_changed_is_refused_until_a_rebase_decides_for_the_working_copy() {
        made();
        change(1, Map.of("headline", "The week", "body", paragraphs("one", "two", "three, rewritten", "five")));
        edit(Map.of("headline", "Our week", "body", paragraphs("one, corrected", "two", "three", "four")));

        publish(2, Map.of())
                .statusCode(409)
                .body("errors.pointer", contains("/headline", "/body"))
                .body("errors[0].detail", containsString("in the live summary up to its version 2"));
        publish(2, Map.of("at", "2999-01-01T00:00:00Z")).statusCode(409);
        at(2).post(COPY + "/rebase")
                .then()
                .statusCode(200)
                .header("ETag", "\"w3\"")
                .body("baseVersion", equalTo(2))
                .body("content.headline", equalTo("The week"))
                .body("content.body.blocks.html", contains("one, corrected", "two", "three, rewritten", "five", "four"))
                .body("warnings.findAll { it.code == 'live-change-replaced' }.pointer", contains("/headline"));
        at(3).post(COPY + "/rebase")
                .then()
                .statusCode(200)
                .header("ETag", "\"w3\"")
                .body("warnings", empty());
        publish(3, Map.of()).statusCode(200).body("headline", equalTo("The week"));
    }

    @Test
    void the_time_of_the_change_is_that_of_publishing_unless_the_working_copy_has_another() {
        made();
        change(1, Map.of("updatedAt", "2026-05-09T09:00:00Z"));
        edit(Map.of("headline", "The week"));

        publish(2, Map.of()).statusCode(200).body("updatedAt", equalTo("2026-05-09T09:00:00Z"));

        made();
        publish(3, Map.of())
                .statusCode(200)
                .header("ETag", "\"v3\"")
                .body("updatedAt", equalTo("2026-05-09T09:00:00Z"));
        audit().body("items.action[0]", equalTo("publish working copy"));
    }

    @Test
    void one_of_a_summary_whose_time_has_not_come_changes_what_will_be_public() {
        String id = summary("Next week", "2126-05-09T10:00:00Z");
        String copy = SUMMARIES + id + "/working-copy";
        editor().post(copy).then().statusCode(201);
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "The week to come"))
                .patch(copy)
                .then()
                .statusCode(200);

        sending(Map.of())
                .header("If-Match", "*")
                .post(copy + "/publish")
                .then()
                .statusCode(200)
                .body("headline", equalTo("The week to come"))
                .body("publishedAt", equalTo("2126-05-09T10:00:00Z"))
                .body("warnings.code", contains("not-public"));
        given().get("/v1/summaries/next-week").then().statusCode(404);
    }

    @Test
    void renamed_things_are_no_changes_of_either_side() {
        made();
        change(1, Map.of("articles", List.of("bridge")));
        for (String path : List.of("sections/local", "articles/bridge")) {
            editor().header("If-Match", "*")
                    .contentType("application/merge-patch+json")
                    .body(Map.of("slug", "renamed"))
                    .patch("/v1/editorial/" + path)
                    .then()
                    .statusCode(200);
        }

        editor().get(COPY)
                .then()
                .body("content.section", equalTo("renamed"))
                .body("content.articles", contains("renamed"));
        editor().get(COPY + "/compare").then().body("fields.field", contains("articles"));
        publish(2, Map.of()).statusCode(200).body("articles", contains("renamed"));
    }

    @Test
    void a_renamed_summary_still_answers_at_its_old_address() {
        made();
        change(1, Map.of("slug", "the-week"));
        publish(2, Map.of()).statusCode(200).body("slug", equalTo("the-week"));

        given().redirects()
                .follow(false)
                .get("/v1/summaries/this-week")
                .then()
                .statusCode(308)
                .header("Location", containsString("/v1/summaries/the-week"));
    }

    @Test
    void a_deleted_summary_takes_it_along() {
        made();
        publish(1, Map.of("at", "2998-01-01T00:00:00Z")).statusCode(200);

        editor().header("If-Match", "*").delete(WEEK).then().statusCode(204);
        editor().get(COPY).then().statusCode(404);
    }

    @Test
    void of_many_who_publish_it_at_once_one_does() throws Exception {
        made();
        change(1, Map.of("headline", "The week"));

        ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                calls.add(() -> insisting(() -> at(2).body(Map.of()).post(COPY + "/publish"))
                        .statusCode());
            }
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 404).hasSize(PUBLISHERS - 1);
        editor().get(WEEK).then().header("ETag", "\"v2\"");
    }

    @Test
    void a_scheduled_one_becomes_live_at_its_time_and_not_before() throws SQLException {
        made();
        change(1, Map.of("headline", "The week"));
        Instant time = inMillis(1_500);

        publish(2, Map.of("at", time.toString()))
                .statusCode(200)
                .header("ETag", startsWith("\"v1.w"))
                .body("headline", equalTo("This week"))
                .body("workingCopy.state", equalTo("scheduled"))
                .body("workingCopy.publishAt", notNullValue());
        editor().get(COPY)
                .then()
                .header("ETag", "\"w3\"")
                .body("state", equalTo("scheduled"))
                .body("scheduled.by", notNullValue());
        String shown = reader().extract().path("headline");
        while (shown.equals("This week")) {
            assertThat(inMillis(0)).isBefore(time.plus(PATIENCE));
            shown = reader().extract().path("headline");
        }

        assertThat(inMillis(0)).isAfter(time);
        assertThat(Instant.parse(reader().extract().path("updatedAt"))).isEqualTo(time);
        editor().get(COPY).then().statusCode(404);
        audit().body("items.action[0]", equalTo("publish working copy"))
                .body("items.requestId[0]", nullValue())
                .body("items.action[1]", equalTo("schedule"));
    }

    @Test
    void a_schedule_is_taken_back_and_changed() throws SQLException {
        made();
        change(1, Map.of("headline", "The week"));
        at(2).delete(COPY + "/publish").then().statusCode(409);
        publish(2, Map.of("at", inMillis(700).toString())).statusCode(200);
        publish(3, Map.of("at", "2999-01-01T00:00:00Z")).statusCode(200);

        at(4).delete(COPY + "/publish")
                .then()
                .statusCode(200)
                .header("ETag", "\"w5\"")
                .body("state", equalTo("open"))
                .body("scheduled", nullValue());
        await().pollDelay(A_SECOND).until(() -> true);
        reader().body("headline", equalTo("This week"));
    }

    @Test
    void what_cannot_be_published_at_its_time_says_why_and_nothing_is_half_done() throws SQLException {
        made();
        change(1, Map.of("headline", "The week", "slug", "the-week"));
        publish(2, Map.of("at", inMillis(1_200).toString())).statusCode(200);
        summary("The week", FIRST_TIME);

        await().atMost(PATIENCE).until(() -> editor().get(COPY).path("state").equals("failed"));
        editor().get(COPY)
                .then()
                .header("ETag", "\"w4\"")
                .body("failure.errors.pointer", contains("/slug"))
                .body("scheduled", nullValue());
        editor().get(WEEK).then().body("version", equalTo(1)).body("workingCopy.state", equalTo("failed"));
        audit().body("items.action[0]", equalTo("fail")).body("items.kind[0]", equalTo("working copy"));
        change(4, Map.of("slug", "our-week")).body("state", equalTo("open")).body("failure", nullValue());
        publish(5, Map.of()).statusCode(200).body("slug", equalTo("our-week"));
    }

    @Test
    void a_token_shows_it_as_it_will_be() {
        sending(Map.of("workingCopy", true))
                .post(WEEK + "/preview-tokens")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/workingCopy"));
        made();
        change(1, Map.of("headline", "The week", "slug", "the-week", "articles", List.of("bridge")));
        String before = given().get("/v1/changes?cursor=now").path("cursor");
        Map<String, String> made = new HashMap<>();
        ValidatableResponse answer = sending(Map.of("workingCopy", true))
                .post(WEEK + "/preview-tokens")
                .then()
                .statusCode(201)
                .body("details.workingCopy", equalTo(true));
        made.put("token", answer.extract().path("token"));
        made.put("id", answer.extract().path("details.id"));
        RequestSpecification lawyer = given().header("Preview-Token", made.get("token"));

        lawyer.get("/v1/summaries/the-week")
                .then()
                .statusCode(200)
                .body("headline", equalTo("The week"))
                .body("articles.slug", contains("bridge"));
        given().get(answer.extract().<String>path("url"))
                .then()
                .statusCode(200)
                .body("items.headline", contains("The week"));
        lawyer.get("/v1/summaries").then().body("items.headline", contains("The week"));
        lawyer.get("/v1/sections/local/summary").then().body("headline", equalTo("The week"));
        lawyer.get("/v1/fronts/local").then().body("summary.headline", equalTo("The week"));
        reader().statusCode(200).body("headline", equalTo("This week"));
        given().get("/v1/summaries/the-week").then().statusCode(404);
        given().get("/v1/changes?cursor=" + before).then().body("items", empty());
        editor().get(WEEK).then().body("version", equalTo(1)).body("workingCopy.version", equalTo(2));

        summary("The week", FIRST_TIME);
        lawyer.get("/v1/summaries/this-week").then().statusCode(200).body("headline", equalTo("The week"));

        editor().get(WEEK + "/preview-tokens").then().body("items.id", contains(made.get("id")));
        editor().delete(WEEK + "/preview-tokens/" + made.get("id")).then().statusCode(204);
        lawyer.get("/v1/summaries/this-week").then().statusCode(403);
    }

    @Test
    void a_token_shows_a_summary_before_its_time() {
        summary("Next week", "2126-05-09T10:00:00Z");
        summary("The week after", "2126-05-16T10:00:00Z");
        String token = sending(Map.of())
                .post(SUMMARIES + "next-week/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        RequestSpecification lawyer = given().header("Preview-Token", token);

        lawyer.get("/v1/summaries/next-week").then().statusCode(200);
        lawyer.get("/v1/summaries").then().body("items.slug", contains("next-week", "this-week"));
        lawyer.get("/v1/summaries/the-week-after").then().statusCode(404);
        given().get("/v1/summaries/next-week").then().statusCode(404);
    }

    @Test
    void the_address_of_a_token_finds_the_summary_by_its_id_under_whatever_name() {
        String id = summary("Next week", "2126-05-09T10:00:00Z");
        String hidden = summary("The week after", "2126-05-16T10:00:00Z");
        String copy = SUMMARIES + id + "/working-copy";
        editor().post(copy).then().statusCode(201);
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "A long week", "slug", "a-long-week"))
                .patch(copy)
                .then()
                .statusCode(200);
        ValidatableResponse token = sending(Map.of("workingCopy", true))
                .post(SUMMARIES + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .body("url", containsString("/v1/summaries?id=" + id + "&previewToken="));
        String url = token.extract().path("url");

        given().get(url)
                .then()
                .statusCode(200)
                .spec(contract())
                .header("Cache-Control", containsString("no-store"))
                .body("items.id", contains(id))
                .body("items.slug", contains("a-long-week"))
                .body("items.headline", contains("A long week"))
                .body("meta.missing", empty());
        given().get(url + "&id=" + hidden)
                .then()
                .statusCode(200)
                .spec(contract())
                .body("items.id", contains(id))
                .body("meta.missing", contains(hidden));
        given().get("/v1/summaries?id=" + id)
                .then()
                .statusCode(200)
                .spec(contract())
                .body("items", empty())
                .body("meta.missing", contains(id));

        editor().delete(SUMMARIES + id + "/preview-tokens/" + token.extract().<String>path("details.id"))
                .then()
                .statusCode(204);
        given().get(url).then().statusCode(403).spec(contract());
    }

    @Test
    void a_bulk_makes_changes_and_publishes_one() {
        String lines = """
                {"method": "POST", "path": "%1$s"}
                {"method": "PATCH", "path": "%1$s", "headers": {"If-Match": "\\"w1\\""}, "body": {"headline": "The week"}}
                {"method": "POST", "path": "%1$s/publish", "headers": {"If-Match": "\\"w2\\""}, "body": {}}
                """.formatted(COPY);

        String answer = editor().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/bulk?atomic=true")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(answer).contains("\"status\":201", "\"headline\":\"The week\"");
        reader().body("headline", equalTo("The week"));
    }
}
