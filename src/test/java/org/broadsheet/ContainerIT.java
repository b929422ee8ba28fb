package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The container, without a container: what a stage of the Dockerfile copies is laid out in a folder. The first stage
 * builds the program there; the entrypoint and the health check are run with the environment that the compose file
 * gives.
 */
class ContainerIT {

    private static final Path DOCKERFILE = Path.of("src", "main", "docker", "Dockerfile.jvm");
    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path PROGRAM = Path.of("target", "quarkus-app");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;

    @Test
    void the_entrypoint_serves_and_the_health_check_passes() throws IOException, InterruptedException {
        List<String> entrypoint = command("ENTRYPOINT ");
        List<String> health = command("HEALTHCHECK ");
        layOut();
        Path home = Files.createDirectory(root.resolve("broadsheet"));
        assertThat(run(command("RUN "), 0)).as("makes an archive").isZero();
        // Makes the JVM fail if the archive does not match, instead of continuing without it.
        boolean linked = Files.readString(home.resolve("start.options")).contains("AOTCache");
        entrypoint.add(1, linked ? "-XX:AOTMode=on" : "-Xshare:on");
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
                boolean isPassedOn = variable.getValue().isNull();
                if (!isPassedOn && variable.getKey().matches(".*(PASSWORD|KEY|SECRET).*")) {
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
        assertThat(lines("COPY ").stream().filter(copy -> !copy.startsWith("--from")))
                .isNotEmpty()
                .allMatch(copy -> letIn.stream()
                        .anyMatch(
                                line -> line.startsWith("!") && isIn(Path.of(copy.split(" ")[0]), line.substring(1))));
    }

    @Test
    void the_first_stage_builds_the_program_from_what_it_copies() throws IOException, InterruptedException {
        List<String> stage = stage("built");
        List<String> leftOut = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.matches("\\w.*"))
                .toList();
        for (String copy : lines(stage, "COPY ")) {
            String[] words = copy.split(" ");
            copy(Path.of(words[0]), root.resolve(words[1].substring(1)), leftOut);
        }
        Path source = root.resolve("source");
        String build = lines(stage, "RUN ").get(0).replaceFirst("--mount=\\S+ ", "");
        Path log = root.resolve("build.log");

        int code = new ProcessBuilder("bash", "-c", build)
                .directory(source.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(code).as(() -> read(log)).isZero();
        assertThat(files(source.resolve(PROGRAM))).isEqualTo(files(PROGRAM));
    }

    @Test
    void both_ways_to_an_image_bring_the_program_to_the_same_place() throws IOException {
        assertThat(lines("ARG ")).containsExactly("PROGRAM=built");
        assertThat(lines("FROM ")).contains("${PROGRAM} AS program");
        assertThat(lines(stage("built"), "WORKDIR ")).containsExactly("/source");
        assertThat(lines(stage("packaged"), "COPY ")).containsExactly(PROGRAM + "/ /source/" + PROGRAM + "/");
        assertThat(lines(lastStage(), "COPY --from=program ")).allMatch(copy -> copy.startsWith("/source/" + PROGRAM));
    }

    /** What is outside of the heap, and the highest of all measurements: see Sizing in docs/operating.md. */
    @Test
    void the_memory_of_a_container_is_more_than_was_ever_needed() throws IOException {
        String page = Files.readString(Path.of("docs", "operating.md"));
        double limit = mebibytes(service("api").get("mem_limit").asText());
        double share = Double.parseDouble(printed("ENTRYPOINT ").stream()
                        .filter(word -> word.startsWith("-XX:MaxRAMPercentage="))
                        .findFirst()
                        .orElseThrow()
                        .split("=")[1])
                / 100;
        double outside = first("outside the heap is about (\\d+) MiB", page);
        double measured = Stream.of(
                        first("exports together \\| \\d+ to (\\d+) MiB", page),
                        first("import of 150,000 articles \\| (\\d+) MiB", page))
                .max(Double::compare)
                .orElseThrow();

        assertThat(limit * share + outside).isBetween(measured, limit * 0.8);
        assertThat(page).contains("the " + (int) limit + " MiB of\n`docker-compose.yml`");
    }

    @Test
    void the_example_of_settings_names_what_the_compose_file_passes_on_and_no_other() throws IOException {
        Set<String> passedOn = new TreeSet<>();
        service("api").get("environment").properties().forEach(variable -> {
            if (variable.getValue().isNull()) {
                passedOn.add(variable.getKey());
            }
        });
        Matcher read = Pattern.compile("\\$\\{(\\w+)").matcher(Files.readString(COMPOSE));
        read.results().forEach(name -> passedOn.add(name.group(1)));
        Matcher named =
                Pattern.compile("(?m)^(?:# )?([A-Z][A-Z0-9_]+)=").matcher(Files.readString(Path.of(".env.example")));

        assertThat(named.results().map(name -> name.group(1)).toList()).containsExactlyInAnyOrderElementsOf(passedOn);
    }

    @Test
    void the_proxy_says_who_asks_and_the_nodes_behind_it_believe_it() throws IOException {
        assertThat(Files.readAllLines(Path.of("src", "main", "docker", "proxy.conf")).stream()
                        .map(String::strip))
                .contains("proxy_set_header X-Forwarded-For $remote_addr;");
        for (String node : List.of("node-2", "node-3")) {
            assertThat(service(node).get("ports"))
                    .as("published ports of " + node)
                    .isEmpty();
            assertThat(service(node)
                            .at("/environment/QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING")
                            .asText())
                    .isEqualTo("true");
            assertThat(service(node)
                            .at("/environment/QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                            .asText())
                    .isNotEmpty();
        }
    }

    private static double first(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static double mebibytes(String limit) {
        assertThat(limit).endsWith("m");
        return Double.parseDouble(limit.substring(0, limit.length() - 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isIn(Path path, String folder) {
        return path.startsWith(Path.of(folder));
    }

    private void layOut() throws IOException {
        for (String copy : lines(lastStage(), "COPY ")) {
            String[] words = copy.replaceFirst("^--from=program /source/", "").split(" ");
            copy(Path.of(words[0]), root.resolve(words[1].substring(1)), List.of());
        }
    }

    private static void copy(Path from, Path to, List<String> leftOut) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> leftOut.stream().noneMatch(folder -> isIn(file, folder)))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private Map<String, String> environment(EmbeddedPostgres postgres) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        service("api").get("environment").properties().forEach(variable -> {
            if (!variable.getValue().isNull()) {
                environment.put(variable.getKey(), variable.getValue().asText());
            }
        });
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

    /** A service, with what it merges from others. */
    private static JsonNode service(String name) throws IOException {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(COMPOSE));
        return JSON.valueToTree(file).get("services").get(name);
    }

    /** A command of the Dockerfile in exec form, with paths to the files as laid out here. */
    private List<String> command(String instruction) throws IOException {
        return printed(instruction).stream()
                .map(word -> word.replaceFirst("(^|=|@)/(app|broadsheet)\\b", "$1" + root + "/$2"))
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
        return lines(dockerfile(), instruction);
    }

    private static List<String> lines(List<String> stage, String instruction) {
        return stage.stream()
                .filter(line -> line.startsWith(instruction))
                .map(line -> line.substring(instruction.length()).strip())
                .toList();
    }

    private static List<String> stage(String name) throws IOException {
        return dockerfile().stream()
                .dropWhile(line -> !line.matches("FROM .* AS " + name))
                .skip(1)
                .takeWhile(line -> !line.startsWith("FROM "))
                .toList();
    }

    private static List<String> lastStage() throws IOException {
        List<String> lines = dockerfile();
        int last = lines.lastIndexOf("FROM " + lines("FROM ").get(lines("FROM ").size() - 1));
        return lines.subList(last + 1, lines.size());
    }

    /** Its lines, those that a backslash continues in one. */
    private static List<String> dockerfile() throws IOException {
        return Files.readString(DOCKERFILE).replaceAll("\\\\\n\\s*", "").lines().toList();
    }
}
