package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many concurrent requests. */
@QuarkusTest
class LoadTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Pattern STATEMENTS = Pattern.compile("desc=\"(\\d+) ");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry meters;

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
        Iterator<Integer> unused = IntStream.rangeClosed(1, 49).iterator();
        for (int burst = 0; burst < 10; burst++) {
            boolean undisturbed = false;
            for (int i = 0; i < 10 && !undisturbed; i++) {
                undisturbed = askedAtOnceCostsAsMuchAsAlone(unused.next());
            }
            assertThat(undisturbed).as("A burst while memory was kept").isTrue();
        }
    }

    /** False, without a judgement, if the node forgot its answers meanwhile or did not trust them, as after a stall. */
    private boolean askedAtOnceCostsAsMuchAsAlone(int limit) {
        String control = "/v1/articles?limit=100";
        awaitInMemory(control);
        int alone = statements(ask("/v1/articles?limit=" + (50 + limit)).join());
        double before = readsOfMemory();

        List<HttpResponse<String>> answers = askAtOnce(200, "/v1/articles?limit=" + limit).stream()
                .map(CompletableFuture::join)
                .toList();

        boolean trusted = readsOfMemory() == before + 200;
        if (!trusted || statements(ask(control).join()) > 0) {
            return false;
        }
        assertThat(alone).isPositive();
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream().mapToInt(LoadTest::statements).sum()).isEqualTo(alone);
        return true;
    }

    private void awaitInMemory(String path) {
        await(path)
                .atMost(A_MINUTE)
                .pollDelay(Duration.ZERO)
                .until(() -> isFromMemory(ask(path).join()));
    }

    private static boolean isFromMemory(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && statements(answer) == 0;
    }

    /** How many requests were looked up in memory, whatever was found. */
    private double readsOfMemory() {
        return meters.find("broadsheet.cache.reads").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void excess_requests_are_refused_at_once_while_cached_answers_are_served() throws SQLException {
        int tooMany = 40;
        int all = atWork + tooMany;
        // Opens the connections, which takes a while.
        for (int i = 0; i < 2; i++) {
            askAtOnce(all / 2, "/v1/articles?exclude=before-" + i + "-%d").forEach(CompletableFuture::join);
        }
        // Once the last change is seen, only another one empties the memory.
        String latest =
                JsonPath.from(ask("/v1/changes?cursor=now").join().body()).getString("cursor");
        await().atMost(A_MINUTE)
                .until(() -> ask("/v1/articles?minVersion=" + latest).join().statusCode() == 200);
        awaitInMemory("/v1/articles/ferry");
        List<CompletableFuture<HttpResponse<String>>> slow;
        Set<CompletableFuture<HttpResponse<String>>> answeredBefore;
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
            slow = askAtOnce(all, "/v1/articles?exclude=nothing-%d");
            List<CompletableFuture<HttpResponse<String>>> asked = slow;
            // A statement waits five seconds for the lock (broadsheet.database.read-timeout); all of this must be
            // sooner.
            await().atMost(Duration.ofSeconds(3)).until(() -> {
                long done = asked.stream().filter(CompletableFuture::isDone).count();
                return done + meters.get("broadsheet.load.at.work").gauge().value() >= all;
            });
            await().atMost(Duration.ofMillis(1_500))
                    .ignoreExceptionsInstanceOf(TimeoutException.class)
                    .until(() -> isFromMemory(ask("/v1/articles/ferry").get(500, TimeUnit.MILLISECONDS)));
            answeredBefore = slow.stream().filter(CompletableFuture::isDone).collect(Collectors.toSet());
            connection.rollback();
        }
        List<HttpResponse<String>> answers =
                slow.stream().map(CompletableFuture::join).toList();
        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).containsAnyOf("/problems/overloaded", "/problems/unavailable");
        });
        List<CompletableFuture<HttpResponse<String>>> overloaded = slow.stream()
                .filter(answer -> answer.join().body().contains("/problems/overloaded"))
                .toList();
        // Fewer are too many where it takes so long to send them that the first have given up waiting for a connection.
        assertThat(overloaded).hasSizeBetween(1, tooMany);
        assertThat(answeredBefore).as("Refused at once").containsAll(overloaded);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .as("Served once they can be")
                .hasSizeGreaterThanOrEqualTo(10);

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
        int asked = 0;
        int ordinary = 0;
        while (waiting.stream().noneMatch(CompletableFuture::isDone)) {
            assertThat(ask("/v1/articles?exclude=ordinary-" + asked++).join().statusCode())
                    .isEqualTo(200);
            ordinary += waiting.stream().noneMatch(CompletableFuture::isDone) ? 1 : 0;
        }

        assertThat(ordinary).as("Others that were answered meanwhile").isPositive();
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1_900));
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            HttpResponse<String> answer = one.join();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("/problems/not-there-yet");
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
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
