package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.support.Program;
import org.broadsheet.support.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL with response caches: neither may serve what the other has replaced or withdrawn. */
class TwoNodesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String LIST = "/v1/articles?limit=5";
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    @TempDir
    Path cluster;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private EmbeddedPostgres postgres;
    private Proxy proxy;
    private Program one;
    private Program two;

    @BeforeEach
    void two_nodes_one_of_them_behind_a_proxy() throws IOException {
        postgres = postgres(0);
        proxy = Proxy.to(postgres.getPort());
        one = node(postgres.getPort()).ready();
        two = node(proxy.port()).ready();
        one.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        proxy.close();
        postgres.close();
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static Program node(int port) {
        return Program.start(
                folder,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:" + port + "/postgres",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "unused",
                        "BROADSHEET_BOOTSTRAP_KEY",
                        KEY));
    }

    /** An article written on one node. */
    private record Written(String id, int version, String cursor) {}

    private static Written create(Program node, String headline) throws IOException {
        HttpResponse<String> created = node.edits(
                KEY,
                "POST",
                ARTICLES,
                null,
                JSON.writeValueAsString(
                        Map.of("headline", headline, "section", "local", "body", Map.of("text", "Of " + headline))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return new Written(JSON.readTree(created.body()).get("id").asText(), 1, null);
    }

    private static Written act(Program node, Written article, String method, String action, String json) {
        HttpResponse<String> done =
                node.edits(KEY, method, ARTICLES + "/" + article.id() + action, "\"v" + article.version() + "\"", json);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return new Written(
                article.id(),
                article.version() + 1,
                done.headers().firstValue("Change-Cursor").orElse(null));
    }

    private static Written publish(Program node, String headline) throws IOException {
        return act(node, create(node, headline), "POST", "/publish", "{}");
    }

    /** Waits until each node answers from memory: a change that was written just before may still empty it. */
    private static void warm(Program... nodes) {
        for (Program node : nodes) {
            await().atMost(Duration.ofSeconds(10)).pollDelay(Duration.ZERO).until(() -> {
                HttpResponse<String> answer = node.get(LIST);
                assertThat(answer.statusCode()).isEqualTo(200);
                return answer.headers()
                        .firstValue("Server-Timing")
                        .filter(timing -> !timing.contains("db;"))
                        .isPresent();
            });
        }
    }

    /** Repeats a request until the answer contains the text; returns how long that took. */
    private static long until(Program node, String path, String text) {
        long start = System.nanoTime();
        await().atMost(A_SECOND)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> node.get(path).body().contains(text));
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void what_one_node_wrote_the_other_serves_within_a_second_though_both_answer_from_memory() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Program writer = i % 2 == 0 ? one : two;
            Program reader = i % 2 == 0 ? two : one;
            warm(one, two);

            Written article = publish(writer, "Story " + i + " of the day");

            assertThat(writer.get(LIST).body()).contains("Story " + i + " of the day");
            millis.add(until(reader, LIST, "Story " + i + " of the day"));
            if (i % 5 == 0) {
                String path = "/v1/articles/" + article.id();
                warm(one, two);
                assertThat(reader.get(path).statusCode()).isEqualTo(200);
                act(writer, article, "POST", "/withdraw", "{\"reason\":\"It was wrong.\"}");
                assertThat(writer.get(path).statusCode()).isEqualTo(410);
                assertThat(writer.get(LIST).body()).doesNotContain(article.id());
                millis.add(until(reader, path, "\"status\":410"));
                await().atMost(A_SECOND).until(() -> !reader.get(LIST).body().contains(article.id()));
            }
        }
        millis.sort(null);
        System.out.printf(
                "From one node's acknowledgement to the other's answer: p50 %d ms, max %d ms%n",
                millis.get(millis.size() / 2), millis.get(millis.size() - 1));
    }

    @Test
    void a_time_of_publication_that_passes_shows_on_both_within_a_second() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Instant at = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
            String headline = "Scheduled " + i;
            String slug = "/v1/articles/scheduled-" + i;
            act(one, create(one, headline), "POST", "/publish", "{\"at\":\"" + at + "\"}");
            String resolve = "/v1/resolve?path=/articles/scheduled-" + i;
            for (Program node : List.of(one, two)) {
                warm(node);
                assertThat(node.get(LIST).body()).doesNotContain(headline);
                assertThat(node.get(slug).statusCode()).isEqualTo(404);
                assertThat(node.get(resolve).body()).contains("unknown");
            }
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> !Instant.now().isBefore(at));
            for (Program node : List.of(one, two)) {
                millis.add(until(node, LIST, headline));
                until(node, slug, headline);
                until(node, resolve, "current");
                assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofMillis(1_500));
            }
        }
        System.out.println("From the time of publication to the answer, ms: " + millis);
    }

    @Test
    void a_writer_reads_its_own_write_on_the_other_node_by_its_cursor_at_the_first_try() throws IOException {
        for (int i = 0; i < 20; i++) {
            warm(two);
            Written article = publish(one, "Own " + i + " write");
            assertThat(article.cursor()).isNotNull();

            assertThat(two.get(LIST + "&minVersion=" + article.cursor()).body()).contains("Own " + i + " write");

            Written patched = act(one, article, "PATCH", "", "{\"headline\":\"Mended " + i + " write\"}");
            assertThat(two.get("/v1/articles/" + article.id() + "?minVersion=" + patched.cursor())
                            .body())
                    .contains("Mended " + i + " write");
        }
        long start = System.nanoTime();
        HttpResponse<String> ahead = two.get(LIST + "&minVersion=999999999");
        assertThat(ahead.statusCode()).isEqualTo(503);
        assertThat(ahead.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_500));
    }

    @Test
    void a_node_whose_listener_is_cut_again_and_again_serves_nothing_stale() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> cutter = CompletableFuture.supplyAsync(() -> cutListeners(done));
        try {
            for (int i = 0; i < 15; i++) {
                await().atMost(Duration.ofSeconds(5)).until(() -> two.get(LIST).statusCode() == 200);
                publish(one, "Cut " + i + " off");
                until(two, LIST, "Cut " + i + " off");
            }
        } finally {
            done.set(true);
        }
        assertThat(cutter.get()).as("Connections that were cut").isGreaterThan(5);
    }

    /** Closes the connections on which both nodes follow the change log, ten times a second. */
    private int cutListeners(AtomicBoolean done) {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            int[] cut = {0};
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> {
                        try (var rows = statement.executeQuery("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where pid <> pg_backend_pid()
                        and (query ilike 'listen %' or query like '%from change where seq > %')
                        """)) {
                            rows.next();
                            cut[0] += rows.getInt(1);
                        }
                        return done.get();
                    });
            return cut[0];
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_node_behind_a_dead_network_serves_nothing_stale_after_a_second_and_recovers() throws IOException {
        warm(one, two);
        proxy.cut(true);
        // Immediately, because the node may use its cache for another second, and a write may take as long.
        int answered =
                hurried(two, LIST).filter(answer -> answer.statusCode() == 200).isPresent() ? 1 : 0;
        Written article = publish(one, "Written meanwhile");
        Instant acknowledged = Instant.now();

        while (Instant.now().isBefore(acknowledged.plusSeconds(4))) {
            Instant asked = Instant.now();
            Optional<HttpResponse<String>> answer = hurried(two, LIST);
            if (answer.isPresent() && answer.get().statusCode() == 200) {
                answered++;
                assertThat(asked.isBefore(acknowledged.plus(A_SECOND))
                                || answer.get().body().contains(article.id()))
                        .as("Stale %s after the write", Duration.between(acknowledged, asked))
                        .isTrue();
            } else if (answer.isPresent()) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(answered).as("Answers from memory in the first second").isPositive();

        proxy.cut(false);
        await().atMost(Duration.ofSeconds(5)).until(() -> hurried(two, LIST)
                .filter(answer -> answer.statusCode() == 200 && answer.body().contains(article.id()))
                .isPresent());
    }

    /** The answer, or none if it does not come within a moment. */
    private Optional<HttpResponse<String>> hurried(Program node, String path) {
        try {
            return Optional.of(client.send(
                    HttpRequest.newBuilder(node.at(path))
                            .timeout(Duration.ofMillis(300))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_killed_node_costs_the_other_nothing() throws IOException {
        publish(one, "Before the kill");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int asked = 0;
            while (!done.get()) {
                assertThat(one.get("/v1/articles?exclude=nothing-" + asked++).statusCode())
                        .isEqualTo(200);
            }
            return asked;
        });

        two.kill();
        Written article = publish(one, "After the kill");

        assertThat(one.get(LIST).body()).contains(article.id());
        done.set(true);
        assertThat(reader.join()).isPositive();
    }

    @Test
    void a_restart_of_postgresql_costs_only_503s_that_say_when_to_ask_again() throws IOException {
        Written before = publish(one, "Before the restart");
        warm(one, two);
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Map<Integer, Integer>>> readers = List.of(
                CompletableFuture.supplyAsync(() -> statuses(one, done)),
                CompletableFuture.supplyAsync(() -> statuses(two, done)));

        int port = postgres.getPort();
        postgres.close();
        for (Program node : List.of(one, two)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> node.get(LIST).statusCode() == 503);
            HttpResponse<String> refused = node.edits(KEY, "POST", ARTICLES, null, "{}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        postgres = postgres(port);
        Instant back = Instant.now();

        for (Program node : List.of(one, two)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> node.get(LIST).statusCode() == 200);
            assertThat(node.get(LIST).body()).contains(before.id());
        }
        System.out.printf(
                "Both nodes answer %d ms after PostgreSQL does%n",
                Duration.between(back, Instant.now()).toMillis());
        Written after = publish(one, "After the restart");
        await().atMost(Duration.ofSeconds(5)).until(() -> two.get(LIST).body().contains(after.id()));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> warm(one, two));
        done.set(true);
        readers.forEach(reader -> assertThat(reader.join().keySet()).containsExactlyInAnyOrder(200, 503));
    }

    /** Repeats a request and counts the statuses. */
    private static Map<Integer, Integer> statuses(Program node, AtomicBoolean done) {
        Map<Integer, Integer> statuses = new java.util.TreeMap<>();
        while (!done.get()) {
            for (String path : List.of(LIST, "/v1/tags", "/v1/articles/nothing")) {
                HttpResponse<String> answer;
                try {
                    answer = node.get(path);
                } catch (UncheckedIOException e) {
                    throw new AssertionError("A request was cut", e);
                }
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                }
                statuses.merge(answer.statusCode() == 404 ? 200 : answer.statusCode(), 1, Integer::sum);
            }
        }
        return statuses;
    }
}
