package org.broadsheet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.Test;

/** What the files in {@code deploy} say of the program is true of it. {@code .ci/deploy} checks their form. */
@QuarkusTest
class DeployTest {

    private static final Path ALERTS = Path.of("deploy", "prometheus-alerts.yaml");
    private static final Path DASHBOARD = Path.of("deploy", "grafana-dashboard.json");
    private static final Path KUBERNETES = Path.of("deploy", "kubernetes.yaml");

    /** Made by Prometheus for each thing that it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "job", "instance");

    private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)(?:\\{([^}]*)})?(?![a-z_(])");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");

    @Inject
    Newsroom newsroom;

    @Test
    void every_metric_and_label_of_alerts_and_dashboard_is_there() throws IOException {
        Map<String, Set<String>> metrics = metrics();

        for (String expression : expressions()) {
            String bare = expression
                    .replaceAll("\\[[^\\]]*]", "")
                    .replaceAll("\\b(by|on|without|group_left|group_right|ignoring) \\([^)]*\\)", "")
                    .replaceAll("\\boffset \\w+", "")
                    .replaceAll("\\b(unless|and|or)\\b", "");
            for (MatchResult selector :
                    SELECTOR.matcher(withoutRanges(bare)).results().toList()) {
                String name = selector.group(1);
                if (OF_PROMETHEUS.contains(name)) {
                    continue;
                }
                assertThat(metrics).as(expression).containsKey(name);
                if (selector.group(2) != null) {
                    Set<String> labels = LABEL.matcher(selector.group(2))
                            .results()
                            .map(label -> label.group(1))
                            .filter(label -> !OF_PROMETHEUS.contains(label))
                            .collect(Collectors.toSet());
                    assertThat(metrics.get(name)).as(expression).containsAll(labels);
                }
            }
        }
    }

    /** Functions are followed by a parenthesis, which is not that of a group. */
    private static String withoutRanges(String expression) {
        return expression.replaceAll("\\b[a-z_]+ *\\(", "(");
    }

    @Test
    void every_alert_has_its_row_and_is_tested() throws IOException {
        List<String> alerts = new ArrayList<>();
        yaml(ALERTS).at("/groups/0/rules").forEach(rule -> {
            alerts.add(rule.get("alert").asText());
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        });
        String page = Files.readString(Path.of("docs", "operating.md"));
        String table = page.substring(page.indexOf("### Alerts")).split("\n#", 2)[0];
        List<String> tested = new ArrayList<>();
        yaml(Path.of("src", "test", "resources", "deploy", "alerts.yaml"))
                .get("tests")
                .forEach(group -> group.get("alert_rule_test")
                        .forEach(test -> tested.add(test.get("alertname").asText())));

        assertThat(Pattern.compile("(?m)^\\| `(\\w+)`")
                        .matcher(table)
                        .results()
                        .map(row -> row.group(1))
                        .toList())
                .containsExactlyElementsOf(alerts);
        assertThat(tested).as("once when it is silent, once when it is not").hasSize(2 * alerts.size());
        assertThat(tested).hasSameElementsAs(alerts);
    }

