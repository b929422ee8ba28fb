package org.broadsheet.article.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.insisting;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EditorialArticleTest {

    private static final String ARTICLES = "/v1/editorial/articles";
    private static final int WRITERS = 50;

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("politics"), author("mira-holt"));
    }

    @Test
    void a_new_article_is_a_draft_that_nobody_else_can_see() {
        ExtractableResponse<Response> made = draft(story("Ferry back at dawn"));

        assertThat(made.header("Location")).isEqualTo(ARTICLES + "/" + made.path("id"));
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        assertThat(made.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(made.<String>path("slug")).isEqualTo("ferry-back-at-dawn");
        assertThat(made.<String>path("status")).isEqualTo("draft");
        get(made.path("id")).statusCode(200).header("ETag", "\"v1\"").body("warnings", empty());
        get("ferry-back-at-dawn").statusCode(200);
        given().get("/v1/articles/ferry-back-at-dawn").then().statusCode(404);
        given().get("/v1/articles/" + made.path("id")).then().statusCode(404);
        given().get("/v1/articles").then().body("items", empty());
    }

    @Test
    void a_read_of_a_known_version_is_304() {
        String id = draft(story("Ferry")).path("id");

        editor().header("If-None-Match", "\"v1\"")
                .get(ARTICLES + "/" + id)
                .then()
                .statusCode(304)
                .header("ETag", "\"v1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Пором повертається: щастя, Київ | uk | porom-povertayetsya-shchastya-kyyiv
                    渡轮回来了                        | zh | du-lun-hui-lai-le
                    Ångström’s “Straße”             | en | angstroms-strasse
                    …                               | en | untitled
                    """)
    void slugs_are_made_of_headlines_in_any_script(String headline, String language, String slug) {
        Map<String, Object> story = story(headline.strip());
        story.put("language", language);

        assertThat(draft(story).<String>path("slug")).isEqualTo(slug);
    }

    @Test
    void an_arabic_headline_gets_a_latin_slug() {
        Map<String, Object> story = story("العبارة تعود إلى الميناء");
        story.put("language", "ar");

        assertThat(draft(story).<String>path("slug")).matches("[a-z]+(-[a-z]+)+");
    }

    @Test
    void a_taken_slug_is_numbered_if_generated_and_answered_with_a_suggestion_if_sent() {
        draft(story("Ferry"));

        assertThat(draft(story("Ferry")).<String>path("slug")).isEqualTo("ferry-2");
        Map<String, Object> named = story("Another");
        named.put("slug", "ferry");
        sending(named)
                .post(ARTICLES)
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/slug"))
                .body("errors[0].didYouMean", equalTo("ferry-3"));
    }

    @Test
    void all_faults_of_a_body_come_in_one_reply() {
        sending(Map.of(
                        "headlin", "x",
                        "section", "nowhere",
                        "tags", List.of("nothing"),
                        "status", "published",
                        "body", Map.of("markdwn", "x")))
                .post(ARTICLES)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/headline", "/headlin", "/status", "/body"));
        sending(Map.of("headline", "x", "section", "locl", "tags", List.of("no"), "body", Map.of("text", "x")))
                .post(ARTICLES)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/section", "/tags/0"));
        editor().contentType("application/json")
                .body("{\"headline\":\"a\",\"headline\":\"b\"}")
                .post(ARTICLES)
                .then()
                .statusCode(400);
        editor().contentType("application/json")
                .body("{} {}")
                .post(ARTICLES)
                .then()
                .statusCode(400);
        editor().contentType("application/json").body("").post(ARTICLES).then().statusCode(400);
        editor().contentType("application/json")
                .body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .post(ARTICLES)
                .then()
                .statusCode(400);
    }

    @Test
    void removals_and_what_readers_will_miss_are_warnings() {
        draft(story("Other"));
        Map<String, Object> story = story("Ferry");
        story.put("leadImage", Map.of("url", "https://images.example.org/a.jpg"));
        story.put("related", List.of("other"));
        story.put("body", Map.of("html", "<p onclick=\"x()\">Safe <script>alert(1)</script></p>"));

        ExtractableResponse<Response> made = draft(story);

        assertThat(made.<List<String>>path("warnings.pointer"))
                .contains("/leadImage/alt", "/leadImage/credit", "/related")
                .anyMatch(pointer -> pointer.startsWith("/body/html"));
        assertThat(made.<String>path("body.blocks[0].html")).isEqualTo("Safe");
    }

    @Test
    void a_write_needs_the_version_that_it_changes() {
        String id = draft(story("Ferry")).path("id");

        sending(story("New")).put(ARTICLES + "/" + id).then().statusCode(428);
        sending(story("New"))
                .header("If-Match", "\"v9\"")
                .put(ARTICLES + "/" + id)
                .then()
                .statusCode(412)
                .header("ETag", "\"v1\"");
        sending(story("New"))
                .header("If-Match", "\"v1\"")
                .put(ARTICLES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("headline", equalTo("New"))
                .body("slug", equalTo("ferry"));
        editor().delete(ARTICLES + "/" + id).then().statusCode(428);
        sending(Map.of()).post(ARTICLES + "/" + id + "/publish").then().statusCode(428);
        sending(story("New"))
                .header("If-Match", "\"v1\"")
                .put(ARTICLES + "/nothing")
                .then()
                .statusCode(404);
    }

    @Test
    void what_was_read_can_be_sent_back_and_changes_nothing() {
        String id = draft(story("Ferry")).path("id");
        Map<String, Object> read = get(id).extract().path("$");

        sending(read)
                .header("If-Match", "\"v1\"")
                .put(ARTICLES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"");
        Map<String, Object> changed = new HashMap<>(read);
        changed.put("status", "published");
        sending(changed)
                .header("If-Match", "\"v1\"")
                .put(ARTICLES + "/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/status"))
                .body("errors[0].detail", containsString("publish"));
    }

    @Test
    void a_patch_distinguishes_absent_from_null() {
        Map<String, Object> story = story("Ferry");
        story.put("standfirst", "It is back.");
        String id = draft(story).path("id");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("standfirst", null);

        patch(id, Map.of("headline", "New")).statusCode(200).body("standfirst", equalTo("It is back."));
        patch(id, nothing).statusCode(200).body("standfirst", nullValue()).body("headline", equalTo("New"));
        patch(id, Map.of("body", Map.of("text", "Plain."))).body("body.blocks[0].html", equalTo("Plain."));
        sending(Map.of("headline", "x"))
                .header("If-Match", etag(id))
                .patch(ARTICLES + "/" + id)
                .then()
                .statusCode(415)
                .header("Accept-Patch", "application/merge-patch+json");
    }

    @Test
    void a_draft_can_be_deleted_unless_something_refers_to_it_or_it_was_public() {
        String id = draft(story("Ferry")).path("id");
        Map<String, Object> other = story("Other");
        other.put("related", List.of("ferry"));
        String otherId = draft(other).path("id");

        editor().header("If-Match", etag(id))
                .delete(ARTICLES + "/" + id)
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("other"));
        editor().header("If-Match", etag(otherId))
                .delete(ARTICLES + "/" + otherId)
                .then()
                .statusCode(204);
        editor().header("If-Match", etag(id)).delete(ARTICLES + "/" + id).then().statusCode(204);
        get(id).statusCode(404);
        String publicId = published(story("Public"));
        editor().header("If-Match", etag(publicId))
                .delete(ARTICLES + "/" + publicId)
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("withdraw"));
    }

    @Test
    void a_dry_run_answers_the_same_and_stores_nothing() {
        sending(story("Ferry"))
                .post(ARTICLES + "?dryRun=true")
                .then()
                .statusCode(201)
                .header("Dry-Run", "true")
                .body("slug", equalTo("ferry"));

        editor().get(ARTICLES).then().body("items", empty());
        editor().contentType("application/x-ndjson")
                .body(article("imported").json().getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body(containsString("\"created\":1"));
        editor().get(ARTICLES).then().body("items", empty());
        editor().get("/v1/editorial/audit").then().body("items.action", not(hasItem("create")));
    }

    @Test
    void lists_take_the_state_and_the_filters_of_the_public_list() {
        published(story("Public"));
        Map<String, Object> other = story("Other");
        other.put("section", "politics");
        draft(other);

        editor().get(ARTICLES + "?total=exact")
                .then()
                .body("items.slug", contains("other", "public"))
                .body("total.value", equalTo(2));
        editor().get(ARTICLES + "?status=draft").then().body("items.slug", contains("other"));
        editor().get(ARTICLES + "?section=local").then().body("items.slug", contains("public"));
        editor().get(ARTICLES + "?status=drft").then().statusCode(400).body("errors[0].didYouMean", equalTo("draft"));
        String next = editor().get(ARTICLES + "?limit=1").then().extract().path("page.next");
        editor().get(next).then().body("items.slug", contains("public"));
    }

    @Test
    void a_sender_knows_its_articles_by_its_own_ids() {
        Map<String, Object> sent = story("Wire story");
        sent.put("status", "published");
        sent.put("publishedAt", "2026-05-09T10:00:00Z");
        String path = ARTICLES + "/by-source/reuters/urn-1";

        sending(sent).put(path).then().statusCode(201).body("outcome", equalTo("created"));
        sending(sent).put(path).then().statusCode(200).header("ETag", "\"v1\"").body("outcome", equalTo("unchanged"));
        patch("wire-story", Map.of("headline", "Corrected by hand")).statusCode(200);
        sending(sent)
                .put(path)
                .then()
                .body("outcome", equalTo("unchanged"))
                .body("article.headline", equalTo("Corrected by hand"));
        sent.put("headline", "Wire story, second take");
        sending(sent)
                .put(path)
                .then()
                .body("outcome", equalTo("updated"))
                .body("article.slug", equalTo("wire-story"))
                .body("article.version", equalTo(3));
        given().get("/v1/articles/wire-story").then().body("headline", equalTo("Wire story, second take"));
        sending(sent).put(ARTICLES + "/by-source/ap/urn-1").then().statusCode(201);
    }

    @Test
    void the_same_record_without_a_slug_leaves_an_article_alone_that_an_editor_renamed() {
        String path = ARTICLES + "/by-source/reuters/urn-1";
        sending(story("Wire story")).put(path).then().statusCode(201);
        patch("wire-story", Map.of("slug", "harbour-story", "headline", "Corrected by hand"))
                .statusCode(200);

        sending(story("Wire story"))
                .put(path)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("unchanged"))
                .body("article.slug", equalTo("harbour-story"))
                .body("article.headline", equalTo("Corrected by hand"));
    }

    @Test
    void an_old_version_has_its_tags_under_the_slugs_of_today_and_can_be_restored() {
        newsroom.takes(tag("ferry"));
        Map<String, Object> story = story("One");
        story.put("tags", List.of("ferry"));
        String id = draft(story).path("id");
        patch(id, Map.of("headline", "Two")).statusCode(200);
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"v1\"")
                .body(Map.of("slug", "ferries"))
                .patch("/v1/editorial/tags/ferry")
                .then()
                .statusCode(200);

        editor().get(ARTICLES + "/" + id + "/versions/1").then().body("content.tags", contains("ferries"));
        act(id, "versions/1/restore", Map.of()).statusCode(200).body("tags", contains("ferries"));
    }

    @Test
    void of_many_writers_at_once_exactly_one_wins_each_version() throws Exception {
        String id = draft(story("Ferry")).path("id");

        List<Integer> statuses = atOnce(i -> insisting(() ->
                        sending(story("Take " + i)).header("If-Match", "\"v1\"").put(ARTICLES + "/" + id))
                .statusCode());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(WRITERS - 1);
        get(id).header("ETag", "\"v2\"");
    }

    @Test
    void equal_posts_with_one_idempotency_key_make_one_article() throws Exception {
        String key = UUID.randomUUID().toString();

        List<Integer> statuses = atOnce(i -> insisting(() -> sending(story("Ferry"))
                        .header("Idempotency-Key", i % 2 == 0 ? key : '"' + key + '"')
                        .post(ARTICLES))
                .statusCode());

        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
        editor().get(ARTICLES).then().body("items", hasSize(1));
        ExtractableResponse<Response> again = sending(story("Ferry"))
                .header("Idempotency-Key", key)
                .post(ARTICLES)
                .then()
                .statusCode(201)
                .header("ETag", "\"v1\"")
                .header("Location", notNullValue())
                .extract();
        assertThat(again.<String>path("slug")).isEqualTo("ferry");
        sending(story("Other"))
                .header("Idempotency-Key", key)
                .post(ARTICLES)
                .then()
                .statusCode(422)
                .body("type", endsWith("idempotency-key-reused"));
    }

    private static List<Integer> atOnce(IntFunction<Integer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                calls.add(() -> call.apply(number));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void every_save_is_a_version_that_can_be_read_compared_and_restored() {
        Map<String, Object> story = story("One");
        story.put("body", Map.of("markdown", "First.\n\nSecond.\n\nThird."));
        String id = published(story);
        patch(
                        id,
                        Map.of(
                                "headline",
                                "Two",
                                "body",
                                Map.of("markdown", "First.\n\nSecond, changed.\n\nThird.\n\nFourth.")))
                .statusCode(200);
        String versions = ARTICLES + "/" + id + "/versions";

        editor().get(versions)
                .then()
                .statusCode(200)
                .body("items.version", contains(3, 2, 1))
                .body("items.status", contains("published", "published", "draft"))
                .body("items[0].savedBy", equalTo("bootstrap"));
        editor().get(versions + "/1").then().body("content.headline", equalTo("One"));
        editor().get(versions + "/2...3")
                .then()
                .body("fields.field", contains("headline"))
                .body("blocks.change", containsInAnyOrder("added", "added", "removed"));
        editor().header("If-Match", etag(id))
                .post(versions + "/1/restore")
                .then()
                .statusCode(200)
                .body("version", equalTo(4))
                .body("headline", equalTo("One"))
                .body("status", equalTo("published"));
        editor().get(versions + "/9").then().statusCode(404);
        given().get("/v1/articles/" + id + "?version=1").then().statusCode(400);
    }

    @Test
    void every_write_leaves_an_audit_entry() {
        String id = published(story("Ferry"));

        editor().get("/v1/editorial/audit?thing=" + id)
                .then()
                .statusCode(200)
                .body("items.action", contains("publish", "create"))
                .body("items[0].by", equalTo("bootstrap"))
                .body("items[0].from", equalTo(1))
                .body("items[0].to", equalTo(2));
    }

    @Test
    void a_summary_keeps_its_articles_from_being_deleted() {
        String id = draft(story("Ferry")).path("id");
        newsroom.takes(summary("week").with("articles", List.of("ferry")));

        editor().header("If-Match", etag(id)).delete(ARTICLES + "/" + id).then().statusCode(409);
        act(id, "publish", Map.of()).statusCode(200);
    }
}
