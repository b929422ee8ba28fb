package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, two of them reading for the public from a standby that streams from the primary. */
class ReplicaIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    @TempDir
    Path clusters;

    private EmbeddedPostgres primary;
    private EmbeddedPostgres standby;
    private Program writer;
    private Program reader;
    private Program other;

    @BeforeEach
    void nodes_on_a_primary_and_a_standby() throws IOException, SQLException {
        primary = EmbeddedPostgres.builder()
                .setDataDirectory(clusters.resolve("primary"))
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("max_wal_senders", "5")
                .setServerConfig("wal_keep_size", "256MB")
                .start();
        writer = node(Map.of()).ready();
        writer.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
        copy(clusters.resolve("primary"), clusters.resolve("standby"));
        standby = EmbeddedPostgres.builder()
                .setDataDirectory(clusters.resolve("standby"))
                .setCleanDataDirectory(false)
                .start();
        Map<String, String> replica = Map.of(
                "BROADSHEET_READ_DATASOURCE_ACTIVE", "true",
                "BROADSHEET_READ_DATASOURCE_JDBC_URL", url(standby),
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
        standby.close();
        primary.close();
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    private Program node(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", url(primary));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "unused");
        environment.put("BROADSHEET_BOOTSTRAP_KEY", KEY);
        return Program.start(folder, environment);
    }

    /** A base backup by PostgreSQL's own low-level functions; the embedded binaries have no pg_basebackup. */
    private void copy(Path from, Path to) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url(primary), "postgres", "unused");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            try (Stream<Path> files = Files.walk(from)) {
                files.sorted().forEach(file -> copyOne(file, to.resolve(from.relativize(file))));
            }
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(to.resolve("backup_label"), label.getString(1));
            }
        }
        Files.deleteIfExists(to.resolve("postmaster.pid"));
        Files.createFile(to.resolve("standby.signal"));
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + primary.getPort() + " user=postgres'\n");
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else if (Files.exists(from)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> act(Program node, String id, int version, String action, String json) {
        HttpResponse<String> done = node.edits(KEY, "POST", ARTICLES + "/" + id + action, "\"v" + version + "\"", json);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return done;
    }

    private static void within(Duration time, Program node, String path, int status) {
        await().atMost(time)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(node.get(path).statusCode()).isEqualTo(status));
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
                assertThat(any.get(path + "?minVersion=" + cursor).statusCode()).isEqualTo(200);
                assertThat(any.get(path).statusCode()).isEqualTo(200);
            }
            act(node, id, 2, "/withdraw", "{\"reason\": \"Wrong.\"}");
            for (Program any : List.of(writer, reader, other)) {
                within(A_SECOND, any, path, 410);
            }
        }
    }

    @Test
    void a_standby_that_is_away_costs_its_nodes_their_public_reads_alone() throws IOException {
        standby.close();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        reader.get("/v1/articles?limit=7").statusCode())
                .isEqualTo(503));
        assertThat(writer.get("/v1/articles?limit=7").statusCode()).isEqualTo(200);
    }
}
