package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.broadsheet.response.Operations;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many writes in one request: each as it would be by itself, or all of them or none. */
@QuarkusTest
class BulkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARTICLES = "/v1/editorial/articles";

    @Inject
    Newsroom newsroom;

    @Inject
    Operations operations;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), tag("ferry"), tag("ferries"));
    }

    private static String line(Object operation) {
        try {
            return JSON.writeValueAsString(operation);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> operation(String method, String path, Object body) {
        Map<String, Object> operation = new LinkedHashMap<>(Map.of("method", method, "path", path));
        if (body != null) {
            operation.put("body", body);
        }
        return operation;
    }

    private static Map<String, Object> at(String version, Map<String, Object> operation) {
        operation.put("headers", Map.of("If-Match", "\"" + version + "\""));
        return operation;
    }

    private static Map<String, Object> creating(String headline) {
        return operation("POST", ARTICLES, story(headline));
    }

    private static List<JsonNode> bulk(String query, String key, String body, String idempotencyKey) {
        var request = given().header("Authorization", "Bearer " + key)
                .urlEncodingEnabled(false)
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return Newsroom.answer(request.post("/v1/editorial/bulk" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<JsonNode> bulk(String query, Object... operations) {
        return bulk(query, Newsroom.KEY, lines(operations), null);
    }

    private static String lines(Object... operations) {
        return String.join("\n", Arrays.stream(operations).map(BulkTest::line).toList());
    }

    private static List<String> outcomes(List<JsonNode> answer) {
        return answer.stream()
                .map(line -> line.path("outcome").asText() + " "
                        + line.path("status").asInt())
                .toList();
    }

    private static ValidatableResponse changes(String cursor) {
        return given().get("/v1/changes?cursor=" + cursor).then().statusCode(200);
    }

    private static String key(String... scopes) {
        return sending(Map.of("name", "bulk", "scopes", List.of(scopes)))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @Test
    void each_is_answered_in_order_as_it_would_be_by_itself() {
        List<JsonNode> answer = bulk(
                "",
                creating("Ferry"),
                at("v1", operation("POST", ARTICLES + "/ferry/publish", Map.of())),
                at("v1", operation("PATCH", ARTICLES + "/ferry", Map.of("kicker", "Too late"))),
                at("v2", operation("PATCH", ARTICLES + "/ferry?material=false", Map.of("kicker", "Harbour"))),
                operation("PATCH", ARTICLES + "/ferry", Map.of("kicker", "Blind")),
                operation("POST", ARTICLES, Map.of("headline", "No section")),
                creating("Pier"),
                at("v1", operation("DELETE", ARTICLES + "/pier", null)));

        assertThat(outcomes(answer))
                .containsExactly(
                        "done 201",
                        "done 200",
                        "failed 412",
                        "done 200",
                        "failed 428",
                        "failed 422",
                        "done 201",
                        "done 204");
        assertThat(answer.stream().map(line -> line.path("line").asInt())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        JsonNode created = answer.get(0);
        assertThat(created.at("/headers/ETag").asText()).isEqualTo("\"v1\"");
        assertThat(created.at("/headers/Location").asText())
                .isEqualTo(ARTICLES + "/" + created.at("/body/id").asText());
        assertThat(created.at("/headers/Change-Cursor").isMissingNode()).isTrue();
        assertThat(answer.get(1).at("/headers/Change-Cursor").asText()).matches("\\d+");
        assertThat(answer.get(3).path("body")).isEqualTo(get("ferry").extract().as(JsonNode.class));
        assertThat(answer.get(5).at("/body/errors/0/pointer").asText()).isEqualTo("/section");
        assertThat(answer.get(5).at("/body/type").asText()).isEqualTo("/problems/invalid-content");
        assertThat(answer.get(7).path("body").isNull()).isTrue();
        given().get("/v1/articles/ferry").then().statusCode(200).body("kicker", equalTo("Harbour"));
        editor().get("/v1/editorial/audit?slug=ferry")
                .then()
                .body("items.action", contains("patch", "publish", "create"));
    }

    @Test
    void every_kind_of_write_can_be_part_of_it() {
        String id = published(story("Ferry"));
        List<JsonNode> answer = bulk(
                "",
                operation("POST", "/v1/editorial/sections", Map.of("slug", "sport", "name", "Sport")),
                at("v1", operation("PATCH", "/v1/editorial/sections/sport", Map.of("name", "Sports"))),
                at("v1", operation("POST", "/v1/editorial/tags/ferries/merge", Map.of("into", "ferry"))),
                operation("PUT", ARTICLES + "/by-source/wire/a%2F1", story("From the wire")),
                at("v2", operation("PATCH", ARTICLES + "/" + id, Map.of("headline", "Ferries"))),
                at("v3", operation("POST", ARTICLES + "/" + id + "/versions/1/restore", null)),
                at(
                        "v4",
                        operation(
                                "POST", ARTICLES + "/" + id + "/expire", Map.of("expiresAt", "2099-01-01T00:00:00Z"))),
                operation("PUT", "/v1/editorial/schemas/tag", Map.of("properties", Map.of())),
                operation("POST", "/v1/editorial/redirects", Map.of("from", "/old", "to", "ferry")));

        assertThat(answer).allSatisfy(line -> assertThat(line.path("outcome").asText())
                .as(line.toString())
                .isEqualTo("done"));
        get(id).body("headline", equalTo("Ferry")).body("version", is(5));
        assertThat(answer.get(3).at("/body/article/externalId").asText()).isEqualTo("a/1");
    }

    @Test
    void whatever_is_added_can_be_part_of_it_or_says_that_it_cannot() {
        assertThat(operations.all().stream()
                        .filter(operation -> operation.template().startsWith("/v1/editorial")
                                && !operation.method().equals("GET")
                                && !BulkCalls.isPossible(operation))
                        .map(operation -> operation.method() + " " + operation.address()))
                .containsExactlyInAnyOrder(
                        "POST /v1/editorial/bulk",
                        "POST /v1/editorial/imports",
                        "POST /v1/editorial/keys",
                        "DELETE /v1/editorial/keys/{id}",
                        "POST /v1/editorial/articles/{id}/preview-tokens",
                        "DELETE /v1/editorial/articles/{id}/preview-tokens/{token}",
                        "POST /v1/editorial/summaries/{id}/preview-tokens",
                        "DELETE /v1/editorial/summaries/{id}/preview-tokens/{token}",
                        "POST /v1/editorial/releases/{id}/preview-tokens",
                        "DELETE /v1/editorial/releases/{id}/preview-tokens/{token}",
                        "POST /v1/editorial/webhooks",
                        "POST /v1/editorial/webhooks/{id}/secret",
                        "POST /v1/editorial/images");
    }

    @Test
    void an_atomic_one_happens_as_a_whole() {
        String cursor = changes("now").extract().path("cursor");
        List<JsonNode> answer = bulk(
                "?atomic=true",
                creating("Ferry"),
                at("v1", operation("POST", ARTICLES + "/ferry/publish", Map.of())),
                operation("POST", "/v1/editorial/tags", Map.of("slug", "pier", "name", "Pier")),
                at("v1", operation("POST", "/v1/editorial/tags/ferries/merge", Map.of("into", "pier"))),
                at("v2", operation("PATCH", ARTICLES + "/ferry", Map.of("tags", List.of("pier")))));

        assertThat(outcomes(answer)).containsExactly("done 201", "done 200", "done 201", "done 200", "done 200");
        assertThat(answer.stream()
                        .map(line -> line.at("/headers/Change-Cursor").asText())
                        .distinct())
                .hasSize(1)
                .allMatch(seq -> seq.matches("\\d+"));
        changes(cursor).body("items.findAll { it.type == 'article' }.slug", contains("ferry", "ferry"));
        given().get("/v1/articles?tag=pier").then().body("items.slug", contains("ferry"));
    }

    @Test
    void an_atomic_one_of_which_one_fails_does_not_happen_at_all() {
        String id = published(story("Ferry"));
        String cursor = changes("now").extract().path("cursor");
        List<JsonNode> answer = bulk(
                "?atomic=true",
                at("v2", operation("PATCH", ARTICLES + "/" + id, Map.of("slug", "moved"))),
                creating("Pier"),
                operation("POST", ARTICLES, Map.of("body", "x")),
                creating("Later"));

        assertThat(outcomes(answer)).containsExactly("undone 424", "undone 424", "failed 422", "skipped 424");
        assertThat(answer.get(2).at("/body/errors").size()).isPositive();
        get(id).body("version", is(2)).body("slug", equalTo("ferry"));
        get("pier").statusCode(404);
        get("later").statusCode(404);
        changes(cursor).body("items", empty());
        editor().get("/v1/editorial/audit?slug=pier").then().body("items", empty());
    }

    @Test
    void a_dry_run_stores_nothing_and_later_ones_see_what_earlier_ones_would_do() {
        String cursor = changes("now").extract().path("cursor");
        List<JsonNode> answer = bulk(
                "?dryRun=true",
                creating("Ferry"),
                operation("POST", ARTICLES, Map.of("headline", "No section")),
                at("v9", operation("PATCH", ARTICLES + "/ferry", Map.of("kicker", "x"))),
                at("v1", operation("POST", ARTICLES + "/ferry/publish", Map.of())));

        assertThat(outcomes(answer)).containsExactly("done 201", "failed 422", "failed 412", "done 200");
        assertThat(answer.get(3).at("/headers/Dry-Run").asText()).isEqualTo("true");
        get("ferry").statusCode(404);
        changes(cursor).body("items", empty());
        assertThat(outcomes(bulk(
                        "?dryRun=true&atomic=true", creating("Ferry"), operation("DELETE", ARTICLES + "/x", null))))
                .containsExactly("undone 424", "failed 404");
    }

    private static final String RELEASES = "/v1/editorial/releases";

    private static Map<String, Object> release(String name, String action, String... articles) {
        return Map.of(
                "name",
                name,
                "steps",
                Arrays.stream(articles)
                        .map(article -> Map.of("action", action, "article", article))
                        .toList());
    }

    /** The address of a new release that publishes these. */
    private static String releasing(String... articles) {
        return RELEASES
                + "/"
                + sending(release("Election", "publish", articles))
                        .post(RELEASES)
                        .then()
                        .statusCode(201)
                        .<String>extract()
                        .<String>path("id");
    }

    private static void stateOf(String release, String state, int version) {
        editor().get(release)
                .then()
                .statusCode(200)
                .body("state", equalTo(state))
                .body("version", is(version));
    }

    @Test
    void releases_are_made_changed_scheduled_carried_out_and_called_off() {
        draft(story("Ferry"));
        draft(story("Pier"));
        String now = releasing("ferry");
        String later = releasing("pier");
        List<JsonNode> answer = bulk(
                "",
                operation("POST", RELEASES, release("Another", "publish", "pier")),
                at("v1", operation("PUT", later, release("Later", "publish", "pier"))),
                at("v2", operation("POST", later + "/publish", Map.of("at", "2099-01-01T00:00:00Z"))),
                at("v1", operation("POST", now + "/publish", null)),
                at("v2", operation("POST", now + "/publish", Map.of())),
                at("v3", operation("DELETE", later + "/publish", null)),
                at("v4", operation("PATCH", later, Map.of("name", "Never"))),
                at("v5", operation("DELETE", later, null)),
                at("v6", operation("POST", later + "/publish", Map.of("at", "2000-01-01T00:00:00Z"))));

        assertThat(outcomes(answer))
                .containsExactly(
                        "done 201",
                        "done 200",
                        "done 200",
                        "done 200",
                        "failed 409",
                        "done 200",
                        "done 200",
                        "done 200",
                        "failed 422");
        assertThat(answer.get(2).at("/body/state").asText()).isEqualTo("scheduled");
        stateOf(now, "done", 2);
        stateOf(later, "cancelled", 6);
        given().get("/v1/articles").then().body("items.slug", contains("ferry"));
    }

    @Test
    void an_atomic_one_carries_releases_out_with_the_rest_of_it() {
        draft(story("Ferry"));
        draft(story("Pier"));
        String now = releasing("ferry");
        String later = releasing("pier");
        String cursor = changes("now").extract().path("cursor");
        Map<String, Object> outLater =
                at("v1", operation("POST", later + "/publish", Map.of("at", "2099-01-01T00:00:00Z")));
        List<JsonNode> failed = bulk(
                "?atomic=true",
                at("v1", operation("POST", now + "/publish", Map.of())),
                outLater,
                at("v9", operation("DELETE", ARTICLES + "/pier", null)));

        assertThat(outcomes(failed)).containsExactly("undone 424", "undone 424", "failed 412");
        stateOf(now, "open", 1);
        stateOf(later, "open", 1);
        get("ferry").body("status", equalTo("draft")).body("version", is(1));
        changes(cursor).body("items", empty());

        List<JsonNode> done = bulk(
                "?atomic=true",
                creating("Quay"),
                at("v1", operation("POST", now + "/publish", Map.of())),
                outLater,
                at("v1", operation("POST", ARTICLES + "/quay/publish", Map.of())));

        assertThat(outcomes(done)).containsExactly("done 201", "done 200", "done 200", "done 200");
        stateOf(now, "done", 2);
        stateOf(later, "scheduled", 2);
        get("pier").body("status", equalTo("draft")).body("version", is(1));
        // What was tried out for the time to come is in neither.
        changes(cursor).body("items.slug", contains("ferry", "quay"));
        assertThat(given().get("/v1/articles").<List<String>>path("items.publishedAt"))
                .hasSize(2)
                .matches(times -> times.get(0).equals(times.get(1)));
    }

    @Test
    void an_atomic_one_that_only_schedules_changes_nothing_public() {
        draft(story("Ferry"));
        String later = releasing("ferry");
        String cursor = changes("now").extract().path("cursor");
        List<JsonNode> answer = bulk(
                "?atomic=true", at("v1", operation("POST", later + "/publish", Map.of("at", "2099-01-01T00:00:00Z"))));

        assertThat(outcomes(answer)).containsExactly("done 200");
        assertThat(answer.get(0).path("headers").has("Change-Cursor")).isFalse();
        changes(cursor).body("items", empty());
    }

    @Test
    void a_dry_run_takes_back_every_step_of_a_release_that_fails() {
        draft(story("Ferry"));
        draft(story("Pier"));
        String release = releasing("ferry");
        List<Object> steps = List.of(
                Map.of("action", "publish", "article", "ferry"),
                Map.of("action", "publish-working-copy", "article", "pier"));
        List<JsonNode> answer = bulk(
                "?dryRun=true",
                at("v1", operation("PATCH", release, Map.of("steps", steps))),
                at("v2", operation("POST", release + "/publish", Map.of())),
                at("v2", operation("POST", release + "/publish", Map.of("at", "2099-01-01T00:00:00Z"))),
                at("v1", operation("PATCH", ARTICLES + "/ferry", Map.of("kicker", "Still a draft"))));

        assertThat(outcomes(answer)).containsExactly("done 200", "failed 409", "failed 409", "done 200");
        assertThat(answer.get(1).at("/body/errors/0/pointer").asText()).isEqualTo("/steps/1");
        assertThat(answer.get(3).at("/body/status").asText()).isEqualTo("draft");
        stateOf(release, "open", 1);
    }

    @Test
    void what_is_said_of_images_is_changed_and_they_are_deleted() throws IOException {
        String one = image(1);
        String other = image(2);
        List<JsonNode> answer = bulk(
                "?atomic=true",
                at("v1", operation("PATCH", IMAGES + one, Map.of("alt", "A quay"))),
                at("v1", operation("DELETE", IMAGES + other, null)));

        assertThat(outcomes(answer)).containsExactly("done 200", "done 204");
        editor().get(IMAGES + one).then().statusCode(200).body("alt", equalTo("A quay"));
        editor().get(IMAGES + other).then().statusCode(404);
        Map<String, Object> illustrated = story("Ferry");
        illustrated.put("leadImage", Map.of("id", one));
        assertThat(outcomes(bulk(
                        "?atomic=true",
                        at("v2", operation("PATCH", IMAGES + one, Map.of("alt", "A ferry"))),
                        operation("POST", ARTICLES, illustrated),
                        at("v3", operation("DELETE", IMAGES + one, null)))))
                .containsExactly("undone 424", "undone 424", "failed 409");
        editor().get(IMAGES + one).then().statusCode(200).body("alt", equalTo("A quay"));
    }

    private static final String IMAGES = "/v1/editorial/images/";

    private static String image(int colour) throws IOException {
        BufferedImage pixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        pixels.setRGB(3, 3, colour);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(pixels, "png", png);
        return editor().contentType("image/png")
                .body(png.toByteArray())
                .post("/v1/editorial/images")
                .then()
                .statusCode(201)
                .extract()
                .path("images[0].id");
    }

    @Test
    void each_needs_the_scopes_that_it_needs_by_itself() {
        List<JsonNode> answer = bulk(
                "",
                key("content:write"),
                lines(
                        creating("Ferry"),
                        at("v1", operation("POST", ARTICLES + "/ferry/publish", Map.of())),
                        operation(
                                "PUT",
                                ARTICLES + "/by-source/wire/1",
                                Map.of(
                                        "headline",
                                        "Pier",
                                        "section",
                                        "local",
                                        "status",
                                        "published",
                                        "publishedAt",
                                        "2026-05-09T10:00:00Z",
                                        "body",
                                        Map.of("text", "It is.")))),
                null);

        assertThat(outcomes(answer)).containsExactly("done 201", "failed 403", "failed 403");
        assertThat(answer.get(1).at("/body/detail").asText()).contains("content:publish");
        given().header("Authorization", "Bearer " + key("content:read"))
                .contentType("application/x-ndjson")
                .body(lines(creating("Ferry")).getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/bulk")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/imports\"} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/bulk\"} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/keys\",\"body\":{\"name\":\"x\"}} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles/x/preview-tokens\"} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/images\",\"body\":{\"url\":\"https://example.org/a.png\"}} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/articles\"} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"https://example.org/\"} | 422 | /path",
                "{\"method\":\"GET\",\"path\":\"/v1/editorial/articles/x\"} | 422 | /method",
                "{\"path\":\"/v1/editorial/articles\"} | 422 | /method",
                "{\"method\":\"POST\",\"path\":7} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles\",\"boddy\":{}} | 422 | /boddy",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles\",\"headers\":[]} | 422 | /headers",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles\",\"headers\":{\"If-Match\":\"x\"}} | 422 | /headers/If-Match",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles?dryRun=true\",\"body\":{}} | 422 | /path",
                "{\"method\":\"DELETE\",\"path\":\"/v1/editorial/articles/%zz\"} | 422 | /path",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/nothing\"} | 404 |",
                "{\"method\":\"PUT\",\"path\":\"/v1/editorial/articles\"} | 405 |",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles/x/versions/99999999999/restore\"} | 404 |",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles\"} | 400 |",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles\",\"body\":[1]} | 400 |",
                "{\"method\":\"POST\",\"path\":\"/v1/editorial/articles?colour=red\",\"body\":{}} | 400 |",
                "not JSON | 400 |",
                "[] | 400 |"
            })
    void what_cannot_be_done_says_why(String line, int status, String pointer) {
        List<JsonNode> answer = bulk("", Newsroom.KEY, line + "\n\n" + lines(creating("Ferry")), null);

        assertThat(outcomes(answer)).containsExactly("failed " + status, "done 201");
        assertThat(answer.get(1).path("line").asInt()).isEqualTo(3);
        if (pointer != null) {
            assertThat(answer.get(0).at("/body/errors/0/pointer").asText()).isEqualTo(pointer);
        }
    }

    @Test
    void the_same_lines_under_the_same_key_are_done_once() {
        String key = UUID.randomUUID().toString();
        String first =
                lines(creating("Ferry"), creating("Ferry"), at("v7", operation("DELETE", ARTICLES + "/ferry", null)));
        List<JsonNode> once = bulk("", Newsroom.KEY, first, key);
        List<JsonNode> again = bulk("", Newsroom.KEY, first + "\n" + lines(creating("Pier")), key);

        assertThat(outcomes(once)).containsExactly("done 201", "done 201", "failed 412");
        assertThat(again.subList(0, 3)).isEqualTo(once);
        assertThat(outcomes(again)).hasSize(4).endsWith("done 201");
        editor().get(ARTICLES).then().body("items", hasSize(3));
        assertThat(outcomes(bulk("", Newsroom.KEY, lines(creating("Other")), key)))
                .containsExactly("failed 422");

        String atomic = UUID.randomUUID().toString();
        String all = lines(creating("One"), at("v1", operation("POST", ARTICLES + "/one/publish", Map.of())));
        List<JsonNode> done = bulk("?atomic=true", Newsroom.KEY, all, atomic);
        assertThat(outcomes(bulk("?atomic=true", Newsroom.KEY, all, atomic))).isEqualTo(outcomes(done));
        get("one").body("version", is(2));
        String broken = UUID.randomUUID().toString();
        bulk("?atomic=true", Newsroom.KEY, lines(creating("Two"), Map.of()), broken);
        assertThat(outcomes(bulk("?atomic=true", Newsroom.KEY, lines(creating("Two")), broken)))
                .containsExactly("done 201");
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .header("Idempotency-Key", "no spaces")
                .contentType("application/x-ndjson")
                .body(all.getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/bulk")
                .then()
                .statusCode(400);
    }

    @Test
    void two_at_once_under_the_same_key_do_each_once() {
        for (String query : List.of("", "?atomic=true")) {
            newsroom.empty();
            newsroom.takes(section("local"));
            String key = UUID.randomUUID().toString();
            int count = 60;
            String all = lines(IntStream.range(0, count)
                    .mapToObj(i -> creating("Story " + i))
                    .toArray());
            List<List<JsonNode>> answers = Stream.of(1, 2)
                    .map(i -> CompletableFuture.supplyAsync(() -> bulk(query, Newsroom.KEY, all, key)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            List<JsonNode> whole = bulk(query, Newsroom.KEY, all, key);

            assertThat(outcomes(whole)).hasSize(count).containsOnly("done 201");
            editor().get(ARTICLES + "?total=exact").then().body("total.value", is(count));
            for (List<JsonNode> answer : answers) {
                assertThat(outcomes(answer)).hasSize(count).doesNotContain("failed 500");
                for (int i = 0; i < count; i++) {
                    JsonNode line = answer.get(i);
                    assertThat(line.path("line").asInt()).isEqualTo(i + 1);
                    if (line.path("outcome").asText().equals("done")) {
                        assertThat(line.at("/body/id")).isEqualTo(whole.get(i).at("/body/id"));
                    } else if (line.path("outcome").asText().equals("failed")) {
                        assertThat(line.path("status").asInt()).isEqualTo(409);
                        assertThat(line.at("/headers/Retry-After").asText()).isEqualTo("1");
                        assertThat(outcomes(answer.subList(i + 1, count))).allMatch("skipped 424"::equals);
                    }
                }
            }
        }
    }

    @Test
    void an_answer_that_speaks_of_a_running_request_is_no_running_request() {
        Map<String, Object> about = story("About us");
        about.put("standfirst", "/problems/request-in-progress");

        assertThat(outcomes(bulk("", operation("POST", ARTICLES, about), creating("Next"))))
                .containsExactly("done 201", "done 201");
    }

    @Test
    void limits_are_said_and_kept() {
        Map<String, Object> wrong = operation("DELETE", ARTICLES + "/nothing", null);
        Object[] many = IntStream.range(0, 1_001).mapToObj(i -> wrong).toArray();
        List<JsonNode> answer = bulk("?atomic=true", many);
        assertThat(answer).hasSize(1_001);
        assertThat(outcomes(answer)).startsWith("skipped 424").endsWith("failed 413");

        Map<String, Object> huge = creating("x".repeat(4 * 1024 * 1024));
        assertThat(outcomes(bulk("", huge, creating("Ferry")))).containsExactly("failed 413", "done 201");

        Map<String, Object> big = operation("POST", ARTICLES, Map.of("headline", "x".repeat(3_900_000)));
        assertThat(outcomes(bulk("?atomic=true", big, big, big, big, big, creating("Never"))))
                .containsExactly("skipped 424", "skipped 424", "skipped 424", "skipped 424", "failed 413");
    }

    @Test
    void one_operation_may_take_away_what_another_made() {
        String id = draft(story("Ferry")).path("id");
        assertThat(outcomes(bulk(
                        "?atomic=true",
                        at("v1", operation("PUT", ARTICLES + "/" + id, story("Ferry two"))),
                        at("v2", operation("DELETE", ARTICLES + "/" + id, null)))))
                .containsExactly("done 200", "done 204");
        get(id).statusCode(404);
    }
}
