package org.broadsheet.article.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers get while an article is drafted, scheduled, published, renamed, corrected and withdrawn. */
@QuarkusTest
class ArticleLifeTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), tag("ferry"));
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static ValidatableResponse read(String path) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }

    /** Such as one that was stored before the sanitiser was made stricter. */
    @Test
    void content_that_would_lose_something_today_is_published_whole() throws SQLException {
        draft(story("Ferry"));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update article_body set blocks = "
                            + "'[{\"type\":\"paragraph\",\"id\":\"p\",\"html\":\"<blink onclick=\\\"x()\\\">It sails.</blink>\"}]'");
        }
        Map<String, Object> before = get("ferry").extract().path("$");

        act("ferry", "publish", Map.of());
        act("ferry", "unpublish", Map.of());
        act("ferry", "publish", Map.of());

        Map<String, Object> after = get("ferry").extract().path("$");
        assertThat(after.get("status")).isEqualTo("published");
        assertThat(after).containsEntry("body", before.get("body"));
    }

    @Test
    void publishing_and_taking_back_need_no_body() {
        draft(story("Ferry"));

        editor().noContentType()
                .header("If-Match", "\"v1\"")
                .post("/v1/editorial/articles/ferry/publish")
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));
        editor().noContentType()
                .header("If-Match", "\"v2\"")
                .post("/v1/editorial/articles/ferry/unpublish")
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"));
    }

    @Test
    void a_published_article_is_public_at_once() {
        String id = published(story("Ferry"));

        read("/v1/articles/ferry").statusCode(200).body("publishedAt", notNullValue());
        read("/v1/articles").body("items.slug", contains("ferry"));
        get(id).body("status", equalTo("published"));
        act(id, "publish", Map.of()).statusCode(200).header("ETag", "\"v2\"");
    }

    @Test
    void a_scheduled_article_becomes_public_by_the_clock_and_can_be_unscheduled_until_then() {
        String other = draft(story("Never")).path("id");
        act(other, "publish", Map.of("at", in(Duration.ofSeconds(3600)))).statusCode(200);
        String id = draft(story("Soon")).path("id");
        act(id, "publish", Map.of("at", in(Duration.ofSeconds(5)))).statusCode(200);

        read("/v1/articles/soon").statusCode(404);
        act(other, "unpublish", Map.of()).statusCode(200).body("status", equalTo("draft"));
        read("/v1/articles/never").statusCode(404);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> read("/v1/articles/soon").statusCode(200));
        read("/v1/articles").body("items.slug", contains("soon"));
    }

    @Test
    void an_embargo_hides_what_is_published() {
        String id = draft(story("Ferry")).path("id");
        act(id, "publish", Map.of("embargoUntil", in(Duration.ofSeconds(3600))))
                .statusCode(200)
                .body("status", equalTo("published"));

        read("/v1/articles/ferry").statusCode(404);
    }

    @Test
    void an_old_slug_goes_on_to_the_article_however_often_it_moves() {
        String id = published(story("Ferry delayed"));
        patch(id, Map.of("slug", "ferry-cancelled")).statusCode(200);
        patch(id, Map.of("slug", "ferry-back")).statusCode(200);

        for (String old : List.of("ferry-delayed", "ferry-cancelled")) {
            read("/v1/articles/" + old).statusCode(308).header("Location", endsWith("/v1/articles/ferry-back"));
            read("/v1/articles/" + old + "?moved=inline").statusCode(200).body("slug", equalTo("ferry-back"));
            read("/v1/resolve?path=/articles/" + old)
                    .body("state", equalTo("moved"))
                    .body("location", equalTo("/articles/ferry-back"));
        }
        read("/v1/redirects")
                .body("items.from", contains("/articles/ferry-cancelled", "/articles/ferry-delayed"))
                .body("items.to", contains("/articles/ferry-back", "/articles/ferry-back"));
        assertThat(given().accept("text/plain").get("/v1/redirects").asString())
                .contains("/articles/ferry-delayed /articles/ferry-back 308\n");
        patch(id, Map.of("slug", "ferry-delayed")).statusCode(200);
        read("/v1/articles/ferry-delayed").statusCode(200);
        read("/v1/articles/ferry-back").statusCode(308).header("Location", endsWith("ferry-delayed"));
    }

    @Test
    void a_retired_slug_is_only_taken_on_purpose() {
        String id = published(story("Ferry"));
        patch(id, Map.of("slug", "ferry-new")).statusCode(200);
        Map<String, Object> other = story("Another");
        other.put("slug", "ferry");

        sending(other).post("/v1/editorial/articles").then().statusCode(409);
        sending(other).post("/v1/editorial/articles?reuseSlug=true").then().statusCode(201);
    }

    @Test
    void a_draft_that_was_renamed_leaves_no_trace() {
        String id = draft(story("Secret name")).path("id");
        patch(id, Map.of("slug", "public-name")).statusCode(200);
        act(id, "publish", Map.of()).statusCode(200);

        read("/v1/articles/secret-name").statusCode(404);
        read("/v1/redirects").body("items", empty());
    }

    @Test
    void what_was_public_and_is_withdrawn_says_why_and_what_took_its_place() {
        String id = published(story("Wrong"));
        published(story("Right"));
        act(
                        id,
                        "withdraw",
                        Map.of(
                                "reason", "The figures were wrong.",
                                "notice", "<p>We are <em>sorry</em>.</p>",
                                "replacement", "right"))
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("gone.reason", equalTo("The figures were wrong."));

        read("/v1/articles/wrong")
                .statusCode(410)
                .contentType("application/problem+json")
                .body("reason", equalTo("The figures were wrong."))
                .body("goneAt", notNullValue())
                .body("notice", equalTo("<p>We are <em>sorry</em>.</p>"))
                .body("replacement", equalTo("/v1/articles/right"));
        read("/v1/articles/" + id).statusCode(410);
        read("/v1/articles/wrong/related").statusCode(410);
        read("/v1/resolve?path=/articles/wrong")
                .statusCode(200)
                .body("state", equalTo("gone"))
                .body("location", equalTo("/articles/right"));
        act(id, "publish", Map.of()).statusCode(200).body("gone", nullValue());
        read("/v1/articles/wrong").statusCode(200);
    }

    @Test
    void what_never_was_public_is_deleted_rather_than_withdrawn() {
        String id = draft(story("Ferry")).path("id");

        act(id, "withdraw", Map.of("reason", "No.")).statusCode(409);
        act(id, "unpublish", Map.of()).statusCode(409);
        act(id, "notices", Map.of("kind", "correction", "text", "x")).statusCode(409);
    }

    @Test
    void a_draft_looks_like_nothing() {
        String id = draft(story("Ferry")).path("id");
        var nothing = given().get("/v1/articles/nothing-at-all")
                .then()
                .statusCode(404)
                .extract();

        for (String name : List.of("ferry", id)) {
            var hidden =
                    given().get("/v1/articles/" + name).then().statusCode(404).extract();
            assertThat(hidden.asByteArray()).isEqualTo(nothing.asByteArray());
            assertThat(hidden.headers().asList().stream().map(header -> header.getName()))
                    .containsExactlyElementsOf(nothing.headers().asList().stream()
                            .map(header -> header.getName())
                            .toList());
        }
        read("/v1/resolve?path=/articles/ferry").body("state", equalTo("unknown"));
    }

    @Test
    void only_material_saves_and_notices_move_the_public_update() {
        String id = published(story("Ferry"));
        String first = read("/v1/articles/ferry").extract().path("updatedAt");

        editor().contentType("application/merge-patch+json")
                .header("If-Match", etag(id))
                .body(Map.of("headline", "Ferry, typo mended"))
                .patch("/v1/editorial/articles/" + id + "?material=false")
                .then()
                .statusCode(200);
        assertThat(read("/v1/articles/ferry").extract().<String>path("updatedAt"))
                .isEqualTo(first);
        patch(id, Map.of("headline", "Ferry sinks")).statusCode(200);
        String second = read("/v1/articles/ferry").extract().path("updatedAt");
        assertThat(Instant.parse(second)).isAfter(Instant.parse(first));
        act(id, "notices", Map.of("kind", "correction", "text", "<p>It did not sink.</p>"))
                .statusCode(200);
        assertThat(Instant.parse(read("/v1/articles/ferry").extract().path("updatedAt")))
                .isAfter(Instant.parse(second));
    }

    @Test
    void notices_stand_in_the_article_and_among_the_corrections() {
        String id = published(story("Ferry"));
        act(id, "notices", Map.of("kind", "correction", "text", "<p>It was <b>Tuesday</b>.</p>"))
                .statusCode(200)
                .body("notices", hasSize(1));

        read("/v1/articles/ferry?include=notices")
                .body("notices[0].html", equalTo("<p>It was <strong>Tuesday</strong>.</p>"));
        read("/v1/corrections")
                .statusCode(200)
                .body("items.kind", contains("correction"))
                .body("items[0].article.slug", equalTo("ferry"));
        read("/v1/corrections?kind=retraction").body("items", empty());
        read("/v1/corrections?section=local&since=2026-01-01").body("items", hasSize(1));
        read("/v1/corrections?kind=corection").statusCode(400).body("errors[0].didYouMean", equalTo("correction"));
    }

    @Test
    void a_retraction_keeps_the_address_and_takes_the_article_out_of_lists() {
        Map<String, Object> story = story("Ferry");
        story.put("tags", List.of("ferry"));
        String id = published(story);
        Map<String, Object> neighbour = story("Neighbour");
        neighbour.put("tags", List.of("ferry"));
        published(neighbour);
        act(id, "notices", Map.of("kind", "retraction", "text", "<p>None of it was so.</p>"))
                .statusCode(200);

        read("/v1/articles/ferry").statusCode(200).body("retracted", equalTo(true));
        read("/v1/articles").body("items.slug", contains("neighbour"));
        read("/v1/articles?tag=ferry").body("items.slug", contains("neighbour"));
        read("/v1/articles/neighbour/related").body("items", empty());
        read("/v1/tags/ferry").body("articleCount", equalTo(1));
        read("/v1/articles?retracted=include").body("items.slug", hasItem("ferry"));
        read("/v1/articles?retracted=only&tag=ferry").body("items.slug", contains("ferry"));
    }

    @Test
    void a_retracted_article_stays_retracted_when_its_headline_changes() {
        Map<String, Object> story = story("Ferry");
        story.put("tags", List.of("ferry"));
        String id = published(story);
        act(id, "notices", Map.of("kind", "retraction", "text", "<p>None of it was so.</p>"))
                .statusCode(200);

        patch(id, Map.of("headline", "Ferry, typo mended")).statusCode(200).body("retracted", equalTo(true));

        get(id).body("retracted", equalTo(true));
        read("/v1/articles/ferry").statusCode(200).body("retracted", equalTo(true));
        read("/v1/articles").body("items", empty());
        read("/v1/articles?tag=ferry").body("items", empty());
        read("/v1/articles?retracted=only").body("items.slug", contains("ferry"));
        read("/v1/tags/ferry").body("articleCount", equalTo(0));
        assertThat(given().get("/v1/articles.rss").asString()).doesNotContain("typo mended");
    }

    @Test
    void a_withdrawn_article_keeps_its_reason_notice_and_replacement_when_it_is_edited() {
        String id = published(story("Wrong"));
        published(story("Right"));
        act(
                        id,
                        "withdraw",
                        Map.of(
                                "reason", "The figures were wrong.",
                                "notice", "<p>We are sorry.</p>",
                                "replacement", "right"))
                .statusCode(200);
        String since = read("/v1/articles/wrong").extract().path("goneAt");

        patch(id, Map.of("headline", "Wrong, typo mended"))
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("gone.reason", equalTo("The figures were wrong."));

        read("/v1/articles/wrong")
                .statusCode(410)
                .body("reason", equalTo("The figures were wrong."))
                .body("goneAt", equalTo(since))
                .body("notice", equalTo("<p>We are sorry.</p>"))
                .body("replacement", equalTo("/v1/articles/right"));
    }

    @Test
    void what_was_public_and_is_scheduled_anew_can_still_be_published_at_once() {
        String id = published(story("Ferry"));
        act(id, "unpublish", Map.of()).statusCode(200);
        act(id, "publish", Map.of("at", in(Duration.ofSeconds(3600)))).statusCode(200);

        act(id, "publish", Map.of()).statusCode(200);

        read("/v1/articles/ferry").statusCode(200);
    }

    @Test
    void what_the_clock_brought_back_and_is_taken_back_again_is_gone_since_then() {
        String id = published(story("Ferry"));
        act(id, "unpublish", Map.of()).statusCode(200);
        act(id, "publish", Map.of("at", in(Duration.ofMillis(500)))).statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> read("/v1/articles/ferry").statusCode(200));
        Instant visible = Instant.now();

        act(id, "unpublish", Map.of()).statusCode(200);

        String since = read("/v1/articles/ferry").statusCode(410).extract().path("goneAt");
        assertThat(Instant.parse(since)).isAfter(visible);
    }

    @Test
    void a_preview_token_shows_one_draft_in_its_page_in_lists_and_as_a_teaser_and_nothing_else() {
        Map<String, Object> story = story("Draft");
        story.put("tags", List.of("ferry"));
        String id = draft(story).path("id");
        draft(story("Other draft"));
        Map<String, Object> host = story("Host");
        host.put("related", List.of("draft"));
        published(host);
        var made = sending(Map.of("expiresIn", "PT1H", "label", "for the lawyer"))
                .post("/v1/editorial/articles/" + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract();
        String token = made.path("token");

        given().header("Preview-Token", token)
                .get("/v1/articles/draft")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .body("headline", equalTo("Draft"));
        read("/v1/articles?previewToken=" + token).body("items.slug", contains("draft", "host"));
        read("/v1/articles/host?include=related&previewToken=" + token).body("related.slug", hasItem("draft"));
        read("/v1/tags/ferry?previewToken=" + token).body("articleCount", equalTo(1));
        read("/v1/articles/other-draft?previewToken=" + token).statusCode(404);
        read("/v1/articles").body("items.slug", contains("host")).body("items.slug", not(hasItem("draft")));
        read("/v1/articles/draft").statusCode(404);
        editor().get("/v1/editorial/articles/" + id + "/preview-tokens")
                .then()
                .body("items[0].label", equalTo("for the lawyer"))
                .body("items[0].uses", equalTo(5))
                .body("items[0].token", nullValue());
        editor().delete("/v1/editorial/articles/" + id + "/preview-tokens/" + made.<String>path("details.id"))
                .then()
                .statusCode(204);
        read("/v1/articles/draft?previewToken=" + token).statusCode(403).contentType("application/problem+json");
        get(id).body("version", equalTo(1)).body("status", equalTo("draft"));
    }
}
