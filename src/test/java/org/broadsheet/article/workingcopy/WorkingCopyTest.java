package org.broadsheet.article.workingcopy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.insisting;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
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

/** A change that is prepared beside what is live: nobody sees it before it is published, and nothing of either is lost. */
@QuarkusTest
class WorkingCopyTest {

    private static final String ARTICLES = "/v1/editorial/articles/";
    private static final int PUBLISHERS = 50;
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("politics"), author("mira-holt"), tag("harbour"), tag("port"));
    }

    private static String path(String id) {
        return ARTICLES + id + "/working-copy";
    }

    private static ValidatableResponse made(String id) {
        return editor().post(path(id)).then().statusCode(201);
    }

    private static RequestSpecification at(int version) {
        return editor().header("If-Match", "\"w" + version + '"').contentType("application/json");
    }

    private static ValidatableResponse change(String id, int version, Map<String, Object> fields) {
        return at(version)
                .contentType("application/merge-patch+json")
                .body(fields)
                .patch(path(id))
                .then();
    }

    private static ValidatableResponse publish(String id, int version, Map<String, Object> how) {
        return at(version).body(how).post(path(id) + "/publish").then();
    }

    private static ValidatableResponse rebase(String id, int version) {
        return at(version).post(path(id) + "/rebase").then();
    }

    private static ValidatableResponse reader(String slug) {
        return given().get("/v1/articles/" + slug).then();
    }

    private static Map<String, Object> paragraphs(String... htmls) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (String html : htmls) {
            blocks.add(Map.of("type", "paragraph", "html", html));
        }
        return Map.of("blocks", blocks);
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
        String id = published(story("Ferry"));

        made(id).header("ETag", "\"w1\"")
                .header("Location", path(id))
                .body("version", equalTo(1))
                .body("state", equalTo("open"))
                .body("baseVersion", equalTo(2))
                .body("content.headline", equalTo("Ferry"));
        change(id, 1, Map.of("headline", "Ferry cancelled", "tags", List.of("harbour")))
                .statusCode(200)
                .header("ETag", "\"w2\"")
                .body("content.tags", contains("harbour"));

        reader("ferry").statusCode(200).body("headline", equalTo("Ferry"));
        given().get("/v1/tags/harbour").then().body("articleCount", equalTo(0));
        get(id).body("version", equalTo(2))
                .body("workingCopy.version", equalTo(2))
                .body("workingCopy.state", equalTo("open"));
        editor().get(path(id)).then().statusCode(200).header("ETag", "\"w2\"").body("warnings", empty());
        editor().header("If-None-Match", "\"w2\"").get(path(id)).then().statusCode(304);

        publish(id, 2, Map.of())
                .statusCode(200)
                .header("ETag", "\"v3\"")
                .body("headline", equalTo("Ferry cancelled"))
                .body("workingCopy", nullValue());
        reader("ferry").body("headline", equalTo("Ferry cancelled")).body("tags.slug", contains("harbour"));
        editor().get(path(id)).then().statusCode(404).body("detail", containsString("no working copy"));
        editor().get(ARTICLES + id + "/versions").then().body("items.version", contains(3, 2, 1));
        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .body("items.action[0]", equalTo("publish working copy"))
                .body("items.from[0]", equalTo(2))
                .body("items.to[0]", equalTo(3))
                .body("items.findAll { it.kind == 'working copy' }.action", contains("patch", "create"));
    }

    @Test
    void whoever_reads_the_article_again_sees_one_come_change_and_go() {
        String id = published(story("Ferry"));
        String without = get(id).extract().header("ETag");
        made(id);

        String with = unless(id, without).statusCode(200).extract().header("ETag");
        unless(id, with).statusCode(304);
        change(id, 1, Map.of("headline", "Other")).statusCode(200);
        String changed = unless(id, with).statusCode(200).extract().header("ETag");
        sending(story("New"))
                .header("If-Match", changed)
                .put(ARTICLES + id)
                .then()
                .statusCode(200);
        editor().header("If-Match", "*").delete(path(id)).then().statusCode(204);
        unless(id, changed).statusCode(200).body("workingCopy", nullValue());
    }

    private static ValidatableResponse unless(String id, String etag) {
        return editor().header("If-None-Match", etag).get(ARTICLES + id).then();
    }

    @Test
    void there_is_one_at_a_time_and_a_draft_has_none() {
        String id = published(story("Ferry"));
        String draft = draft(story("Draft")).path("id");

        editor().post(path(draft))
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("change it directly"));
        made(id);
        editor().post(path(id)).then().statusCode(409).body("errors[0].detail", containsString("already"));
        editor().get("/v1/editorial/articles?workingCopy=true").then().body("items.id", contains(id));
        editor().get("/v1/editorial/articles?workingCopy=false").then().body("items.id", contains(draft));
        editor().post(path("nothing")).then().statusCode(404);
    }

    @Test
    void every_write_names_the_version_that_it_changes_and_no_version_comes_twice() {
        String id = published(story("Ferry"));
        made(id);

        editor().contentType("application/merge-patch+json")
                .body(Map.of("headline", "Other"))
                .patch(path(id))
                .then()
                .statusCode(428);
        editor().header("If-Match", "\"v1\"")
                .contentType("application/json")
                .body(story("Other"))
                .put(path(id))
                .then()
                .statusCode(412)
                .header("ETag", "\"w1\"")
                .body("detail", containsString("\"v1\" is not an ETag of the Editorial API for this"));
        at(1).body(story("Other")).put(path(id)).then().statusCode(200).header("ETag", "\"w2\"");
        at(1).delete(path(id)).then().statusCode(412);
        at(2).queryParam("dryRun", true).delete(path(id)).then().statusCode(204);
        at(2).delete(path(id)).then().statusCode(204);
        at(2).delete(path(id)).then().statusCode(404);
        made(id).header("ETag", "\"w3\"").body("content.headline", equalTo("Ferry"));
    }

    @Test
    void a_dry_run_shows_what_would_be_and_changes_nothing() {
        String id = published(story("Ferry"));

        editor().queryParam("dryRun", true)
                .post(path(id))
                .then()
                .statusCode(201)
                .header("Dry-Run", "true");
        editor().get(path(id)).then().statusCode(404);
        made(id);
        at(1).queryParam("dryRun", true)
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "Other"))
                .patch(path(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"w2\"")
                .body("content.headline", equalTo("Other"));
        at(1).queryParam("dryRun", true)
                .body(Map.of())
                .post(path(id) + "/publish")
                .then()
                .statusCode(200);
        editor().get(path(id)).then().header("ETag", "\"w1\"").body("content.headline", equalTo("Ferry"));
    }

    @Test
    void what_a_write_of_the_article_refuses_is_refused_here_and_taken_names_are_told() {
        String id = published(story("Ferry"));
        published(story("Other"));
        made(id);

        change(id, 1, Map.of("section", "nowhere", "tags", List.of("nothing")))
                .statusCode(422)
                .body("errors.pointer", contains("/section", "/tags/0"));
        change(id, 1, Map.of("body", Map.of("html", "<p>Hello</p><script>alert(1)</script>")))
                .statusCode(200)
                .body("warnings.code", hasItem("content-removed"));
        change(id, 2, Map.of("slug", "other"))
                .statusCode(200)
                .body("warnings.find { it.code == 'name-taken' }.pointer", equalTo("/slug"));
        publish(id, 3, Map.of()).statusCode(409).body("errors.pointer", contains("/slug"));
        editor().get(path(id)).then().statusCode(200).header("ETag", "\"w3\"");
    }

    @Test
    void what_one_side_alone_changed_is_in_what_is_published() {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled"));

        patch(id, Map.of("standfirst", "Since Friday."))
                .statusCode(200)
                .body("warnings.find { it.code == 'working-copy' }.detail", containsString("working copy"));
        editor().get(path(id) + "/compare")
                .then()
                .statusCode(200)
                .body("baseVersion", equalTo(2))
                .body("liveVersion", equalTo(3))
                .body("fields.find { it.field == 'headline' }.changedBy", equalTo("working-copy"))
                .body("fields.find { it.field == 'standfirst' }.changedBy", equalTo("live"))
                .body("fields.find { it.field == 'standfirst' }.live", equalTo("Since Friday."))
                .body("fields", hasSize(2))
                .body("blocks", empty());

        publish(id, 2, Map.of())
                .statusCode(200)
                .body("headline", equalTo("Ferry cancelled"))
                .body("standfirst", equalTo("Since Friday."))
                .body("warnings.findAll { it.code == 'live-change-kept' }.pointer", contains("/standfirst"));
    }

    @Test
    void what_both_changed_is_refused_until_a_rebase_decides_for_the_working_copy() {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled", "kicker", "Harbour"));
        patch(id, Map.of("headline", "Ferry late", "standfirst", "Since Friday."));

        publish(id, 2, Map.of())
                .statusCode(409)
                .body("errors.pointer", contains("/headline"))
                .body("errors[0].detail", containsString("rebase"));
        publish(id, 2, Map.of("at", "2999-01-01T00:00:00Z")).statusCode(409);
        rebase(id, 2)
                .statusCode(200)
                .header("ETag", "\"w3\"")
                .body("baseVersion", equalTo(3))
                .body("content.headline", equalTo("Ferry cancelled"))
                .body("content.standfirst", equalTo("Since Friday."))
                .body("content.kicker", equalTo("Harbour"))
                .body("warnings.findAll { it.code == 'live-change-replaced' }.pointer", contains("/headline"))
                .body("warnings.findAll { it.code == 'live-change-kept' }.pointer", contains("/standfirst"));
        rebase(id, 3).statusCode(200).header("ETag", "\"w3\"").body("warnings", empty());
        publish(id, 3, Map.of()).statusCode(200).body("headline", equalTo("Ferry cancelled"));
    }

    @Test
    void an_article_that_was_read_before_there_was_one_can_be_sent_back() {
        String id = published(story("Ferry"));
        String read = get(id).extract().asString();
        made(id);

        editor().header("If-Match", "\"v2\"")
                .contentType("application/json")
                .body(read.replace("\"headline\":\"Ferry\"", "\"headline\":\"Ferry late\""))
                .put(ARTICLES + id)
                .then()
                .statusCode(200)
                .body("headline", equalTo("Ferry late"));
    }

    @Test
    void a_rebase_merges_bodies_block_by_block() {
        Map<String, Object> story = story("Ferry");
        story.put("body", paragraphs("one", "two", "three", "four"));
        String id = published(story);
        made(id);
        change(id, 1, Map.of("body", paragraphs("one", "two", "three, rewritten", "four", "six")));
        patch(id, Map.of("body", paragraphs("one, corrected", "two", "three", "four", "five")));

        publish(id, 2, Map.of()).statusCode(409).body("errors.pointer", contains("/body"));
        editor().get(path(id) + "/compare")
                .then()
                .body("fields.find { it.field == 'body' }.changedBy", equalTo("both"))
                .body("blocks.change", hasItem("removed"));
        rebase(id, 2)
                .statusCode(200)
                .body(
                        "content.body.blocks.html",
                        contains("one, corrected", "two", "three, rewritten", "four", "five", "six"))
                .body("warnings.code", not(hasItem("live-change-replaced")));
        patch(id, Map.of("body", paragraphs("one, corrected", "two", "three, otherwise", "four", "five")));
        change(id, 3, Map.of("kicker", "Harbour")).statusCode(200);
        rebase(id, 4)
                .statusCode(200)
                .body(
                        "content.body.blocks.html",
                        contains("one, corrected", "two", "three, rewritten", "four", "five", "six"))
                .body("warnings.findAll { it.code == 'live-change-replaced' }.pointer", contains("/body/blocks/2"));
    }

    @Test
    void a_notice_comes_with_the_change_and_a_change_without_matter_leaves_the_date() {
        String id = published(story("Ferry"));
        String before = reader("ferry").extract().path("updatedAt");
        made(id);
        change(id, 1, Map.of("kicker", "Harbour"));

        publish(id, 2, Map.of("material", false, "notice", Map.of("kind", "correction", "text", "<p>No.</p>")))
                .statusCode(422)
                .body("errors.pointer", contains("/material"));
        publish(id, 2, Map.of("material", false)).statusCode(200);
        reader("ferry").body("updatedAt", equalTo(before)).body("kicker", equalTo("Harbour"));

        made(id);
        change(id, 3, Map.of("headline", "Ferry cancelled"));
        publish(
                        id,
                        4,
                        Map.of(
                                "notice",
                                Map.of("kind", "correction", "text", "<p>It is <script>x</script>cancelled.</p>")))
                .statusCode(200)
                .body("version", equalTo(4))
                .body("notices[0].kind", equalTo("correction"))
                .body("warnings.code", hasItem("content-removed"));
        given().get("/v1/articles/ferry?include=notices")
                .then()
                .body("notices[0].kind", equalTo("correction"))
                .body("updatedAt", not(equalTo(before)));
        given().get("/v1/corrections").then().body("items", hasSize(1));
    }

    @Test
    void a_notice_alone_can_be_published_and_nothing_changed_makes_no_version() {
        String id = published(story("Ferry"));
        made(id);
        publish(id, 1, Map.of()).statusCode(200).header("ETag", "\"v2\"");
        editor().get("/v1/editorial/audit?thing=" + id).then().body("items.action[0]", equalTo("publish working copy"));

        made(id);
        publish(id, 2, Map.of("notice", Map.of("kind", "update", "text", "<p>Still true.</p>")))
                .statusCode(200)
                .header("ETag", "\"v3\"")
                .body("notices", hasSize(1));
    }

    @Test
    void it_outlives_a_withdrawal_which_publishing_it_does_not_undo() {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled"));

        act(id, "withdraw", Map.of("reason", "Wrong."))
                .statusCode(200)
                .body("warnings.code", contains("working-copy"))
                .body("workingCopy.version", equalTo(2));
        publish(id, 2, Map.of())
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("headline", equalTo("Ferry cancelled"))
                .body("warnings.code", contains("not-public"));
        reader("ferry").statusCode(410);
        act(id, "publish", Map.of()).statusCode(200);
        reader("ferry").statusCode(200).body("headline", equalTo("Ferry cancelled"));
    }

    @Test
    void a_deleted_article_takes_it_along() {
        String id = draft(story("Ferry")).path("id");
        act(id, "publish", Map.of("at", "2999-01-01T00:00:00Z")).statusCode(200);
        made(id);
        publish(id, 1, Map.of("at", "2998-01-01T00:00:00Z")).statusCode(200);
        act(id, "unpublish", Map.of()).statusCode(200);

        editor().header("If-Match", "*").delete(ARTICLES + id).then().statusCode(204);
        editor().get(path(id)).then().statusCode(404);
    }

    @Test
    void merged_and_renamed_names_are_no_changes_of_either_side() {
        Map<String, Object> story = story("Ferry");
        story.put("tags", List.of("harbour"));
        String id = published(story);
        made(id);
        change(id, 1, Map.of("tags", List.of("port", "harbour")));

        sending(Map.of("into", "port"))
                .header("If-Match", "*")
                .post("/v1/editorial/tags/harbour/merge")
                .then()
                .statusCode(200);
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("slug", "city"))
                .patch("/v1/editorial/sections/local")
                .then()
                .statusCode(200);
        editor().get(path(id)).then().body("content.tags", contains("port")).body("content.section", equalTo("city"));
        editor().get(path(id) + "/compare").then().body("fields", empty());
        publish(id, 2, Map.of()).statusCode(200).body("tags", contains("port"));
    }

    @Test
    void of_many_who_publish_it_at_once_one_does() throws Exception {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled"));

        ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                calls.add(() -> insisting(() -> at(2).body(Map.of()).post(path(id) + "/publish"))
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
        get(id).header("ETag", "\"v3\"");
    }

    @Test
    void a_scheduled_one_becomes_live_at_its_time_and_not_before() throws SQLException {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled"));
        publish(id, 2, Map.of("at", "2020-01-01T00:00:00Z")).statusCode(422).body("errors.pointer", contains("/at"));
        Instant time = inMillis(1_500);

        publish(id, 2, Map.of("at", time.toString(), "notice", Map.of("kind", "update", "text", "<p>New.</p>")))
                .statusCode(200)
                .header("ETag", startsWith("\"v2.w3-"))
                .body("headline", equalTo("Ferry"))
                .body("workingCopy.state", equalTo("scheduled"))
                .body("workingCopy.publishAt", notNullValue());
        editor().get(path(id))
                .then()
                .header("ETag", "\"w3\"")
                .body("scheduled.by", notNullValue())
                .body("scheduled.material", equalTo(true))
                .body("scheduled.notice.kind", equalTo("update"));
        String shown = reader("ferry").extract().path("headline");
        Instant seen = inMillis(0);
        while (shown.equals("Ferry")) {
            assertThat(seen).isBefore(time.plus(A_SECOND));
            seen = inMillis(0);
            shown = reader("ferry").extract().path("headline");
        }

        assertThat(inMillis(0)).isAfter(time);
        Instant updated = Instant.parse(reader("ferry").extract().path("updatedAt"));
        assertThat(updated).isEqualTo(time);
        reader("ferry?include=notices").body("notices[0].kind", equalTo("update"));
        editor().get(path(id)).then().statusCode(404);
        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .body("items.action[0]", equalTo("publish working copy"))
                .body("items.requestId[0]", nullValue())
                .body(
                        "items.by[0]",
                        equalTo(editor().get(ARTICLES + id).path("savedBy").toString()))
                .body("items.action[1]", equalTo("schedule"));
    }

    @Test
    void a_schedule_is_taken_back_and_changed() throws SQLException {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled"));
        at(2).delete(path(id) + "/publish").then().statusCode(409);
        publish(id, 2, Map.of("at", inMillis(700).toString())).statusCode(200);
        publish(id, 3, Map.of("at", "2999-01-01T00:00:00Z")).statusCode(200);
        patch(id, Map.of("kicker", "Harbour"))
                .body("warnings.find { it.code == 'working-copy' }.detail", containsString("2999"));

        at(4).delete(path(id) + "/publish")
                .then()
                .statusCode(200)
                .header("ETag", "\"w5\"")
                .body("state", equalTo("open"))
                .body("scheduled", nullValue());
        await().pollDelay(A_SECOND).until(() -> true);
        reader("ferry").body("headline", equalTo("Ferry"));
    }

    @Test
    void what_cannot_be_published_at_its_time_says_why_and_nothing_is_half_done() throws SQLException {
        String id = published(story("Ferry"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled", "slug", "ferry-cancelled"));
        publish(id, 2, Map.of("at", inMillis(1_200).toString())).statusCode(200);
        published(new HashMap<>(Map.of(
                "headline",
                "Other",
                "slug",
                "ferry-cancelled",
                "section",
                "local",
                "body",
                Map.of("text", "Of something else."))));

        await().atMost(PATIENCE)
                .until(() -> editor().get(path(id)).path("state").equals("failed"));
        editor().get(path(id))
                .then()
                .header("ETag", "\"w4\"")
                .body("failure.errors.pointer", contains("/slug"))
                .body("scheduled", nullValue());
        get(id).body("version", equalTo(2)).body("workingCopy.state", equalTo("failed"));
        reader("ferry").body("headline", equalTo("Ferry"));
        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .body("items.action[0]", equalTo("fail"))
                .body("items.kind[0]", equalTo("working copy"));
        change(id, 4, Map.of("slug", "no-ferry")).body("state", equalTo("open")).body("failure", nullValue());
        publish(id, 5, Map.of()).statusCode(200).body("slug", equalTo("no-ferry"));
    }

    @Test
    void a_token_shows_it_as_it_will_be() {
        String id = published(story("Ferry"));
        sending(Map.of("workingCopy", true))
                .post(ARTICLES + id + "/preview-tokens")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/workingCopy"));
        made(id);
        change(id, 1, Map.of("headline", "Ferry cancelled", "slug", "ferry-cancelled", "tags", List.of("harbour")));

        String before = given().get("/v1/changes?cursor=now").path("cursor");
        String token = sending(Map.of("workingCopy", true))
                .post(ARTICLES + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .body("details.workingCopy", equalTo(true))
                .extract()
                .path("token");
        RequestSpecification lawyer = given().header("Preview-Token", token);
        lawyer.get("/v1/articles/" + id)
                .then()
                .statusCode(200)
                .body("headline", equalTo("Ferry cancelled"))
                .body("slug", equalTo("ferry-cancelled"));
        given().header("Preview-Token", token)
                .get("/v1/articles?tag=harbour")
                .then()
                .body("items.headline", contains("Ferry cancelled"));
        reader("ferry").statusCode(200).body("headline", equalTo("Ferry"));
        reader("ferry-cancelled").statusCode(404);
        get(id).body("version", equalTo(2)).body("workingCopy.version", equalTo(2));
        given().get("/v1/changes?cursor=" + before).then().body("items", empty());

        published(new HashMap<>(
                Map.of("headline", "Ferry cancelled", "section", "local", "body", Map.of("text", "Else."))));
        given().header("Preview-Token", token)
                .get("/v1/articles/" + id)
                .then()
                .statusCode(200)
                .body("headline", equalTo("Ferry cancelled"))
                .body("slug", equalTo("ferry"));
    }
}
