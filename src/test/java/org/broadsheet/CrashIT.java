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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program with its own PostgreSQL is killed again and again while editors write: the program alone, the
 * database alone, and both. What was acknowledged is there after the next start; what was not is there whole or not at
 * all.
 *
 * <p>Rounds: {@code -Dproof.rounds=20}; each costs a start and a recovery.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("proof.rounds", 6);
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

    /** What an article is: after the last write that was acknowledged, and after the one that was not, if there is one. */
    private record Known(State acknowledged, State attempted) {}

    private record State(int version, String headline, String status) {}

    private Program start() {
        return Program.start(folder, Map.of("BROADSHEET_DEMO", "false", "BROADSHEET_BOOTSTRAP_KEY", KEY))
                .ready();
    }

    @Test
    void what_was_acknowledged_survives_kills_of_the_program_and_of_postgresql_under_load() throws Exception {
        Random random = new Random();
        List<String> rounds = new ArrayList<>();
        Program program = start();
        try {
            program.imports(KEY, """
                    {"type":"section","slug":"local","name":"Local"}
                    {"type":"tag","slug":"harbour","name":"Harbour"}
                    {"type":"tag","slug":"ferry","name":"Ferry"}""");
            for (int round = 0; round < ROUNDS; round++) {
                int before = acknowledged.get();
                kill(program, round, before + WRITES_A_ROUND + random.nextInt(WRITES_A_ROUND));
                Instant killed = Instant.now();
                program.close();
                program = start();
                rounds.add("%s: %d writes acknowledged, answering again after %d ms"
                        .formatted(
                                List.of("program", "PostgreSQL", "both").get(round % 3),
                                acknowledged.get() - before,
                                Duration.between(killed, Instant.now()).toMillis()));
                check(program);
            }
        } finally {
            program.close();
        }
        System.out.println("Killed under load\n" + String.join("\n", rounds));
        assertThat(acknowledged.get()).isGreaterThanOrEqualTo(ROUNDS * WRITES_A_ROUND);
    }

    /** Kills while writers write, once so many writes were acknowledged. */
    private void kill(Program program, int round, int enough) throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.submit(() -> write(program));
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.get() >= enough);
        ProcessHandle postgres = program.postgres().orElseThrow();
        if (round % 3 > 0) {
            postgres.destroyForcibly();
        }
        if (round % 3 != 1) {
            program.kill();
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Creates, patches, publishes and patches articles until an answer fails. */
    private void write(Program program) {
        try {
            while (true) {
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
                    return;
                }
                String id = JSON.readTree(created.body()).get("id").asText();
                written.put(id, new Known(new State(1, headline, "draft"), null));
                acknowledged.incrementAndGet();
                if (!step(program, id, "PATCH", "", "{\"headline\":\"%s, patched\"}".formatted(headline))
                        || !step(program, id, "POST", "/publish", "{}")
                        || !step(program, id, "PATCH", "", "{\"headline\":\"%s, again\"}".formatted(headline))) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Killed.
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
        // From here on what is there counts as acknowledged: it must not change again.
        stored.forEach((id, state) -> written.put(id, new Known(state, null)));
        serves(program, stored);
    }

    /** Some of them over HTTP, as readers and editors get them. */
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
