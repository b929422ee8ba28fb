package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of the packaged program: the embedded one by default, the configured one otherwise. */
class EmbeddedDatabaseIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";

    @TempDir
    Path folder;

    @Test
    void the_first_start_serves_the_demo_and_keeps_a_key_in_a_file_and_later_ones_serve_the_same() throws IOException {
        String served;
        try (Program first = Program.start(folder, Map.of()).ready()) {
            served = first.get("/v1/articles?limit=100&total=exact").body();
            assertThat(JSON.readTree(served).at("/total/value").asInt()).isGreaterThan(20);
            assertThat(first.printed())
                    .containsOnlyOnce("export BROADSHEET_KEY=$(cat \"" + first.keyFile() + "\")")
                    .doesNotContain(first.madeKey(), "bsk_");
            assertThat(Files.getPosixFilePermissions(first.keyFile()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));

            HttpResponse<String> answer = first.imports(first.madeKey(), tag("weather"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"created\":1");
        }

        try (Program second = Program.start(folder, Map.of()).ready()) {
            assertThat(second.get("/v1/articles?limit=100&total=exact").body().replace(port(second), ""))
                    .isEqualTo(served.replaceAll(":\\d+(?=/(articles|sections|authors|tags|demo)/)", ""));
            assertThat(second.get("/v1/tags/weather").statusCode()).isEqualTo(200);
            assertThat(second.printed()).doesNotContain("Demo newsroom");
        }
    }

    private static String port(Program program) {
        return ":" + program.port();
    }

    @Test
    void its_log_lines_have_one_format_and_no_warnings() {
        try (Program program =
                Program.start(folder, Map.of("BROADSHEET_BOOTSTRAP_KEY", KEY)).ready()) {
            program.stop();

            // Nobody can help it if a busy machine does not let it read for two seconds.
            assertThat(program.printed().lines().filter(line -> !line.contains("The change log cannot be read")))
                    .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} INFO  .*"))
                    .filteredOn(line -> !line.contains("Migrating schema"))
                    .hasSizeLessThan(14);
            assertThat(program.printed()).doesNotContain(KEY);
        }
    }

    @Test
    void a_folder_in_use_is_refused_with_its_name_and_the_process_that_uses_it() {
        try (Program first = withoutDemo().ready();
                Program second = withoutDemo()) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.printed())
                    .contains(first.data().toString(), "process " + first.pid(), "BROADSHEET_EMBEDDED_DIRECTORY")
                    .doesNotContain("\tat ");
            assertThat(first.get("/v1/articles").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_was_acknowledged_before_the_program_was_killed_is_there_after_the_next_start() throws IOException {
        String tags = IntStream.range(0, 500).mapToObj(i -> tag("tag-" + i)).collect(Collectors.joining("\n"));
        ProcessHandle orphan;
        try (Program killed = withoutDemo().ready()) {
            String done = killed.imports(killed.madeKey(), tags).body();
            orphan = killed.postgres().orElseThrow();
            killed.kill();
            assertThat(done).contains("\"type\":\"done\"", "\"created\":500");
            assertThat(orphan.isAlive()).as("PostgreSQL, left alone").isTrue();

            try (Program next = withoutDemo().ready()) {
                assertThat(next.printed()).contains("Stopping the PostgreSQL that a killed program left behind");
                assertThat(next.postgres().orElseThrow().pid()).isNotEqualTo(orphan.pid());
                assertThat(total(next, "/v1/tags")).isEqualTo(500);
            }
        }
    }

    @Test
    void what_was_acknowledged_is_there_even_where_postgresql_was_killed_too() throws IOException {
        try (Program killed = withoutDemo().ready()) {
            String done = killed.imports(killed.madeKey(), tag("weather")).body();
            killed.postgres().orElseThrow().destroyForcibly();
            killed.kill();
            assertThat(done).contains("\"created\":1");

            try (Program next = withoutDemo().ready()) {
                assertThat(next.get("/v1/tags/weather").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_process_that_has_the_number_of_a_postgresql_of_long_ago_is_left_alone() throws IOException {
        try (Program first = withoutDemo().ready()) {
            first.postgres().orElseThrow().destroyForcibly();
            first.kill();
        }
        Path pidFile = folder.resolve("data/postgresql/postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        try (Program next = withoutDemo().ready()) {
            assertThat(next.printed()).doesNotContain("Stopping");
        }
    }

    @Test
    void on_sigterm_it_stops_postgresql_too_within_seconds() {
        try (Program program = withoutDemo().ready()) {
            ProcessHandle postgres = program.postgres().orElseThrow();
            Instant told = Instant.now();

            assertThat(program.stop()).isEqualTo(128 + 15);

            assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(30));
            assertThat(program.data().resolve("postgresql").resolve("postmaster.pid"))
                    .doesNotExist();
            assertThat(postgres.info().command()).as("PostgreSQL").isEmpty();
        }
    }

    @Test
    void without_the_demo_it_is_empty() throws IOException {
        try (Program program = withoutDemo().ready()) {
            assertThat(JSON.readTree(program.get("/v1/articles").body()).get("items"))
                    .isEmpty();
            assertThat(JSON.readTree(program.get("/v1/sections").body()).get("items"))
                    .isEmpty();
        }
    }

    @Test
    void it_is_durable_and_opens_only_to_its_password() throws IOException, SQLException {
        try (Program program = withoutDemo().ready()) {
            Map<String, String> settings = new LinkedHashMap<>();
            try (Connection connection = DriverManager.getConnection(program.jdbcUrl())) {
                for (String name :
                        new String[] {"fsync", "synchronous_commit", "full_page_writes", "listen_addresses"}) {
                    try (ResultSet row = connection.createStatement().executeQuery("show " + name)) {
                        row.next();
                        settings.put(name, row.getString(1));
                    }
                }
            }

            assertThat(settings)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "fsync", "on",
                            "synchronous_commit", "on",
                            "full_page_writes", "on",
                            "listen_addresses", "localhost"));
            assertThat(Files.getPosixFilePermissions(program.data().resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            String wrong = program.jdbcUrl().replaceAll("password=.*", "password=wrong");
            assertThatThrownBy(() -> DriverManager.getConnection(wrong))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_database_that_is_configured_is_used_and_gets_no_demo() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Program program = Program.start(folder, on(postgres, KEY)).ready()) {
            assertThat(program.data()).doesNotExist();
            assertThat(JSON.readTree(program.get("/v1/articles").body()).get("items"))
                    .isEmpty();
            assertThat(program.printed())
                    .doesNotContain("BROADSHEET_KEY=", KEY)
                    .contains("Key: what BROADSHEET_BOOTSTRAP_KEY has");

            assertThat(program.imports(KEY, tag("weather")).body()).contains("\"created\":1");

            assertThat(program.get("/v1/tags/weather").statusCode()).isEqualTo(200);
            assertThat(program.imports("another-key-of-the-same-kind-and-length!", tag("rain"))
                            .statusCode())
                    .isEqualTo(401);
            for (String line : program.printed().lines().toList()) {
                assertThat(JSON.readTree(line).path("message").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void it_says_where_to_look_once_it_answers_and_serves_its_contract() throws IOException {
        try (Program program = withoutDemo().ready()) {
            String site = "http://localhost:" + program.port() + "/";
            // The first answer may come before the last line.
            await().untilAsserted(
                            () -> assertThat(program.printed().lines().map(line -> line.replaceFirst(".*\\) ", "")))
                                    .endsWith(
                                            "Open: " + site,
                                            "Explore: " + site + "q/swagger-ui",
                                            "Key: export BROADSHEET_KEY=$(cat \"" + program.keyFile() + "\")",
                                            "Docs: https://github.com/broadsheet/broadsheet#readme"));
            assertThat(program.printed()).doesNotContain("\u001b");
            assertThat(program.get("/q/openapi").body().lines())
                    .containsExactlyElementsOf(Files.readAllLines(Path.of("openapi.yaml")));
            assertThat(JSON.readTree(program.get("/q/openapi?format=json").body())
                            .at("/info/title")
                            .asText())
                    .isEqualTo("Broadsheet");
        }
    }

    @Test
    void a_database_that_cannot_be_used_is_reported_in_one_line_that_says_what_to_do() throws IOException {
        int nobody = Program.freePort();
        assertThat(refused("jdbc:postgresql://localhost:" + nobody + "/news", "editor", "secret-word"))
                .contains("jdbc:postgresql://localhost:" + nobody + "/news: ", "Start PostgreSQL there, or correct");

        try (Program running = withoutDemo().ready()) {
            String url = running.jdbcUrl();
            String right = url.replaceFirst(".*password=", "");
            String address = url.replaceFirst("\\?.*", "");
            assertThat(refused(address, "postgres", "secret-word"))
                    .contains("password authentication failed", "Correct QUARKUS_DATASOURCE_USERNAME and");
            assertThat(refused(address + "?password=secret-word", "postgres", null))
                    .contains("password authentication failed");
            assertThat(refused(address.replace("/postgres", "/news"), "postgres", right))
                    .contains("\"news\" does not exist", "Create the database with createdb");
        }
    }

    private String refused(String url, String username, String password) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", url);
        settings.put("QUARKUS_DATASOURCE_USERNAME", username);
        if (password != null) {
            settings.put("QUARKUS_DATASOURCE_PASSWORD", password);
        }
        try (Program program = Program.start(Files.createTempDirectory(folder, "refused"), settings)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.printed()).hasLineCount(1).contains("Broadsheet did not start: ");
            assertThat(program.printed()).doesNotContain("secret-word");
            return program.printed();
        }
    }

    @Test
    void a_short_first_key_is_refused_with_one_sentence() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Program program = Program.start(folder, on(postgres, "short-and-guessable"))) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.printed())
                    .contains("broadsheet.bootstrap-key has 19 characters; it needs at least 32")
                    .doesNotContain("short-and-guessable", "\tat ");
        }
    }

    @Test
    void a_port_in_use_is_reported_in_one_sentence() {
        try (Program first = withoutDemo().ready();
                Program second = Program.start(
                        folder,
                        Map.of(
                                "BROADSHEET_EMBEDDED_DIRECTORY",
                                folder.resolve("other").toString(),
                                "QUARKUS_HTTP_PORT",
                                Integer.toString(first.port())))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.printed())
                    .contains("port " + first.port() + " is not available")
                    .doesNotContain("\tat ");
            assertThat(folder.resolve("other/postgresql/postmaster.pid")).doesNotExist();
        }
    }

    private Program withoutDemo() {
        return Program.start(folder, Map.of("BROADSHEET_DEMO", "false"));
    }

    private static Map<String, String> on(EmbeddedPostgres postgres, String key) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "unused",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "BROADSHEET_BOOTSTRAP_KEY", key);
    }

    private static String tag(String slug) {
        return "{\"type\":\"tag\",\"slug\":\"%s\",\"name\":\"%s\"}".formatted(slug, slug);
    }

    private static int total(Program program, String path) throws IOException {
        int total = 0;
        String next = path + "?limit=100";
        while (next != null) {
            JsonNode page = JSON.readTree(program.get(next).body());
            total += page.get("items").size();
            next = page.at("/page/next").isNull() ? null : page.at("/page/next").asText();
        }
        return total;
    }
}
