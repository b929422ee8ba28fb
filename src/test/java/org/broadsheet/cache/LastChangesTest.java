package org.broadsheet.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Last-Modified} and {@code If-Modified-Since}: on every read, and never for something that has changed. */
@QuarkusTest
class LastChangesTest {

    private static final List<String> DATED = List.of(
            "/v1",
            "/v1/articles",
            "/v1/articles?fields=slug&section=local",
            "/v1/articles/ferry",
            "/v1/articles/ferry?include=related,notices",
            "/v1/articles/ferry/related",
            "/v1/articles/ferry.html",
            "/v1/articles/ferry.jsonld",
            "/v1/articles.rss",
            "/v1/articles.rss?body=none",
            "/v1/articles.atom",
            "/v1/articles.jsonfeed",
            "/v1/articles.ndjson",
            "/v1/articles.csv",
            "/v1/sections/local.rss",
            "/v1/sitemap.xml",
            "/v1/sitemaps/2026-05.xml",
            "/v1/sections",
            "/v1/sections/local",
            "/v1/tags",
            "/v1/tags/harbour",
            "/v1/authors",
            "/v1/authors/mira-holt",
            "/v1/summaries",
            "/v1/summaries/week",
            "/v1/summaries.atom",
            "/v1/sections/local/summary",
            "/v1/fronts/local",
            "/v1/fronts",
            "/v1/corrections",
            "/v1/corrections.rss",
            "/v1/redirects",
            "/v1/resolve?path=/articles/ferry",
            "/v1/export.ndjson");

    @Inject
    Newsroom newsroom;

