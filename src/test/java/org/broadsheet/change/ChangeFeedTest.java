package org.broadsheet.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeFeedTest {

    @Inject
    Newsroom newsroom;

    @Inject
    Clock clock;

    @TestHTTPResource
    String base;

    private String start;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("sport"), tag("ferry"), author("mira-holt"));
        start = changes("?cursor=now").extract().path("cursor");
    }

    private static ValidatableResponse changes(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/changes" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse since(String more) {
        return changes("?cursor=" + start + more);
    }

    @Test
    void only_what_the_public_can_see_is_in_the_feed() {
        String id = draft(story("Ferry")).path("id");
        patch(id, Map.of("headline", "Still secret")).statusCode(200);
        since("").body("items", empty());

        act(id, "publish", Map.of()).statusCode(200);
        patch(id, Map.of("slug", "ferry-new")).statusCode(200);
        act(id, "withdraw", Map.of("reason", "Wrong.")).statusCode(200);
        patch(id, Map.of("headline", "Secret again")).statusCode(200);

        since("")
                .body("items.operation", contains("upsert", "upsert", "delete"))
                .body("items.reason", contains(null, null, "withdrawn"))
                .body("items[1].slug", equalTo("ferry-new"))
                .body("items[1].formerSlugs", contains("ferry"))
                .body("items[0].section", equalTo("local"))
                .body("items[0].cacheTags", hasItems("articles", "article-" + id, "section-local"))
                .body("hasMore", equalTo(false));
        since("&limit=2").body("items", hasSize(2)).body("hasMore", equalTo(true));
        since("&types=author").body("items", empty());
    }

    @Test
    void from_now_on_nothing_that_happened_before_is_in_the_feed() {
        published(story("Before"));
        String now = changes("?cursor=now").body("items", empty()).extract().path("cursor");

        published(story("After"));

        changes("?cursor=" + now).body("items.slug", contains("after"));
    }

    @Test
    void leaving_the_section_asked_for_is_a_delete() {
        String id = published(story("Ferry"));
        patch(id, Map.of("section", "sport")).statusCode(200);

        since("&section=local")
                .body("items.operation", contains("upsert", "delete"))
                .body("items[1].reason", equalTo("moved"));
        since("&section=sport").body("items.operation", contains("upsert"));
    }

    @Test
    void whatever_shows_an_article_is_touched_with_it() {
        String id = published(story("Target"));
        Map<String, Object> host = story("Host");
        host.put("related", List.of("target"));
        String hostId = published(host);
        patch(id, Map.of("headline", "New")).statusCode(200);

        List<List<String>> tags = since("").extract().path("items.cacheTags");
        assertThat(tags.get(tags.size() - 1)).contains("article-" + id, "article-" + hostId);
    }

    @Test
    void the_clock_appends_what_it_publishes_exactly_once() {
        String id = draft(story("Soon")).path("id");
        act(
                        id,
                        "publish",
                        Map.of(
                                "at",
                                Instant.now()
                                        .plusSeconds(5)
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString()))
                .statusCode(200);
        since("").body("items", empty());

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> since("").body("items.slug", contains("soon")));
        clock.tick();
        clock.tick();
        since("").body("items", hasSize(1));
    }

    @Test
    void a_wait_ends_when_something_happens() {
        CompletableFuture<List<String>> waiting =
                CompletableFuture.supplyAsync(() -> since("&wait=20").extract().path("items.slug"));
        published(story("Ferry"));

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(15)).satisfies(slugs -> assertThat(slugs)
                .containsExactly("ferry"));
        String now = since("").extract().path("cursor");
        long before = System.nanoTime();
        changes("?cursor=" + now + "&wait=1").body("items", empty());
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(15));
    }

    @Test
    void the_same_rows_come_as_server_sent_events() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base.replaceFirst("/$", "") + "/v1/changes"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", start)
                .build();
        CompletableFuture<HttpResponse<Void>> stream = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new LineSubscriber(lines)));
        published(story("Ferry"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(lines)
                .anyMatch(line -> line.startsWith("data: ") && line.contains("\"slug\":\"ferry\""))
                .anyMatch(line -> line.startsWith("id: "))
                .contains("event: upsert"));
        stream.cancel(true);
    }

    @Test
    void an_invalid_cursor_is_400_and_a_forgotten_one_410() {
        given().get("/v1/changes?cursor=abc").then().statusCode(400);
        given().get("/v1/changes?types=artcle").then().statusCode(400).body("errors[0].didYouMean", equalTo("article"));
        published(story("Ferry"));
        clock.forget(Duration.ZERO);
        given().get("/v1/changes?cursor=0").then().statusCode(410).header("Link", containsString("/v1/export.ndjson"));
        changes("").body("items", empty());
    }

    @Test
    void a_reader_misses_nothing_while_many_write_at_once() throws Exception {
        int writers = 12;
        int each = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        for (int i = 0; i < writers; i++) {
            int writer = i;
            threads.submit(() -> {
                for (int j = 0; j < each; j++) {
                    published(story("Story " + writer + " " + j));
                }
            });
        }
        threads.shutdown();
        List<String> slugs = new ArrayList<>();
        List<Long> cursors = new ArrayList<>();
        String cursor = start;
        boolean last = false;
        while (!last) {
            last = threads.isTerminated();
            ValidatableResponse page = changes("?cursor=" + cursor + "&limit=7");
            slugs.addAll(page.extract().path("items.slug"));
            page.extract().<List<String>>path("items.cursor").forEach(one -> cursors.add(Long.parseLong(one)));
            last &= !page.extract().<Boolean>path("hasMore");
            cursor = page.extract().path("cursor");
        }

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(cursors).isSorted().doesNotHaveDuplicates();
        assertThat(slugs).hasSize(writers * each).doesNotHaveDuplicates();
    }

    @Test
    void an_export_imports_into_an_empty_newsroom_and_exports_the_same() {
        newsroom.takes(
                article("one")
                        .tags("ferry")
                        .authors("mira-holt")
                        .with("leadImage", Map.of("url", "/a.jpg", "alt", "", "width", 10))
                        .markdown("To [two](article:two) and [secret](article:secret).\n\n- a\n- b")
                        .with("related", List.of("secret", "two"))
                        .with(
                                "notices",
                                List.of(Map.of(
                                        "kind", "correction",
                                        "text", "<p>Sorry.</p>",
                                        "publishedAt", "2026-05-10T10:00:00Z"))),
                article("two").with("updatedAt", "2026-05-11T10:00:00.123456Z").with("externalId", "cms-2"),
                article("secret").with("status", "draft"));
        String first = export();

        assertThat(first).contains("\"slug\":\"one\"").doesNotContain("secret\"", "cms-2");
        newsroom.empty();
        var lines = newsroom.sends(first.split("\n"));
        assertThat(Newsroom.last(lines).path("rejected").asInt())
                .as(lines.toString())
                .isZero();
        assertThat(content(export())).isEqualTo(content(first));
    }

    @Test
    void a_head_of_an_export_takes_no_slot() {
        for (int i = 0; i < 5; i++) {
            given().head("/v1/export.ndjson").then().statusCode(200);
        }

        assertThat(export()).contains("\"type\":\"cursor\"");
    }

    private static String export() {
        return given().get("/v1/export.ndjson").then().statusCode(200).extract().asString();
    }

    private static List<String> content(String export) {
        return Arrays.stream(export.split("\n"))
                .filter(line -> !line.contains("\"type\":\"cursor\""))
                .toList();
    }

    @Test
    void a_mirror_from_export_and_changes_equals_the_newsroom() {
        Random random = new Random(7);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(published(story("Story " + i)));
        }
        Map<String, String> mirror = articles(export());
        String cursor = Newsroom.last(Newsroom.answer(export())).path("cursor").asText();

        for (int i = 0; i < 60; i++) {
            edit(ids, random);
            if (random.nextInt(4) == 0) {
                cursor = follow(mirror, cursor);
            }
        }
        follow(mirror, cursor);

        assertThat(mirror.keySet()).isEqualTo(articles(export()).keySet());
        articles(export()).forEach((slug, headline) -> assertThat(mirror).containsEntry(slug, headline));
    }

    private void edit(List<String> ids, Random random) {
        String id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(6)) {
            case 0 -> ids.add(published(story("New " + ids.size())));
            case 1 -> act(id, "unpublish", Map.of());
            case 2 -> act(id, "publish", Map.of());
            case 3 -> patch(id, Map.of("slug", "renamed-" + random.nextInt(1_000_000)));
            case 4 -> act(id, "withdraw", Map.of("reason", "x"));
            default -> patch(id, Map.of("headline", "Headline " + random.nextInt(1_000_000)));
        }
    }

    private static Map<String, String> articles(String export) {
        Map<String, String> articles = new TreeMap<>();
        Newsroom.answer(export).stream()
                .filter(line -> line.path("type").asText().equals("article"))
                .forEach(line -> articles.put(
                        line.path("slug").asText(), line.path("headline").asText()));
        return articles;
    }

    private static String follow(Map<String, String> mirror, String from) {
        ValidatableResponse page = changes("?limit=1000&cursor=" + from);
        List<Map<String, Object>> items = page.extract().path("items");
        for (Map<String, Object> change : items) {
            for (Object former : (List<?>) change.get("formerSlugs")) {
                mirror.remove(former.toString());
            }
            String slug = change.get("slug").toString();
            mirror.remove(slug);
            if (change.get("operation").equals("upsert")) {
                // A resource that has changed again since then appears again later in the feed.
                var now = given().redirects().follow(false).get("/v1/articles/" + change.get("id"));
                if (now.statusCode() == 200) {
                    mirror.put(now.path("slug"), now.path("headline"));
                }
            }
        }
        assertThat(items).extracting(item -> item.get("type")).allMatch("article"::equals);
        return page.extract().path("cursor");
    }

    @Test
    void a_write_returns_its_cursor_and_a_reader_can_wait_for_it() {
        String id = draft(story("Ferry")).path("id");
        String cursor = act(id, "publish", Map.of()).statusCode(200).extract().header("Change-Cursor");

        assertThat(Long.parseLong(cursor)).isGreaterThan(Long.parseLong(start));
        given().get("/v1/articles/ferry?minVersion=" + cursor).then().statusCode(200);
        given().get("/v1/articles/ferry?minVersion=" + (Long.parseLong(cursor) + 1_000))
                .then()
                .statusCode(503)
                .header("Retry-After", "1");
        given().get("/v1/articles/ferry?minVersion=x").then().statusCode(400);
        given().get("/v1/articles").then().body("items.slug", hasItem("ferry"));
    }
}
