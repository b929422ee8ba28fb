package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.broadsheet.support.Impatient;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Wire;
import org.broadsheet.support.Wire.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual and malformed HTTP that no client library would send. */
@QuarkusTest
@TestProfile(Impatient.class)
class HttpEdgesTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String KEY = "Authorization: Bearer " + Newsroom.KEY + "\r\n";
    private static final int MIB = 1024 * 1024;

    @Inject
    Newsroom newsroom;

    @TestHTTPResource
    URI api;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private Answer ask(String request) {
        try (Wire wire = Wire.to(api)) {
            return wire.say(request).hear();
        }
    }

    private Answer get(String target, String headers) {
        return ask("GET " + target + " HTTP/1.1\r\n" + HOST + headers + "\r\n");
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    /** Requests that the HTTP server refuses before the program sees them get no body. */
    private static void isRefused(Answer answer) {
        if (answer.bytes().length > 0) {
            assertThat(answer.header("Content-Type")).as(answer.body()).isEqualTo("application/problem+json");
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: elsewhere\r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "",
                "Host: localhost\r\nTransfer-Encoding: gzip\r\n",
                "Host: localhost\r\nTransfer-Encoding: gzip, chunked\r\n",
                "Host: localhost\r\nTransfer-Encoding: xchunked\r\n",
                "Host: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "Host: localhost\r\nContent-Length: 5, 6\r\n",
                "Host: localhost\r\nContent-Length: -1\r\n",
                "Host: localhost\r\nContent-Length: +5\r\n",
                "Host: localhost\r\n: without a name\r\n",
                "Host: localhost\r\nTransfer-Encoding : chunked\r\n",
                "Host: localhost\r\nX-Request Id: 1\r\n"
            })
    void a_request_that_two_programs_would_read_in_two_ways_is_refused_and_the_connection_ends(String headers) {
        for (String method : List.of("GET /v1/articles", "POST /v1/editorial/articles")) {
            try (Wire wire = Wire.to(api)) {
                Answer answer =
                        wire.say(method + " HTTP/1.1\r\n" + headers + "\r\n").hear();

                isRefused(answer);
                wire.say("GET /v1/tags HTTP/1.1\r\n" + HOST + "\r\n");
                assertThat(wire.ends()).as("The connection ends").isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/articles",
                "/v1//articles",
                "/v1/articles;x",
                "/v1;/articles",
                "/v1/articles/%2F",
                "/v1/articles%2fferry",
                "/v1/articles/%00",
                "/v1/articles/ferry%0d%0aX-Evil:1",
                "/v1/articles?q=%00",
                "/v1/articles?limit=%zz",
                "/v1/articles?limit=%",
                "/v1/./articles",
                "/v1/editorial/../articles",
                "/v1/%2e%2e/articles",
                "/v1/%252e/articles",
                "/v1\\articles",
                "/v1/editorial;/articles",
                "/v1/editorial/articles%3Bx",
                "http://localhost/v1/articles"
            })
    void an_odd_spelling_of_a_path_is_refused(String target) {
        isRefused(get(target, ""));
        isRefused(get(target, KEY));
    }

    @Test
    void a_target_over_8000_bytes_is_too_long_and_one_of_8000_is_not() {
        String prefix = "/v1/resolve?path=/";
        for (int length : List.of(8_001, 20_000, 60_000)) {
            isProblem(get(prefix + "a".repeat(length - prefix.length()), ""), 414);
        }

        assertThat(get(prefix + "a".repeat(8_000 - prefix.length()), "").status())
                .isEqualTo(400);
        assertThat(get(prefix + "a".repeat(1_000), "").status()).isEqualTo(200);
    }

    @Test
    void headers_over_16_kib_are_refused() {
        Answer answer = get("/v1/articles", "X-Long: " + "a".repeat(20_000) + "\r\n");

        assertThat(answer.status()).isEqualTo(431);
    }

    @Test
    void a_body_that_does_not_arrive_is_timed_out_and_the_connection_ends() {
        try (Wire wire = Wire.to(api)) {
            wire.say("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY
                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"headline\"");

            isProblem(wire.hear(), 408);
            assertThat(wire.ends()).as("The connection ends").isTrue();
        }
    }

    @Test
    void an_import_that_trickles_in_ends_and_says_why() throws Exception {
        try (Wire wire = Wire.to(api)) {
            wire.say("POST /v1/editorial/imports HTTP/1.1\r\n" + HOST + KEY
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            CompletableFuture<String> last = CompletableFuture.supplyAsync(() -> {
                String line = wire.hearLine();
                while (!line.contains("\"type\":\"failed\"")) {
                    line = wire.hearLine();
                }
                return line;
            });
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        wire.trySay("1\r\n \r\n");
                        return last.isDone();
                    });

            assertThat(last.get(1, TimeUnit.SECONDS)).contains("Less than 256 bytes a second arrived for 3 seconds");
        }
    }

    @Test
    void headers_that_stop_arriving_end_the_connection() {
        try (Wire wire = Wire.to(api)) {
            Instant start = Instant.now();
            wire.say("GET /v1/articles HTTP/1.1\r\nHost: loc");

            assertThat(wire.ends()).as("The connection ends").isTrue();
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(25));
        }
    }

    @Test
    void an_editorial_body_over_4_mib_is_refused_declared_or_not() {
        String head = "POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY + "Content-Type: application/json\r\n";

        isProblem(ask(head + "Content-Length: " + 5 * MIB + "\r\n\r\n"), 413);
        try (Wire wire = Wire.to(api)) {
            wire.say(head + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "a".repeat(MIB);
            for (int i = 0; i < 4; i++) {
                wire.say("100000\r\n" + chunk + "\r\n");
            }
            wire.say("10\r\n" + "a".repeat(16) + "\r\n0\r\n\r\n");
            isProblem(wire.hear(), 413);
        }
    }

    @Test
    void a_body_of_an_empty_media_type_is_not_taken() {
        String body = "{\"headline\": \"Ferry\", \"section\": \"local\", \"body\": {\"text\": \"It sails.\"}}";
        for (String path : List.of("/v1/editorial/articles", "/v1/editorial/imports")) {
            for (String type : List.of("Content-Type:\r\n", "Content-Type:  \r\n")) {
                isProblem(
                        ask("POST " + path + " HTTP/1.1\r\n" + HOST + KEY + type + "Content-Length: " + body.length()
                                + "\r\n\r\n" + body),
                        415);
            }
        }
    }

    @Test
    void of_very_many_faults_the_first_hundred_are_told_and_how_many_there_are() {
        StringBuilder body = new StringBuilder("{\"headline\":\"Ferry\"");
        for (int i = 0; i < 100_000; i++) {
            body.append(",\"unknown").append(i).append("\":1");
        }
        body.append('}');
        Instant start = Instant.now();

        Answer answer = ask("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        isProblem(answer, 422);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(answer.body()).contains("\"There are 100002 faults; the first 100 are listed.\"");
        assertThat(answer.body().split("\"pointer\"", -1)).hasSize(101);
    }

    @Test
    void a_body_that_a_read_sends_along_is_not_taken_for_the_next_request() {
        try (Wire wire = Wire.to(api)) {
            String hidden = "GET /v1/nothing HTTP/1.1\r\n" + HOST + "\r\n";
            wire.say("GET /v1/articles HTTP/1.1\r\n" + HOST + "Content-Length: " + hidden.length() + "\r\n\r\n" + hidden
                    + "GET /v1/tags HTTP/1.1\r\n" + HOST + "\r\n");

            assertThat(wire.hear().body()).startsWith("{\"items\"");
            assertThat(wire.hear().body()).startsWith("{\"items\"");
        }
    }

    @Test
    void requests_sent_at_once_on_one_connection_are_answered_in_their_order() {
        try (Wire wire = Wire.to(api)) {
            StringBuilder all = new StringBuilder();
            for (int i = 1; i <= 20; i++) {
                all.append("GET /v1/articles?limit=").append(i).append(" HTTP/1.1\r\n" + HOST + "\r\n");
            }
            wire.say(all.toString());

            for (int i = 1; i <= 20; i++) {
                assertThat(wire.hear().body()).contains("\"limit\":" + i + ",");
            }
        }
    }

    @Test
    void an_unknown_method_is_not_allowed() {
        for (String method : List.of("FOO", "TRACE", "get", "DELETE", "POST", "PROPFIND")) {
            Answer answer = ask(method + " /v1/articles HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n");

            isProblem(answer, 405);
            assertThat(answer.header("Allow")).contains("GET", "HEAD");
        }
    }

    @Test
    void http_1_0_is_answered_without_a_host() {
        assertThat(ask("GET /v1/articles HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    }

    private static Map<String, List<String>> comparable(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.keySet().removeAll(List.of("x-request-id", "server-timing", "date"));
        return headers;
    }

    @Test
    void head_says_what_get_says_its_content_length_included_cached_or_not() {
        String id = published(story("Ferry"));
        patch(id, Map.of("slug", "ferry-moved")).statusCode(200);
        draft(story("Draft"));
        for (String coding : List.of("", "Accept-Encoding: gzip\r\n")) {
            for (String path : List.of(
                    "/v1",
                    "/v1/articles",
                    "/v1/articles?limit=0",
                    "/v1/articles?limit=3&total=exact",
                    "/v1/articles/ferry",
                    "/v1/articles/ferry-moved?include=related",
                    "/v1/articles/draft",
                    "/v1/articles/ferry-moved/related",
                    "/v1/sections/local",
                    "/v1/fronts",
                    "/v1/fronts/local",
                    "/v1/redirects",
                    "/v1/corrections",
                    "/v1/nothing",
                    "/v1//articles",
                    "/nothing",
                    "/v1/editorial/articles")) {
                for (int i = 0; i < 2; i++) {
                    Answer head;
                    try (Wire wire = Wire.to(api)) {
                        head = wire.say("HEAD " + path + " HTTP/1.1\r\n" + HOST + coding + "Connection: close\r\n\r\n")
                                .hearHead();
                        assertThat(wire.ends()).as("No body after HEAD " + path).isTrue();
                    }
                    Answer get = get(path, coding + "Connection: close\r\n");

                    assertThat(head.status()).as(path).isEqualTo(get.status());
                    Map<String, List<String>> told = comparable(head);
                    if (get.status() != 200) {
                        // For a problem document written by the framework, HEAD sends no length, which is allowed
                        // (RFC 9110, section 9.3.2).
                        told.putIfAbsent("content-length", List.of(get.header("Content-Length")));
                    }
                    assertThat(told).as(path).isEqualTo(comparable(get));
                    assertThat(get.header("Content-Length")).as(path).isEqualTo(String.valueOf(get.bytes().length));
                }
            }
        }
    }

    private static final List<String> PUBLIC = List.of(
            "/v1",
            "/v1/articles",
            "/v1/articles/ferry",
            "/v1/articles.atom",
            "/v1/articles/ferry.html",
            "/v1/articles/nothing",
            "/v1/articles?limit=0",
            "/v1//articles",
            "/nothing",
            "/q/openapi");

    @Test
    void scripts_of_every_site_may_read_what_is_public_and_are_told_so_in_every_answer_whoever_asks() {
        published(story("Ferry"));
        String etag = get("/v1/articles", "").header("ETag");
        for (String origin : List.of("", "Origin: https://paper.example\r\n", "Origin: null\r\n")) {
            for (String path : PUBLIC) {
                for (int i = 0; i < 2; i++) {
                    Answer answer = get(path, origin);
                    assertThat(answer.header("Access-Control-Allow-Origin"))
                            .as(path)
                            .isEqualTo("*");
                    assertThat(answer.header("Access-Control-Expose-Headers"))
                            .as(path)
                            .contains("ETag");
                    assertThat(answer.headers()).as(path).doesNotContainKey("Access-Control-Allow-Credentials");
                    assertThat(String.valueOf(answer.header("Vary"))).as(path).doesNotContain("Origin");
                }
            }
            Answer unchanged = get("/v1/articles", origin + "If-None-Match: " + etag + "\r\n");
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/%zz", "/%", "/v1/sections/a%2", "/v1/articles/%2?limit=1"})
    void what_cannot_be_decoded_is_a_problem_that_scripts_may_read(String target) {
        Answer answer = get(target, "");

        isProblem(answer, 400);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.body()).contains("two hex digits");
    }

    private Answer preflight(String path, String method) {
        return ask("OPTIONS " + path + " HTTP/1.1\r\n" + HOST + "Origin: https://paper.example\r\n"
                + "Access-Control-Request-Method: " + method + "\r\n"
                + "Access-Control-Request-Headers: if-none-match,preview-token,x-anything\r\n\r\n");
    }

    @Test
    void a_preflight_of_delivery_allows_reading_with_any_header() {
        for (String path : List.of("/v1/articles", "/v1/articles/ferry", "/v1/articles.atom")) {
            Answer preflight = preflight(path, "GET");

            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(preflight.header("Access-Control-Allow-Headers"))
                    .contains(
                            "Accept",
                            "Accept-Language",
                            "Content-Type",
                            "If-None-Match",
                            "If-Modified-Since",
                            "Preview-Token",
                            "X-Request-Id",
                            "Cache-Control",
                            "*")
                    .doesNotContain("Authorization");
            assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
            assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("86400");
        }
    }

    @Test
    void a_preflight_of_editorial_allows_nothing() {
        for (String path :
                List.of("/v1/editorial/articles", "/v1/%65ditorial/articles", "/v1/editorial/nothing", "/q/metrics")) {
            Answer preflight = preflight(path, "POST");

            isProblem(preflight, 403);
            assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
        }
        assertThat(get("/v1/%65ditorial/articles", KEY + "Origin: https://paper.example\r\n")
                        .headers()
                        .keySet())
                .noneMatch(name -> name.startsWith("Access-Control"));
    }

    /** A page of the same origin writes as Swagger UI does; who else has a key is not turned away for an Origin. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "https://paper.example", "null"})
    void a_write_that_carries_an_origin_is_written(String from) {
        String body = "{\"headline\": \"Ferry\", \"section\": \"local\", \"body\": {\"text\": \"It sails.\"}}";
        String origin = "Origin: " + from + "\r\n";
        Answer created = ask("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY + origin
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);

        String patch = "{\"headline\": \"Ferries\"}";
        Answer patched = ask("PATCH " + created.header("Location").replaceFirst("^https?://[^/]+", "")
                + " HTTP/1.1\r\n" + HOST + KEY + origin + "If-Match: " + created.header("ETag")
                + "\r\nContent-Type: application/merge-patch+json\r\nContent-Length: " + patch.length() + "\r\n\r\n"
                + patch);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
    }

    @Test
    void every_answer_is_dated_and_taken_for_nothing_but_what_it_is() {
        published(story("Ferry"));
        String old = "GET /v1/articles/ferry HTTP/1.0\r\n\r\n";
        String broken = "GET /v1/articles HTTP/1.1\r\n" + HOST + "X-Request Id: 1\r\n\r\n";
        List<String> requests = new ArrayList<>(List.of(old, old, broken));
        List<String> paths = new ArrayList<>(PUBLIC);
        paths.addAll(
                List.of("/q/health", "/q/metrics", "/v1/editorial/articles", "/", "/articles/ferry", "/q/swagger-ui/"));
        paths.forEach(path -> requests.add("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n"));
        for (String request : requests) {
            Answer answer = ask(request);

            assertThat(answer.headers()).as(request).containsKey("Date");
            assertThat(Duration.between(
                            Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.header("Date"))),
                            Instant.now()))
                    .as(request)
                    .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(30));
            assertThat(answer.header("X-Content-Type-Options")).as(request).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(request).isNotBlank();
            boolean isPage = request.contains(" / ")
                    || request.contains(" /articles/")
                    || request.contains("swagger")
                    || request.contains(".html")
                    || request.contains(" /nothing");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(request)
                    .startsWith("default-src 'none'; ")
                    .contains("frame-ancestors 'none'");
            if (!isPage) {
                assertThat(answer.header("Content-Security-Policy"))
                        .as(request)
                        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            }
        }
        assertThat(get("/q/swagger-ui/", "").header("Content-Security-Policy")).contains("script-src 'self'");
    }

    @Test
    void if_none_match_takes_every_form_of_the_tag_and_no_other() {
        newsroom.takes(many());
        String path = "/v1/articles?limit=20";
        for (int i = 0; i < 2; i++) {
            String etag = get(path, "").header("ETag");
            String gzip = get(path, "Accept-Encoding: gzip\r\n").header("ETag");
            assertThat(gzip).isNotEqualTo(etag);
            for (String matching :
                    List.of(etag, "W/" + etag, "*", "\"other\", " + etag, "\"other\" ,W/" + etag + ", \"third\"")) {
                Answer answer = get(path, "If-None-Match: " + matching + "\r\n");
                assertThat(answer.status()).as(matching).isEqualTo(304);
                assertThat(answer.header("ETag")).isEqualTo(etag);
                assertThat(answer.headers())
                        .containsKeys("Cache-Control", "Vary")
                        .doesNotContainKeys("Content-Type");
            }
            for (String other : List.of("\"other\"", etag.substring(1, etag.length() - 1), "W/\"other\"", "", gzip)) {
                assertThat(get(path, "If-None-Match: " + other + "\r\n").status())
                        .as(other)
                        .isEqualTo(200);
            }
            assertThat(get(path, "Accept-Encoding: gzip\r\nIf-None-Match: " + gzip + "\r\n")
                            .status())
                    .isEqualTo(304);
            assertThat(get(path, "If-None-Match: \"other\"\r\nIf-None-Match: " + etag + "\r\n")
                            .status())
                    .as("Two fields are one list (RFC 9110, section 5.3)")
                    .isEqualTo(304);
        }
    }

    private static org.broadsheet.support.Record[] many() {
        org.broadsheet.support.Record[] all = new org.broadsheet.support.Record[20];
        for (int i = 0; i < all.length; i++) {
            all[i] = org.broadsheet.support.Record.article("story-" + i);
        }
        return all;
    }

    @Test
    void each_content_coding_has_its_own_etag_and_the_same_content() throws IOException {
        newsroom.takes(many());
        String path = "/v1/articles?limit=20";
        Answer plain = get(path, "");
        for (int i = 0; i < 2; i++) {
            for (String taken : List.of("gzip", "x-gzip", "GZIP", "br, gzip;q=0.5", "*", "gzip;q=1, identity;q=0")) {
                Answer answer = get(path, "Accept-Encoding: " + taken + "\r\n");
                assertThat(answer.header("Content-Encoding")).as(taken).isEqualTo("gzip");
                assertThat(answer.header("ETag")).isEqualTo(plain.header("ETag").replaceAll("\"$", "-gzip\""));
                assertThat(answer.header("Vary").toLowerCase(Locale.ROOT)).contains("accept-encoding");
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(plain.body());
                }
            }
            for (String refused : List.of("identity", "gzip;q=0", "gzip; q=0.000, *", "br", "", "gzip;Q=0")) {
                Answer answer = get(path, "Accept-Encoding: " + refused + "\r\n");
                assertThat(answer.header("Content-Encoding")).as(refused).isNull();
                assertThat(answer.header("ETag")).isEqualTo(plain.header("ETag"));
                assertThat(answer.header("Vary").toLowerCase(Locale.ROOT)).contains("accept-encoding");
                assertThat(answer.body()).isEqualTo(plain.body());
            }
        }
    }

    @Test
    void a_kind_of_resource_can_have_its_own_lifetimes() throws IOException {
        for (String how : List.of("made", "from memory")) {
            assertThat(get("/v1/redirects", "").header("Cache-Control"))
                    .as(how)
                    .isEqualTo("public, max-age=60, stale-while-revalidate=30, stale-if-error=30");
            assertThat(get("/v1/redirects", "").header("CDN-Cache-Control"))
                    .as(how)
                    .isEqualTo("public, max-age=10, stale-while-revalidate=30, stale-if-error=30");
            assertThat(get("/v1/articles", "").header("Cache-Control")).as(how).startsWith("public, max-age=5,");
        }
    }
}
