package org.broadsheet.editorial;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.insisting;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editorial writes of sections, tags, authors and summaries: what they share, and what is specific to each. */
@QuarkusTest
class EditorialWritesTest {

    private static final String PATCH = "application/merge-patch+json";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), article("ferry"), article("plan").with("status", "draft"));
    }

    private static RequestSpecification editor() {
        return given().header("Authorization", "Bearer " + Newsroom.KEY).urlEncodingEnabled(false);
    }

    private static ValidatableResponse get(String path) {
        return editor().when().get("/v1/editorial/" + path).then();
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return editor().contentType("application/json")
                .body(body)
                .when()
                .post("/v1/editorial/" + path)
                .then();
    }

    private static ValidatableResponse put(String path, String ifMatch, Map<String, ?> body) {
        return editor().header("If-Match", ifMatch)
                .contentType("application/json")
                .body(body)
                .when()
                .put("/v1/editorial/" + path)
                .then();
    }

    private static ValidatableResponse patch(String path, String ifMatch, String body) {
        return editor().header("If-Match", ifMatch)
                .contentType(PATCH)
                .body(body)
                .when()
                .patch("/v1/editorial/" + path)
                .then();
    }

    private static ValidatableResponse delete(String path, String ifMatch) {
        return editor().header("If-Match", ifMatch)
                .when()
                .delete("/v1/editorial/" + path)
                .then();
    }

    /** Valid content for this type of resource, with a title. */
    private static Map<String, Object> content(String nouns, String title) {
        return nouns.equals("summaries")
                ? Map.of(
                        "headline",
                        title,
                        "section",
                        "local",
                        "publishedAt",
                        "2026-05-10T10:00:00Z",
                        "body",
                        Map.of("html", "<p>What happened.</p>"))
                : Map.of("name", title);
    }

    private static String title(String nouns) {
        return nouns.equals("summaries") ? "headline" : "name";
    }

    private static Map<String, Object> with(Map<String, Object> content, String field, Object value) {
        Map<String, Object> all = new HashMap<>(content);
        all.put(field, value);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void each_is_created_read_replaced_patched_and_deleted(String nouns) {
        String id = post(nouns, content(nouns, "Hafen & Größe"))
                .statusCode(201)
                .header("ETag", "\"v1\"")
                .header("Location", startsWith("/v1/editorial/" + nouns + "/"))
                .body("slug", equalTo("hafen-grosse"))
                .body("version", equalTo(1))
                .body(title(nouns), equalTo("Hafen & Größe"))
                .body("warnings", empty())
                .extract()
                .path("id");

        get(nouns + "/" + id).statusCode(200).header("ETag", "\"v1\"").body("slug", equalTo("hafen-grosse"));
        get(nouns + "/hafen-grosse").statusCode(200).body("id", equalTo(id));
        editor().header("If-None-Match", "\"v1\"")
                .when()
                .get("/v1/editorial/" + nouns + "/" + id)
                .then()
                .statusCode(304);

        put(nouns + "/" + id, "\"v1\"", with(content(nouns, "Port"), "slug", "port"))
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("version", equalTo(2))
                .body("slug", equalTo("port"));
        get(nouns + "/hafen-grosse").statusCode(200).body("id", equalTo(id));
        patch(nouns + "/port", "\"v2\"", "{\"" + title(nouns) + "\": \"Harbour\"}")
                .statusCode(200)
                .header("ETag", "\"v3\"")
                .body("slug", equalTo("port"))
                .body(title(nouns), equalTo("Harbour"));
        given().when().get("/v1/" + nouns + "/port").then().statusCode(200).body(title(nouns), equalTo("Harbour"));

        delete(nouns + "/port", "\"v3\"").statusCode(204);
        get(nouns + "/" + id).statusCode(404);
        given().when().get("/v1/" + nouns + "/port").then().statusCode(404);
        editor().queryParam("thing", id)
                .when()
                .get("/v1/editorial/audit")
                .then()
                .body("items.action", contains("delete", "patch", "replace", "create"))
                .body("items.from", contains(3, 2, 1, null))
                .body("items.to", contains(null, 3, 2, 1))
                .body("items.slug", contains("port", "port", "port", "hafen-grosse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_write_needs_the_version_that_it_was_made_for(String nouns) {
        post(nouns, with(content(nouns, "Port"), "slug", "port")).statusCode(201);
        String path = "/v1/editorial/" + nouns + "/port";

        editor().contentType("application/json")
                .body(content(nouns, "Quay"))
                .when()
                .put(path)
                .then()
                .statusCode(428);
        editor().contentType(PATCH)
                .body("{\"slug\": \"quay\"}")
                .when()
                .patch(path)
                .then()
                .statusCode(428);
        editor().when().delete(path).then().statusCode(428);
        put(nouns + "/port", "\"v7\"", content(nouns, "Quay")).statusCode(412).header("ETag", "\"v1\"");
        patch(nouns + "/port", "\"v7\"", "{\"slug\": \"quay\"}").statusCode(412);
        delete(nouns + "/port", "W/\"v1\"").statusCode(412);
        get(nouns + "/port").body("version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void the_same_content_makes_no_version(String nouns) {
        Map<String, Object> content = with(content(nouns, "Port"), "slug", "port");
        String id = post(nouns, content).statusCode(201).extract().path("id");

        put(nouns + "/port", "\"v1\"", content).statusCode(200).header("ETag", "\"v1\"");
        Map<String, Object> read =
                get(nouns + "/port").extract().body().jsonPath().getMap("$");
        put(nouns + "/port", "\"v1\"", read).statusCode(200).header("ETag", "\"v1\"");
        patch(nouns + "/port", "*", "{\"" + title(nouns) + "\": \"Port\"}")
                .statusCode(200)
                .header("ETag", "\"v1\"");

        editor().queryParam("thing", id)
                .when()
                .get("/v1/editorial/audit")
                .then()
                .body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_taken_slug_is_answered_with_the_next_free_one(String nouns) {
        post(nouns, with(content(nouns, "Port"), "slug", "port")).statusCode(201);
        post(nouns, content(nouns, "Port")).statusCode(201).body("slug", equalTo("port-2"));

        post(nouns, with(content(nouns, "Port"), "slug", "port"))
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/slug"))
                .body("errors[0].didYouMean", equalTo("port-3"));
        patch(nouns + "/port-2", "\"v1\"", "{\"slug\": \"port\"}")
                .statusCode(409)
                .body("errors[0].didYouMean", equalTo("port-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_patch_only_accepts_its_own_media_type(String nouns) {
        post(nouns, with(content(nouns, "Port"), "slug", "port")).statusCode(201);

        editor().header("If-Match", "\"v1\"")
                .contentType("application/json")
                .body("{\"slug\": \"quay\"}")
                .when()
                .patch("/v1/editorial/" + nouns + "/port")
                .then()
                .statusCode(415)
                .header("Accept-Patch", PATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void all_faults_come_at_once_and_nothing_is_stored(String nouns) {
        post(nouns, Map.ofEntries(entry("slug", "Not A Slug"), entry("nane", "x"), entry("version", 3)))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        org.hamcrest.Matchers.hasItems("/slug", "/nane", "/version", "/" + title(nouns)));
        editor().contentType("application/json")
                .body("{\"name\": 1, \"name\": 2}")
                .when()
                .post("/v1/editorial/" + nouns)
                .then()
                .statusCode(400);
        get(nouns + "?total=exact").body("total.value", equalTo(nouns.equals("sections") ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_repeated_post_gets_its_first_answer(String nouns) {
        String key = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(editor().header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(content(nouns, "Port"))
                    .when()
                    .post("/v1/editorial/" + nouns)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        editor().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(content(nouns, "Quay"))
                .when()
                .post("/v1/editorial/" + nouns)
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_dry_run_shows_and_stores_nothing(String nouns) {
        post(nouns + "?dryRun=true", content(nouns, "Port"))
                .statusCode(201)
                .header("Dry-Run", "true")
                .body("slug", equalTo("port"));
        get(nouns + "/port").statusCode(404);

        post(nouns, content(nouns, "Port")).statusCode(201);
        put(nouns + "/port?dryRun=true", "\"v1\"", content(nouns, "Quay"))
                .statusCode(200)
                .body("version", equalTo(2));
        patch(nouns + "/port?dryRun=true", "\"v1\"", "{\"" + title(nouns) + "\": \"Quay\"}")
                .statusCode(200)
                .body(title(nouns), equalTo("Quay"));
        delete(nouns + "/port?dryRun=true", "\"v1\"").statusCode(204);
        get(nouns + "/port").statusCode(200).body("version", equalTo(1)).body(title(nouns), equalTo("Port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void lists_page_and_count(String nouns) {
        int before = nouns.equals("sections") ? 1 : 0;
        for (int i = 0; i < 3; i++) {
            post(nouns, content(nouns, "Thing " + i)).statusCode(201);
        }
        List<String> seen = new ArrayList<>();
        String path = "/v1/editorial/" + nouns + "?limit=1&total=exact";
        while (path != null) {
            var page = editor().when()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("total.value", equalTo(3 + before))
                    .extract();
            seen.addAll(page.path("items.slug"));
            path = page.path("page.next");
        }
        assertThat(seen).hasSize(3 + before).doesNotHaveDuplicates();
        get(nouns + "?colour=red").statusCode(400);
    }

    @Test
    void a_request_without_body_is_refused_at_once() {
        long start = System.nanoTime();
        editor().contentType("application/json")
                .body("")
                .when()
                .post("/v1/editorial/tags")
                .then()
                .statusCode(400)
                .body("detail", containsString("empty"));
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }

    @Test
    void what_something_refers_to_is_not_deleted() {
        newsroom.takes(
                tag("harbour"),
                author("mira"),
                article("hidden").tags("harbour").authors("mira").with("status", "draft"),
                summary("week"));

        delete("tags/harbour", "*")
                .statusCode(409)
                .body("errors[0].detail", equalTo("Still referred to by: article hidden"));
        delete("authors/mira", "*").statusCode(409).body("errors[0].detail", containsString("article hidden"));
        delete("sections/local", "*")
                .statusCode(409)
                .body("errors[0].detail", containsString("article hidden"))
                .body("errors[0].detail", containsString("article plan"))
                .body("errors[0].detail", containsString("summary week"));
        get("sections/local").statusCode(200);
    }

    @Test
    void null_removes_a_field_and_absent_fields_stay() {
        post("sections", Map.of("name", "Harbour", "description", "The quays.", "position", 7))
                .statusCode(201);

        patch("sections/harbour", "\"v1\"", "{\"position\": 8}")
                .body("position", equalTo(8))
                .body("description", equalTo("The quays."))
                .body("name", equalTo("Harbour"));
        patch("sections/harbour", "\"v2\"", "{\"description\": null}")
                .body("position", equalTo(8))
                .body("description", nullValue());
        patch("sections/harbour", "\"v3\"", "{\"name\": null}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name"));
        put("sections/harbour", "\"v3\"", Map.of("name", "Harbour"))
                .statusCode(200)
                .body("position", equalTo(9999));
    }

    @Test
    void an_authors_bio_is_cleaned_and_the_sender_is_told() {
        post(
                        "authors",
                        Map.of(
                                "name",
                                "Mira Holt",
                                "bio",
                                "<p onclick=\"x()\">Mira <script>alert(1)</script>writes.</p>",
                                "avatar",
                                Map.of("url", "/mira.jpg")))
                .statusCode(201)
                .body("bio", equalTo("<p>Mira writes.</p>"))
                .body("avatar.url", equalTo("/mira.jpg"))
                .body("warnings.pointer", hasItem("/avatar/alt"))
                .body("warnings.pointer", hasItem(startsWith("/bio")));

        patch("authors/mira-holt", "\"v1\"", "{\"avatar\": {\"alt\": \"Mira Holt\"}}")
                .statusCode(200)
                .body("avatar.url", equalTo("/mira.jpg"))
                .body("avatar.alt", equalTo("Mira Holt"))
                .body("warnings", empty());
        patch("authors/mira-holt", "\"v2\"", "{\"avatar\": null, \"role\": \"Editor\"}")
                .body("avatar", nullValue())
                .body("role", equalTo("Editor"));
    }

    @Test
    void a_summary_names_articles_by_slug_and_gets_a_warning_for_hidden_ones() {
        post(
                        "summaries",
                        with(
                                with(content("summaries", "This week"), "articles", List.of("ferry", "plan")),
                                "body",
                                Map.of("markdown", "See [the ferry](article:ferry).")))
                .statusCode(201)
                .body("articles", contains("ferry", "plan"))
                .body("body.blocks[0].html", containsString("article:ferry"))
                .body("warnings.detail", hasItem(containsString("plan")))
                .body("warnings", hasSize(1));

        given().when()
                .get("/v1/summaries/this-week")
                .then()
                .statusCode(200)
                .body("articles.slug", contains("ferry"))
                .body("body.html", containsString("/ferry"));
        post("summaries", with(with(content("summaries", "x"), "articles", List.of("nothing")), "section", "nowhere"))
                .statusCode(422)
                .body("errors.pointer", contains("/section", "/articles/0"));
        get("summaries?section=local").body("items.slug", contains("this-week"));
        get("summaries?section=lokal").statusCode(400).body("errors[0].didYouMean", equalTo("local"));
    }

    @Test
    void a_changed_summary_has_a_new_update_time() {
        post("summaries", content("summaries", "This week"))
                .statusCode(201)
                .body("updatedAt", equalTo("2026-05-10T10:00:00Z"));

        patch("summaries/this-week", "\"v1\"", "{\"headline\": \"Last week\"}")
                .body("updatedAt", not(equalTo("2026-05-10T10:00:00Z")))
                .body("publishedAt", equalTo("2026-05-10T10:00:00Z"))
                .body("body.blocks", hasSize(1));
        patch("summaries/this-week", "\"v2\"", "{\"updatedAt\": \"2026-05-11T10:00:00Z\"}")
                .body("updatedAt", equalTo("2026-05-11T10:00:00Z"));
        patch("summaries/this-week", "\"v3\"", "{\"body\": {\"text\": \"All new.\"}}")
                .body("body.blocks", hasSize(1))
                .body("body.blocks[0].html", equalTo("All new."));
    }

    @Test
    void publishing_a_summary_needs_the_publish_scope() {
        post("summaries", content("summaries", "This week")).statusCode(201);
        String writer = post("keys", Map.of("name", "writer", "scopes", List.of("content:write")))
                .statusCode(201)
                .extract()
                .path("key");

        given().header("Authorization", "Bearer " + writer)
                .contentType("application/json")
                .body(content("summaries", "Mine"))
                .when()
                .post("/v1/editorial/summaries")
                .then()
                .statusCode(403)
                .body("detail", containsString("content:publish"));
        given().header("Authorization", "Bearer " + writer)
                .header("If-Match", "*")
                .contentType(PATCH)
                .body("{\"headline\": \"Better\"}")
                .when()
                .patch("/v1/editorial/summaries/this-week")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + writer)
                .header("If-Match", "*")
                .when()
                .delete("/v1/editorial/summaries/this-week")
                .then()
                .statusCode(403);
    }

    @Test
    void only_editors_see_a_scheduled_summary() {
        post("summaries", with(content("summaries", "Next week"), "publishedAt", "2999-01-01T00:00:00Z"))
                .statusCode(201);

        get("summaries").body("items.slug", contains("next-week"));
        given().when().get("/v1/summaries/next-week").then().statusCode(404);
    }

    @Test
    void a_renamed_section_keeps_its_articles() {
        patch("sections/local", "*", "{\"slug\": \"town\"}").statusCode(200).body("url", endsWith("/town"));

        given().when().get("/v1/articles?section=town").then().body("items.slug", contains("ferry"));
        given().when().get("/v1/articles?section=local").then().body("items.slug", contains("ferry"));
    }

    @Test
    void an_import_of_the_same_record_leaves_an_editors_change_alone() {
        patch("sections/local", "*", "{\"name\": \"Town\"}").statusCode(200);

        newsroom.takes(section("local"));

        get("sections/local").body("name", equalTo("Town")).body("version", equalTo(2));
    }

    @Test
    void of_many_writers_of_a_version_one_wins() throws Exception {
        int writers = 50;
        ExecutorService desks = Executors.newFixedThreadPool(writers);
        for (int round = 1; round <= 2; round++) {
            String version = "\"v" + round + '"';
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String name = "Local " + round + " " + i;
                answers.add(desks.submit(() -> {
                    start.await();
                    return insisting(() -> put("sections/local", version, Map.of("name", name))
                                    .extract()
                                    .response())
                            .statusCode();
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
            assertThat(Collections.frequency(statuses, 412)).isEqualTo(writers - 1);
            get("sections/local").body("version", equalTo(round + 1)).body("name", notNullValue());
        }
        desks.shutdown();
    }
}
