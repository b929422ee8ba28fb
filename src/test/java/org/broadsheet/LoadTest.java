package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many concurrent requests. */
@QuarkusTest
class LoadTest {

    private static final Pattern STATEMENTS = Pattern.compile("desc=\"(\\d+) ");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "broadsheet.load.at-work")
    int atWork;

    @TestHTTPResource
    URI api;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
        published(story("Ferry"));
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(api.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<CompletableFuture<HttpResponse<String>>> askAtOnce(int times, String path) {
        return IntStream.range(0, times).mapToObj(i -> ask(path.formatted(i))).toList();
    }

    private static int statements(HttpResponse<String> response) {
        Matcher statements = STATEMENTS.matcher(
                response.headers().firstValue("Server-Timing").orElse(""));
        return statements.find() ? Integer.parseInt(statements.group(1)) : 0;
    }

    @Test
    void two_hundred_requests_for_one_missing_answer_cost_one_set_of_statements() {
        for (int limit = 1; limit <= 10; limit++) {
            int alone = statements(ask("/v1/articles?limit=" + (50 + limit)).join());
            assertThat(alone).isPositive();

            List<HttpResponse<String>> answers = askAtOnce(200, "/v1/articles?limit=" + limit).stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
            assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
            assertThat(answers.stream().mapToInt(LoadTest::statements).sum()).isEqualTo(alone);
        }
    }

    @Test
    void excess_requests_are_refused_at_once_while_cached_answers_are_served() throws SQLException {
        assertThat(ask("/v1/articles/ferry").join().statusCode()).isEqualTo(200);
        int tooMany = 40;
        List<CompletableFuture<HttpResponse<String>>> slow;
        Instant start;
        try (Connection connection = DriverManager.getConnection(
                        dataSource
                                .getConfiguration()
                                .connectionPoolConfiguration()
                                .connectionFactoryConfiguration()
                                .jdbcUrl(),
                        "postgres",
                        "unused");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table article in access exclusive mode");
            start = Instant.now();
            slow = askAtOnce(atWork + tooMany, "/v1/articles?exclude=nothing-%d");
            List<CompletableFuture<HttpResponse<String>>> asked = slow;
            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            asked.stream().filter(CompletableFuture::isDone).count() >= tooMany);
            HttpResponse<String> remembered = ask("/v1/articles/ferry").join();
            assertThat(remembered.statusCode()).isEqualTo(200);
            assertThat(statements(remembered)).isZero();
            connection.rollback();
        }
        List<HttpResponse<String>> answers =
                slow.stream().map(CompletableFuture::join).toList();
        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo(tooMany);
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        });
        assertThat(refused.stream().filter(answer -> answer.body().contains("/problems/overloaded")))
                .hasSize(tooMany);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));

        assertThat(ask("/v1/articles?exclude=nothing-again").join().statusCode())
                .as("All places are free again")
                .isEqualTo(200);
        assertThat(askAtOnce(atWork, "/v1/articles?exclude=again-%d").stream()
                        .map(answer -> answer.join().statusCode())
                        .distinct())
                .containsExactly(200);
    }

    @Test
    void any_number_of_requests_wait_two_seconds_for_a_future_version_without_a_worker() {
        Instant start = Instant.now();
        List<CompletableFuture<HttpResponse<String>>> waiting =
                askAtOnce(300, "/v1/articles?minVersion=99999999999&limit=%d".replace("%d", "7"));
        int ordinary = 0;
        while (waiting.stream().noneMatch(CompletableFuture::isDone)) {
            assertThat(ask("/v1/articles?exclude=ordinary-" + ordinary++).join().statusCode())
                    .isEqualTo(200);
        }

        assertThat(ordinary).as("Others are answered meanwhile").isGreaterThan(20);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1_900));
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            HttpResponse<String> answer = one.join();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("/problems/not-there-yet");
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void a_writer_reads_its_own_write_by_the_cursor_that_it_was_answered_with() {
        ask("/v1/articles").join();
        for (int i = 0; i < 20; i++) {
            var created = sending(story("Story " + i))
                    .post("/v1/editorial/articles")
                    .then()
                    .extract();
            String cursor = sending(Map.of())
                    .header("If-Match", created.header("ETag"))
                    .post("/v1/editorial/articles/" + created.path("id") + "/publish")
                    .then()
                    .statusCode(200)
                    .extract()
                    .header("Change-Cursor");
            assertThat(cursor).isNotNull();

            assertThat(ask("/v1/articles?minVersion=" + cursor).join().body()).contains("\"story-" + i + "\"");
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_cancelled_and_answered_503() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table section in access exclusive mode");

            HttpResponse<String> answer = ask("/v1/sections?limit=99").join();

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("took too long");
            connection.rollback();
        }
        assertThat(ask("/v1/sections?limit=99").join().statusCode()).isEqualTo(200);
    }
}
