package org.broadsheet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.extra.SchemaKind;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Proof;
import org.broadsheet.support.Record;
import org.broadsheet.support.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that no Delivery answer without a preview token names or counts an unpublished article, and that none without
 * the right to it has a word from behind a paywall, in its status, headers, body or length. The time of the next
 * scheduled change is visible by design, in {@code nextChangeAt} and lifetimes.
 */
@QuarkusTest
class LeakTest {

    private static final int WORLDS = Proof.times("proof.worlds", 200);
    private static final long SEED = Proof.seed("proof.worlds");
    private static final int AT_ONCE = 500;
    private static final int THREADS = 3;
    private static final int WITH_WORKING_COPIES = 50;
    private static final String FAR_AHEAD = "{\"at\": \"2126-05-09T10:00:00Z\"}";
    private static final Set<String> OF_THE_MOMENT = Set.of("x-request-id", "server-timing", "date", "last-modified");
    /** Cursors of ranked lists contain the moment at which their reader began, so they are not compared. */
    private static final Pattern RANKED = Pattern.compile("(^|&)q=");

    private static final Map<Pattern, String> IN_BODIES = Map.of(
            Pattern.compile("\"nextChangeAt\":(null|\"[^\"]*\")"), "\"nextChangeAt\":…",
            Pattern.compile("cursor=[\\w-]+(?=[^\"]*[?&]q=)"), "cursor=…",
            Pattern.compile("q=[^\"]*&amp;cursor=[\\w-]+"), "q=…",
            Pattern.compile("\"type\":\"cursor\".*"), "…");
    private static final Pattern NEXT_PAGE = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final Pattern STATEMENTS = Pattern.compile("desc=\"(\\d+) ");
    private static final List<String> OF_ALL_WORLDS = List.of(
            "/v1",
            "/v1/articles?limit=100&total=exact",
            "/v1/articles?limit=100&sort=-updatedAt",
            "/v1/articles?limit=100&sort=headline&retracted=include",
            "/v1/tags?limit=100&total=exact",
            "/v1/authors?limit=100&total=exact",
            "/v1/sections?limit=100&total=exact",
            "/v1/summaries?limit=100&total=exact",
            "/v1/corrections?limit=100&total=exact",
            "/v1/redirects?limit=100&total=exact",
            "/v1/articles?q=ferry&limit=100&total=exact&facets=section,tag,author,year",
            "/v1/articles?q=head*&limit=100&total=capped&sort=-publishedAt",
            "/v1/articles?q=whoever&limit=100&total=exact",
            "/v1/articles?q=" + World.MARKER + "&limit=100&total=exact&highlight=true",
            "/v1/articles.csv?limit=100",
            "/v1/articles.newssitemap",
            "/v1/summaries.rss",
            "/v1/corrections.rss",
            "/v1/sitemap.xml",
            "/v1/sitemaps/2026-05.xml",
            "/v1/export.ndjson",
            "/",
            "/?language=en",
            "/corrections",
            "/sitemap.xml",
            "/sitemap-2026-05.xml");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @TestHTTPResource
    URI api;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    /** An answer without the values that depend on the moment of the request. */
    private record Answer(int status, Map<String, List<String>> headers, String body) {

        static Answer of(HttpResponse<String> response) {
            Map<String, List<String>> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            headers.keySet().removeAll(OF_THE_MOMENT);
            String body = response.body();
            for (Map.Entry<Pattern, String> moment : IN_BODIES.entrySet()) {
                Matcher found = moment.getKey().matcher(body);
                if (found.find()) {
                    headers.remove("etag");
                    headers.remove("content-length");
                    body = found.replaceAll(moment.getValue());
                }
            }
            if (response.request().uri().getQuery() != null
                    && RANKED.matcher(response.request().uri().getQuery()).find()) {
                headers.remove("link");
            }
            return new Answer(response.statusCode(), headers, body);
        }

        boolean names(String secret) {
            return (headers + body).toLowerCase(Locale.ROOT).contains(secret);
        }
    }

