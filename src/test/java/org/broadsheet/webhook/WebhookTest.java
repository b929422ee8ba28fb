package org.broadsheet.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Receiver;
import org.broadsheet.support.Receiver.Answer;
import org.broadsheet.support.Receiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers are told of what the public can see, of all of it, and in order. */
@QuarkusTest
class WebhookTest {

    private static final String ALL = "/v1/editorial/webhooks";
    private static final String WEBHOOKS = ALL + "/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A little less than a receiver may take to answer. */
    private static final Duration A_CALL = Duration.ofSeconds(14);

    @Inject
    Newsroom newsroom;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("harbour").with("parent", "local"), section("sport"), tag("ferries"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private ValidatableResponse make(Object... more) {
        Map<String, Object> webhook = new LinkedHashMap<>(Map.of("name", "Front end", "url", receiver.url()));
        for (int i = 0; i < more.length; i += 2) {
            webhook.put((String) more[i], more[i + 1]);
        }
        return sending(webhook).post(ALL).then();
    }

    private String made(Object... more) {
        return make(more).statusCode(201).extract().path("webhook.id");
    }

    private void told(int calls) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received()).hasSize(calls));
    }

    private List<String> types() {
        return receiver.received().stream().map(Received::type).toList();
    }

    private static ValidatableResponse read(String id) {
        return editor().get(WEBHOOKS + id).then().statusCode(200);
    }

    private static Map<String, Object> in(String section, String headline) {
        Map<String, Object> story = story(headline);
        story.put("section", section);
        return story;
    }

    @Test
    void a_receiver_is_told_of_a_story_from_its_beginning_to_its_end() {
        made();
        String id = published(story("The ferry is back"));
        told(1);
        patch(id, Map.of("slug", "ferry-is-back", "section", "harbour")).statusCode(200);
        told(2);
        act(id, "withdraw", Map.of("reason", "A mistake")).statusCode(200);
        told(3);

        assertThat(types()).containsExactly("article.published", "article.updated", "article.removed");
        JsonNode first = receiver.received().get(0).json().get("data");
        JsonNode moved = receiver.received().get(1).json().get("data");
        JsonNode gone = receiver.received().get(2).json().get("data");
        assertThat(first.get("id").textValue()).isEqualTo(id);
        assertThat(first.get("kind").textValue()).isEqualTo("article");
        assertThat(first.get("formerSection").isNull()).isTrue();
        assertThat(moved.get("slug").textValue()).isEqualTo("ferry-is-back");
        assertThat(moved.get("formerSlugs").toString()).isEqualTo("[\"the-ferry-is-back\"]");
        assertThat(moved.get("section").textValue()).isEqualTo("harbour");
        assertThat(moved.get("formerSection").textValue()).isEqualTo("local");
        assertThat(moved.get("cacheTags").toString()).contains("article-" + id, "section-harbour", "section-local");
        assertThat(gone.get("reason").textValue()).isEqualTo("withdrawn");
        assertThat(gone.get("minVersion").longValue())
                .isGreaterThan(moved.get("minVersion").longValue());
        given().queryParam("minVersion", moved.get("minVersion").longValue())
                .get("/v1/articles/" + id)
                .then()
                .statusCode(410);
    }

    @Test
    void nothing_that_the_public_cannot_see_is_told() {
        made();
        String id = draft(story("A draft")).path("id");
        patch(id, Map.of("headline", "Another draft")).statusCode(200);
        act(id, "publish", Map.of("embargoUntil", "2126-01-01T00:00:00Z")).statusCode(200);
        published(story("A story"));
        told(1);
        assertThat(receiver.received().get(0).body()).contains("a-story").doesNotContain(id);
    }

    @Test
    void a_receiver_is_told_of_what_it_asked_for_and_of_what_leaves_it() {
        String id = published(in("harbour", "The ferry is back"));
        String other = published(in("sport", "A goal"));
        made("sections", List.of("local"), "events", List.of("article.updated"));
        patch(other, Map.of("headline", "Another goal")).statusCode(200);
        patch(id, Map.of("headline", "The ferry is here")).statusCode(200);
        patch(id, Map.of("section", "sport")).statusCode(200);
        patch(id, Map.of("headline", "The ferry as sport")).statusCode(200);
        patch(other, Map.of("section", "local")).statusCode(200);
        told(3);
        assertThat(receiver.received().stream()
                        .map(call -> call.json().at("/data/section").textValue())
                        .toList())
                .containsExactlyInAnyOrder("harbour", "sport", "local");
    }

    @Test
    void tags_kinds_and_senders_narrow_what_is_told() {
        Receiver ofTag = new Receiver();
        Receiver ofKind = new Receiver();
        made("url", ofTag.url(), "tags", List.of("ferries"));
        made("url", ofKind.url(), "kinds", List.of("opinion"));
        made("sources", List.of("wire"));
        Map<String, Object> tagged = story("With a tag");
        tagged.put("tags", List.of("ferries"));
        published(tagged);
        Map<String, Object> opinion = story("An opinion");
        opinion.put("kind", "opinion");
        String id = published(opinion);
        patch(id, Map.of("kind", "news")).statusCode(200);
        patch(id, Map.of("headline", "No opinion")).statusCode(200);
        newsroom.takes(article("from-the-wire").with("source", "wire").with("externalId", "1"));
        told(1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ofTag.received()).hasSize(1);
            assertThat(ofKind.received()).hasSize(2);
        });
        ofTag.close();
        ofKind.close();
    }

    @Test
    void changes_that_do_not_matter_to_readers_can_be_left_out() {
        String id = published(story("The ferry is back"));
        made("materialOnly", true);
        for (boolean material : new boolean[] {false, true}) {
            editor().header("If-Match", etag(id))
                    .contentType("application/merge-patch+json")
                    .body(Map.of("headline", "The ferry is here, " + material))
                    .patch("/v1/editorial/articles/" + id + "?material=" + material)
                    .then()
                    .statusCode(200);
        }
        told(1);
        assertThat(receiver.received().get(0).json().at("/data/material").booleanValue())
                .isTrue();
    }

    @Test
    void what_fails_is_tried_again_and_nothing_of_the_story_overtakes_it() {
        String webhook = made();
        receiver.answers(500);
        String id = published(story("The ferry is back"));
        told(1);
        patch(id, Map.of("headline", "The ferry is here")).statusCode(200);
        String other = published(story("Another story"));
        told(2);
        assertThat(receiver.received().get(1).json().at("/data/id").textValue()).isEqualTo(other);
        await().atMost(PATIENCE).untilAsserted(() -> read(webhook)
                .body("status.waiting", equalTo(3))
                .body("status.failures", equalTo(2))
                .body("status.failure", equalTo("Answered with 500"))
                .body("status.failingSince", notNullValue()));

        receiver.answers(200);
        told(5);
        List<Received> ofStory = receiver.received().stream()
                .filter(call -> call.body().contains(id))
                .toList();
        assertThat(ofStory)
                .extracting(Received::type)
                .containsExactly("article.published", "article.published", "article.updated");
        assertThat(ofStory.get(0).id()).isEqualTo(ofStory.get(1).id()).startsWith("msg_");
        await().atMost(PATIENCE).untilAsserted(() -> read(webhook)
                .body("status.waiting", equalTo(0))
                .body("status.failures", equalTo(0))
                .body("status.failure", nullValue()));
        editor().get(WEBHOOKS + webhook + "/deliveries?thing=" + other)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].tries", equalTo(2))
                .body("items[0].attempts.status", contains(500, 200))
                .body("items[0].message.data.id", equalTo(other));
    }

    @Test
    void a_receiver_says_when_it_wants_to_be_told_again() {
        String webhook = made();
        receiver.answers(call -> new Answer(503, Map.of("Retry-After", "600")));
        published(story("The ferry is back"));
        told(1);
        await().atMost(PATIENCE).untilAsserted(() -> read(webhook).body("status.pausedUntil", notNullValue()));
        Instant until = Instant.parse(read(webhook).extract().path("status.pausedUntil"));
        Instant since = Instant.parse(read(webhook).extract().path("status.failingSince"));
        assertThat(Duration.between(since, until)).isBetween(Duration.ofSeconds(598), Duration.ofSeconds(602));
        published(story("Another story"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_receiver_that_is_gone_is_switched_off_and_can_be_told_later_what_it_missed() {
        String webhook = made();
        receiver.answers(410);
        published(story("The ferry is back"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        read(webhook).body("enabled", equalTo(false)).body("status.offReason", containsString("410")));
        published(story("Another story"));
        editor().get("/v1/editorial/audit?kind=webhook").then().body("items.action", hasItem("switch-off"));
        editor().post(WEBHOOKS + webhook + "/test").then().statusCode(409);

        receiver.answers(200);
        String cursor = receiver.received().get(0).json().at("/data/cursor").textValue();
        change(webhook, Map.of("enabled", true)).statusCode(200).body("status.offReason", nullValue());
        sending(Map.of("after", cursor))
                .post(WEBHOOKS + webhook + "/replay")
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(1))
                .body("hasMore", equalTo(false));
        told(3);
    }

    private static ValidatableResponse change(String id, Map<String, Object> patch) {
        return editor().header("If-Match", read(id).extract().header("ETag"))
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(WEBHOOKS + id)
                .then();
    }

    @Test
    void redirects_are_a_failure_and_are_not_followed() {
        String webhook = made();
        try (Receiver elsewhere = new Receiver()) {
            receiver.answers(call -> new Answer(307, Map.of("Location", elsewhere.url())));
            published(story("The ferry is back"));
            told(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> read(webhook).body("status.failure", equalTo("Answered with 307")));
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void a_receiver_that_hangs_holds_up_nobody() {
        try (Receiver hanging = new Receiver()) {
            hanging.answers(call -> {
                Thread.sleep(60_000);
                return new Answer(200, Map.of());
            });
            made("url", hanging.url());
            made();
            IntStream.range(0, 40).forEach(i -> published(story("Story " + i)));
            told(40);
            // Those that were made before the first calls were given up.
            long first = hanging.received().get(0).nanos();
            assertThat(hanging.received())
                    .filteredOn(call -> call.nanos() - first < A_CALL.toNanos())
                    .hasSizeLessThanOrEqualTo(16);
        }
    }

    @Test
    void a_delivery_can_be_made_again_and_a_test_sent() {
        String webhook = made("events", List.of("tag.removed"));
        String delivery = editor().post(WEBHOOKS + webhook + "/test")
                .then()
                .statusCode(201)
                .header("Location", startsWith(WEBHOOKS + webhook + "/deliveries/"))
                .body("state", equalTo("due"))
                .extract()
                .path("id");
        told(1);
        assertThat(types()).containsExactly("webhook.test");
        await().atMost(PATIENCE).untilAsserted(() -> editor().get(WEBHOOKS + webhook + "/deliveries/" + delivery)
                .then()
                .body("state", equalTo("delivered")));
        editor().post(WEBHOOKS + webhook + "/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(200)
                .body("tries", equalTo(0));
        told(2);
        assertThat(receiver.received().get(0).id())
                .isEqualTo(receiver.received().get(1).id())
                .isEqualTo("msg_" + delivery);
    }

    @Test
    void everything_since_a_time_can_be_told_again() {
        String before = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        published(story("The ferry is back"));
        published(story("Another story"));
        String webhook = made("events", List.of("article.published"));
        sending(Map.of("since", before))
                .post(WEBHOOKS + webhook + "/replay?dryRun=true")
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(2));
        assertThat(receiver.received()).isEmpty();
        for (int i = 1; i <= 2; i++) {
            sending(Map.of("since", before))
                    .post(WEBHOOKS + webhook + "/replay")
                    .then()
                    .statusCode(200)
                    .body("deliveries", equalTo(2));
            told(2 * i);
        }
        assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(2);
        sending(Map.of()).post(WEBHOOKS + webhook + "/replay").then().statusCode(422);
    }

    @Test
    void what_is_wrong_with_a_webhook_is_said() {
        make("url", "http://10.1.2.3/hook", "sections", List.of("nowhere"), "tags", List.of("ferries"))
                .statusCode(422)
                .body("errors.pointer", contains("/url", "/sections/0"));
        make("events", List.of("article.changed"), "kinds", List.of("novel"))
                .statusCode(422)
                .body("errors.pointer", contains("/events/0", "/kinds/0"));
        make("url", "ftp://example.org/").statusCode(422).body("errors.pointer", contains("/url"));
        make("protocol", "purge", "signature", "v1").statusCode(422).body("errors.pointer", contains("/signature"));
        make("authorization", "Host: example.org").statusCode(422).body("errors.pointer", contains("/authorization"));
        make("authorization", "secret").statusCode(422).body("errors.pointer", contains("/authorization"));
        editor().get(ALL).then().body("items", hasSize(0));
    }

    @Test
    void a_webhook_is_changed_by_those_who_have_seen_it() {
        String webhook = made("authorization", "Authorization: Bearer s3cret");
        read(webhook).body("authorized", equalTo(true)).body("version", equalTo(1));
        assertThat(read(webhook).extract().asString()).doesNotContain("s3cret");
        change(webhook, Map.of("name", "Site", "sections", List.of("sport")))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("authorized", equalTo(true))
                .body("sections", contains("sport"));
        editor().header("If-Match", "\"v1\"")
                .contentType("application/merge-patch+json")
                .body(Map.of("name", "Old"))
                .patch(WEBHOOKS + webhook)
                .then()
                .statusCode(412);
        change(webhook, Map.of("protocol", "purge")).statusCode(422);
        published(in("sport", "A goal"));
        told(1);
        assertThat(receiver.received().get(0).headers()).containsEntry("authorization", "Bearer s3cret");
        editor().header("If-Match", "*").delete(WEBHOOKS + webhook).then().statusCode(204);
        editor().get(WEBHOOKS + webhook).then().statusCode(404);
        published(in("sport", "Another goal"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_renamed_section_stays_what_was_asked_for() {
        String webhook = made("sections", List.of("sport"));
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("slug", "games"))
                .patch("/v1/editorial/sections/sport")
                .then()
                .statusCode(200);
        told(1);
        published(in("games", "A goal"));
        told(2);
        read(webhook).body("sections", contains("games"));
        assertThat(types()).containsExactly("section.updated", "article.published");
    }

    @Test
    void cache_tags_are_purged() {
        made("protocol", "purge", "method", "PURGE", "header", "Cache-Tag", "authorization", "Fastly-Key: k");
        String id = published(story("The ferry is back"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received()).anySatisfy(call -> {
                    assertThat(call.method()).isEqualTo("PURGE");
                    assertThat(call.headers().get("cache-tag")).contains("article-" + id, "section-local");
                    assertThat(call.headers()).containsEntry("fastly-key", "k").doesNotContainKey("webhook-id");
                }));
    }

    @Test
    void search_engines_are_told_of_pages_and_find_the_key_on_the_site() {
        String key = "8f3a94c1d6e24c1fa7f0";
        given().get("/" + key + ".txt").then().statusCode(404);
        String webhook = made("protocol", "indexnow", "indexNowKey", key);
        String id = published(story("The ferry is back"));
        patch(id, Map.of("slug", "ferry-is-back")).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(String.join("", bodies()))
                .contains("/articles/the-ferry-is-back", "/articles/ferry-is-back"));
        JsonNode body = receiver.received().get(0).json();
        assertThat(body.get("key").textValue()).isEqualTo(key);
        assertThat(body.get("host").textValue()).isEqualTo("localhost");
        assertThat(body.get("keyLocation").textValue()).isEqualTo("http://localhost:8081/" + key + ".txt");
        given().get("/" + key + ".txt").then().statusCode(200).body(equalTo(key));
        change(webhook, Map.of("enabled", false)).statusCode(200);
        given().get("/" + key + ".txt").then().statusCode(404);
        make("protocol", "indexnow").statusCode(422).body("errors.pointer", contains("/indexNowKey"));
    }

    private List<String> bodies() {
        return receiver.received().stream().map(Received::body).toList();
    }

    @Test
    void a_hub_is_told_of_feeds() {
        made("protocol", "websub");
        published(in("harbour", "The ferry is back"));
        told(1);
        assertThat(receiver.received().get(0).headers())
                .containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(URLDecoder.decode(bodies().get(0), StandardCharsets.UTF_8))
                .startsWith("hub.mode=publish&hub.url=http")
                .contains("/v1/articles.rss&", "/v1/sections/harbour.atom&", "/v1/sections/local.jsonfeed")
                .doesNotContain("/v1/summaries");
    }

    @Test
    void a_secret_is_changed_while_both_count() throws Exception {
        String first = make().statusCode(201)
                .body("secret", startsWith("whsec_"))
                .body("webhook.publicKey", nullValue())
                .extract()
                .path("secret");
        String webhook = editor().get(ALL).path("items[0].id");
        String second = sending(Map.of("overlap", "PT1H"))
                .header("If-Match", "\"v1\"")
                .post(WEBHOOKS + webhook + "/secret")
                .then()
                .statusCode(200)
                .body("webhook.formerSecretUntil", notNullValue())
                .body("webhook.version", equalTo(2))
                .extract()
                .path("secret");
        editor().post(WEBHOOKS + webhook + "/test").then().statusCode(201);
        told(1);
        Received call = receiver.received().get(0);
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(call.headers().get("webhook-id")),
                        "webhook-timestamp", List.of(call.headers().get("webhook-timestamp")),
                        "webhook-signature", List.of(call.headers().get("webhook-signature"))),
                (name, value) -> true);
        assertThat(first).isNotEqualTo(second);
        for (String secret : List.of(first, second)) {
            new com.standardwebhooks.Webhook(secret).verify(call.body(), headers.map());
        }
        sending(Map.of("overlap", "PT0S"))
                .header("If-Match", "\"v2\"")
                .post(WEBHOOKS + webhook + "/secret")
                .then()
                .statusCode(200);
        editor().post(WEBHOOKS + webhook + "/test").then().statusCode(201);
        told(2);
        assertThat(receiver.received().get(1).headers().get("webhook-signature"))
                .doesNotContain(" ");
        make("signature", "v1a")
                .statusCode(201)
                .body("secret", nullValue())
                .body("webhook.publicKey", startsWith("whpk_"));
        sending(Map.of("overlap", "P31D"))
                .header("If-Match", "*")
                .post(WEBHOOKS + webhook + "/secret")
                .then()
                .statusCode(422);
    }
}
