package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Program;
import org.broadsheet.support.Receiver;
import org.broadsheet.support.Receiver.Answer;
import org.broadsheet.support.Receiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL tell receivers of what is written on both: each of everything, of each article in order,
 * and twice only if a node was killed.
 */
class WebhookNodesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles/";
    private static final String WEBHOOKS = "/v1/editorial/webhooks";
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final int STORIES = 20;
    private static final int RECEIVERS = 4;
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    @TempDir
    Path cluster;

    private final List<Receiver> receivers = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private Program one;
    private Program two;

    /** How many changes readers could see, by article. */
    private final Map<String, Integer> changes = new LinkedHashMap<>();

    @BeforeEach
    void two_nodes() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(cluster.resolve("data"))
                .setPGStartupWait(PATIENCE)
                .start();
        one = node().ready();
        two = node().ready();
        StringBuilder lines = new StringBuilder("{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
        for (int i = 0; i < STORIES; i++) {
            lines.append("\n{\"type\":\"article\",\"status\":\"published\",\"slug\":\"%s\",".formatted(slug(i)))
                    .append("\"headline\":\"A\",\"section\":\"local\",\"publishedAt\":\"2026-01-01T00:00:00Z\",")
                    .append("\"body\":{\"text\":\"B\"}}");
        }
        assertThat(one.imports(KEY, lines.toString()).body()).contains("\"rejected\":0");
        for (int i = 0; i < RECEIVERS; i++) {
            Receiver receiver = new Receiver();
            receivers.add(receiver);
            subscribe(receiver);
        }
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        receivers.forEach(Receiver::close);
        postgres.close();
    }

    private Program node() {
        return Program.start(
                folder,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "unused",
                        "BROADSHEET_BOOTSTRAP_KEY",
                        KEY,
                        "BROADSHEET_OUTWARD_ALLOW",
                        Receiver.ADDRESS,
                        "BROADSHEET_WEBHOOKS_TIMEOUT",
                        CALL.toString()));
    }

    private static String slug(int number) {
        return "story-" + number % STORIES;
    }

    private void subscribe(Receiver receiver) {
        HttpResponse<String> made = one.edits(
                KEY, "POST", WEBHOOKS, null, "{\"name\":\"Receiver\",\"url\":\"%s\"}".formatted(receiver.url()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    /** Changes stories on one node after the other; a change that is not acknowledged would end the test. */
    private void write(int count, Program... nodes) {
        for (int i = 0; i < count; i++) {
            String slug = slug(i);
            String patch = "{\"headline\":\"Headline %d\"}".formatted(changes.getOrDefault(slug, 0));
            HttpResponse<String> done = nodes[i % nodes.length].edits(KEY, "PATCH", ARTICLES + slug, "*", patch);
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
            changes.merge(slug, 1, Integer::sum);
        }
    }

    /** The change feed's cursors by the slugs of articles, since the receivers were made. */
    private Map<String, List<String>> feed(Program node) throws IOException {
        Map<String, List<String>> feed = new HashMap<>();
        String after = "0";
        boolean more = true;
        int left = 1 + STORIES;
        while (more) {
            JsonNode page = JSON.readTree(
                    node.answer("/v1/changes?limit=1000&cursor=" + after).body());
            for (JsonNode row : page.path("items")) {
                if (left-- <= 0) {
                    feed.computeIfAbsent(row.path("slug").asText(), slug -> new ArrayList<>())
                            .add(row.path("cursor").asText());
                }
            }
            after = page.path("cursor").asText();
            more = page.path("hasMore").asBoolean();
        }
        return feed;
    }

    private static Map<String, List<String>> told(Receiver receiver) {
        Map<String, List<String>> told = new HashMap<>();
        for (Received call : receiver.received()) {
            JsonNode data = call.json().path("data");
            told.computeIfAbsent(data.path("slug").asText(), slug -> new ArrayList<>())
                    .add(data.path("cursor").asText());
        }
        return told;
    }

    /** In the order in which they came first. */
    private static Map<String, List<String>> firsts(Map<String, List<String>> told) {
        Map<String, List<String>> firsts = new HashMap<>();
        told.forEach(
                (slug, cursors) -> firsts.put(slug, cursors.stream().distinct().toList()));
        return firsts;
    }

    private void everything_arrives(Program node) throws IOException {
        Map<String, List<String>> feed = feed(node);
        feed.forEach((slug, rows) -> assertThat(rows).hasSize(changes.get(slug)));
        assertThat(feed.keySet()).isEqualTo(changes.keySet());
        for (Receiver receiver : receivers) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(firsts(told(receiver))).isEqualTo(feed));
        }
    }

    /** How many messages came that had come before. */
    private long repeated() {
        return receivers.stream()
                .map(Receiver::received)
                .mapToLong(all ->
                        all.size() - all.stream().map(Received::id).distinct().count())
                .sum();
    }

    /** A message may come again only before the next one of its article, which waits for it. */
    private void in_order() {
        for (Receiver receiver : receivers) {
            told(receiver).forEach((slug, cursors) -> assertThat(
                            cursors.stream().map(Long::valueOf).toList())
                    .as(slug)
                    .isSorted());
        }
    }

    /** How many calls a node has made: {@code done} or {@code failed}. */
    private static long calls(Program node, String result) {
        return node.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("broadsheet_webhooks_calls_total{"))
                .filter(line -> line.contains("result=\"" + result + "\"") && line.contains("protocol=\"webhook\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void answer_after(int millis) {
        receivers.forEach(receiver -> receiver.answers(call -> {
            Thread.sleep(millis);
            return new Answer(204, Map.of());
        }));
    }

    @Test
    void nodes_share_the_work_and_one_that_is_killed_or_stopped_loses_nothing() throws IOException {
        answer_after(100);
        write(100, one, two);
        everything_arrives(one);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(calls(one, DONE) + calls(two, DONE))
                .isEqualTo(100L * RECEIVERS));
        assertThat(calls(one, DONE)).isPositive();
        assertThat(calls(two, DONE)).isPositive();
        // On a busy machine a call may take too long: then it is made again.
        assertThat(repeated()).as("Told twice").isLessThanOrEqualTo(calls(one, FAILED) + calls(two, FAILED));

        write(100, one, two);
        two.kill();
        write(60, one);
        everything_arrives(one);
        in_order();

        two = node().ready();
        long before = repeated() - calls(one, FAILED);
        answer_after(0);
        write(100, one, two);
        long failed = calls(one, FAILED);
        one.stop();
        write(40, two);
        everything_arrives(two);
        in_order();
        assertThat(repeated() - before)
                .as("Told twice because a node was stopped")
                .isLessThanOrEqualTo(failed + calls(two, FAILED));
    }
}
