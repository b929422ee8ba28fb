package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.support.Program;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends the packaged program with its embedded PostgreSQL again and again while editors write: only the program is
 * killed, only the database, or both, or it is stopped in order. After the next start every acknowledged write must be
 * there, and any other write completely or not at all. A database that was killed alone is started again by the program.
 *
 * <p>Rounds: {@code -Dproof.rounds=20}; each costs a start and a recovery. How many writes come before each end follows
 * from the seed.
 */
class CrashIT {

    private static final int ROUNDS = Proof.times("proof.rounds", 8);
    private static final long SEED = Proof.seed("proof.rounds");
    private static final int RELEASES = ROUNDS / 4;
    private static final int STEPS = 60;
    private static final int WHILE_IT_PUBLISHES = 1_500;
    private static final int WRITERS = 4;
    private static final int WRITES_A_ROUND = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";

    @TempDir
    Path folder;

    private final Map<String, Known> written = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    /** The possible states of an article: after its last acknowledged write, or after one without an answer. */
    private record Known(State acknowledged, State attempted) {}

    private record State(int version, String headline, String status) {}

    /** How a round ends. */
    private enum Ending {
        PROGRAM_KILLED,
        POSTGRESQL_KILLED,
        BOTH_KILLED,
        STOPPED;

        void of(Program program) {
            if (this == POSTGRESQL_KILLED || this == BOTH_KILLED) {
                program.postgres().orElseThrow().destroyForcibly();
            }
            if (this == PROGRAM_KILLED || this == BOTH_KILLED) {
                program.kill();
            }
            if (this == STOPPED) {
                program.stop();
            }
        }
    }

    private Program start() {
        return Program.start(folder, Map.of("BROADSHEET_DEMO", "false", "BROADSHEET_BOOTSTRAP_KEY", KEY))
                .ready();
    }

    @Test
    void what_was_acknowledged_survives_kills_and_stops_of_the_program_and_of_postgresql_under_load() throws Exception {
        Random random = new Random(SEED);
        List<String> rounds = new ArrayList<>();
        Program program = start();
        try {
            program.imports(KEY, """
                    {"type":"section","slug":"local","name":"Local"}
                    {"type":"tag","slug":"harbour","name":"Harbour"}
                    {"type":"tag","slug":"ferry","name":"Ferry"}""");
            for (int round = 0; round < ROUNDS; round++) {
                int before = acknowledged.get();
                Ending ending = Ending.values()[round % Ending.values().length];
                end(program, ending, before + WRITES_A_ROUND + random.nextInt(WRITES_A_ROUND));
                Instant ended = Instant.now();
                if (ending == Ending.POSTGRESQL_KILLED) {
                    program.ready();
                } else {
                    program.close();
                    program = start();
                }
                rounds.add("%s: %d writes acknowledged, answering again after %d ms"
                        .formatted(
                                ending,
                                acknowledged.get() - before,
                                Duration.between(ended, Instant.now()).toMillis()));
                check(program);
            }
        } finally {
            program.close();
        }
        System.out.printf("Ended under load, -Dproof.seed=%d%n%s%n", SEED, String.join("\n", rounds));
        assertThat(acknowledged.get()).isGreaterThanOrEqualTo(ROUNDS * WRITES_A_ROUND);
    }

    @Test
    void a_release_that_is_cut_off_is_whole_or_not_there() throws Exception {
        Random random = new Random(SEED);
        List<String> outcomes = new ArrayList<>();
        Program program = start();
        try {
            program.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
            for (int round = 0; round < RELEASES; round++) {
                int before = listed(program);
                String release = release(program, round);
                Program publishing = program;
                CompletableFuture<Void> publish = CompletableFuture.runAsync(() -> {
                    try {
                        publishing.edits(KEY, "POST", release, "*", "{}");
                    } catch (UncheckedIOException e) {
                        // It was killed meanwhile.
                    }
                });
                TimeUnit.MILLISECONDS.sleep(random.nextInt(WHILE_IT_PUBLISHES));
                program.kill();
                publish.get(1, TimeUnit.MINUTES);
                program.close();
                program = start();

                int released = listed(program) - before;
                assertThat(released)
                        .as("-Dproof.seed=%d, round %d", SEED, round)
                        .isIn(0, STEPS);
                outcomes.add(released == 0 ? "not there" : "whole");
                assertThat(program.edits(KEY, "POST", release, "*", "{}").statusCode())
                        .isEqualTo(released == 0 ? 200 : 409);
                assertThat(listed(program) - before).isEqualTo(STEPS);
            }
        } finally {
            program.close();
        }
        System.out.println("Releases that were cut off: " + outcomes);
    }

    private static int listed(Program program) throws IOException {
        return JSON.readTree(program.answer("/v1/articles?limit=1&total=exact").body())
                .at("/total/value")
                .asInt();
    }

