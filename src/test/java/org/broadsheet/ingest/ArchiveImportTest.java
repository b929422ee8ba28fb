package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What archives spell in their own way is taken where it can only mean one thing, and said. */
@QuarkusTest
class ArchiveImportTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private List<JsonNode> sends(Record... records) {
        return newsroom.sends(Arrays.stream(records).map(Record::json).toArray(String[]::new));
    }

    private static void assertTotals(List<JsonNode> lines, int created, int unchanged, int rejected) {
        JsonNode done = Newsroom.last(lines);
        assertThat(List.of(
                        done.path("created").asInt(),
                        done.path("unchanged").asInt(),
                        done.path("rejected").asInt()))
                .as(lines.toString())
                .containsExactly(created, unchanged, rejected);
    }

    /** The pointers of the warnings of a line. */
    private static List<String> warned(List<JsonNode> lines, int line) {
        return lines.stream()
                .filter(one -> one.path("type").asText().equals("warning")
                        && one.path("line").asInt() == line)
                .map(one -> one.path("pointer").asText())
                .toList();
    }

    @Test
    void a_hundred_authors_and_tags_are_taken() {
        List<Record> records = new ArrayList<>();
        String[] authors = IntStream.range(0, 100).mapToObj(i -> "author-" + i).toArray(String[]::new);
        String[] tags = IntStream.range(0, 100).mapToObj(i -> "tag-" + i).toArray(String[]::new);
        Arrays.stream(authors).forEach(slug -> records.add(author(slug)));
        Arrays.stream(tags).forEach(slug -> records.add(tag(slug)));
        records.add(article("consortium").authors(authors).tags(tags));
        newsroom.takes(records.toArray(Record[]::new));

        given().get("/v1/articles/consortium")
                .then()
                .statusCode(200)
                .body("authors", hasSize(100))
                .body("tags", hasSize(100));
        assertTotals(
                sends(article("too-many")
                        .with(
                                "authors",
                                IntStream.range(0, 101)
                                        .mapToObj(i -> "author-" + i)
                                        .toList())),
                0,
                0,
                1);
    }

    @Test
    void byte_order_marks_at_the_beginning_of_files_are_skipped() {
        String first = "\ufeff" + tag("harbour").json();
        String joined = "\ufeff" + tag("ferry").json();

        List<JsonNode> lines = newsroom.sends(first, joined, "\ufeff");

        assertTotals(lines, 2, 0, 0);
        assertTotals(newsroom.sends(first, joined), 0, 2, 0);
    }

    @Test
    void a_record_in_its_archives_own_spelling_is_taken_with_warnings_and_the_same_again_is_unchanged() {
        newsroom.takes(tag("harbour"), author("mira-holt"), tag("havn"));
        Record sloppy = article("Ferry_Is Back!")
                .with("language", "en_US")
                .with("status", "Published")
                .with("publishedAt", "2026-05-09 10:00")
                .with("updatedAt", "2026-05-10")
                .with("section", " Local")
                .with("tags", List.of("Harbour", "harbour", "", "havn"))
                .with("authors", List.of("Mira Holt"))
                .with("standfirst", "")
                .with("leadImage", "")
                .with("externalId", 4711)
                .with("translationGroup", " ");

        List<JsonNode> lines = sends(sloppy);

        assertTotals(lines, 1, 0, 0);
        assertThat(warned(lines, 1))
                .contains(
                        "/slug",
                        "/language",
                        "/status",
                        "/publishedAt",
                        "/updatedAt",
                        "/section",
                        "/tags/0",
                        "/tags/1",
                        "/tags/2",
                        "/authors/0",
                        "/standfirst",
                        "/leadImage",
                        "/externalId",
                        "/translationGroup");
        Desk.get("ferry-is-back")
                .statusCode(200)
                .body("language", equalTo("en-US"))
                .body("publishedAt", equalTo("2026-05-09T10:00:00Z"))
                .body("updatedAt", equalTo("2026-05-10T00:00:00Z"))
                .body("section", equalTo("local"))
                .body("tags", contains("harbour", "havn"))
                .body("authors", contains("mira-holt"))
                .body("standfirst", nullValue())
                .body("externalId", equalTo("4711"));
        assertTotals(sends(sloppy), 0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-09T10:00:00, 2026-05-09T10:00:00Z",
        "2026-05-09 10:00:00.5, 2026-05-09T10:00:00.500Z",
        "2026-05-09, 2026-05-09T00:00:00Z",
        "2026-05-09T12:00:00+0200, 2026-05-09T10:00:00Z",
        "2026-05-09 10:00:00 UTC, 2026-05-09T10:00:00Z",
        "2026-05-09T10:00:00.123456789Z, 2026-05-09T10:00:00.123456Z",
        "'Sat, 09 May 2026 10:00:00 GMT', 2026-05-09T10:00:00Z"
    })
    void a_time_that_can_only_mean_one_thing_is_read(String sent, String read) {
        List<JsonNode> lines = sends(article("ferry").at(sent));

        assertThat(warned(lines, 1)).containsExactly("/publishedAt");
        Desk.get("ferry").statusCode(200).body("publishedAt", equalTo(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05/09/2026",
                "9.5.2026",
                "1778320800",
                "2026-13-01",
                "2026-02-30",
                "yesterday",
                "2026-05-09T25:00"
            })
    void a_time_that_could_mean_more_or_nothing_is_rejected(String sent) {
        List<JsonNode> lines = sends(article("ferry").at(sent));

        assertTotals(lines, 0, 0, 1);
        assertThat(lines.get(0).path("pointer").asText()).isEqualTo("/publishedAt");
    }

    @Test
    void a_slug_in_another_script_is_written_in_latin_the_same_wherever_it_is_named() {
        List<JsonNode> lines = sends(
                section("Місто").with("name", "Місто"),
                article("Пором").with("section", "Місто").with("language", "uk"),
                summary("Тиждень").with("section", "Місто").with("articles", List.of("Пором")));

        assertTotals(lines, 3, 0, 0);
        given().get("/v1/sections/misto").then().statusCode(200).body("name", equalTo("Місто"));
        given().get("/v1/articles/porom").then().statusCode(200).body("section.slug", equalTo("misto"));
    }

    @Test
    void what_has_no_plain_meaning_is_rejected() {
        assertTotals(
                sends(
                        article("!?"),
                        article("01890a5d-ac96-774b-bcce-b302099a8057"),
                        article("no-language").with("language", "English (US)"),
                        article("no-headline").with("headline", " "),
                        article("no-section").with("section", "nowhere"),
                        article("no-list").with("tags", "harbour"),
                        tag("number").with("name", true)),
                0,
                0,
                7);
    }

    @Test
    void a_public_articles_tags_and_authors_without_records_are_made() {
        Record story = article("ferry")
                .with("tags", List.of("Climate change", "sea-ice"))
                .authors("mira-holt");

        List<JsonNode> lines = sends(story, article("fog").tags("sea-ice"));

        assertTotals(lines, 2, 0, 0);
        assertThat(lines.toString())
                .contains("There was no tag climate-change, so it was created with the name “Climate change”")
                .contains("There was no author mira-holt, so it was created with the name “Mira Holt”")
                .containsOnlyOnce("There was no tag sea-ice");
        given().get("/v1/tags/climate-change").then().statusCode(200).body("name", equalTo("Climate change"));
        given().get("/v1/authors/mira-holt").then().statusCode(200).body("name", equalTo("Mira Holt"));
        given().get("/v1/articles/ferry").then().body("tags.name", contains("Climate change", "Sea Ice"));
        assertTotals(sends(story), 0, 1, 0);
    }

    @Test
    void a_record_that_comes_later_in_the_file_names_its_tag_itself() {
        List<JsonNode> lines =
                sends(article("ferry").tags("sea-ice"), tag("sea-ice").with("name", "Sea ice"));

        assertTotals(lines, 2, 0, 0);
        assertThat(lines.toString()).doesNotContain("it was created");
        given().get("/v1/tags/sea-ice").then().body("name", equalTo("Sea ice"));
    }

    @Test
    void what_the_public_does_not_see_yet_makes_no_names() {
        List<JsonNode> lines = sends(
                article("draft").with("status", "draft").tags("secret-merger"),
                article("later").at("2126-05-09T10:00:00Z").authors("secret-guest"),
                article("embargoed")
                        .with("embargoUntil", "2126-05-09T10:00:00Z")
                        .tags("secret-prize"),
                article("lost").with("related", List.of("nothing")).tags("orphan"));

        assertTotals(lines, 0, 0, 4);
        given().get("/v1/tags").then().body("items", hasSize(0));
        given().get("/v1/authors").then().body("items", hasSize(0));
    }

    @Test
    void a_dry_run_tells_the_same_and_makes_nothing() {
        List<JsonNode> lines = Newsroom.answer(given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/x-ndjson")
                .body(article("ferry").tags("sea-ice").json().getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports?dryRun=true")
                .asString());

        assertTotals(lines, 1, 0, 0);
        assertThat(lines.toString()).contains("There was no tag sea-ice");
        given().get("/v1/tags/sea-ice").then().statusCode(404);
    }

    @Test
    void however_many_warnings_there_are_each_is_said() {
        List<JsonNode> lines = sends(article("ferry")
                .with("tags", IntStream.range(0, 50).mapToObj(i -> "").toList())
                .html("<p>Kept.</p>" + "<p>Kept.<script>x()</script></p>".repeat(3) + "<canvas>Lost</canvas>"));

        assertThat(warned(lines, 1)).hasSize(52).contains("/tags/0", "/tags/49");
        assertThat(lines.toString())
                .contains("Removed <script> and its content (3 times)")
                .contains("Removed <canvas> and its content: “Lost”");
    }

    @Test
    void editors_writes_are_read_strictly() {
        Desk.sending(Map.of(
                        "headline",
                        "Ferry",
                        "section",
                        "Local",
                        "language",
                        "en_US",
                        "body",
                        Map.of("text", "x"),
                        "standfirst",
                        "",
                        "tags",
                        List.of("a", "a")))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/section", "/language", "/standfirst", "/tags/1"));
    }
}
