package org.broadsheet.name;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merging tags and authors: articles, versions, names and readers follow. */
@QuarkusTest
class MergeTest {

    private static final String FAR = "2999-01-01T00:00:00Z";

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static Record named(String nouns, String slug) {
        return nouns.equals("tags") ? tag(slug) : author(slug);
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .when()
                .get(path)
                .then();
    }

    private static ValidatableResponse merge(String nouns, String from, String into) {
        return sending(Map.of("into", into))
                .header("If-Match", "*")
                .post("/v1/editorial/" + nouns + "/" + from + "/merge")
                .then();
    }

    private static void rename(String nouns, String slug, String other) {
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", other))
                .patch("/v1/editorial/" + nouns + "/" + slug)
                .then()
                .statusCode(200);
    }

    private void moved(String from, String to) {
        get(from).statusCode(308).header("Location", endsWith(to));
    }

    @ParameterizedTest
    @CsvSource({"tags,tag", "authors,author"})
    void all_articles_follow_in_their_places(String nouns, String kind) {
        newsroom.takes(
                named(nouns, "a"),
                named(nouns, "b"),
                named(nouns, "x"),
                article("only").with(nouns, List.of("x", "a")),
                article("before").with(nouns, List.of("a", "x", "b")),
                article("after").with(nouns, List.of("b", "x", "a")),
                article("neither").with(nouns, List.of("x")),
                article("draft").with(nouns, List.of("a", "x")).with("status", "draft"),
                article("scheduled").with(nouns, List.of("a")).at(FAR));
        documents.catchUp();
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");
        get("/v1/articles?" + kind + "=b").body("items", hasSize(2));
        get("/v1/articles/only").body(nouns + ".slug", contains("x", "a"));

        merge(nouns, "a", "b").statusCode(200).header("ETag", "\"v1\"").body("slug", equalTo("b"));

        get("/v1/articles/only").body(nouns + ".slug", contains("x", "b"));
        get("/v1/articles/before").body(nouns + ".slug", contains("b", "x"));
        get("/v1/articles/after").body(nouns + ".slug", contains("b", "x"));
        get("/v1/articles/neither").body(nouns + ".slug", contains("x"));
        editor().get("/v1/editorial/articles/draft").then().body(nouns, contains("b", "x"));
        get("/v1/articles?total=exact&" + kind + "=b")
                .body("items.slug", containsInAnyOrder("only", "before", "after"))
                .body("total.value", equalTo(3));
        get("/v1/articles?" + kind + "=a").body("items", hasSize(3));
        editor().get("/v1/editorial/articles?" + kind + "=a").then().body("items", hasSize(5));
        documents.catchUp();
        get("/v1/articles?q=ferry&" + kind + "=a").body("items", hasSize(3));
        if (nouns.equals("tags")) {
            get("/v1/tags/b").body("articleCount", equalTo(3));
        }

        moved("/v1/" + nouns + "/a?moved=redirect", "/v1/" + nouns + "/b?moved=redirect");
        moved("/v1/" + nouns + "/a.rss", "/v1/" + nouns + "/b.rss");
        get("/v1/resolve?path=/" + nouns + "/a").body("state", equalTo("moved")).body("slug", equalTo("b"));
        get("/v1/redirects").body("items.from", contains("/" + nouns + "/a"));
        editor().get("/v1/editorial/" + nouns + "/a").then().body("slug", equalTo("b"));

        get("/v1/changes?cursor=" + cursor)
                .body("items[0].type", equalTo(kind))
                .body("items[0].operation", equalTo("delete"))
                .body("items[0].reason", equalTo("merged"))
                .body("items[0].slug", equalTo("a"))
                .body("items[0].cacheTags", hasItems(kind + "-a", kind + "-b", "names", "addresses"))
                .body("items[1].slug", equalTo("b"))
                .body("items[1].formerSlugs", contains("a"))
                .body("items.findAll { it.type == 'article' }.slug", containsInAnyOrder("only", "before", "after"))
                .body("items.findAll { it.type == 'article' }.operation.unique()", contains("upsert"));
        editor().get("/v1/editorial/audit?limit=2")
                .then()
                .body("items.action", containsInAnyOrder("merge", "merge into"))
                .body("items.find { it.action == 'merge' }.slug", equalTo("a"))
                .body("items.find { it.action == 'merge' }.to", nullValue())
                .body("items.find { it.action == 'merge into' }.slug", equalTo("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void names_and_versions_follow_through_sequences(String nouns) {
        newsroom.takes(
                named(nouns, "a"),
                named(nouns, "b"),
                named(nouns, "c"),
                article("story").with(nouns, List.of("a", "b")));
        String path = "/v1/" + nouns + "/";
        patch("story", Map.of("headline", "Other words", nouns, List.of())).statusCode(200);
        rename(nouns, "a", "a2");
        merge(nouns, "a2", "b").statusCode(200);
        rename(nouns, "b", "b2");
        merge(nouns, "b2", "c").statusCode(200);
        for (String former : List.of("a", "a2", "b", "b2")) {
            moved(path + former, path + "c");
            get("/v1/resolve?path=/" + nouns + "/" + former).body("slug", equalTo("c"));
        }

        editor().get("/v1/editorial/articles/story/versions/1").then().body("content." + nouns, contains("c"));
        editor().header("If-Match", etag("story"))
                .post("/v1/editorial/articles/story/versions/1/restore")
                .then()
                .statusCode(200)
                .body("headline", equalTo("Story story"))
                .body(nouns, contains("c"));

        rename(nouns, "c", "a");
        get(path + "a").statusCode(200);
        moved(path + "c", path + "a");
        moved(path + "b2", path + "a");
        sending(Map.of("name", "New", "slug", "b2"))
                .post("/v1/editorial/" + nouns)
                .then()
                .statusCode(201)
                .body("warnings.pointer", contains("/slug"));
        get(path + "b2").statusCode(200).body("name", equalTo("New"));
        merge(nouns, "b2", "a").statusCode(200);
        moved(path + "b2", path + "a");

        patch("story", Map.of(nouns, List.of())).statusCode(200);
        editor().header("If-Match", "*")
                .delete("/v1/editorial/" + nouns + "/a")
                .then()
                .statusCode(204);
        get(path + "b2").statusCode(404);
        get("/v1/redirects").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void what_cannot_be_merged_is_said(String nouns) {
        newsroom.takes(named(nouns, "a"), named(nouns, "b"), named(nouns, "c"));
        rename(nouns, "a", "a2");
        String path = "/v1/editorial/" + nouns + "/";

        merge(nouns, "a2", "a2").statusCode(422).body("errors.pointer", contains("/into"));
        merge(nouns, "a2", "a").statusCode(422).body("errors[0].detail", endsWith("cannot be merged into itself"));
        merge(nouns, "a2", "nothing").statusCode(422).body("errors[0].detail", endsWith(" nothing"));
        merge(nouns, "a2", "Not A Slug").statusCode(422).body("errors.pointer", contains("/into"));
        merge(nouns, "nothing", "b").statusCode(404);
        sending(Map.of())
                .header("If-Match", "*")
                .post(path + "a2/merge")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/into"));
        sending(Map.of("into", "b")).post(path + "a2/merge").then().statusCode(428);
        sending(Map.of("into", "b"))
                .header("If-Match", "\"v1\"")
                .post(path + "a2/merge")
                .then()
                .statusCode(412);
        sending(Map.of("into", "b"))
                .header("If-Match", "\"v2\"")
                .post(path + "a2/merge?dryRun=true")
                .then()
                .statusCode(200)
                .header("Dry-Run", "true")
                .body("slug", equalTo("b"));
        get("/v1/" + nouns + "/a2").statusCode(200);

        merge(nouns, "b", "a").statusCode(200).body("slug", equalTo("a2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void a_repeated_merge_gets_its_first_answer(String nouns) {
        newsroom.takes(named(nouns, "a"), named(nouns, "b"));
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            sending(Map.of("into", "b"))
                    .header("If-Match", "\"v1\"")
                    .header("Idempotency-Key", key)
                    .post("/v1/editorial/" + nouns + "/a/merge")
                    .then()
                    .statusCode(200)
                    .body("slug", equalTo("b"));
        }
        merge(nouns, "a", "b").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void what_senders_still_call_by_the_merged_name_goes_where_it_went(String nouns) {
        newsroom.takes(named(nouns, "a"), named(nouns, "b"), article("story").with(nouns, List.of("a")));
        merge(nouns, "a", "b").statusCode(200);

        List<JsonNode> lines = newsroom.sends(
                named(nouns, "a").with("name", "Its own name").json(),
                article("story").with(nouns, List.of("a")).json(),
                article("another").with(nouns, List.of("a", "b")).json());

        assertThat(Newsroom.last(lines).path("unchanged").asInt()).isEqualTo(2);
        assertThat(Newsroom.last(lines).path("created").asInt()).isEqualTo(1);
        assertThat(lines.stream().map(line -> line.path("type").asText())).contains("warning");
        get("/v1/" + nouns).body("items.slug", contains("b")).body("items.name", hasItem(endsWith(" b")));
        get("/v1/articles/another").body(nouns + ".slug", contains("b"));
    }

    @Test
    void a_merge_of_many_articles_names_all_of_them_in_the_change_feed() {
        int many = 1_200;
        List<Record> records = new ArrayList<>(List.of(tag("a"), tag("b")));
        for (int i = 0; i < many; i++) {
            records.add(article("story-" + i).tags("a"));
        }
        newsroom.takes(records.toArray(Record[]::new));
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");

        merge("tags", "a", "b").statusCode(200);

        get("/v1/articles?tag=b&total=exact").body("total.value", equalTo(many));
        get("/v1/tags/b").body("articleCount", equalTo(many));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<String> told = new ArrayList<>();
            told.addAll(get("/v1/changes?types=article&limit=1000&cursor=" + cursor)
                    .extract()
                    .path("items.slug"));
            String next = get("/v1/changes?types=article&limit=1000&cursor=" + cursor)
                    .extract()
                    .path("cursor");
            told.addAll(get("/v1/changes?types=article&limit=1000&cursor=" + next)
                    .extract()
                    .path("items.slug"));
            assertThat(told).hasSize(many).doesNotHaveDuplicates();
        });
    }

    @Test
    void a_scheduled_article_is_announced_under_the_tag_that_it_went_to() {
        String soon =
                Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS).toString();
        newsroom.takes(tag("a"), tag("b"), article("later").tags("a").at(soon));
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");
        merge("tags", "a", "b").statusCode(200);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> get("/v1/changes?cursor=" + cursor)
                .body("items.findAll { it.slug == 'later' }.cacheTags.flatten()", hasItem("tag-b")));
        get("/v1/articles?tag=a").body("items.slug", contains("later"));
        get("/v1/tags/b").body("articleCount", equalTo(1));
    }
}