    /** Makes a release of drafts; returns the address that publishes it. */
    private static String release(Program program, int round) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            String slug = "story-" + round + "-" + i;
            lines.add(JSON.writeValueAsString(Map.of(
                    "type",
                    "article",
                    "slug",
                    slug,
                    "headline",
                    slug,
                    "section",
                    "local",
                    "body",
                    Map.of("text", "A"))));
            steps.add("{\"action\": \"publish\", \"article\": \"" + slug + "\"}");
        }
        program.imports(KEY, String.join("\n", lines));
        HttpResponse<String> made = program.edits(
                KEY,
                "POST",
                "/v1/editorial/releases",
                null,
                "{\"name\": \"Many\", \"steps\": [" + String.join(", ", steps) + "]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/v1/editorial/releases/" + JSON.readTree(made.body()).path("id").asText() + "/publish";
    }

    /** Ends it while writers write, after a number of acknowledged writes. */
    private void end(Program program, Ending ending, int enough) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                all.add(writers.submit(() -> write(program, ended)));
            }
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> acknowledged.get() >= enough || all.stream().allMatch(Future::isDone));
            ending.of(program);
            ended.set(true);
            for (Future<?> one : all) {
                one.get(3, TimeUnit.MINUTES);
            }
        } finally {
            writers.shutdownNow();
        }
    }

    /** Creates, patches, publishes and patches articles until the program has ended; it may be too busy for some. */
    private void write(Program program, AtomicBoolean ended) {
        try {
            while (!ended.get()) {
                String headline = "Story " + numbers.incrementAndGet();
                HttpResponse<String> created = program.edits(
                        KEY,
                        "POST",
                        ARTICLES,
                        null,
                        JSON.writeValueAsString(Map.of(
                                "headline",
                                headline,
                                "section",
                                "local",
                                "tags",
                                List.of("harbour", "ferry"),
                                "body",
                                Map.of("markdown", "Of " + headline + "."))));
                if (created.statusCode() != 201) {
                    assertThat(created.statusCode()).as(created.body()).isEqualTo(503);
                    continue;
                }
                String id = JSON.readTree(created.body()).get("id").asText();
                written.put(id, new Known(new State(1, headline, "draft"), null));
                acknowledged.incrementAndGet();
                // After a failure nobody knows which version the article has, so the next step is of another one.
                if (step(program, id, "PATCH", "", "{\"headline\":\"%s, patched\"}".formatted(headline))
                        && step(program, id, "POST", "/publish", "{}")) {
                    step(program, id, "PATCH", "", "{\"headline\":\"%s, again\"}".formatted(headline));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        }
    }

    private boolean step(Program program, String id, String method, String action, String json) throws IOException {
        State now = written.get(id).acknowledged();
        State next = new State(
                now.version() + 1,
                method.equals("PATCH") ? JSON.readTree(json).get("headline").asText() : now.headline(),
                action.equals("/publish") ? "published" : now.status());
        written.put(id, new Known(now, next));
        HttpResponse<String> answer =
                program.edits(KEY, method, ARTICLES + "/" + id + action, "\"v" + now.version() + "\"", json);
        if (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            return false;
        }
        written.put(id, new Known(next, null));
        acknowledged.incrementAndGet();
        return true;
    }

    private void check(Program program) throws SQLException, IOException {
        Map<String, State> stored = new ConcurrentHashMap<>();
        try (Connection connection = DriverManager.getConnection(program.jdbcUrl());
                ResultSet rows = connection.createStatement().executeQuery("""
                        select a.id, a.version, a.headline, a.status, b.blocks,
                            (select count(*) from article_tag t where t.article_id = a.id) as tags,
                            (select count(*) from article_version v where v.article_id = a.id) as versions,
                            (select max(c.version) from change c where c.thing_id = a.id) as told
                        from article a left join article_body b on b.article_id = a.id
                        """)) {
            while (rows.next()) {
                String headline = rows.getString("headline");
                State state = new State(rows.getInt("version"), headline, rows.getString("status"));
                assertThat(rows.getString("blocks"))
                        .as("The body of %s", headline)
                        .contains("Of " + headline.replaceAll(",.*", "") + ".");
                assertThat(rows.getInt("tags")).as("The tags of %s", headline).isEqualTo(2);
                assertThat(rows.getInt("versions"))
                        .as("The kept versions of %s", headline)
                        .isEqualTo(state.version() - 1);
                if (state.status().equals("published")) {
                    assertThat(rows.getInt("told"))
                            .as("What the change log tells of %s", headline)
                            .isEqualTo(state.version());
                }
                stored.put(rows.getString("id"), state);
            }
        }
        written.forEach((id, known) -> assertThat(stored.get(id))
                .as("An article of which %s was acknowledged", known.acknowledged())
                .isNotNull()
                .isIn(
                        known.attempted() == null
                                ? List.of(known.acknowledged())
                                : List.of(known.acknowledged(), known.attempted())));
        // From here on the state found counts as acknowledged: it must not change again.
        stored.forEach((id, state) -> written.put(id, new Known(state, null)));
        serves(program, stored);
    }

    /** Checks some of them over HTTP, as readers and editors get them. */
    private static void serves(Program program, Map<String, State> stored) throws IOException {
        List<String> ids = stored.keySet().stream().sorted().toList();
        for (int i = 0; i < ids.size(); i += Math.max(1, ids.size() / 20)) {
            State state = stored.get(ids.get(i));
            HttpResponse<String> answer = program.get("/v1/articles/" + ids.get(i) + "?body=text");
            if (state.status().equals("published")) {
                JsonNode article = JSON.readTree(answer.body());
                assertThat(article.get("headline").asText()).isEqualTo(state.headline());
                assertThat(article.at("/body/text").asText())
                        .isEqualToIgnoringWhitespace("Of " + state.headline().replaceAll(",.*", "") + ".");
                assertThat(article.get("tags")).hasSize(2);
            } else {
                assertThat(answer.statusCode()).isEqualTo(404);
            }
        }
    }
}