    @Test
    void the_probes_of_kubernetes_ask_for_what_is_answered() throws IOException {
        JsonNode container = container();

        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            given().get(container.at("/" + probe + "/httpGet/path").asText())
                    .then()
                    .statusCode(200);
            assertThat(container.at("/" + probe + "/httpGet/port").asText())
                    .isEqualTo(container.at("/ports/0/name").asText());
        }
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        JsonNode pod = resource("Deployment").at("/spec/template");
        given().get(pod.at("/metadata/annotations").get("prometheus.io/path").asText())
                .then()
                .statusCode(200);
        assertThat(resource("Service").at("/spec/ports/0/targetPort").asText())
                .isEqualTo(container.at("/ports/0/name").asText());
    }

    @Test
    void kubernetes_runs_the_image_of_this_version_with_no_rights() throws IOException {
        JsonNode pod = resource("Deployment").at("/spec/template/spec");
        JsonNode container = container();
        String dockerfile = Files.readString(Path.of("src", "main", "docker", "Dockerfile.jvm"));
        String version = Pattern.compile("\n  <version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(container.get("image").asText()).isEqualTo("broadsheet:" + version);
        assertThat(dockerfile)
                .contains("USER " + pod.at("/securityContext/runAsUser").asText() + "\n");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
        assertThat(dockerfile)
                .contains("EXPOSE " + container.at("/ports/0/containerPort").asText() + "\n");
        assertThat(container.at("/resources/limits/memory").asText().replace("Mi", "m"))
                .as("the same as with compose, which ContainerIT compares with what was measured")
                .isEqualTo(yaml(Path.of("docker-compose.yml"))
                        .at("/services/api/mem_limit")
                        .asText());
    }

    @Test
    void settings_for_containers_are_settings_of_the_program() throws IOException {
        Set<String> settings = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\|")
                .matcher(Files.readString(Path.of("docs", "operating.md")))
                .results()
                .map(row -> row.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ofCompose = Set.of("BROADSHEET_PORT", "BROADSHEET_PROXY_PORT");

        for (Path file : List.of(Path.of("docker-compose.yml"), Path.of(".env.example"), KUBERNETES)) {
            assertThat(Pattern.compile("\\b(BROADSHEET|QUARKUS)_[A-Z0-9_]+")
                            .matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .filter(name -> !ofCompose.contains(name)))
                    .as(file.toString())
                    .isNotEmpty()
                    .allMatch(settings::contains);
        }
    }

    @Test
    void the_secret_of_the_example_starts_nothing() throws IOException {
        assertThat(resource("Secret").at("/stringData/BROADSHEET_BOOTSTRAP_KEY").asText())
                .hasSizeLessThan(32);
    }

    @Test
    void the_wrapper_fetches_maven_from_central_and_brings_no_jar() throws IOException {
        Path folder = Path.of(".mvn", "wrapper");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("maven-wrapper.properties");
        }
        assertThat(Files.readAllLines(folder.resolve("maven-wrapper.properties")))
                .contains("distributionType=only-script")
                .anyMatch(line -> line.startsWith(
                        "distributionUrl=https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/3.9."));
    }

    /** The program's metrics with their labels, after an import and a bulk, which bring theirs. */
    private Map<String, Set<String>> metrics() {
        newsroom.empty();
        for (String path : List.of("imports", "bulk")) {
            given().header("Authorization", "Bearer " + Newsroom.KEY)
                    .contentType("application/x-ndjson")
                    .body("{\"type\":\"nothing\"}".getBytes(StandardCharsets.UTF_8))
                    .post("/v1/editorial/" + path);
        }
        given().get("/v1/articles").then().statusCode(200);
        Map<String, Set<String>> metrics = new HashMap<>();
        given().accept("text/plain").get("/q/metrics").asString().lines().forEach(line -> {
            if (!line.startsWith("#")) {
                String name = line.split("[{ ]", 2)[0];
                LABEL.matcher(line).results().forEach(label -> metrics.computeIfAbsent(name, any -> new HashSet<>())
                        .add(label.group(1)));
                metrics.computeIfAbsent(name, any -> new HashSet<>());
            }
        });
        return metrics;
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        yaml(ALERTS)
                .at("/groups/0/rules")
                .forEach(rule -> expressions.add(rule.get("expr").asText()));
        new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.get("expr").asText())));
        assertThat(expressions).hasSizeGreaterThan(30);
        return expressions;
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }

    private static JsonNode container() throws IOException {
        return resource("Deployment").at("/spec/template/spec/containers/0");
    }

    private static JsonNode resource(String kind) throws IOException {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(KUBERNETES.toFile())) {
            return documents.readAll().stream()
                    .filter(one -> one.get("kind").asText().equals(kind))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
    }
}
