package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The container's runtime part, without a container: what the Dockerfile copies is laid out in a folder, and its
 * entrypoint and health check are run there with the environment that the compose file gives.
 */
class ContainerIT {

    private static final Path DOCKERFILE = Path.of("src", "main", "docker", "Dockerfile.jvm");
    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;

    @Test
    void the_entrypoint_serves_and_the_health_check_passes() throws IOException, InterruptedException {
        List<String> entrypoint = command("ENTRYPOINT ");
        List<String> health = command("HEALTHCHECK ");
        layOut();
        Path home = Files.createDirectory(root.resolve("broadsheet"));
        assertThat(run(command("RUN "), 0)).as("makes an archive of classes").isZero();
        // Makes the JVM fail if the archive does not match, instead of continuing without it.
        entrypoint.add(1, "-Xshare:on");
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        assertThat(run(health, Program.freePort())).as("where nothing listens").isNotZero();
        try (Program program =
                Program.start(entrypoint, home, environment(postgres)).ready()) {

            assertThat(run(health, program.port())).isZero();
            postgres.close();
            assertThat(run(health, program.port())).as("without its database").isNotZero();
            assertThat(program.stop()).isEqualTo(128 + 15);
        } finally {
            postgres.close();
        }
    }

    @Test
    void the_compose_file_checks_health_by_the_same_command_and_holds_no_secret() throws IOException {
        JsonNode api = service("api");

        assertThat(api.at("/healthcheck/test/0").asText()).isEqualTo("CMD");
        assertThat(texts(api.at("/healthcheck/test")).stream().skip(1).toList()).isEqualTo(printed("HEALTHCHECK "));
        assertThat(service("database").at("/healthcheck/test")).isNotEmpty();
        for (JsonNode service : List.of(api, service("database"))) {
            service.get("environment").properties().forEach(variable -> {
                if (variable.getKey().matches(".*(PASSWORD|KEY|SECRET).*")) {
                    assertThat(variable.getValue().asText()).startsWith("${").contains(":?");
                }
            });
        }
    }

    @Test
    void its_user_is_not_root_and_dockerignore_allows_every_copied_file() throws IOException {
        assertThat(lines("USER ")).singleElement().asString().doesNotMatch("root|0(:.*)?");
        List<String> letIn = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(letIn).first().isEqualTo("*");
        assertThat(lines("COPY ")).allMatch(copy -> letIn.stream()
                .anyMatch(line -> line.startsWith("!") && copy.startsWith(line.substring(1) + "/")));
    }

    private void layOut() throws IOException {
        for (String copy : lines("COPY ")) {
            String[] words = copy.split("\\s+");
            Path from = Path.of(words[0]);
            Path to = root.resolve(words[1].substring(1));
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private Map<String, String> environment(EmbeddedPostgres postgres) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        service("api")
                .get("environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        assertThat(environment).containsKeys("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_PASSWORD");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "unused");
        environment.put("BROADSHEET_BOOTSTRAP_KEY", "a-key-of-the-tests-with-forty-characters");
        environment.put("BROADSHEET_SITE_URL", "http://localhost:8080");
        return environment;
    }

    private static int run(List<String> command, int port) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return builder.start().waitFor();
    }

    private static JsonNode service(String name) throws IOException {
        return new YAMLMapper().readTree(COMPOSE.toFile()).get("services").get(name);
    }

    /** A command of the Dockerfile in exec form, with paths to the files as laid out here. */
    private List<String> command(String instruction) throws IOException {
        return printed(instruction).stream()
                .map(word -> word.replaceFirst("(^|=)/(app|broadsheet)\\b", "$1" + root + "/$2"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> printed(String instruction) throws IOException {
        String line = lines(instruction).stream()
                .filter(one -> one.contains("["))
                .findFirst()
                .orElseThrow();
        return texts(JSON.readTree(line.substring(line.indexOf('['))));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> lines(String instruction) throws IOException {
        return Files.readAllLines(DOCKERFILE).stream()
                .filter(line -> line.startsWith(instruction))
                .map(line -> line.substring(instruction.length()).strip())
                .toList();
    }
}
