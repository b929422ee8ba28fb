package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest {

    @Inject
    Newsroom newsroom;

    @Inject
    Database database;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static void assertTotals(JsonNode done, int created, int updated, int unchanged, int rejected) {
        assertThat(done.toString())
                .contains("\"type\":\"done\"", "\"created\":" + created, "\"updated\":" + updated)
                .contains("\"unchanged\":" + unchanged, "\"rejected\":" + rejected)
                .contains("\"read\":" + (created + updated + unchanged + rejected));
    }

    private JsonNode sends(Record... records) {
        return Newsroom.last(
                newsroom.sends(Arrays.stream(records).map(Record::json).toArray(String[]::new)));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        Record[] file = {
            section("local"),
            tag("harbour"),
            author("mira-holt"),
            article("ferry").tags("harbour").authors("mira-holt"),
            summary("week").with("articles", List.of("ferry"))
        };

        assertTotals(sends(file), 5, 0, 0, 0);
        assertTotals(sends(file), 0, 0, 5, 0);
        file[3] = article("ferry").tags("harbour").with("headline", "New");
        assertTotals(sends(file), 0, 1, 4, 0);
        given().get("/v1/articles/ferry")
                .then()
                .body("headline", equalTo("New"))
                .body("authors.size()", equalTo(0));
    }

    @Test
    void a_rejected_record_says_where_and_what_and_stops_no_other() {
        List<JsonNode> lines = newsroom.sends(
                section("local").json(),
                "{\"type\":\"article\",\"slug\":\"?!\",\"headlin\":\"x\",\"section\":\"local\",\"body\":{\"markdwn\":\"x\"}}",
                "not json",
                "{\"type\":\"article\",\"type\":\"tag\"}",
                "{\"type\":\"tag\",\"slug\":\"a\",\"name\":\"A\"} {}",
                "[]",
                "{\"type\":\"artcle\"}",
                "",
                article("no-section").with("section", "nowhere").json(),
                article("bad-related").with("related", List.of("nothing")).json(),
                article("bad-tag").with("status", "draft").tags("nothing").json(),
                article("nul").with("headline", "a\0b").json(),
                article("undated").without("publishedAt").json(),
                article("good").json());

        assertThat(Newsroom.last(lines).path("created").asInt()).isEqualTo(2);
        assertThat(Newsroom.last(lines).path("rejected").asInt()).isEqualTo(11);
        JsonNode first = rejected(lines, 2);
        assertThat(first.path("errors").findValuesAsText("pointer"))
                .contains("/slug", "/headline", "/headlin", "/body");
        assertThat(first.path("errors").findValuesAsText("didYouMean")).contains("headline", "markdown");
        assertThat(rejected(lines, 7).path("didYouMean").asText()).isEqualTo("article");
        assertThat(rejected(lines, 9).path("pointer").asText()).isEqualTo("/section");
        assertThat(rejected(lines, 9).path("detail").asText()).isEqualTo("There is no section nowhere");
        assertThat(rejected(lines, 12).path("detail").asText()).contains("NUL");
        assertThat(rejected(lines, 13).path("pointer").asText()).isEqualTo("/publishedAt");
        given().get("/v1/articles").then().body("items.slug", contains("good"));
    }

    private static JsonNode rejected(List<JsonNode> lines, int number) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals("rejected")
                        && line.path("line").asInt() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Line " + number + " was not rejected: " + lines));
    }

    @Test
    void references_may_point_forward_and_in_circles() {
        assertTotals(
                sends(
                        summary("week").with("articles", List.of("one")),
                        article("one").tags("harbour").authors("mira-holt").with("related", List.of("two")),
                        article("two").with("related", List.of("one")).markdown("[One](article:one)"),
                        author("mira-holt"),
                        tag("harbour"),
                        section("local")),
                6,
                0,
                0,
                0);
        given().get("/v1/articles/one/related").then().body("items.slug", contains("two"));
        given().get("/v1/summaries/week").then().body("articles.slug", contains("one"));
    }

    @Test
    void references_may_point_across_thousands_of_records() {
        List<Record> file = new ArrayList<>();
        int count = 1_200;
        for (int i = 0; i < count; i++) {
            file.add(article("story-" + i).with("related", List.of("story-" + (i + 601) % count)));
        }
        file.add(article("lost").with("related", List.of("nothing")));
        file.add(article("lost-too").with("related", List.of("lost")));
        file.add(section("local"));
        Record[] records = file.toArray(Record[]::new);

        assertTotals(sends(records), count + 1, 0, 0, 2);
        assertTotals(sends(records), 0, 0, count + 1, 2);
        given().get("/v1/articles/story-700/related").then().body("items[0].slug", equalTo("story-101"));
    }

    @Test
    void a_large_file_after_many_small_ones_is_stored_as_quickly() {
        // Now PostgreSQL knows that no record waits, and plans for none.
        database.update(Sql.of("vacuum import_pending"));
        for (int i = 0; i < 10; i++) {
            assertTotals(sends(article("small").with("related", List.of("nothing"))), 0, 0, 0, 1);
        }

        references_may_point_across_thousands_of_records();
    }

    @Test
    void a_later_line_of_the_same_record_wins() {
        assertTotals(
                sends(
                        section("local"),
                        article("ferry").with("headline", "One"),
                        article("ferry").with("headline", "Two")),
                2,
                1,
                0,
                0);
        given().get("/v1/articles/ferry").then().body("headline", equalTo("Two"));
    }

    @Test
    void the_sanitisers_removals_are_reported() {
        List<JsonNode> lines = newsroom.sends(
                section("local").json(),
                article("ferry")
                        .html("<p onclick=\"x()\">Safe <script>alert(1)</script></p>")
                        .json());

        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("type").asText()).isEqualTo("warning");
            assertThat(line.path("line").asInt()).isEqualTo(2);
            assertThat(line.path("code").asText()).isEqualTo("content-removed");
            assertThat(line.path("pointer").asText()).startsWith("/body/html");
        });
        assertThat(given().get("/v1/articles/ferry?body=html").asString()).doesNotContain("onclick", "alert");
    }

    @Test
    void a_slug_or_an_external_id_belongs_to_one_article() {
        newsroom.takes(
                section("local"),
                article("a").with("externalId", "1"),
                article("b").with("externalId", "2"));

        assertTotals(sends(article("a").with("externalId", "2")), 0, 0, 0, 1);
        assertTotals(sends(article("b").with("externalId", "3")), 0, 0, 0, 1);
        newsroom.takes(article("c").with("externalId", "1"));
        assertTotals(sends(article("a").with("externalId", "9")), 0, 0, 0, 1);
    }

    @Test
    void a_record_without_an_external_id_leaves_its_articles_own() {
        newsroom.takes(section("local"), article("a").with("externalId", "1"));

        assertTotals(sends(article("a").with("headline", "Changed")), 0, 1, 0, 0);
        assertTotals(sends(article("a").with("headline", "Changed")), 0, 0, 1, 0);

        assertTotals(sends(article("b").with("externalId", "1")), 0, 1, 0, 0);
    }

    @Test
    void two_articles_of_a_translation_group_have_two_languages() {
        newsroom.takes(section("local"));

        assertTotals(
                sends(article("a").with("translationGroup", "g"), article("b").with("translationGroup", "g")),
                1,
                0,
                0,
                1);
    }

    @Test
    void only_oversized_records_and_other_encodings_are_rejected() {
        byte[] oversized = ("{\"type\":\"tag\",\"slug\":\"x\",\"name\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] latin =
                "{\"type\":\"tag\",\"slug\":\"y\",\"name\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] good = tag("good").json().getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[oversized.length + latin.length + good.length];
        System.arraycopy(oversized, 0, file, 0, oversized.length);
        System.arraycopy(latin, 0, file, oversized.length, latin.length);
        System.arraycopy(good, 0, file, oversized.length + latin.length, good.length);

        JsonNode done = Newsroom.last(Newsroom.answer(given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/x-ndjson")
                .body(file)
                .post("/v1/editorial/imports")
                .asString()));

        assertTotals(done, 1, 0, 0, 2);
    }

    @Test
    void nobody_imports_without_a_key_and_no_other_file_is_taken() {
        given().contentType("application/x-ndjson")
                .body(tag("a").json().getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("text/html")
                .body("<p>No archive</p>")
                .post("/v1/editorial/imports")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().delete("/v1/editorial/imports").then().statusCode(405).contentType("application/problem+json");
    }
}
