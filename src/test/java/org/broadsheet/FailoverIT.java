package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.support.Cluster;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A primary that freezes: it refuses nothing, and answers nothing. The standby takes its place. */
class FailoverIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";

    @TempDir
    Path folder;

    private Cluster cluster;
    private Program node;

    @BeforeEach
    void a_node_that_knows_both_servers() throws IOException, SQLException {
        cluster = Cluster.start(folder);
        cluster.addStandby();
        node = Program.start(
                        folder,
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                cluster.addressOfWhicheverIsPrimary(),
                                "QUARKUS_DATASOURCE_USERNAME",
                                "postgres",
                                "QUARKUS_DATASOURCE_PASSWORD",
                                "unused",
                                "BROADSHEET_BOOTSTRAP_KEY",
                                KEY))
                .ready();
        node.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
    }

    @AfterEach
    void stop() throws IOException {
        cluster.thaw();
        node.close();
        cluster.close();
    }

    private HttpResponse<String> write(String name) throws IOException {
        return node.edits(KEY, "POST", "/v1/editorial/tags", null, JSON.writeValueAsString(Map.of("name", name)));
    }

    /** What becomes of the primary. */
    private enum Fate {
        FROZEN {
            @Override
            void of(Cluster cluster) {
                cluster.freezePrimary();
            }
        },
        KILLED {
            @Override
            void of(Cluster cluster) {
                cluster.killPrimary();
            }
        };

        abstract void of(Cluster cluster);
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void a_node_is_well_again_soon_after_a_standby_took_the_primarys_place(Fate fate) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = write("before " + i);
            assertThat(answer.statusCode()).isEqualTo(201);
            acknowledged.add(JSON.readTree(answer.body()).get("slug").asText());
        }
        cluster.awaitStandby();

        fate.of(cluster);
        cluster.promoteStandby();
        long start = System.nanoTime();
        int[] tries = {0};
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> {
                    HttpResponse<String> answer = write("after " + tries[0]++);
                    if (answer.statusCode() != 201) {
                        assertThat(answer.statusCode()).isEqualTo(503);
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    }
                    assertThat(answer.statusCode()).isEqualTo(201);
                });
        System.out.printf(
                "Writing again %d ms after the primary was %s, at try %d%n",
                (System.nanoTime() - start) / 1_000_000, fate.name().toLowerCase(Locale.ROOT), tries[0]);

        for (int i = 0; i < 30; i++) {
            assertThat(write("then " + i).statusCode()).isEqualTo(201);
        }
        for (String slug : acknowledged) {
            assertThat(node.get("/v1/tags/" + slug).statusCode()).as(slug).isEqualTo(200);
        }
    }
}
