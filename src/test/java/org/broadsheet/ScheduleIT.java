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
 * Three nodes with changes that the clock carries out: publications and working copies of articles and summaries, and
 * releases of three drafts, a summary and a summary's working copy each. One node is killed while they fall due. None may show early, late or in part, none may be missed or done twice.
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
    private static final String SUMMARIES = "/v1/editorial/summaries";
    private static final String RELEASES = "/v1/editorial/releases";
    private static final String FAR = "2126-05-09T10:00:00Z";
    private static final String LONG_AGO = "2026-05-09T10:00:00Z";

    @TempDir
    static Path folder;

    @TempDir
    Path cluster;

    private enum Kind {
        PUBLICATION,
        WORKING_COPY,
        SUMMARY,
        SUMMARY_WORKING_COPY,
        RELEASE
    }

    /** What becomes of one thing. */
    private enum Of {
        DRAFT("article", 2, 1),
        LIVE_ARTICLE("article", 3, 2),
        COMING_SUMMARY("summary", 2, 1),
        LIVE_SUMMARY("summary", 2, 2);

        private final String type;
        private final int version;
        private final int rows;

        /**
         * @param version it has afterwards
         * @param rows it has in the change log afterwards
         */
        Of(String type, int version, int rows) {
            this.type = type;
            this.version = version;
            this.rows = rows;
        }

        /** Whether readers see it before, with another headline. */
        boolean isLive() {
            return this == LIVE_ARTICLE || this == LIVE_SUMMARY;
        }
    }

    /** A thing that is changed. */
    private record Thing(Of of, String id) {

        String read() {
            return of.type.equals("article") ? "/v1/articles/" + id : "/v1/summaries?id=" + id;
        }

        String edited() {
            return (of.type.equals("article") ? ARTICLES : SUMMARIES) + "/" + id;
        }
    }

    /**
     * What is scheduled.
     *
     * @param path what is published: an article, a summary, a working copy or a release
     */
    private record Change(Kind kind, String path, List<Thing> things, Instant at) {}

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
            schedule(nodes.get((i + 1) % nodes.size()), change, at);
            changes.add(new Change(change.kind(), change.path(), change.things(), at));
        }
        assertThat(Instant.now()).as("Scheduled in time").isBefore(first);
        return changes;
    }

    /** A summary has its time itself; everything else is published at a time. */
    private static void schedule(Program node, Change change, Instant at) throws IOException {
        if (change.kind() == Kind.SUMMARY) {
            ok(200, node, "PATCH", change.path(), "{\"publishedAt\":\"" + at + "\"}");
        } else {
            ok(200, node, "POST", change.path() + "/publish", "{\"at\":\"" + at + "\"}");
        }
    }

    private static Change prepared(Program node, Kind kind, int number) throws IOException {
        return switch (kind) {
            case PUBLICATION -> changing(kind, article(node, Of.DRAFT, number), "");
            case WORKING_COPY -> changing(kind, article(node, Of.LIVE_ARTICLE, number), "/working-copy");
            case SUMMARY -> changing(kind, summary(node, Of.COMING_SUMMARY, number), "");
            case SUMMARY_WORKING_COPY -> changing(kind, summary(node, Of.LIVE_SUMMARY, number), "/working-copy");
            case RELEASE -> release(node, number);
        };
    }

    private static Change changing(Kind kind, Thing thing, String part) {
        return new Change(kind, thing.edited() + part, List.of(thing), null);
    }

    private static Change release(Program node, int number) throws IOException {
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < OF_A_RELEASE; i++) {
            things.add(article(node, Of.DRAFT, number));
        }
        things.add(summary(node, Of.COMING_SUMMARY, number));
        things.add(summary(node, Of.LIVE_SUMMARY, number));
        String steps = things.stream().map(ScheduleIT::step).collect(Collectors.joining(","));
        String id = ok(201, node, "POST", RELEASES, "{\"name\":\"R" + number + "\",\"steps\":[" + steps + "]}")
                .path("id")
                .asText();
        return new Change(Kind.RELEASE, RELEASES + "/" + id, things, null);
    }

    private static String step(Thing thing) {
        String action =
                switch (thing.of()) {
                    case DRAFT -> "publish";
                    case LIVE_ARTICLE -> "publish-working-copy";
                    case COMING_SUMMARY -> "publish-summary";
                    case LIVE_SUMMARY -> "publish-summary-working-copy";
                };
        return "{\"action\":\"" + action + "\",\"" + thing.of().type + "\":\"" + thing.id() + "\"}";
    }

    private static Thing article(Program node, Of of, int number) throws IOException {
        Thing article = made(node, of, number, Map.of());
        if (of.isLive()) {
            ok(200, node, "POST", article.edited() + "/publish", "{}");
            prepareCopy(node, article, number);
        }
        return article;
    }

    private static Thing summary(Program node, Of of, int number) throws IOException {
        Thing summary = made(node, of, number, Map.of("publishedAt", of.isLive() ? LONG_AGO : FAR));
        if (of.isLive()) {
            prepareCopy(node, summary, number);
        }
        return summary;
    }

    private static Thing made(Program node, Of of, int number, Map<String, Object> more) throws IOException {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("headline", "Before " + number);
        fields.put("section", "local");
        fields.put("body", Map.of("text", "Told."));
        String all = of.type.equals("article") ? ARTICLES : SUMMARIES;
        return new Thing(
                of,
                ok(201, node, "POST", all, JSON.writeValueAsString(fields))
                        .path("id")
                        .asText());
    }

    private static void prepareCopy(Program node, Thing thing, int number) throws IOException {
        String path = thing.edited() + "/working-copy";
        ok(201, node, "POST", path, "{}");
        ok(200, node, "PATCH", path, "{\"headline\":\"After " + number + "\"}");
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
                    List<Boolean> parts = change.things().stream()
                            .map(thing -> shows(node, thing))
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

    private static boolean shows(Program node, Thing thing) {
        HttpResponse<String> answer = node.answer(thing.read());
        return answer.statusCode() == 200 && answer.body().contains(thing.of().isLive() ? "\"After " : "\"Before ");
    }

    private static void isDoneOnce(Program node, Change change) throws IOException {
        for (Thing thing : change.things()) {
            HttpResponse<String> answer = node.reads(KEY, thing.edited());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode now = JSON.readTree(answer.body());
            assertThat(now.path("version").asInt())
                    .as("The version of %s after %s", thing, change)
                    .isEqualTo(thing.of().version);
            String time = thing.of().isLive() ? "updatedAt" : "publishedAt";
            assertThat(Instant.parse(now.path(time).asText()))
                    .as("%s of %s after %s", time, thing, change)
                    .isEqualTo(change.at());
        }
    }

    /** How long after its time each change is in the change log, where it is once. */
    private static void late(EmbeddedPostgres postgres, List<Change> changes) throws SQLException {
        Map<String, List<Instant>> logged = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select thing_id, at from change where type in ('article', 'summary') order by seq")) {
            while (rows.next()) {
                logged.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                        .add(rows.getTimestamp(2).toInstant());
            }
        }
        List<Long> millis = new ArrayList<>();
        for (Change change : changes) {
            for (Thing thing : change.things()) {
                List<Instant> times = logged.getOrDefault(thing.id(), List.of());
                assertThat(times).as("Rows of %s in %s", thing, change).hasSize(thing.of().rows);
                millis.add(Duration.between(change.at(), times.get(times.size() - 1))
                        .toMillis());
            }
        }
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%d changes of %d things after their times: p50 %d ms, p99 %d ms, max %d ms%n",
                changes.size(),
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1));
        assertThat(Stream.of(sorted.get(0))).as("Not early").allMatch(first -> first >= 0);
        assertThat(sorted.get(sorted.size() * 99 / 100)).isLessThan(LATE.toMillis());
    }
}
