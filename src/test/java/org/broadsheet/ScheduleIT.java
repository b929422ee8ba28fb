package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.support.Program;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes with changes that the clock carries out: publications, working copies, and releases of three drafts each.
 * One node is killed while they fall due. None may show early, late or in part, none may be missed or done twice.
 *
 * <p>Changes: {@code -Dproof.scheduled=500}.
 */
class ScheduleIT {

    private static final int CHANGES = Proof.times("proof.scheduled", 60);
    private static final int OF_A_RELEASE = 3;
    private static final Duration APART = Duration.ofMillis(60);
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String RELEASES = "/v1/editorial/releases";

    @TempDir
    static Path folder;

    @TempDir
    Path cluster;

    private enum Kind {
        PUBLICATION,
        WORKING_COPY,
        RELEASE
    }

    /**
     * What is scheduled.
     *
     * @param path what is published: an article, a working copy or a release
     * @param articles the ids of those that it changes
     */
    private record Change(Kind kind, String path, List<String> articles, Instant at) {}

    private static Program node(EmbeddedPostgres postgres) {
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
                        KEY));
    }

    @Test
    void none_is_early_none_missed_and_none_done_twice_though_a_node_is_killed() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(cluster.resolve("data"))
                        .start();
                Program one = node(postgres).ready();
                Program two = node(postgres).ready();
                Program three = node(postgres).ready()) {
            one.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
            List<Change> changes = scheduled(List.of(one, two, three));
            Instant middle = changes.get(CHANGES / 2).at();
            Instant end = changes.get(CHANGES - 1).at().plus(LATE);
            Map<Program, Set<Change>> shown = Map.of(one, new HashSet<>(), two, new HashSet<>());
            boolean killed = false;
            while (Instant.now().isBefore(end)) {
                look(shown, changes);
                if (!killed && Instant.now().isAfter(middle)) {
                    three.kill();
                    killed = true;
                }
            }
            look(shown, changes);

            assertThat(killed).isTrue();
            shown.forEach((node, seen) -> assertThat(seen).hasSameSizeAs(changes));
            for (Change change : changes) {
                isDoneOnce(one, change);
            }
            late(postgres, changes);
        }
    }

    /** Schedules all, each on another node, in the order of their times. */
    private static List<Change> scheduled(List<Program> nodes) throws IOException {
        List<Change> prepared = new ArrayList<>();
        Instant began = Instant.now();
        for (int i = 0; i < CHANGES; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            prepared.add(prepared(nodes.get(i % nodes.size()), kind, i));
        }
        // Scheduling rehearses each change, and so takes about as long as preparing it.
        Duration lead = Duration.between(began, Instant.now()).plusSeconds(3);
        Instant first = Instant.now().plus(lead).truncatedTo(ChronoUnit.MILLIS);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            Change change = prepared.get(i);
            Instant at = first.plus(APART.multipliedBy(i));
            ok(200, nodes.get((i + 1) % nodes.size()), "POST", change.path() + "/publish", "{\"at\":\"" + at + "\"}");
            changes.add(new Change(change.kind(), change.path(), change.articles(), at));
        }
        assertThat(Instant.now()).as("Scheduled in time").isBefore(first);
        return changes;
    }

    private static Change prepared(Program node, Kind kind, int number) throws IOException {
        List<String> articles = new ArrayList<>();
        for (int i = 0; i < (kind == Kind.RELEASE ? OF_A_RELEASE : 1); i++) {
            articles.add(ok(
                            201,
                            node,
                            "POST",
                            ARTICLES,
                            JSON.writeValueAsString(Map.of(
                                    "headline",
                                    "Before " + number + " " + i,
                                    "section",
                                    "local",
                                    "body",
                                    Map.of("text", "Told."))))
                    .path("id")
                    .asText());
        }
        String path = ARTICLES + "/" + articles.get(0);
        switch (kind) {
            case PUBLICATION -> {}
            case WORKING_COPY -> {
                ok(200, node, "POST", path + "/publish", "{}");
                path += "/working-copy";
                ok(201, node, "POST", path, "{}");
                ok(200, node, "PATCH", path, "{\"headline\":\"After " + number + "\"}");
            }
            case RELEASE -> {
                String steps = articles.stream()
                        .map(id -> "{\"action\":\"publish\",\"article\":\"" + id + "\"}")
                        .collect(Collectors.joining(","));
                path = RELEASES + "/"
                        + ok(201, node, "POST", RELEASES, "{\"name\":\"R" + number + "\",\"steps\":[" + steps + "]}")
                                .path("id")
                                .asText();
            }
        }
        return new Change(kind, path, articles, null);
    }

    private static JsonNode ok(int status, Program node, String method, String path, String json) throws IOException {
        HttpResponse<String> answer =
                node.edits(KEY, method, path, method.equals("POST") && status == 201 ? null : "*", json);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    /** Looks at what has not been seen yet and is about to be due: what shows must be due, and what is long due must show. */
    private static void look(Map<Program, Set<Change>> shown, List<Change> changes) {
        shown.forEach((node, seen) -> changes.stream()
                .filter(change -> !seen.contains(change))
                .filter(change -> change.at().isBefore(Instant.now().plusMillis(300)))
                .forEach(change -> {
                    Instant asked = Instant.now();
                    List<Boolean> parts = change.articles().stream()
                            .map(id -> shows(node, change, id))
                            .toList();
                    Instant now = Instant.now();
                    if (parts.contains(true)) {
                        assertThat(now).as("%s shows early", change).isAfterOrEqualTo(change.at());
                    }
                    if (asked.isAfter(change.at().plus(LATE))) {
                        assertThat(parts).as("%s is missing", change).doesNotContain(false);
                    }
                    if (!parts.contains(false)) {
                        seen.add(change);
                    }
                }));
    }

    private static boolean shows(Program node, Change change, String id) {
        HttpResponse<String> answer = node.answer("/v1/articles/" + id + "?fields=headline");
        return change.kind() == Kind.WORKING_COPY ? answer.body().contains("After") : answer.statusCode() == 200;
    }

    private static void isDoneOnce(Program node, Change change) throws IOException {
        for (String id : change.articles()) {
            JsonNode article = ok(200, node, "POST", ARTICLES + "/" + id + "/publish?dryRun=true", "{}");
            assertThat(article.path("version").asInt())
                    .as("The version after %s", change)
                    .isEqualTo(change.kind() == Kind.WORKING_COPY ? 3 : 2);
            String time = change.kind() == Kind.WORKING_COPY ? "updatedAt" : "publishedAt";
            assertThat(Instant.parse(article.path(time).asText()))
                    .as("%s of %s", time, change)
                    .isEqualTo(change.at());
        }
    }

    /** How long after its time each change is in the change log, where it is once. */
    private static void late(EmbeddedPostgres postgres, List<Change> changes) throws SQLException {
        Map<String, List<Instant>> logged = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select thing_id, at from change where type = 'article' order by seq")) {
            while (rows.next()) {
                logged.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                        .add(rows.getTimestamp(2).toInstant());
            }
        }
        List<Long> millis = new ArrayList<>();
        for (Change change : changes) {
            for (String id : change.articles()) {
                List<Instant> times = logged.getOrDefault(id, List.of());
                assertThat(times).as("Rows of %s", change).hasSize(change.kind() == Kind.WORKING_COPY ? 2 : 1);
                millis.add(Duration.between(change.at(), times.get(times.size() - 1))
                        .toMillis());
            }
        }
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%d changes of %d articles after their times: p50 %d ms, p99 %d ms, max %d ms%n",
                changes.size(),
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1));
        assertThat(Stream.of(sorted.get(0))).as("Not early").allMatch(first -> first >= 0);
        assertThat(sorted.get(sorted.size() * 99 / 100)).isLessThan(LATE.toMillis());
    }
}
