package org.broadsheet.partner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner follows the changes of its product, and starts from an export of it. */
@QuarkusTest
class PartnerFeedTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("sport"), section("local"), tag("goals"), tag("boats"));
    }

    private static Record ago(String slug, String section, long minutes) {
        return article(slug)
                .with("section", section)
                .at(Instant.now()
                        .minusSeconds(60 * minutes)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    /** Where the agency is after all that there is. */
    private static String now(Agency agency) {
        return agency.get("changes?cursor=now")
                .spec(contract())
                .body("items", empty())
                .extract()
                .path("cursor");
    }

    /** What happened after a cursor, as operation and slug, page by page. */
    private static List<String> since(Agency agency, String cursor) {
        List<String> seen = new ArrayList<>();
        String at = cursor;
        boolean more = true;
        while (more) {
            var page = agency.get("changes?limit=2&cursor=" + at)
                    .spec(contract())
                    .statusCode(200)
                    .extract();
            List<Map<String, String>> items = page.path("items");
            items.forEach(item -> seen.add(item.get("operation") + " " + item.get("slug")));
            if (!items.isEmpty()) {
                // Each row can be gone on from.
                agency.get("changes?cursor=" + items.get(0).get("cursor")).statusCode(200);
            }
            at = page.path("cursor");
            more = page.path("hasMore");
        }
        return seen;
    }

    private static String in(String section, String headline) {
        Map<String, Object> story = story(headline);
        story.put("section", section);
        story.put("slug", headline.toLowerCase());
        return published(story);
    }

    @Test
    void what_happens_in_the_product_is_seen_and_nothing_else() {
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));
        String from = now(agency);

        in("sport", "Goal");
        in("local", "Ferry");
        patch("goal", Map.of("headline", "Goal!")).statusCode(200);
        patch("ferry", Map.of("headline", "Ferry!")).statusCode(200);
        act("goal", "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        act("ferry", "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        in("sport", "Race");

        assertThat(since(agency, from)).containsExactly("delete goal", "upsert race");
        agency.get("changes?cursor=" + from)
                .body("items[0].reason", equalTo("withdrawn"))
                .body("items[0].cacheTags", empty())
                .body("items[1].section", equalTo("sport"));
        agency.get("changes?types=section,tag&cursor=" + from).spec(contract()).body("items", empty());
        agency.get("changes?section=sport").spec(contract()).statusCode(403);
    }

    @Test
    void an_article_that_leaves_the_product_is_deleted_and_one_that_comes_is_new() {
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));
        in("sport", "Goal");
        in("local", "Ferry");
        String from = now(agency);

        patch("goal", Map.of("section", "local")).statusCode(200);
        patch("ferry", Map.of("section", "sport")).statusCode(200);
        patch("goal", Map.of("headline", "Elsewhere")).statusCode(200);

        assertThat(since(agency, from)).containsExactly("delete goal", "upsert ferry");
        agency.get("changes?cursor=" + from).body("items[0].reason", equalTo("moved"));
    }

    @Test
    void an_article_that_becomes_of_another_kind_is_deleted_where_it_was_fetched() {
        Agency agency = Agency.of(Map.of("kinds", List.of("news")));
        in("sport", "Goal");
        in("sport", "Race");
        agency.get("articles/goal").statusCode(200);
        agency.usage();
        String from = now(agency);

        patch("goal", Map.of("kind", "opinion")).statusCode(200);
        patch("race", Map.of("kind", "opinion")).statusCode(200);

        assertThat(since(agency, from)).containsExactly("delete goal");
    }

    @Test
    void an_article_is_held_back_and_its_later_changes_are_not() {
        newsroom.takes(ago("old", "sport", 120));
        Agency agency = Agency.of(Map.of("delay", "PT1H"));
        String from = now(agency);

        in("sport", "New");
        in("sport", "Gone");
        patch("old", Map.of("headline", "Older")).statusCode(200);
        act("gone", "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        assertThat(since(agency, from)).containsExactly("upsert old");
        act("old", "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        assertThat(since(agency, from)).containsExactly("delete old");
    }

    @Test
    void what_was_held_back_comes_when_it_is_old_enough() {
        Agency agency = Agency.of(Map.of("delay", "PT3S"));
        String from = now(agency);
        in("sport", "New");
        patch("new", Map.of("headline", "Newer")).statusCode(200);
        String early = agency.get("changes?cursor=" + from)
                .body("items", empty())
                .extract()
                .path("cursor");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(since(agency, early)).containsExactly("upsert new", "upsert new"));
        assertThat(since(agency, from)).isEqualTo(since(agency, early));
        agency.get("articles/new").statusCode(200);
    }

    @Test
    void a_partner_can_wait() {
        Agency agency = Agency.of(Map.of("delay", "PT2S"));
        String from = now(agency);

        CompletableFuture<List<String>> waiting =
                CompletableFuture.supplyAsync(() -> agency.get("changes?wait=25&cursor=" + from)
                        .statusCode(200)
                        .extract()
                        .path("items.slug"));
        in("sport", "New");

        assertThat(waiting.join()).containsExactly("new");
    }

    @Test
    void another_product_has_another_feed() {
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));
        String from = now(agency);

        agency.changed(Map.of("quota", 5)).statusCode(200);
        agency.get("changes?cursor=" + from).statusCode(200);
        agency.changed(Map.of("product", Map.of("sections", List.of("local")))).statusCode(200);
        agency.get("changes?cursor=" + from)
                .spec(contract())
                .statusCode(410)
                .body("type", equalTo("/problems/cursor-too-old"));

        String moved = now(agency);
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("parent", "sport"))
                .patch("/v1/editorial/sections/local")
                .then()
                .statusCode(200);
        agency.get("changes?cursor=" + moved).statusCode(410);
    }

    @Test
    void cursors_of_the_two_feeds_are_not_mixed_up() {
        Agency agency = Agency.of(Map.of());
        String open = given().get("/v1/changes?cursor=now").path("cursor");

        agency.get("changes?cursor=" + open)
                .spec(contract())
                .statusCode(400)
                .body("errors.parameter", contains("cursor"));
        given().get("/v1/changes?cursor=" + now(agency)).then().spec(contract()).statusCode(400);
        given().header("Accept", "text/event-stream")
                .get("/v1/changes?cursor=" + now(agency))
                .then()
                .statusCode(400);
    }

    @Test
    void an_export_has_the_product_and_what_it_names() {
        newsroom.takes(
                ago("goal", "sport", 90)
                        .tags("goals")
                        .html("<p>A goal.</p><!--paywall--><p>Zanzibar, <a href=\"article:ferry\">there</a>.</p>")
                        .with("access", "subscribers")
                        .with("related", List.of("ferry")),
                ago("ferry", "local", 90).tags("boats"),
                ago("late", "sport", 5));
        Agency agency = Agency.of(Map.of("sections", List.of("sport"), "delay", "PT1H"));

        String text = agency.get("export.ndjson")
                .spec(contract())
                .statusCode(200)
                .extract()
                .asString();
        List<JsonNode> lines = Newsroom.answer(text);
        assertThat(lines)
                .extracting(line ->
                        line.path("type").asText() + " " + line.path("slug").asText())
                .containsExactly("section sport", "tag goals", "article goal", "cursor ");
        assertThat(text).contains("Zanzibar").doesNotContain("ferry").doesNotContain("boats");
        String cursor = lines.get(3).path("cursor").asText();
        assertThat(since(agency, cursor)).isEmpty();

        Agency.of(Map.of("fields", List.of("section", "standfirst")))
                .get("export.ndjson")
                .spec(contract())
                .statusCode(403);
        String some = Agency.of(Map.of("fields", List.of("section", "body"), "access", "free"))
                .get("export.ndjson")
                .statusCode(200)
                .extract()
                .asString();
        for (JsonNode line : Newsroom.answer(some)) {
            if (line.path("type").asText().equals("article")) {
                assertThat(line.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("type", "slug", "headline", "section", "body");
            }
        }
        assertThat(some).doesNotContain("Zanzibar");
    }
}
