package org.broadsheet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Record.section;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The metrics that operators watch. */
@QuarkusTest
class MetricsTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
        newsroom.takes(Record.article("ferry").with("section", "local"));
    }

    private static String metrics() {
        // Older versions of the text format have a comma after the last label.
        return given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace(",}", "}");
    }

    /** A metric's value; 0 if it does not exist yet. */
    private static double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0.0);
    }

    @Test
    void reads_are_counted_by_the_source_of_their_answer() {
        String hits = "broadsheet_cache_reads_total{result=\"hit\"}";
        String misses = "broadsheet_cache_reads_total{result=\"miss\"}";
        AtomicInteger blocks = new AtomicInteger();
        // A node that has not polled the change log for a moment serves nothing from memory.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String path = "/v1/articles/ferry?bodyLimit=" + blocks.incrementAndGet();
            double hitsBefore = value(hits);
            double missesBefore = value(misses);

            given().get(path).then().statusCode(200);
            given().get(path).then().statusCode(200);

            assertThat(value(misses) - missesBefore).isEqualTo(1);
            assertThat(value(hits) - hitsBefore).isEqualTo(1);
        });
        assertThat(value("broadsheet_cache_size_bytes")).isPositive();
    }

    @Test
    void addresses_are_counted_by_their_patterns_even_where_they_are_answered_from_memory() {
        for (int i = 0; i < 3; i++) {
            given().get("/v1/articles/ferry").then().statusCode(200);
            given().get("/v1/articles/ferry/related").then().statusCode(200);
            given().get("/v1/articles/ferry.md").then().statusCode(200);
            given().get("/v1/articles.rss").then().statusCode(200);
            given().get("/v1/sections/local").then().statusCode(200);
            given().get("/v1/fronts/local").then().statusCode(200);
        }

        Set<String> addresses = Pattern.compile("uri=\"([^\"]*)\"")
                .matcher(metrics())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(addresses)
                .contains(
                        "/v1/articles/{slug}",
                        "/v1/articles/{slug}/related",
                        "/v1/articles/{slug}.{form}",
                        "/v1/articles.{form}",
                        "/v1/sections/{slug}",
                        "/v1/fronts/{section}")
                .noneMatch(address -> address.contains("ferry") || address.endsWith("local"));
    }

    @Test
    void import_records_are_counted_by_result_except_in_dry_runs() {
        String rejected = "broadsheet_import_records_total{result=\"rejected\"}";
        String unchanged = "broadsheet_import_records_total{result=\"unchanged\"}";
        double rejectedBefore = value(rejected);
        double unchangedBefore = value(unchanged);

        newsroom.sends("{\"type\":\"nothing\"}", section("local").json());
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/x-ndjson")
                .body("{\"type\":\"nothing\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports?dryRun=true")
                .then()
                .statusCode(200);

        assertThat(value(rejected) - rejectedBefore).isEqualTo(1);
        assertThat(value(unchanged) - unchangedBefore).isEqualTo(1);
    }

    @Test
    void a_node_says_how_far_it_has_read_the_log_and_whether_it_vouches_for_what_it_remembers() {
        double before = value("broadsheet_changes_seen");
        newsroom.takes(Record.article("tram").with("section", "local"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(value("broadsheet_changes_seen")).isGreaterThan(before);
            assertThat(value("broadsheet_changes_current")).isEqualTo(1);
            assertThat(value("broadsheet_search_waiting")).isZero();
        });
    }

    @Test
    void every_metric_that_the_operators_page_names_is_there() throws IOException {
        String metrics = metrics();
        Matcher named = Pattern.compile("`((?:broadsheet|http_server|agroal|jvm|process)_[a-z_]+)")
                .matcher(Files.readString(Path.of("docs", "operating.md")));

        assertThat(named.results().map(found -> found.group(1)).distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics.lines())
                        .as(name)
                        .anyMatch(line -> line.startsWith(name + " ") || line.startsWith(name + "{")));
    }
}
