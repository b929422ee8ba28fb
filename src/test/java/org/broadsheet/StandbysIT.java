package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.broadsheet.support.Cluster;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary with two standbys; one node writes, another has public reads from an address that names all three. */
class StandbysIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    @TempDir
    Path clusters;

    private final ExecutorService readers = Executors.newFixedThreadPool(16);
    private Cluster cluster;
    private Program writer;
    private Program reader;

    @BeforeEach
    void a_node_on_two_standbys() throws IOException, SQLException {
        cluster = Cluster.start(clusters);
        writer = node(Map.of());
        writer.ready();
        writer.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
        cluster.addStandby();
        cluster.addStandby();
        cluster.awaitStandby();
        reader = node(Map.of(
                "BROADSHEET_READ_DATASOURCE_ACTIVE",
                "true",
                "BROADSHEET_READ_DATASOURCE_JDBC_URL",
                cluster.addressOfStandbys(),
                "BROADSHEET_READ_DATASOURCE_USERNAME",
                "postgres",
                "BROADSHEET_READ_DATASOURCE_PASSWORD",
                "unused"));
        reader.ready();
    }

    @AfterEach
    void stop() throws IOException {
        readers.shutdownNow();
        writer.close();
        if (reader != null) {
            reader.close();
        }
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

    /** An article that has just become public. */
    private record Story(String id, String cursor) {}

    private Story published() throws IOException {
        HttpResponse<String> created = writer.edits(
                KEY,
                "POST",
                ARTICLES,
                null,
                JSON.writeValueAsString(
                        Map.of("headline", "Ferry", "section", "local", "body", Map.of("text", "It sails."))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = JSON.readTree(created.body()).get("id").asText();
        HttpResponse<String> done = writer.edits(KEY, "POST", ARTICLES + "/" + id + "/publish", "\"v1\"", "{}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return new Story(id, done.headers().firstValue("Change-Cursor").orElseThrow());
    }

    /** Many reads at once, none of which has been asked for before, so that they take many connections. */
    private List<HttpResponse<String>> lists(String more) throws Exception {
        List<Callable<HttpResponse<String>>> asked = IntStream.rangeClosed(1, 60)
                .<Callable<HttpResponse<String>>>mapToObj(
                        limit -> () -> reader.get("/v1/articles?limit=" + limit + more))
                .toList();
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : readers.invokeAll(asked)) {
            answers.add(answer.get());
        }
        return answers;
    }

    @Test
    void a_standby_that_falls_behind_shows_nobody_what_is_older_than_what_the_node_has_seen() throws Exception {
        for (EmbeddedPostgres lagging : cluster.standbys()) {
            cluster.pause(lagging);
            Story story = published();

            await().atMost(A_MINUTE)
                    .untilAsserted(() -> assertThat(reader.get("/v1/articles?minVersion=" + story.cursor())
                                    .statusCode())
                            .as("the node leaves a standby that has fallen behind")
                            .isEqualTo(200));
            assertThat(lists("&minVersion=" + story.cursor())).allSatisfy(answer -> assertThat(
                            answer.statusCode() == 503 || answer.body().contains(story.id()))
                    .as(answer.body())
                    .isTrue());
            assertThat(lists("")).allSatisfy(answer -> assertThat(answer.body()).contains(story.id()));

            cluster.resume(lagging);
            cluster.awaitStandby();
        }
    }

    @Test
    void a_node_goes_on_with_the_standby_that_is_left_and_then_with_the_primary() throws Exception {
        for (EmbeddedPostgres dead : cluster.standbys()) {
            dead.close();
            Story story = published();

            await().atMost(A_MINUTE)
                    .untilAsserted(() -> assertThat(reader.get("/v1/articles?minVersion=" + story.cursor())
                                    .statusCode())
                            .isEqualTo(200));
            assertThat(lists("&minVersion=" + story.cursor()))
                    .allSatisfy(answer -> assertThat(answer.body()).contains(story.id()));
        }
    }

    @Test
    void all_reads_of_a_node_go_to_one_standby_at_a_time() throws Exception {
        published();
        assertThat(lists(""))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));

        List<Integer> connections =
                cluster.standbys().stream().map(Cluster::connections).toList();

        assertThat(connections).as("connections to each standby").contains(0);
        assertThat(connections).anySatisfy(some -> assertThat(some).isPositive());
    }
}
