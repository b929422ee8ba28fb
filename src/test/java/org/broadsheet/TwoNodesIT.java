package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.broadsheet.support.Program;
import org.broadsheet.support.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL with response caches: neither may serve what the other has replaced or withdrawn. */
class TwoNodesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String SUMMARIES = "/v1/editorial/summaries";
    private static final String RELEASES = "/v1/editorial/releases";
    private static final String LIST = "/v1/articles?limit=5";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    @TempDir
    Path cluster;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private EmbeddedPostgres postgres;
    private Proxy proxy;
    private Program one;
    private Program two;

    @BeforeEach
    void two_nodes_one_of_them_behind_a_proxy() throws IOException {
        postgres = postgres(0);
        proxy = Proxy.to(postgres.getPort());
        one = node(postgres.getPort()).ready();
        two = node(proxy.port()).ready();
        one.imports(KEY, "{\"type\":\"section\",\"slug\":\"local\",\"name\":\"Local\"}");
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        proxy.close();
        postgres.close();
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    private static Program node(int port) {
        return Program.start(
                folder,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:" + port + "/postgres",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "unused",
                        "BROADSHEET_BOOTSTRAP_KEY",
                        KEY));
    }

    /** An article written on one node. */
    private record Written(String id, int version, String cursor) {}

    private static Written create(Program node, String headline) throws IOException {
        HttpResponse<String> created = node.edits(
                KEY,
                "POST",
                ARTICLES,
                null,
                JSON.writeValueAsString(
                        Map.of("headline", headline, "section", "local", "body", Map.of("text", "Of " + headline))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return new Written(JSON.readTree(created.body()).get("id").asText(), 1, null);
    }

    private static Written act(Program node, Written article, String method, String action, String json) {
        HttpResponse<String> done =
                node.edits(KEY, method, ARTICLES + "/" + article.id() + action, "\"v" + article.version() + "\"", json);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return new Written(
                article.id(),
                article.version() + 1,
                done.headers().firstValue("Change-Cursor").orElse(null));
    }

    private static Written publish(Program node, String headline) throws IOException {
        return act(node, create(node, headline), "POST", "/publish", "{}");
    }

    /** Waits until each node answers from memory: a change that was written just before may still empty it. */
    private static void warm(Program... nodes) {
        for (Program node : nodes) {
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                HttpResponse<String> answer = node.get(LIST);
                return answer.statusCode() == 200
                        && answer.headers()
                                .firstValue("Server-Timing")
                                .filter(timing -> !timing.contains("db;"))
                                .isPresent();
            });
        }
    }

    private static Predicate<HttpResponse<String>> contains(String text) {
        return answer -> answer.body().contains(text);
    }

    @Test
    void what_one_node_wrote_the_other_serves_within_a_second_though_both_answer_from_memory() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Program writer = i % 2 == 0 ? one : two;
            Program reader = i % 2 == 0 ? two : one;
            warm(one, two);

            Written article = publish(writer, "Story " + i + " of the day");
            Instant published = Instant.now();

            assertThat(writer.answer(LIST).body()).contains("Story " + i + " of the day");
            millis.add(reader.shows(LIST, published, A_SECOND, contains("Story " + i + " of the day")));
            if (i % 5 == 0) {
                String path = "/v1/articles/" + article.id();
                warm(one, two);
                assertThat(reader.answer(path).statusCode()).isEqualTo(200);
                act(writer, article, "POST", "/withdraw", "{\"reason\":\"It was wrong.\"}");
                Instant withdrawn = Instant.now();
                assertThat(writer.answer(path).statusCode()).isEqualTo(410);
                assertThat(writer.answer(LIST).body()).doesNotContain(article.id());
                millis.add(reader.shows(path, withdrawn, A_SECOND, answer -> answer.statusCode() == 410));
                reader.shows(
                        LIST,
                        withdrawn,
                        A_SECOND,
                        answer -> answer.statusCode() == 200 && !answer.body().contains(article.id()));
            }
        }
        millis.sort(null);
        System.out.printf(
                "From one node's acknowledgement to the other's answer: p50 %d ms, max %d ms%n",
                millis.get(millis.size() / 2), millis.get(millis.size() - 1));
    }

    @Test
    void a_time_of_publication_that_passes_shows_on_both_within_a_second() throws IOException {
        List<Long> millis = new ArrayList<>();
        Duration late = A_SECOND.plusMillis(500);
        for (int i = 0; i < 3; i++) {
            Scheduled article = scheduled(i);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> !Instant.now()
                    .isBefore(article.at()));
            for (Program node : List.of(one, two)) {
                millis.add(node.shows(LIST, article.at(), late, contains(article.headline())));
                node.shows(article.path(), article.at(), late, contains(article.headline()));
                node.shows(article.resolve(), article.at(), late, contains("current"));
            }
        }
        System.out.println("From the time of publication to the answer, ms: " + millis);
    }

    @Test
    void a_scheduled_working_copy_becomes_live_on_both_at_its_time_and_once() throws IOException {
        for (int i = 0; i < 3; i++) {
            Written article = publish(one, "Live story " + i);
            Instant at = prepare(two, ARTICLES + "/" + article.id(), "Changed story " + i);
            String path = "/v1/articles/" + article.id();
            while (Instant.now().isBefore(at.minusMillis(200))) {
                for (Program node : List.of(one, two)) {
                    String shown = node.answer(path).body();
                    assertThat(Instant.now().isAfter(at) || shown.contains("Live story " + i))
                            .as("Shown before its time")
                            .isTrue();
                }
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> !Instant.now()
                    .isBefore(at));
            for (Program node : List.of(one, two)) {
                node.shows(path, at, A_SECOND, contains("Changed story " + i));
            }
            assertThat(version(one, article)).isEqualTo(article.version() + 1);
        }
    }

    @Test
    void a_summary_becomes_public_and_its_working_copy_live_on_both_at_their_times_and_once() throws IOException {
        for (int i = 0; i < 3; i++) {
            Instant coming = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
            String id = summary(one, "Coming week " + i, coming.toString());
            String path = "/v1/summaries?id=" + id;
            showsOnlyFrom(coming, path, "Coming week " + i);

            Instant changing = prepare(two, SUMMARIES + "/" + id, "Changed week " + i);
            showsOnlyFrom(changing, path, "Changed week " + i);
            assertThat(JSON.readTree(asEditor(one, SUMMARIES + "/" + id))
                            .get("version")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    /** Asks both nodes, for as long as it takes: what shows must be due, and shows a second later. */
    private void showsOnlyFrom(Instant at, String path, String text) {
        while (Instant.now().isBefore(at)) {
            for (Program node : List.of(one, two)) {
                boolean shown = node.answer(path).body().contains(text);
                assertThat(shown && Instant.now().isBefore(at))
                        .as("%s shows before its time", text)
                        .isFalse();
            }
        }
        for (Program node : List.of(one, two)) {
            node.shows(path, at, A_SECOND, contains(text));
        }
    }

    private static String summary(Program node, String headline, String publishedAt) throws IOException {
        HttpResponse<String> created = node.edits(
                KEY,
                "POST",
                SUMMARIES,
                null,
                JSON.writeValueAsString(Map.of(
                        "headline",
                        headline,
                        "section",
                        "local",
                        "body",
                        Map.of("text", "Of the week"),
                        "publishedAt",
                        publishedAt)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return JSON.readTree(created.body()).get("id").asText();
    }

    @Test
    void what_a_killed_node_scheduled_the_other_carries_out() throws IOException {
        Written article = publish(one, "Live story");
        Instant at = prepare(two, ARTICLES + "/" + article.id(), "Changed story");

        two.kill();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> !Instant.now()
                .isBefore(at));

        one.shows("/v1/articles/" + article.id(), at, A_SECOND, contains("Changed story"));
        assertThat(version(one, article)).isEqualTo(article.version() + 1);
    }

    @Test
    void a_scheduled_release_becomes_public_on_both_at_its_time_whole_and_once() throws IOException {
        List<Written> drafts = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            drafts.add(create(one, "Released story " + i));
            steps.add("{\"action\":\"publish\",\"article\":\"" + drafts.get(i).id() + "\"}");
        }
        String coming = summary(one, "Released week", "2126-05-09T10:00:00Z");
        String live = summary(one, "Week before", "2026-05-09T10:00:00Z");
        String copy = SUMMARIES + "/" + live + "/working-copy";
        assertThat(one.edits(KEY, "POST", copy, null, "{}").statusCode()).isEqualTo(201);
        assertThat(one.edits(KEY, "PATCH", copy, "*", "{\"headline\":\"Week after\"}")
                        .statusCode())
                .isEqualTo(200);
        steps.add("{\"action\":\"publish-summary\",\"summary\":\"" + coming + "\"}");
        steps.add("{\"action\":\"publish-summary-working-copy\",\"summary\":\"" + live + "\"}");
        HttpResponse<String> made = two.edits(
                KEY, "POST", RELEASES, null, "{\"name\":\"Seven\",\"steps\":[" + String.join(",", steps) + "]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String release = RELEASES + "/" + JSON.readTree(made.body()).get("id").asText();
        Instant at = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
        assertThat(two.edits(KEY, "POST", release + "/publish", "*", "{\"at\":\"" + at + "\"}")
                        .statusCode())
                .isEqualTo(200);
        while (Instant.now().isBefore(at.plus(A_SECOND))) {
            for (Program node : List.of(one, two)) {
                String shown = node.answer(LIST).body();
                long count = drafts.stream()
                        .filter(draft -> shown.contains(draft.id()))
                        .count();
                assertThat(count).as("A part of it").isIn(0L, 5L);
                String weeks = node.answer("/v1/summaries").body();
                assertThat(weeks.contains("Released week"))
                        .as("A part of it: %s", weeks)
                        .isEqualTo(weeks.contains("Week after"));
            }
        }

        for (Program node : List.of(one, two)) {
            for (Written draft : drafts) {
                assertThat(node.answer("/v1/articles/" + draft.id()).body()).contains("Released story");
            }
            assertThat(node.answer("/v1/summaries").body())
                    .contains("Released week", "Week after")
                    .doesNotContain("Week before");
        }
        for (Written draft : drafts) {
            assertThat(version(one, draft)).isEqualTo(draft.version() + 1);
        }
        assertThat(asEditor(one, release)).contains("\"state\":\"done\"", "\"version\":3");
    }

    /** Schedules a working copy with another headline, a few seconds ahead. */
    private static Instant prepare(Program node, String thing, String headline) {
        String copy = thing + "/working-copy";
        assertThat(node.edits(KEY, "POST", copy, null, "{}").statusCode()).isEqualTo(201);
        assertThat(node.edits(KEY, "PATCH", copy, "*", "{\"headline\":\"" + headline + "\"}")
                        .statusCode())
                .isEqualTo(200);
        Instant at = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
        assertThat(node.edits(KEY, "POST", copy + "/publish", "*", "{\"at\":\"" + at + "\"}")
                        .statusCode())
                .isEqualTo(200);
        return at;
    }

    private int version(Program node, Written article) throws IOException {
        String body = asEditor(node, ARTICLES + "/" + article.id());
        return JSON.readTree(body).get("version").asInt();
    }

    private static String asEditor(Program node, String path) {
        return node.reads(KEY, path).body();
    }

    /** An article that the clock publishes. */
    private record Scheduled(String headline, Instant at) {

        String path() {
            return "/v1/articles/" + headline.toLowerCase(Locale.ROOT).replace(' ', '-');
        }

        String resolve() {
            return "/v1/resolve?path=" + path().replace("/v1", "");
        }
    }

    /** Schedules an article so far ahead that both nodes can say before its time that there is none. */
    private Scheduled scheduled(int number) throws IOException {
        for (int seconds = 5; ; seconds *= 2) {
            Instant at = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
            Scheduled article = new Scheduled("Scheduled " + number + " for " + seconds, at);
            act(one, create(one, article.headline()), "POST", "/publish", "{\"at\":\"" + at + "\"}");
            boolean shown = false;
            for (Program node : List.of(one, two)) {
                warm(node);
                shown |= node.answer(LIST).body().contains(article.headline())
                        || node.answer(article.path()).statusCode() != 404
                        || !node.answer(article.resolve()).body().contains("unknown");
            }
            if (Instant.now().isBefore(at)) {
                assertThat(shown).as("Shown before its time").isFalse();
                return article;
            }
            assertThat(seconds).as("Seconds ahead").isLessThan(100);
        }
    }

    @Test
    void a_writer_reads_its_own_write_on_the_other_node_by_its_cursor_at_the_first_try() throws IOException {
        for (int i = 0; i < 20; i++) {
            warm(two);
            Written article = publish(one, "Own " + i + " write");
            assertThat(article.cursor()).isNotNull();

            assertThat(two.answer(LIST + "&minVersion=" + article.cursor()).body())
                    .contains("Own " + i + " write");

            Written patched = act(one, article, "PATCH", "", "{\"headline\":\"Mended " + i + " write\"}");
            assertThat(two.answer("/v1/articles/" + article.id() + "?minVersion=" + patched.cursor())
                            .body())
                    .contains("Mended " + i + " write");
        }
        long start = System.nanoTime();
        HttpResponse<String> ahead = two.get(LIST + "&minVersion=999999999");
        assertThat(ahead.statusCode()).isEqualTo(503);
        assertThat(ahead.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(15));
    }

    @Test
    void a_node_whose_listener_is_cut_again_and_again_serves_nothing_stale() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> cutter = CompletableFuture.supplyAsync(() -> cutListeners(done));
        try {
            for (int i = 0; i < 15; i++) {
                assertThat(two.answer(LIST).statusCode()).isEqualTo(200);
                publish(one, "Cut " + i + " off");
                two.shows(LIST, Instant.now(), A_SECOND, contains("Cut " + i + " off"));
            }
        } finally {
            done.set(true);
        }
        assertThat(cutter.get()).as("Connections that were cut").isGreaterThan(5);
    }

    /** Closes the connections on which both nodes follow the change log, ten times a second. */
    private int cutListeners(AtomicBoolean done) {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            int[] cut = {0};
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> {
                        try (var rows = statement.executeQuery("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where pid <> pg_backend_pid()
                        and (query ilike 'listen %' or query like '%from change where seq > %')
                        """)) {
                            rows.next();
                            cut[0] += rows.getInt(1);
                        }
                        return done.get();
                    });
            return cut[0];
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_node_behind_a_dead_network_serves_nothing_stale_after_a_second_and_recovers() throws IOException {
        cutWhileItAnswersFromMemory();
        Written article = publish(one, "Written meanwhile");
        Instant acknowledged = Instant.now();

        while (Instant.now().isBefore(acknowledged.plusSeconds(4))) {
            Instant asked = Instant.now();
            Optional<HttpResponse<String>> answer = hurried(two, LIST);
            if (answer.isPresent() && answer.get().statusCode() == 200) {
                assertThat(asked.isBefore(acknowledged.plus(A_SECOND))
                                || answer.get().body().contains(article.id()))
                        .as("Stale %s after the write", Duration.between(acknowledged, asked))
                        .isTrue();
            } else if (answer.isPresent()) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
            }
        }

        proxy.cut(false);
        await().atMost(PATIENCE).until(() -> {
            HttpResponse<String> answer = two.get(LIST);
            return answer.statusCode() == 200 && answer.body().contains(article.id());
        });
    }

    @Test
    void a_node_cut_off_in_the_middle_of_a_write_holds_up_no_other() throws Exception {
        Written article = publish(one, "Held");
        String patch = JSON.writeValueAsString(Map.of(
                "method",
                "PATCH",
                "path",
                ARTICLES + "/" + article.id(),
                "body",
                Map.of("headline", "Never written"),
                "headers",
                Map.of("If-Match", "\"v" + article.version() + "\"")));
        String others = JSON.writeValueAsString(Map.of(
                "method",
                "POST",
                "path",
                ARTICLES,
                "body",
                Map.of("headline", "Beside", "section", "local", "body", Map.of("text", "Beside it"))));
        String bulk = patch + "\n" + (others + "\n").repeat(900);
        CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> bulk(two, bulk));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> isLocked(article.id()));
        proxy.cut(true);

        Written mended = act(one, article, "PATCH", "", "{\"headline\":\"Mended\"}");

        assertThat(one.get("/v1/articles/" + mended.id()).body()).contains("Mended");
        proxy.cut(false);
        assertThat(held.get().body()).doesNotContain("\"status\":201");
    }

    private HttpResponse<String> bulk(Program node, String lines) {
        try {
            return client.send(
                    HttpRequest.newBuilder(node.at("/v1/editorial/bulk?atomic=true"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + KEY)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(lines))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a transaction has changed an article and not ended. */
    private boolean isLocked(String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id from article where id = '%s' for update skip locked".formatted(id))) {
            return !rows.next();
        }
    }

    /** Cuts a node off while its memory is valid; on a busy machine a try may come too late. */
    private void cutWhileItAnswersFromMemory() {
        boolean answers = false;
        for (int i = 0; i < 10 && !answers; i++) {
            proxy.cut(false);
            warm(one, two);
            proxy.cut(true);
            // Immediately, because the node may use its cache for another second, and a write may take as long.
            answers = hurried(two, LIST)
                    .filter(answer -> answer.statusCode() == 200)
                    .isPresent();
        }
        assertThat(answers).as("An answer from memory in the first second").isTrue();
    }

    /** The answer, or none if it does not come within a moment. */
    private Optional<HttpResponse<String>> hurried(Program node, String path) {
        try {
            return Optional.of(client.send(
                    HttpRequest.newBuilder(node.at(path))
                            .timeout(Duration.ofMillis(300))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_killed_node_costs_the_other_nothing() throws IOException {
        publish(one, "Before the kill");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int asked = 0;
            while (!done.get()) {
                assertThat(one.get("/v1/articles?exclude=nothing-" + asked++).statusCode())
                        .isEqualTo(200);
            }
            return asked;
        });

        two.kill();
        Written article = publish(one, "After the kill");

        assertThat(one.get(LIST).body()).contains(article.id());
        done.set(true);
        assertThat(reader.join()).isPositive();
    }

    @Test
    void a_restart_of_postgresql_costs_only_503s_that_say_when_to_ask_again() throws IOException {
        Written before = publish(one, "Before the restart");
        warm(one, two);
        AtomicBoolean done = new AtomicBoolean();
        List<Set<Integer>> statuses = List.of(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        List<CompletableFuture<Void>> readers = List.of(
                CompletableFuture.runAsync(() -> reads(one, statuses.get(0), done)),
                CompletableFuture.runAsync(() -> reads(two, statuses.get(1), done)));
        await().atMost(PATIENCE).until(() -> statuses.stream().allMatch(seen -> seen.contains(200)));

        int port = postgres.getPort();
        postgres.close();
        await().atMost(PATIENCE).until(() -> statuses.stream().allMatch(seen -> seen.contains(503)));
        for (Program node : List.of(one, two)) {
            await().atMost(PATIENCE).until(() -> node.get(LIST).statusCode() == 503);
            HttpResponse<String> refused = node.edits(KEY, "POST", ARTICLES, null, "{}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        postgres = postgres(port);
        Instant back = Instant.now();

        for (Program node : List.of(one, two)) {
            assertThat(node.answer(LIST).statusCode()).isEqualTo(200);
            assertThat(node.answer(LIST).body()).contains(before.id());
        }
        System.out.printf(
                "Both nodes answer %d ms after PostgreSQL does%n",
                Duration.between(back, Instant.now()).toMillis());
        done.set(true);
        readers.forEach(CompletableFuture::join);
        assertThat(statuses).allSatisfy(seen -> assertThat(seen).containsExactlyInAnyOrder(200, 503));
        Written after = publish(one, "After the restart");
        await().atMost(PATIENCE).until(() -> two.get(LIST).body().contains(after.id()));
        warm(one, two);
    }

    /** Repeats requests and notes the statuses. */
    private static void reads(Program node, Set<Integer> statuses, AtomicBoolean done) {
        while (!done.get()) {
            for (String path : List.of(LIST, "/v1/tags", "/v1/articles/nothing")) {
                HttpResponse<String> answer;
                try {
                    answer = node.get(path);
                } catch (UncheckedIOException e) {
                    throw new AssertionError("A request was cut", e);
                }
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                }
                statuses.add(answer.statusCode() == 404 ? 200 : answer.statusCode());
            }
        }
    }
}