    @Test
    void no_answer_tells_a_world_with_unpublished_articles_from_the_same_without_them() throws Exception {
        Random seeds = new Random(SEED);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int from = 0; from < WORLDS; from += AT_ONCE) {
                Map<Integer, World> worlds = new TreeMap<>();
                for (int number = from; number < Math.min(WORLDS, from + AT_ONCE); number++) {
                    worlds.put(number, new World(number, seeds.nextLong()));
                }
                compare(worlds, threads);
                newsroom.empty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void compare(Map<Integer, World> worlds, ExecutorService threads) throws Exception {
        String start = JsonPath.from(get("/v1/changes?cursor=now").body()).getString("cursor");
        List<String> paths = new ArrayList<>(OF_ALL_WORLDS);
        worlds.values().forEach(world -> paths.addAll(world.requests()));
        for (String kind : SchemaKind.WORDS) {
            int status = send(HttpRequest.newBuilder(api.resolve("/v1/editorial/schemas/" + kind))
                            .header("Authorization", "Bearer " + Newsroom.KEY)
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(World.SCHEMA))
                            .build())
                    .statusCode();
            assertThat(status).isEqualTo(201);
        }
        load(worlds.values().stream()
                .flatMap(world -> world.open().stream())
                .filter(record -> !record.json().startsWith("{\"type\":\"article\"")
                        && !record.json().startsWith("{\"type\":\"summary\""))
                .toList());
        load(worlds.values().stream().flatMap(world -> world.earlier().stream()).toList());
        load(worlds.values().stream().flatMap(world -> world.open().stream()).toList());
        newsroom.indexed();
        Map<String, Answer> before = ask(paths, threads);
        List<String> further = before.values().stream()
                .map(answer -> NEXT_PAGE.matcher(answer.body()))
                .filter(Matcher::find)
                .map(next -> next.group(1))
                .toList();
        before.putAll(ask(further, threads));
        load(worlds.values().stream().flatMap(world -> world.secret().stream()).toList());
        worlds.values().stream().limit(WITH_WORKING_COPIES).forEach(world -> {
            world.prepared().forEach(this::prepare);
            world.preparedSummaries().forEach(this::prepareSummary);
        });
        newsroom.indexed();

        Map<String, Answer> after;
        try (Connection holding = dataSource.getConnection()) {
            endAgain(holding);
            after = ask(List.copyOf(before.keySet()), threads);
            tellsNoneOfThem(start);
            holding.rollback();
        }

        before.forEach((path, answer) -> {
            Answer now = after.get(path);
            assertThat(now)
                    .as("GET %s, of the worlds from seed %d (-Dproof.seed)", path, SEED)
                    .isEqualTo(answer);
            if (!path.contains(World.MARKER)) {
                assertThat(now.names(World.MARKER))
                        .as("GET %s names what is hidden: %s", path, now)
                        .isFalse();
            }
        });
        assertThat(before.values().stream().map(Answer::status).distinct()).contains(200, 308, 400, 404);
    }

    /**
     * Has the time of half of those whose time is over end only now, and holds them, so that nothing follows that up.
     */
    private void endAgain(Connection holding) throws SQLException {
        String half = " where status = 'expired' and hashtext(slug) % 2 = 0";
        holding.setAutoCommit(false);
        // It says nothing while everything is read, which takes longer than a transaction may be silent.
        holding.createStatement().execute("set local idle_in_transaction_session_timeout = 0");
        holding.createStatement().execute("select 1 from article" + half + " for key share");
        try (Connection connection = dataSource.getConnection()) {
            int ended = connection.createStatement().executeUpdate("update article set status = 'published'" + half);
            assertThat(ended).isPositive();
        }
    }

