package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has an {@code expiresAt} is gone from then on: everywhere, by the database's clock, and not a moment early. */
@QuarkusTest
class ExpiryTest {

    private static final String PAST = "2026-05-10T00:00:00Z";
    private static final String LATER = "2099-01-01T00:00:00Z";
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    /** All that shows the article {@code quiz}, and would without it be as it is then. */
    private static final List<String> SHOWS = List.of(
            "/v1/articles",
            "/v1/articles?total=exact",
            "/v1/articles?tag=games",
            "/v1/articles?tag=games,harbour&sort=publishedAt",
            "/v1/articles?author=mira-holt",
            "/v1/articles?section=local&sort=headline",
            "/v1/articles?language=en&sort=-updatedAt",
            "/v1/articles?slug=quiz",
            "/v1/articles?q=questions",
            "/v1/articles?q=questions&sort=-publishedAt&facets=tag",
            "/v1/search?q=questions",
            "/v1/search/suggest?q=quiz",
            "/v1/articles.rss",
            "/v1/articles.csv",
            "/v1/tags/games.atom",
            "/v1/articles/ferry",
            "/v1/articles/ferry?body=html,markdown",
            "/v1/articles/boat?include=related",
            "/v1/articles/pier?include=translations",
            "/v1/articles/pier?include=series",
            "/v1/articles/boat/related",
            "/v1/articles/ferry.html",
            "/v1/fronts/local",
            "/v1/summaries/week",
            "/v1/summaries?body=html",
            "/v1/sections/local/summary",
            "/v1/corrections",
            "/v1/redirects",
            "/v1/sitemaps/2026-05.xml",
            "/v1/export.ndjson");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                tag("games").with("kind", "series"),
                tag("harbour"),
                author("mira-holt"),
                article("pier")
                        .at("2026-05-08T10:00:00Z")
                        .tags("games")
                        .with("language", "cy")
                        .with("translationGroup", "quiz"));
    }

    private static void tells(String slug, String reason) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().get("/v1/articles/" + slug)
                .then()
                .statusCode(410)
                .body("detail", equalTo("The article has expired."))
                .body("reason", equalTo(reason)));
        get(slug).body("gone.reason", equalTo(reason));
    }

    private static String soon() {
        return Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Test
    void the_reason_that_an_editor_gives_is_what_readers_are_told() {
        String id = published(story("Offer"));
        act(id, "expire", Map.of("expiresAt", LATER, "expiryReason", "The offer has ended."))
                .statusCode(200)
                .body("expiryReason", equalTo("The offer has ended."));
        act(id, "publish", Map.of()).statusCode(200).body("version", is(3));
        act(id, "publish", Map.of("expiryReason", "Sold out.")).statusCode(200).body("version", is(4));
        String end = soon();
        act(id, "expire", Map.of("expiresAt", end, "expiryReason", "Sold out."))
                .statusCode(200)
                .body("expiryReason", equalTo("Sold out."));

        tells("offer", "Sold out.");
        act(id, "withdraw", Map.of("reason", "It was wrong.")).statusCode(200);
        given().get("/v1/articles/offer").then().statusCode(410).body("reason", equalTo("It was wrong."));
        act(id, "expire", Map.of()).statusCode(200).body("expiryReason", nullValue());
    }

    @Test
    void without_a_reason_readers_are_told_when_it_ended() {
        String id = published(story("Offer"));
        act(id, "expire", Map.of("expiresAt", LATER, "expiryReason", "The offer has ended."));
        String end = soon();
        act(id, "expire", Map.of("expiresAt", end)).statusCode(200).body("expiryReason", nullValue());

        tells("offer", "It was published until " + end + ".");
    }

    @Test
    void a_reason_needs_an_end() {
        String id = published(story("Offer"));
        for (String action : List.of("expire", "publish")) {
            act(id, action, Map.of("expiryReason", "The offer has ended."))
                    .statusCode(422)
                    .body("errors.pointer", contains("/expiryReason"));
        }
        sending(Map.of(
                        "headline", "Quiz",
                        "section", "local",
                        "body", Map.of("text", "Who knows?"),
                        "expiryReason", "It is over."))
                .put("/v1/editorial/articles/by-source/wire/1")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/expiryReason"));
        sending(Map.of(
                        "name",
                        "One",
                        "steps",
                        List.of(Map.of("action", "expire", "article", "offer", "expiryReason", "Over."))))
                .post("/v1/editorial/releases")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/steps/0/expiryReason"));
    }

    @Test
    void records_and_releases_give_reasons() {
        newsroom.takes(
                article("wire").with("expiresAt", soon()).with("expiryReason", "The agency's licence has ended."));
        String id = published(story("Offer"));
        String release = sending(Map.of(
                        "name",
                        "One",
                        "steps",
                        List.of(Map.of(
                                "action", "expire",
                                "article", "offer",
                                "expiresAt", soon(),
                                "expiryReason", "The offer has ended."))))
                .post("/v1/editorial/releases")
                .then()
                .statusCode(201)
                .body("steps[0].expiryReason", equalTo("The offer has ended."))
                .extract()
                .path("id");
        sending(Map.of())
                .header("If-Match", "*")
                .post("/v1/editorial/releases/" + release + "/publish")
                .then()
                .statusCode(200);

        tells("wire", "The agency's licence has ended.");
        tells("offer", "The offer has ended.");
        editor().get("/v1/editorial/audit?thing=" + id).then().body("items[0].action", equalTo("expire"));
        newsroom.takes(article("later").with("expiresAt", LATER).with("expiryReason", "Nobody's business yet."));
        assertThat(given().get("/v1/export.ndjson").asString())
                .contains("\"slug\":\"later\"")
                .doesNotContain("Nobody's business");
    }

    /** The article that will end, used by everything that can use one. */
    private Record quiz() {
        return article("quiz")
                .with("headline", "Quiz")
                .tags("games", "harbour")
                .authors("mira-holt")
                .with("translationGroup", "quiz")
                .with("aliases", List.of("/alias-of-it"))
                .with("notices", List.of(Map.of("kind", "correction", "text", "<p>Not ten.</p>", "publishedAt", PAST)))
                .markdown("Twelve questions.");
    }

    private void used() {
        newsroom.takes(
                article("boat").tags("harbour").with("related", List.of("quiz")),
                article("ferry")
                        .tags("games", "harbour")
                        .with(
                                "body",
                                Map.of(
                                        "blocks",
                                        List.of(
                                                Map.of("id", "p", "type", "paragraph", "html", "It sails."),
                                                Map.of(
                                                        "id",
                                                        "l",
                                                        "type",
                                                        "paragraph",
                                                        "html",
                                                        "Do the <a href=\"article:quiz\">Quiz</a>."),
                                                Map.of("id", "t", "type", "teaser", "article", "quiz")))),
                summary("week")
                        .with("articles", List.of("quiz", "ferry"))
                        .with(
                                "body",
                                Map.of(
                                        "blocks",
                                        List.of(
                                                Map.of("id", "p", "type", "paragraph", "html", "It was."),
                                                Map.of("id", "t", "type", "teaser", "article", "quiz")))));
        newsroom.indexed();
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Response read(String path) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(path);
    }

    private static boolean shows(String path) {
        String text = read(path).asString();
        // Parts of a path or of a query are no sign of it.
        return text.contains("/articles/quiz") || text.contains("\"slug\":\"quiz\"") || text.contains("slug=quiz\"");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Instant now() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void isStored(String status) {
        await().untilAsserted(() -> assertThat(one("select status from article where slug = 'quiz'"))
                .isEqualTo(status));
    }

    private static ValidatableResponse changes(String cursor) {
        return given().get("/v1/changes?cursor=" + cursor).then().statusCode(200);
    }

    /** An article that was public and whose time is over. */
    private String over(Map<String, Object> story) {
        String id = draft(story).path("id");
        act(id, "publish", Map.of("expiresAt", in(Duration.ofMillis(400)).toString()))
                .statusCode(200);
        await().untilAsserted(() -> read("/v1/articles/" + id).then().statusCode(410));
        return id;
    }

    @Test
    void what_has_ended_is_gone_from_everything_before_anything_has_followed_it_up() throws SQLException {
        newsroom.takes(quiz());
        used();
        assertThat(SHOWS).allSatisfy(path -> assertThat(shows(path)).as(path).isTrue());
        read("/v1/tags/games").then().body("articleCount", is(3));

        try (Connection holding = dataSource.getConnection();
                Statement lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            // Whoever follows up what has ended passes over what somebody holds.
            lock.execute("select 1 from article where slug = 'quiz' for key share");
            run("update article set expires_at = now() where slug = 'quiz'");
            newsroom.forgets();

            List<String> still = new ArrayList<>(SHOWS);
            still.removeIf(path -> !shows(path));
            assertThat(still).isEmpty();
            isGone(2);
            assertThat(one("select status from article where slug = 'quiz'")).isEqualTo("published");
            holding.rollback();
        }

        isStored("expired");
        List<String> still = new ArrayList<>(SHOWS);
        still.removeIf(path -> !shows(path));
        assertThat(still).isEmpty();
        isGone(2);
    }

    private void isGone(int others) throws SQLException {
        Instant end = Instant.parse(one("select to_char(expires_at at time zone 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from article where slug = 'quiz'"));
        read("/v1/articles/quiz")
                .then()
                .statusCode(410)
                .body("detail", equalTo("The article has expired."))
                .body("reason", equalTo("It was published until " + end + "."))
                .body("goneAt", equalTo(end.toString()));
        read("/v1/articles/quiz/related").then().statusCode(410);
        read("/v1/articles/quiz.jsonld").then().statusCode(410);
        read("/v1/resolve?path=/articles/quiz")
                .then()
                .body("state", equalTo("gone"))
                .body("goneAt", equalTo(end.toString()));
        read("/v1/resolve?path=/alias-of-it").then().body("state", equalTo("gone"));
        read("/v1/tags/games").then().body("articleCount", is(others));
        read("/v1/articles?tag=games&total=exact").then().body("total.value", is(others));
    }

    @Test
    void no_answer_shows_it_a_moment_longer_or_hides_it_a_moment_earlier() {
        Instant end = in(Duration.ofSeconds(3));
        newsroom.takes(quiz().with("expiresAt", end.toString()));
        used();
        List<String> paths = List.of(
                "/v1/articles",
                "/v1/articles?tag=games",
                "/v1/articles.rss",
                "/v1/articles/ferry",
                "/v1/articles/boat/related",
                "/v1/articles/pier?include=translations",
                "/v1/articles/pier?include=series",
                "/v1/summaries/week",
                "/v1/corrections",
                "/v1/redirects",
                "/v1/fronts/local",
                "/v1/resolve?path=/alias-of-it",
                "/v1/resolve?path=/articles/quiz",
                "/v1/sitemaps/2026-05.xml");
        read("/v1/articles/quiz").then().body("nextChangeAt", equalTo(end.toString()));
        read("/v1/articles/ferry").then().body("nextChangeAt", equalTo(end.toString()));

        boolean over = false;
        while (!over) {
            for (String path : paths) {
                Instant before = now();
                Response answer = read(path);
                boolean shown = path.startsWith("/v1/resolve")
                        ? !answer.path("state").equals("gone")
                        : answer.asString().contains("/articles/quiz");
                Instant after = now();
                if (shown) {
                    assertThat(before).as("%s shows it", path).isBefore(end);
                    Matcher age = MAX_AGE.matcher(answer.header("Cache-Control"));
                    assertThat(age.find()).isTrue();
                    assertThat(before.plusSeconds(Long.parseLong(age.group(1))))
                            .as("The lifetime of %s", path)
                            .isBeforeOrEqualTo(end);
                } else {
                    assertThat(after).as("%s hides it", path).isAfterOrEqualTo(end);
                }
            }
            over = now().isAfter(end.plusMillis(300));
        }
    }

    @Test
    void the_feed_has_one_tombstone_and_an_upsert_for_one_that_comes_back() {
        String start = changes("now").extract().path("cursor");
        String id = over(story("Quiz"));

        await().untilAsserted(() -> changes(start)
                .body("items.operation", contains("upsert", "delete"))
                .body("items.reason", contains(null, "expired"))
                .body("items[1].id", equalTo(id))
                .body("items[1].cacheTags", hasItem("section-local")));
        act(id, "expire", Map.of()).statusCode(200);

        changes(start).body("items.operation", contains("upsert", "delete", "upsert"));
        read("/v1/articles/quiz").then().statusCode(200).body("nextChangeAt", nullValue());
    }

    @Test
    void the_feed_ends_with_the_tombstone_of_one_that_was_public_for_a_moment() {
        String start = changes("now").extract().path("cursor");
        String id = draft(story("Quiz")).path("id");
        Instant at = in(Duration.ofMillis(700));
        act(
                        id,
                        "publish",
                        Map.of(
                                "at",
                                at.toString(),
                                "expiresAt",
                                at.plusMillis(1).toString()))
                .statusCode(200)
                .body("status", equalTo("published"));

        await().untilAsserted(() -> read("/v1/articles/quiz").then().statusCode(410));
        await().untilAsserted(() -> changes(start).body("items.reason", hasItem("expired")));
        changes(start).body("items[-1].operation", equalTo("delete"));
    }

    @Test
    void an_end_is_set_moved_and_cleared() {
        String id = published(story("Quiz"));
        act(id, "expire", Map.of("expiresAt", LATER))
                .statusCode(200)
                .body("expiresAt", equalTo(LATER))
                .body("status", equalTo("published"))
                .body("version", is(3));
        act(id, "expire", Map.of("expiresAt", LATER)).body("version", is(3));
        act(id, "publish", Map.of()).body("version", is(3)).body("expiresAt", equalTo(LATER));
        read("/v1/articles/quiz").then().body("nextChangeAt", equalTo(LATER));
        act(id, "publish", Map.of("expiresAt", "2100-01-01T00:00:00Z"))
                .statusCode(200)
                .body("version", is(4))
                .body("expiresAt", equalTo("2100-01-01T00:00:00Z"));
        Map<String, Object> cleared = new java.util.HashMap<>();
        cleared.put("expiresAt", null);
        act(id, "expire", cleared).statusCode(200).body("expiresAt", nullValue());
        editor().get("/v1/editorial/articles/" + id + "/versions/3...4")
                .then()
                .body("fields.field", contains("expiresAt"))
                .body("fields[0].from", equalTo(LATER));
    }

    @Test
    void it_ends_in_the_future_and_after_it_began() {
        String id = draft(story("Quiz")).path("id");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("expiresAt", PAST),
                Map.of("at", LATER, "expiresAt", LATER),
                Map.of("embargoUntil", LATER, "expiresAt", "2098-01-01T00:00:00Z"))) {
            act(id, "publish", wrong).statusCode(422).body("errors.pointer", contains("/expiresAt"));
        }
        act(id, "expire", Map.of("expiresAt", PAST)).statusCode(422).body("errors.pointer", contains("/expiresAt"));
        act(id, "expire", Map.of("expiresAt", "tomorrow")).statusCode(422);
        act(id, "publish", Map.of("at", LATER)).statusCode(200);
        act(id, "expire", Map.of("expiresAt", "2098-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors[0].detail", equalTo("Must be after publishedAt"));
        read("/v1/articles/quiz").then().statusCode(404);

        JsonNode rejected = newsroom.sends(
                        quiz().with("expiresAt", "2026-05-09T10:00:00Z").json())
                .get(0);
        assertThat(rejected.toString()).contains("/expiresAt", "Must be after publishedAt");
    }

    @Test
    void a_draft_keeps_the_end_that_it_has_and_is_not_published_after_it() {
        String id = over(story("Quiz"));
        act(id, "unpublish", Map.of("reason", "No more."))
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("expiresAt", containsString("T"));
        read("/v1/articles/quiz").then().statusCode(410).body("reason", equalTo("No more."));
        patch(id, Map.of("headline", "Quizzes"))
                .statusCode(200)
                .body("warnings.code", hasItem("expired"))
                .body("warnings.pointer", hasItem("/expiresAt"));
        act(id, "publish", Map.of()).statusCode(422).body("errors.pointer", contains("/expiresAt"));
        act(id, "publish", Map.of("expiresAt", LATER)).statusCode(200);
        read("/v1/articles/quiz").then().statusCode(200);
    }

    @Test
    void what_has_ended_is_withdrawn_edited_and_previewed_like_anything_else() {
        String id = over(story("Quiz"));
        get(id).body("status", equalTo("published")).body("gone.reason", containsString("It was published until"));
        patch(id, Map.of("slug", "quizzes")).statusCode(200).body("status", equalTo("published"));
        read("/v1/articles/quiz").then().statusCode(410);
        read("/v1/articles/quizzes").then().statusCode(410).body("detail", equalTo("The article has expired."));

        String token = sending(Map.of())
                .post("/v1/editorial/articles/" + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        given().header("Preview-Token", token)
                .get("/v1/articles/quizzes")
                .then()
                .statusCode(200)
                .body("slug", equalTo("quizzes"));

        act(id, "withdraw", Map.of("reason", "It was wrong.")).statusCode(200).body("status", equalTo("withdrawn"));
        read("/v1/articles/quizzes")
                .then()
                .statusCode(410)
                .body("detail", equalTo("The article was withdrawn."))
                .body("reason", equalTo("It was wrong."));
        act(id, "expire", Map.of()).statusCode(200).body("status", equalTo("withdrawn"));
        read("/v1/articles/quizzes").then().statusCode(410).body("reason", equalTo("It was wrong."));
        act(id, "publish", Map.of()).statusCode(200);
        read("/v1/articles/quizzes").then().statusCode(200);
    }

    @Test
    void a_retracted_article_ends_too() {
        String id = over(story("Quiz"));
        act(id, "expire", Map.of("expiresAt", LATER)).statusCode(200);
        act(id, "notices", Map.of("kind", "retraction", "text", "All wrong.")).statusCode(200);
        read("/v1/articles/quiz").then().statusCode(200).body("retracted", is(true));
        act(id, "expire", Map.of("expiresAt", in(Duration.ofMillis(300)).toString()))
                .statusCode(200);
        await().untilAsserted(() -> read("/v1/articles/quiz").then().statusCode(410));
        read("/v1/articles?retracted=include").then().body("items.slug", contains("pier"));
    }

    @Test
    void senders_say_it_with_the_state_and_the_export_has_it() throws SQLException {
        newsroom.takes(quiz().with("expiresAt", LATER).with("externalId", "q"));
        assertThat(newsroom.takes(quiz().with("expiresAt", LATER).with("externalId", "q"))
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(read("/v1/export.ndjson").asString()).contains("\"expiresAt\":\"" + LATER + "\"");
        String start = changes("now").extract().path("cursor");

        newsroom.takes(quiz().with("expiresAt", PAST).with("externalId", "q"));
        changes(start).body("items.reason", contains("expired"));
        isGone(1);
        get("quiz").body("status", equalTo("published")).body("expiresAt", equalTo(PAST));

        newsroom.takes(quiz().with("externalId", "q"));
        read("/v1/articles/quiz").then().statusCode(200).body("nextChangeAt", nullValue());

        newsroom.takes(article("older").with("expiresAt", PAST));
        read("/v1/articles/older").then().statusCode(410).body("goneAt", equalTo(PAST));
    }

    @Test
    void editors_find_what_has_ended() {
        String id = over(story("Quiz"));
        published(story("Ferry"));
        await().untilAsserted(() -> editor().get("/v1/editorial/articles?status=expired")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.status", contains("published")));
        editor().get("/v1/editorial/articles?status=published").then().body("items.id", not(hasItem(id)));
    }
}
