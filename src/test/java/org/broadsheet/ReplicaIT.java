package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.support.Cluster;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, two of which serve public reads from a streaming standby of the primary. */
class ReplicaIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    @TempDir
    Path clusters;

    private Cluster cluster;
    private Program writer;
    private Program reader;
    private Program other;

    @BeforeEach
    void nodes_on_a_primary_and_a_standby() throws IOException, SQLException {
        cluster = Cluster.start(clusters);
        writer = node(Map.of()).ready();
        writer.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
        cluster.addStandby();
        Map<String, String> replica = Map.of(
                "BROADSHEET_READ_DATASOURCE_ACTIVE", "true",
                "BROADSHEET_READ_DATASOURCE_JDBC_URL", Cluster.address(cluster.standby()),
                "BROADSHEET_READ_DATASOURCE_USERNAME", "postgres",
                "BROADSHEET_READ_DATASOURCE_PASSWORD", "unused");
        reader = node(replica);
        other = node(replica);
        reader.ready();
        other.ready();
    }

    @AfterEach
    void stop() throws IOException {
        writer.close();
        reader.close();
        other.close();
        cluster.close();
    }

    private Program node(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", Cluster.address(cluster.primary()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "unused");
        environment.put("BROADSHEET_BOOTSTRAP_KEY", KEY);
        return Program.start(folder, environment);
    }

    private static HttpResponse<String> act(Program node, String id, int version, String action, String json) {
        HttpResponse<String> done = node.edits(KEY, "POST", ARTICLES + "/" + id + action, "\"v" + version + "\"", json);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return done;
    }

    @Test
    void the_public_reads_from_the_standby_what_editors_wrote_to_the_primary() throws Exception {
        for (Program node : List.of(writer, reader)) {
            HttpResponse<String> created = node.edits(
                    KEY,
                    "POST",
                    ARTICLES,
                    null,
                    JSON.writeValueAsString(
                            Map.of("headline", "Ferry", "section", "local", "body", Map.of("text", "It sails."))));
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            String id = JSON.readTree(created.body()).get("id").asText();
            String path = "/v1/articles/" + id;
            String cursor = act(node, id, 1, "/publish", "{}")
                    .headers()
                    .firstValue("Change-Cursor")
                    .orElseThrow();

            for (Program any : List.of(writer, reader, other)) {
                assertThat(any.answer(path + "?minVersion=" + cursor).statusCode())
                        .isEqualTo(200);
                assertThat(any.answer(path).statusCode()).isEqualTo(200);
            }
            act(node, id, 2, "/withdraw", "{\"reason\": \"Wrong.\"}");
            cluster.awaitStandby();
            Instant replicated = Instant.now();
            for (Program any : List.of(writer, reader, other)) {
                any.shows(path, replicated, A_SECOND, answer -> answer.statusCode() == 410);
            }
        }
    }

    @Test
    void without_the_standby_its_nodes_only_lose_public_reads() throws IOException {
        cluster.standby().close();

        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(
                        reader.get("/v1/articles?limit=7").statusCode())
                .isEqualTo(503));
        assertThat(writer.get("/v1/articles?limit=7").statusCode()).isEqualTo(200);
    }

    @Test
    void a_primary_that_is_away_costs_no_reader_of_the_standby_its_stream() throws Exception {
        cluster.primary().close();

        HttpRequest follow = HttpRequest.newBuilder(reader.at("/v1/changes?cursor=0"))
                .timeout(A_MINUTE)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream =
                HttpClient.newHttpClient().send(follow, HttpResponse.BodyHandlers.ofLines());

        assertThat(stream.statusCode()).isEqualTo(200);
        Optional<String> first = assertTimeoutPreemptively(
                A_MINUTE,
                () -> stream.body().filter(line -> line.startsWith("data: ")).findFirst());
        assertThat(first).hasValueSatisfying(data -> assertThat(data).contains("\"slug\":\"local\""));
    }
}