    private String mira;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("sport"),
                tag("harbour"),
                author("mira-holt"),
                article("ferry").tags("harbour").authors("mira-holt"),
                article("pier").with("section", "sport"),
                summary("week"));
        mira = given().get("/v1/authors/mira-holt").path("id");
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static ExtractableResponse<Response> get(String path) {
        return given().get(path).then().spec(contract()).statusCode(200).extract();
    }

    private static int since(String path, String date) {
        return given().header("If-Modified-Since", date)
                .get(path)
                .then()
                .spec(contract())
                .extract()
                .statusCode();
    }

    /** The date of an answer once it stands for one state of it alone. */
    private static String settled(String path) {
        await(path)
                .atMost(Duration.ofSeconds(60))
                .until(() -> since(path, String.valueOf(get(path).header("Last-Modified"))) == 304);
        return get(path).header("Last-Modified");
    }

    @Test
    void every_read_has_a_date_and_answers_304_to_it() {
        for (String path : DATED) {
            String date = settled(path);

            ZonedDateTime at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            assertThat(at.toInstant()).as(path).isBeforeOrEqualTo(Instant.now());
            assertThat(since(path, "Fri, 31 Dec 2100 00:00:00 GMT")).as(path).isEqualTo(304);
            assertThat(since(path, "Sat, 09 May 2026 10:00:00 GMT")).as(path).isEqualTo(200);
            assertThat(since(path, "yesterday")).as(path).isEqualTo(200);
            given().header("If-Modified-Since", date)
                    .when()
                    .head(path)
                    .then()
                    .statusCode(304)
                    .header("Last-Modified", date);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles?q=ferry",
                "/v1/search?q=ferry",
                "/v1/search/suggest?q=fer",
                "/v1/changes",
                "/v1/articles.newssitemap"
            })
    void what_changes_without_a_record_has_no_date(String path) {
        assertThat(get(path).headers().hasHeaderWithName("Last-Modified")).isFalse();
        assertThat(since(path, "Fri, 31 Dec 2100 00:00:00 GMT")).isEqualTo(200);
    }

    @Test
    void an_entity_tag_wins_over_a_date() {
        String date = settled("/v1/articles");
        String etag = get("/v1/articles").header("ETag");

        given().header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", date)
                .get("/v1/articles")
                .then()
                .statusCode(200);
        given().header("If-None-Match", etag)
                .header("If-Modified-Since", "Sat, 09 May 2026 10:00:00 GMT")
                .get("/v1/articles")
                .then()
                .statusCode(304);
    }

    @Test
    void nothing_that_has_changed_is_ever_unchanged_however_fast_its_changes_follow() {
        String id = published(story("Quay"));
        String slug = get("/v1/articles/" + id).path("slug");
        List<String> paths = List.of("/v1/articles", "/v1/articles/" + slug, "/v1/articles.rss", "/v1/export.ndjson");
        for (int i = 0; i < 15; i++) {
            List<String> dates = paths.stream()
                    .map(path -> get(path).header("Last-Modified"))
                    .toList();

            patch(id, Map.of("headline", "Quay " + i)).statusCode(200);

            for (int at = 0; at < paths.size(); at++) {
                if (dates.get(at) != null) {
                    assertThat(since(paths.get(at), dates.get(at)))
                            .as(paths.get(at))
                            .isEqualTo(200);
                }
                assertThat(get(paths.get(at)).asString()).contains("Quay " + i);
            }
        }
    }

    @Test
    void an_author_who_is_renamed_dates_what_shows_the_name() {
        String article = settled("/v1/articles/ferry");
        String list = settled("/v1/articles.atom");

        editAuthor("Mira Holt-Reyes");

        assertThat(since("/v1/articles/ferry", article)).isEqualTo(200);
        assertThat(since("/v1/articles.atom", list)).isEqualTo(200);
        assertThat(get("/v1/articles/ferry").asString()).contains("Holt-Reyes");
    }

    private void editAuthor(String name) {
        String path = "/v1/editorial/authors/" + mira;
        sending(Map.of("name", name))
                .contentType("application/merge-patch+json")
                .header(
                        "If-Match",
                        given().header("Authorization", "Bearer " + Newsroom.KEY)
                                .get(path)
                                .header("ETag"))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_withdrawn_dates_the_lists_that_it_left() {
        String id = published(story("Quay"));
        String list = settled("/v1/articles");

        act(id, "withdraw", Map.of("reason", "legal")).statusCode(200);

        assertThat(since("/v1/articles", list)).isEqualTo(200);
    }

    @Test
    void what_the_clock_publishes_dates_what_shows_it() {
        String id = draft(story("Dawn")).path("id");
        String list = settled("/v1/articles");
        String export = settled("/v1/export.ndjson");
        act(id, "publish", Map.of("at", in(Duration.ofSeconds(10)))).statusCode(200);
        assertThat(since("/v1/articles", list)).isEqualTo(304);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/v1/articles").asString().contains("Dawn"));

        assertThat(since("/v1/articles", list)).isEqualTo(200);
        assertThat(since("/v1/export.ndjson", export)).isEqualTo(200);
        assertThat(since("/v1/articles", settled("/v1/articles"))).isEqualTo(304);
    }

    @Test
    void drafts_and_what_is_called_off_leave_no_date() {
        String list = settled("/v1/articles");

        String id = draft(story("Secret")).path("id");
        patch(id, Map.of("headline", "Still secret")).statusCode(200);
        act(id, "publish", Map.of("at", in(Duration.ofHours(1)))).statusCode(200);
        act(id, "unpublish", Map.of()).statusCode(200);

        assertThat(etag(id)).isNotEmpty();
        assertThat(get("/v1/articles").header("Last-Modified")).isEqualTo(list);
        assertThat(since("/v1/articles", list)).isEqualTo(304);
    }

    @Test
    void a_preview_has_no_date() {
        String id = draft(story("Secret")).path("id");
        String token = sending(Map.of("expiresIn", "PT1H"))
                .post("/v1/editorial/articles/" + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        ExtractableResponse<Response> preview = given().header("Preview-Token", token)
                .header("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT")
                .get("/v1/articles")
                .then()
                .statusCode(200)
                .extract();

        assertThat(preview.headers().hasHeaderWithName("Last-Modified")).isFalse();
    }
}
