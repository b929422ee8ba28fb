package org.broadsheet.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotas as clients meet them. Each test has addresses of its own, which a trusted proxy forwards. */
@QuarkusTest
@TestProfile(QuotaRouteTest.Few.class)
class QuotaRouteTest {

    /** Quotas of a few requests, in windows so long that none comes back during a test, but for previews. */
    public static final class Few implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.limits.reads", "3/1h",
                    "broadsheet.limits.search", "5/1h",
                    "broadsheet.limits.export", "2/1h",
                    "broadsheet.limits.previews", "2/2s",
                    "broadsheet.limits.images", "2/1h",
                    "broadsheet.limits.failures", "3/1h",
                    "broadsheet.limits.key-times", "2",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,localhost");
        }
    }

    private static final Pattern LEFT = Pattern.compile("\"([a-z]+)\";r=(\\d+);t=(\\d+)");
    private static final int AN_HOUR = 3_600;
    private static final String SEARCH = "/v1/search?q=ferry";

    @Inject
    Newsroom newsroom;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), article("ferry").with("section", "local"));
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address).urlEncodingEnabled(false);
    }

    private static RequestSpecification with(String key, String address) {
        return from(address).header("Authorization", "Bearer " + key);
    }

    /** How many requests are left, as an answer says. */
    private static int left(Response answer, String policy) {
        Matcher left = LEFT.matcher(answer.header(Allowance.RATE_LIMIT));
        assertThat(left.matches()).as(answer.header(Allowance.RATE_LIMIT)).isTrue();
        assertThat(left.group(1)).isEqualTo(policy);
        assertThat(Integer.parseInt(left.group(3))).isPositive();
        return Integer.parseInt(left.group(2));
    }

    private static int searchesLeft(String address) {
        return left(from(address).get(SEARCH), "search");
    }

    private static ValidatableResponse assertRefused(Response answer, String policy) {
        return answer.then()
                .statusCode(429)
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/quota-exceeded"))
                .body("violated-policies", contains(policy));
    }

    private static String key(String name) {
        return given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body(Map.of("name", name, "scopes", List.of("content:read", "content:write")))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @Test
    void every_answer_says_how_many_requests_are_left_until_there_are_none() {
        for (int i = 4; i >= 0; i--) {
            Response answer = from("192.0.2.1").get(SEARCH);

            answer.then()
                    .statusCode(200)
                    .header(Allowance.RATE_LIMIT_POLICY, "\"search\";q=5;w=3600")
                    .header("Access-Control-Expose-Headers", containsString("RateLimit, RateLimit-Policy, Retry-After"))
                    .header("Retry-After", nullValue());
            assertThat(left(answer, "search")).isEqualTo(i);
        }
        double refused = refused("search");

        Response answer = from("192.0.2.1").get(SEARCH);

        assertRefused(answer, "search")
                .header(Allowance.RATE_LIMIT_POLICY, "\"search\";q=5;w=3600")
                .header("Access-Control-Allow-Origin", "*")
                .body("detail", containsString("Your address"))
                .body("detail", containsString("the 5 in 3600 seconds"));
        assertThat(left(answer, "search")).isZero();
        // One more every twelve minutes.
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, AN_HOUR / 5);
        assertThat(refused("search")).isEqualTo(refused + 1);
        from("192.0.2.1").get("/v1/articles").then().statusCode(200);
        assertThat(searchesLeft("192.0.2.2")).isEqualTo(4);
    }

    private double refused(String policy) {
        return meters.get("broadsheet.limits.refused")
                .tag("policy", policy)
                .counter()
                .count();
    }

    @Test
    void a_search_is_one_however_it_is_asked() throws IOException, InterruptedException {
        String address = "192.0.2.3";
        assertThat(searchesLeft(address)).isEqualTo(4);
        assertThat(left(from(address).get("/v1/search/suggest?q=fe"), "search")).isEqualTo(3);
        assertThat(left(from(address).get("/v1/articles.rss?q=ferry"), "search"))
                .isEqualTo(2);
        assertThat(left(from(address).get("/search?q=ferry"), "search")).isEqualTo(1);
        assertThat(left(from(address).get("/v1/articles?%71=ferry"), "search")).isZero();
        for (String path : List.of(
                SEARCH,
                "/v1/search/suggest?q=fe",
                "/v1/articles?q=ferry",
                "/v1/articles?limit=5&%71=ferry",
                "/v1/search",
                "/search?q=ferry",
                "/search/?q=ferry")) {
            assertRefused(from(address).get(path), "search");
        }
        for (String path : List.of("/v1/se%61rch?q=ferry", "/v1/search/?q=ferry", "/v1/articles/?q=ferry")) {
            assertThat(statusOf(path, address)).as(path).isEqualTo(429);
        }
    }

    /** The status of a spelling that the contract does not have. */
    private static int statusOf(String path, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("X-Forwarded-For", address)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void an_answer_from_memory_is_counted_and_says_what_is_left_to_its_own_client() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String query = "/v1/articles?exclude=nothing-" + new Random().nextInt(1_000_000_000);
            String network = "2001:db8:" + Integer.toHexString(new Random().nextInt(0x10000));
            Response first = from(network + ":1::1").get(query);
            first.then().header("Server-Timing", containsString("statement"));
            String other = network + ":2::1";

            Response second = from(other).get(query);

            assertThat(second.header("Server-Timing")).doesNotContain("statement");
            assertThat(second.header(Allowance.RATE_LIMIT_POLICY)).isEqualTo("\"reads\";q=3;w=3600");
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(left(second, "reads")).isEqualTo(2);
            assertThat(left(from(other).get(query), "reads")).isEqualTo(1);
        });
    }

    @Test
    void head_and_304_are_counted_and_preflights_are_not() {
        String address = "192.0.2.5";
        String unchanging = "/v1/search?q=nothing";
        String etag = from(address).get(unchanging).header("ETag");
        Response notModified = from(address).header("If-None-Match", etag).get(unchanging);
        assertThat(notModified.statusCode()).isEqualTo(304);
        assertThat(left(notModified, "search")).isEqualTo(3);
        Response preflight = from(address)
                .header("Origin", "https://paper.example")
                .header("Access-Control-Request-Method", "GET")
                .options(SEARCH);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.header(Allowance.RATE_LIMIT)).isNull();

        Response head = from(address).head(SEARCH);

        assertThat(left(head, "search")).isEqualTo(2);
        assertThat(left(from(address).get("/v1/search?nonsense=1"), "search")).isEqualTo(1);
        assertThat(left(
                        from(address).post(SEARCH).statusCode() == 405
                                ? from(address).get(SEARCH)
                                : null,
                        "search"))
                .isZero();
        from(address).head(SEARCH).then().statusCode(429);
    }

    @Test
    void a_valid_key_is_counted_by_itself_wherever_it_is_sent_from_and_may_send_more() {
        String key = key("A front end");
        String address = "192.0.2.6";
        for (int i = 0; i < 5; i++) {
            from(address).get(SEARCH).then().statusCode(200);
        }
        assertRefused(from(address).get(SEARCH), "search");

        for (int i = 9; i >= 0; i--) {
            Response answer = with(key, i % 2 == 0 ? address : "192.0.2.7").get(SEARCH);
            answer.then().statusCode(200).header(Allowance.RATE_LIMIT_POLICY, "\"search\";q=10;w=3600");
            assertThat(left(answer, "search")).isEqualTo(i);
        }

        assertRefused(with(key, "192.0.2.8").get(SEARCH), "search").body("detail", containsString("This key"));
        with(key("Another"), "192.0.2.8").get(SEARCH).then().statusCode(200);
        assertThat(searchesLeft("192.0.2.7")).isEqualTo(4);
    }

    @Test
    void a_wrong_key_is_counted_by_its_address_and_as_a_failure() {
        String address = "192.0.2.9";
        for (int i = 4; i >= 0; i--) {
            assertThat(left(with("wrong-" + i, address).get(SEARCH), "search")).isEqualTo(i);
        }
        assertRefused(with("wrong", address).get(SEARCH), "search");

        with("wrong-0", address)
                .get("/v1/editorial/sections")
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/too-many-failures"));
        with(Newsroom.KEY, address).get("/v1/editorial/sections").then().statusCode(200);
    }

    @Test
    void a_wrong_key_that_is_sent_again_and_again_is_one_failure() {
        String address = "192.0.2.10";
        for (int i = 0; i < 5; i++) {
            with("expired", address).get(SEARCH).then().statusCode(200);
        }

        Response answer = with("other", address).get("/v1/editorial/sections");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(left(answer, "failures")).isEqualTo(1);
    }

    @Test
    void a_network_of_ipv6_is_one_client_and_so_is_an_address_of_ipv4_in_either_form() {
        assertThat(searchesLeft("2001:db8:1:2::1")).isEqualTo(4);
        assertThat(searchesLeft("2001:db8:1:2:ffff::9")).isEqualTo(3);
        assertThat(searchesLeft("2001:db8:1:3::1")).isEqualTo(4);
        assertThat(searchesLeft("192.0.2.11")).isEqualTo(4);
        assertThat(searchesLeft("::ffff:192.0.2.11")).isEqualTo(3);
    }

    @Test
    void exports_are_counted_of_the_public_and_of_the_newsroom() {
        assertThat(left(from("192.0.2.12").get("/v1/export.ndjson"), "export")).isEqualTo(1);
        assertThat(left(from("192.0.2.12").get("/v1/export.ndjson"), "export")).isZero();
        assertRefused(from("192.0.2.12").get("/v1/export.ndjson"), "export");
        String key = key("A mover");
        for (int i = 3; i >= 0; i--) {
            Response answer = with(key, "192.0.2.12")
                    .get(i % 2 == 0 ? "/v1/editorial/export.ndjson" : "/v1/editorial/export/markdown.zip");
            answer.then().statusCode(200);
            assertThat(left(answer, "export")).isEqualTo(i);
        }
        assertRefused(with(key, "192.0.2.12").get("/v1/editorial/export/wordpress.xml"), "export");
        Response wrong = with("wrong", "192.0.2.13").get("/v1/editorial/export.ndjson");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(left(wrong, "failures")).as("One failure, not two").isEqualTo(2);
    }

    @Test
    void a_picture_arrives_whole_while_its_key_is_looked_up() throws IOException {
        byte[] picture = noise();
        for (int i = 0; i < 3; i++) {
            with(key("Uploader " + i), "192.0.2.14")
                    .contentType("image/png")
                    .body(picture)
                    .post("/v1/editorial/images")
                    .then()
                    .statusCode(i == 0 ? 201 : 200)
                    .header(Allowance.RATE_LIMIT_POLICY, "\"images\";q=4;w=3600");
        }
    }

    /** A picture of some megabytes, which does not arrive with the head of its request. */
    private static byte[] noise() throws IOException {
        BufferedImage image = new BufferedImage(1_000, 1_000, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void who_was_refused_is_served_after_the_time_that_it_was_told() {
        Response refused = null;
        for (int i = 0; i < 1_000 && refused == null; i++) {
            Response answer =
                    from("192.0.2.15").header("Preview-Token", "nonsense").get("/v1/articles/ferry");
            refused = answer.statusCode() == 429 ? answer : null;
        }
        assertThat(refused).isNotNull();
        assertRefused(refused, "previews");
        assertThat(refused.header("Retry-After")).isEqualTo("1");

        await().pollDelay(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> from("192.0.2.15")
                                .get("/v1/articles/ferry?previewToken=nonsense")
                                .statusCode()
                        == 403);
    }

    @Test
    void other_reads_and_pages_share_a_quota_and_what_is_neither_has_none() {
        String address = "192.0.2.16";
        assertThat(left(from(address).get("/v1/articles/ferry"), "reads")).isEqualTo(2);
        assertThat(left(from(address).get("/articles/ferry"), "reads")).isEqualTo(1);
        assertThat(left(from(address).get("/v1/nothing"), "reads")).isZero();
        assertRefused(from(address).get("/v1/articles"), "reads");
        assertRefused(from(address).get("/"), "reads");
        for (String path : List.of("/q/health/live", "/problems/quota-exceeded", "/v1/editorial/articles?q=ferry")) {
            assertThat(with(Newsroom.KEY, address).get(path).header(Allowance.RATE_LIMIT))
                    .as(path)
                    .isNull();
        }
    }
}
