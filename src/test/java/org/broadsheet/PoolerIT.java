package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** A PgBouncer between the program and PostgreSQL. Needs one to be installed. */
class PoolerIT {

    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private Process pooler;

    @BeforeEach
    void a_database() throws IOException {
        assumeThat(PGBOUNCER).exists();
        postgres = EmbeddedPostgres.start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (pooler != null) {
            pooler.destroyForcibly().waitFor();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    /** Starts PgBouncer; returns its port. Another process may take the port first, so it is tried twice. */
    private int pooler(String mode) throws IOException {
        int port = Program.freePort();
        if (!starts(mode, port)) {
            port = Program.freePort();
            assertThat(starts(mode, port)).as("PgBouncer starts").isTrue();
        }
        return port;
    }

    private boolean starts(String mode, int port) throws IOException {
        Path users = Files.writeString(folder.resolve("users.txt"), "\"postgres\" \"unused\"\n");
        Path settings = Files.writeString(
                folder.resolve("pgbouncer.ini"), """
                [databases]
                postgres = host=localhost port=%d dbname=postgres
                [pgbouncer]
                listen_addr = localhost
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = 30
                ignore_startup_parameters = extra_float_digits,options,search_path
                """.formatted(postgres.getPort(), port, users, mode));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            Files.walk(folder).forEach(file -> file.toFile().setReadable(true, false));
            folder.toFile().setExecutable(true, false);
            command.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups"));
        }
        command.addAll(List.of(PGBOUNCER.toString(), settings.toString()));
        pooler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> !pooler.isAlive() || accepts(port));
        return pooler.isAlive();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Program program(int port, String more) {
        return Program.start(
                folder,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:" + port + "/postgres" + more,
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "unused",
                        "BROADSHEET_BOOTSTRAP_KEY",
                        KEY));
    }

    private static void assertWrites(Program program) {
        for (int i = 0; i < 40; i++) {
            String answer = program.edits(KEY, "POST", "/v1/editorial/tags", null, "{\"name\":\"Tag " + i + "\"}")
                    .body();
            assertThat(answer).contains("\"tag-" + i + "\"");
        }
        assertThat(program.get("/v1/export.ndjson").body()).contains("tag-39").contains("cursor");
    }

    @Test
    void a_pooler_in_transaction_mode_is_refused_at_the_start_in_a_sentence() throws IOException {
        try (Program program = program(pooler("transaction"), "")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.printed())
                    .contains("Broadsheet did not start: quarkus.datasource.jdbc.url leads to a connection pooler in"
                            + " transaction mode")
                    .contains("prepareThreshold=0")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void without_prepared_statements_a_pooler_in_transaction_mode_will_do() throws IOException {
        try (Program program =
                program(pooler("transaction"), "?prepareThreshold=0").ready()) {
            assertWrites(program);
        }
    }

    @Test
    void a_pooler_in_session_mode_is_like_none() throws Exception {
        int port = pooler("session");
        try (Program program = program(port, "").ready();
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "unused");
                Statement statement = connection.createStatement()) {
            statement.execute("listen broadsheet_change");
            assertWrites(program);
            assertThat(connection.unwrap(PGConnection.class).getNotifications(60_000))
                    .as("notifications that came through the pooler")
                    .isNotEmpty();
            assertThat(program.printed()).doesNotContain("pooler");
        }
    }
}