    /** The change feed and the export only cover public content, and do not contain even an id of anything else. */
    private void tellsNoneOfThem(String start) throws SQLException {
        StringBuilder told = new StringBuilder(get("/v1/export.ndjson").body());
        String cursor = start;
        boolean more = true;
        while (more) {
            String page = get("/v1/changes?limit=1000&cursor=" + cursor).body();
            told.append(page);
            cursor = JsonPath.from(page).getString("cursor");
            more = JsonPath.from(page).getBoolean("hasMore");
        }
        assertThat(told).doesNotContain(World.MARKER).contains("-p0");
        String all = told.toString();
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select id, slug from article where public_at is null or public_at > now()")) {
            int hidden = 0;
            while (rows.next()) {
                hidden++;
                assertThat(all.contains(rows.getString("id")))
                        .as("The feed or the export has the id of %s, seed %d", rows.getString("slug"), SEED)
                        .isFalse();
            }
            assertThat(hidden).isPositive();
        }
    }

    /** Makes a working copy of an article and a release that withdraws it, schedules both, and has somebody at work on it. */
    private void prepare(String slug, String content) {
        URI article = api.resolve("/v1/editorial/articles/" + slug);
        prepareCopy(article, content);
        URI releases = api.resolve("/v1/editorial/releases");
        String release = edit(releases, "POST", """
                {"name": "%1$s", "steps": [{"action": "withdraw", "article": "%2$s", "reason": "%1$s"}]}
                """.formatted(World.MARKER, slug), 201);
        String id = JsonPath.from(release).getString("id");
        edit(URI.create(releases + "/" + id + "/publish"), "POST", FAR_AHEAD, 200);
        edit(URI.create(article + "/stage"), "PUT", "{\"stage\": \"in-review\"}", 200);
        edit(URI.create(article + "/lock"), "PUT", "{\"by\": \"%s\"}".formatted(World.MARKER), 200);
    }

    /** Makes a working copy of a summary, which is scheduled, and a token for it. */
    private void prepareSummary(String slug, String content) {
        URI summary = api.resolve("/v1/editorial/summaries/" + slug);
        prepareCopy(summary, content);
        edit(URI.create(summary + "/preview-tokens"), "POST", "{\"workingCopy\": true}", 201);
    }

    private void prepareCopy(URI thing, String content) {
        URI copy = URI.create(thing + "/working-copy");
        edit(copy, "POST", "", 201);
        edit(copy, "PATCH", content, 200);
        edit(URI.create(copy + "/publish"), "POST", FAR_AHEAD, 200);
    }

    private String edit(URI address, String method, String body, int expected) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + Newsroom.KEY)
                .header("If-Match", "*")
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer.body();
    }

    /** Uses this class's own client, because these lines need not be validated against the contract. */
    private void load(List<Record> records) {
        String lines = records.stream().map(Record::json).collect(Collectors.joining("\n"));
        String done = Newsroom.last(Newsroom.answer(send(HttpRequest.newBuilder(api.resolve("/v1/editorial/imports"))
                                .header("Authorization", "Bearer " + Newsroom.KEY)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(lines))
                                .build())
                        .body()))
                .toString();
        assertThat(done).contains("\"type\":\"done\"", "\"rejected\":0");
    }

    private Map<String, Answer> ask(List<String> paths, ExecutorService threads) throws Exception {
        List<String> distinct = paths.stream().distinct().toList();
        List<Callable<Answer>> work = new ArrayList<>();
        distinct.forEach(path -> work.add(() -> Answer.of(get(path))));
        Map<String, Answer> answers = new LinkedHashMap<>();
        int i = 0;
        for (Future<Answer> answer : threads.invokeAll(work)) {
            answers.put(distinct.get(i++), answer.get());
        }
        return answers;
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> hiddenNames() {
        newsroom.takes(section("local"), tag("ferry"));
        published(story("Open"));
        String drafted = draft(story("Hidden draft")).path("id");
        String scheduled = draft(story("Hidden scheduled")).path("id");
        act(scheduled, "publish", Map.of("at", "2099-01-01T00:00:00Z")).statusCode(200);
        String embargoed = draft(story("Hidden embargoed")).path("id");
        act(embargoed, "publish", Map.of("embargoUntil", "2099-01-01T00:00:00Z"))
                .statusCode(200);
        patch(embargoed, Map.of("slug", "hidden-renamed")).statusCode(200);
        return List.of(
                drafted,
                scheduled,
                embargoed,
                "hidden-draft",
                "hidden-scheduled",
                "hidden-embargoed",
                "hidden-renamed");
    }

    @Test
    void a_hidden_slug_answers_everywhere_like_an_unknown_one_with_the_same_statements() {
        for (String name : hiddenNames()) {
            String nothing = name.length() == 36 ? UUID.randomUUID().toString() : "nothing-like-" + name;
            for (String path : List.of(
                    "/v1/articles/%s",
                    "/v1/articles/%s?include=related&body=html",
                    "/v1/articles/%s?moved=inline",
                    "/v1/articles/%s?inclde=related",
                    "/v1/articles/%s/related",
                    "/v1/articles/open/related?exclude=%s",
                    "/v1/articles?exclude=%s&limit=3",
                    "/v1/articles?slug=%s,open&section=local",
                    "/v1/articles?id=%s",
                    "/v1/summaries?slug=%s",
                    "/v1/articles?tag=%s",
                    "/v1/summaries/%s",
                    "/v1/tags/%s",
                    "/v1/fronts/%s",
                    "/v1/resolve?path=/articles/%s")) {
                HttpResponse<String> hidden = get(path.formatted(name));
                HttpResponse<String> absent = get(path.formatted(nothing));

                assertThat(alike(hidden, name)).as(path, name).isEqualTo(alike(absent, nothing));
                assertThat(statements(hidden)).as("Statements of " + path, name).isEqualTo(statements(absent));
            }
        }
    }

    private static String alike(HttpResponse<String> response, String name) {
        Answer answer = Answer.of(response);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        if (answer.body().contains(name)) {
            headers.keySet().removeAll(List.of("etag", "content-length"));
        }
        return (answer.status() + " " + headers + " " + answer.body()).replace(name, "…");
    }

    private static String statements(HttpResponse<String> response) {
        Matcher statements = STATEMENTS.matcher(
                response.headers().firstValue("Server-Timing").orElse(""));
        return statements.find() ? statements.group(1) : "none";
    }

    @Test
    void a_cursor_with_a_hidden_id_reads_like_one_with_an_unknown_id() throws SQLException {
        hiddenNames();
        published(story("Another"));
        Response page = given().get("/v1/articles?limit=1");
        String cursor = page.<String>path("page.next").replaceAll(".*cursor=([^&]+).*", "$1");
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        byte[] seconds = Arrays.copyOfRange(bytes, 27, 35);
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select id from article where slug = 'hidden-scheduled'")) {
            row.next();
            List<String> answers = new ArrayList<>();
            for (UUID id : List.of(row.getObject(1, UUID.class), new UUID(1, 1))) {
                byte[] forged = java.nio.ByteBuffer.wrap(bytes.clone())
                        .putLong(10, id.getMostSignificantBits())
                        .putLong(18, id.getLeastSignificantBits())
                        .putLong(27, java.nio.ByteBuffer.wrap(seconds).getLong() + 86_400)
                        .array();
                answers.add(given().get("/v1/articles?limit=1&cursor="
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(forged))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items.slug")
                        .toString());
            }
            assertThat(answers.get(0)).isEqualTo(answers.get(1)).contains("another");
        }
    }

    @Test
    void the_time_of_a_404_does_not_tell_a_hidden_article_from_nothing() {
        List<String> hidden = hiddenNames();
        List<Double> ratios = new ArrayList<>();
        // Again, because what else a machine does can slow one of them down, but not three times.
        for (int i = 0; i < 3 && ratios.stream().noneMatch(LeakTest::isAlike); i++) {
            ratios.add(ratioOfTimes(hidden));
        }
        assertThat(ratios).as("Time of a hidden article to that of nothing").anyMatch(LeakTest::isAlike);
    }

    /** A generous limit: it is meant to find a step that only one of them takes, such as rendering a body. */
    private static boolean isAlike(double ratio) {
        return ratio > 0.6 && ratio < 1.7;
    }

    private double ratioOfTimes(List<String> hidden) {
        List<Long> ofHidden = new ArrayList<>();
        List<Long> ofNothing = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            time("/v1/articles/" + hidden.get(3 + i % 4), i < 100 ? new ArrayList<>() : ofHidden);
            time("/v1/articles/nothing-here-" + i % 4, i < 100 ? new ArrayList<>() : ofNothing);
        }
        return (double) median(ofHidden) / median(ofNothing);
    }

    private void time(String path, List<Long> times) {
        long start = System.nanoTime();
        assertThat(get(path).statusCode()).isEqualTo(404);
        times.add(System.nanoTime() - start);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Test
    void a_withdrawn_article_does_not_name_a_replacement_that_is_not_public() {
        newsroom.takes(section("local"));
        String id = published(story("Wrong"));
        draft(story("Right but " + World.MARKER));
        act(id, "withdraw", Map.of("reason", "It was wrong.", "replacement", "right-but-" + World.MARKER))
                .statusCode(200);

        for (String path : List.of("/v1/articles/wrong", "/v1/articles/" + id, "/v1/resolve?path=/articles/wrong")) {
            assertThat(Answer.of(get(path)).names(World.MARKER)).as(path).isFalse();
        }
        assertThat(get("/v1/articles/wrong").statusCode()).isEqualTo(410);
    }

    @Test
    void a_draft_that_takes_over_a_retired_slug_changes_nothing_before_it_is_public() {
        newsroom.takes(section("local"));
        String id = published(story("Ferry"));
        patch(id, Map.of("slug", "ferry-moved")).statusCode(200);
        List<String> paths = List.of("/v1/articles/ferry", "/v1/resolve?path=/articles/ferry", "/v1/redirects");
        List<Answer> before = paths.stream().map(path -> Answer.of(get(path))).toList();

        Map<String, Object> other = story("Other");
        other.put("slug", "ferry");
        String draft = org.broadsheet.support.Desk.sending(other)
                .post("/v1/editorial/articles?reuseSlug=true")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(paths.stream().map(path -> Answer.of(get(path))).toList()).isEqualTo(before);
        act(draft, "publish", Map.of()).statusCode(200);
        assertThat(get("/v1/articles/ferry").statusCode()).isEqualTo(200);
        assertThat(get("/v1/resolve?path=/articles/ferry").body()).contains("\"state\":\"current\"");
        assertThat(get("/v1/redirects").body()).doesNotContain("ferry-moved");
        patch(draft, Map.of("headline", "Other words")).statusCode(200);
        act(draft, "unpublish", Map.of()).statusCode(200);
        assertThat(get("/v1/articles/ferry").statusCode()).isEqualTo(410);
    }
}
