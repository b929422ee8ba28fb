package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.support.Contract;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of every public read is open to scripts of every site, and is the same whoever asks. */
@QuarkusTest
class CrossOriginTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> ORIGINS = List.of("", "https://paper.example", "null");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    /** An address of every public operation, as the contract has them. */
    static Stream<String> reads() throws IOException {
        JsonNode paths = new YAMLMapper().readTree(Contract.FILE.toFile()).path("paths");
        return Stream.concat(
                paths.properties().stream()
                        .filter(path -> !path.getKey().startsWith("/v1/editorial"))
                        .map(path -> address(path.getKey(), path.getValue().path("get"))),
                Stream.of("/", "/articles/ferry", "/nothing", "/v1/nothing", "/q/openapi"));
    }

    private static String address(String template, JsonNode operation) {
        return VARIABLE.matcher(template).replaceAll(variable -> {
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("name").asText().equals(variable.group(1))) {
                    JsonNode values = parameter.at("/schema/enum");
                    return values.isArray() ? values.path(0).asText() : "ferry";
                }
            }
            return "ferry";
        });
    }

    private static RequestSpecification from(String origin) {
        RequestSpecification request = given().redirects().follow(false);
        return origin.isEmpty() ? request : request.header("Origin", origin);
    }

    private static void assertOpen(Response answer, String what) {
        assertThat(answer.header("Access-Control-Allow-Origin")).as(what).isEqualTo("*");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .as(what)
                .contains("ETag", "Last-Modified", "Link", "Location", "Retry-After", "X-Request-Id");
        assertThat(answer.headers().hasHeaderWithName("Access-Control-Allow-Credentials"))
                .as(what)
                .isFalse();
        assertThat(String.valueOf(answer.header("Vary"))).as(what).doesNotContain("Origin");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void every_read_is_open_with_every_method_whoever_asks(String address) {
        for (String origin : ORIGINS) {
            for (String method : List.of("GET", "HEAD", "OPTIONS")) {
                if (method.equals("GET") && address.startsWith("/v1/changes")) {
                    continue;
                }
                assertOpen(from(origin).request(method, address), method + " " + address + " from " + origin);
            }
            assertOpen(from(origin).get(address + "?nonsense=1"), address + "?nonsense=1");
        }
    }

    @Test
    void so_is_every_status() {
        String id = published(story("Ferry"));
        String slug = given().get("/v1/articles/" + id).path("slug");
        patch(id, Map.of("slug", "ferry-renamed")).statusCode(200);
        String gone = published(story("Gone"));
        act(gone, "withdraw", Map.of("reason", "legal")).statusCode(200);
        String etag = given().get("/v1/articles").header("ETag");

        for (String origin : ORIGINS) {
            assertStatus(304, from(origin).header("If-None-Match", etag).get("/v1/articles"));
            assertStatus(308, from(origin).get("/v1/articles/" + slug));
            assertStatus(400, from(origin).get("/v1/articles?limit=0"));
            assertStatus(403, from(origin).header("Preview-Token", "nonsense").get("/v1/articles"));
            assertStatus(404, from(origin).get("/v1/articles/nothing"));
            assertStatus(405, from(origin).body("{}").post("/v1/articles"));
            assertStatus(405, from(origin).delete("/v1/articles.rss"));
            assertStatus(406, from(origin).header("Accept", "image/png").get("/v1/articles"));
            assertStatus(410, from(origin).get("/v1/articles/" + gone));
            assertStatus(414, from(origin).get("/v1/articles?q=" + "a".repeat(9_000)));
        }
        // Each of them waits for two seconds before it is answered.
        ORIGINS.parallelStream()
                .forEach(origin -> assertStatus(503, from(origin).get("/v1/articles?minVersion=999999999999")));
    }

    private static void assertStatus(int status, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertOpen(answer, String.valueOf(status));
    }

    @Test
    void a_preflight_allows_every_harmless_header_by_name() {
        for (String path :
                List.of("/v1/articles", "/v1/changes", "/v1/articles.rss", "/v1/nothing", "/articles/ferry")) {
            Response preflight = given().header("Origin", "https://paper.example")
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "content-type,traceparent")
                    .options(path);

            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
            List<String> allowed = Arrays.asList(preflight
                    .header("Access-Control-Allow-Headers")
                    .toLowerCase(Locale.ROOT)
                    .split(", "));
            assertThat(allowed)
                    .contains(
                            "accept-language",
                            "baggage",
                            "cache-control",
                            "content-type",
                            "if-modified-since",
                            "if-none-match",
                            "last-event-id",
                            "pragma",
                            "sentry-trace",
                            "traceparent",
                            "tracestate",
                            "x-requested-with",
                            "*")
                    .doesNotContain("authorization", "cookie");
        }
    }
}
