package org.broadsheet.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections below sections: what lists of a section hold, where a section stands, and how a branch is moved. */
@QuarkusTest
class SectionTreeTest {

    private static final String EDITORIAL = "/v1/editorial/sections";

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    /** Culture has music and film, music has opera; sport and local have nothing below them. */
    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local").with("position", 1),
                section("culture").with("position", 2).with("name", "Culture"),
                section("sport").with("position", 3),
                section("film").with("parent", "culture").with("position", 2),
                section("music").with("parent", "culture").with("position", 1).with("name", "Music"),
                section("opera").with("parent", "music").with("image", Map.of("url", "/opera.jpg", "alt", "The stage")),
                story("tosca", "opera", 9),
                story("quartet", "music", 8),
                story("noir", "film", 7),
                story("festival", "culture", 6),
                story("derby", "sport", 5),
                summary("digest").with("section", "opera"));
    }

    private static Record story(String slug, String section, int hour) {
        return article(slug).with("section", section).at("2026-05-09T0%d:00:00Z".formatted(hour));
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .when()
                .get(path)
                .then();
    }

    private static ValidatableResponse patch(String slug, Map<String, Object> patch) {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", editor().get(EDITORIAL + "/" + slug).header("ETag"))
                .body(patch)
                .patch(EDITORIAL + "/" + slug)
                .then();
    }

    private static ValidatableResponse move(String slug, String parent) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("parent", parent);
        return patch(slug, patch);
    }

    @Test
    void a_list_of_a_section_takes_what_is_below_along() {
        get("/v1/articles?section=culture").body("items.slug", contains("tosca", "quartet", "noir", "festival"));
        get("/v1/articles?section=music").body("items.slug", contains("tosca", "quartet"));
        get("/v1/articles?section=opera,sport").body("items.slug", contains("tosca", "derby"));
        get("/v1/articles?section=culture&sectionOnly=true").body("items.slug", contains("festival"));
        get("/v1/articles?section=culture&sort=headline")
                .body("items.slug", contains("festival", "noir", "quartet", "tosca"));
        get("/v1/articles?section=culture&total=exact").body("total.value", equalTo(4));
    }

    @Test
    void a_section_is_left_out_with_what_is_below_it() {
        get("/v1/articles?-section=culture").body("items.slug", contains("derby"));
        get("/v1/articles?-section=culture&sectionOnly=true")
                .body("items.slug", contains("tosca", "quartet", "noir", "derby"));
        get("/v1/articles?section=culture&-section=music").body("items.slug", contains("noir", "festival"));
        get("/v1/articles?section=opera&-section=culture")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("-section"));
        get("/v1/articles?sectionOnly=true").statusCode(400).body("errors[0].parameter", equalTo("sectionOnly"));
    }

    @Test
    void a_branch_pages_to_its_end_and_back() {
        List<String> seen = new ArrayList<>();
        String next = "/v1/articles?section=culture&limit=1";
        String last = next;
        while (next != null) {
            last = next;
            ValidatableResponse page = get(next).statusCode(200);
            seen.addAll(page.extract().path("items.slug"));
            next = page.extract().path("page.next");
        }

        assertThat(seen).containsExactly("tosca", "quartet", "noir", "festival");
        get(get(last).<String>extract().path("page.prev")).body("items.slug", contains("noir"));
    }

    @Test
    void feeds_fronts_summaries_notices_and_editors_lists_take_it_along_too() {
        newsroom.takes(story("aria", "opera", 4)
                .with(
                        "notices",
                        List.of(Map.of("kind", "update", "text", "More.", "publishedAt", "2026-05-10T10:00:00Z"))));

        get("/v1/sections/music.jsonfeed").body("items.title", contains("Story tosca", "Story quartet", "Story aria"));
        get("/v1/sections/music.jsonfeed?sectionOnly=true").body("items.title", contains("Story quartet"));
        get("/v1/fronts/music")
                .body("articles.slug", contains("tosca", "quartet", "aria"))
                .body("summary", nullValue());
        get("/v1/fronts/music?sectionOnly=true").body("articles.slug", contains("quartet"));
        get("/v1/summaries?section=culture").body("items.slug", contains("digest"));
        get("/v1/summaries?section=culture&sectionOnly=true").body("items", empty());
        get("/v1/summaries?sectionOnly=true").statusCode(400);
        get("/v1/corrections?section=culture").body("items.article.slug", contains("aria"));
        get("/v1/corrections?section=music&sectionOnly=true").body("items", empty());
        editor().get("/v1/editorial/articles?section=music&sort=headline")
                .then()
                .body("items.slug", contains("aria", "quartet", "tosca"));
        editor().get("/v1/editorial/summaries?section=culture").then().body("items.slug", contains("digest"));
    }

    @Test
    void a_search_is_narrowed_to_a_branch_and_counts_an_article_for_all_that_it_is_in() {
        documents.catchUp();

        get("/v1/articles?q=ferry&section=music").body("items.slug", containsInAnyOrder("tosca", "quartet"));
        get("/v1/articles?q=ferry&facets=section")
                .body("meta.facets[0].values.find { it.value == 'culture' }.count", equalTo(4))
                .body("meta.facets[0].values.find { it.value == 'music' }.count", equalTo(2))
                .body("meta.facets[0].values.find { it.value == 'opera' }.count", equalTo(1));
        get("/v1/articles?q=ferry&facets=section&section=culture&sectionOnly=true")
                .body("meta.facets[0].values.value", contains("culture"));
    }

    @Test
    void sections_are_listed_each_before_what_is_below_it() {
        get("/v1/sections").body("items.slug", contains("local", "culture", "music", "opera", "film", "sport"));
        get("/v1/sections?parent=culture").body("items.slug", contains("music", "film"));
        get("/v1/sections?parent=sport,music&total=exact")
                .body("items.slug", contains("opera"))
                .body("total.value", equalTo(1));
        get("/v1/sections?parent=cultur").statusCode(400).body("errors[0].didYouMean", equalTo("culture"));
        editor().get(EDITORIAL)
                .then()
                .body("items.slug", contains("local", "culture", "music", "opera", "film", "sport"));
        editor().get(EDITORIAL + "?parent=culture").then().body("items.slug", contains("music", "film"));
    }

    @Test
    void the_list_of_sections_pages_to_its_end_and_back() {
        List<String> seen = new ArrayList<>();
        List<String> back = new ArrayList<>();
        String at = "/v1/sections?limit=2";
        String last = at;
        while (at != null) {
            last = at;
            seen.addAll(get(at).extract().path("items.slug"));
            at = get(at).extract().path("page.next");
        }
        for (at = last; at != null; at = get(at).extract().path("page.prev")) {
            back.addAll(0, get(at).extract().path("items.slug"));
        }

        assertThat(seen).containsExactly("local", "culture", "music", "opera", "film", "sport");
        assertThat(back).isEqualTo(seen);
    }

    @Test
    void a_section_and_an_article_know_the_way_from_the_top() {
        get("/v1/sections/opera")
                .body("parent", equalTo("music"))
                .body("path", contains("culture", "music", "opera"))
                .body("breadcrumbs.name", contains("Culture", "Music", "Section opera"))
                .body("breadcrumbs[0].url", endsWith("/sections/culture"))
                .body("image.url", equalTo("http://localhost:8081/opera.jpg"));
        get("/v1/sections/local")
                .body("parent", nullValue())
                .body("path", contains("local"))
                .body("position", equalTo(1));
        get("/v1/articles/tosca").body("breadcrumbs.slug", contains("culture", "music", "opera"));
        get("/v1/articles/tosca.jsonld")
                .body(
                        "mainEntityOfPage.breadcrumb.itemListElement.name",
                        contains("Culture", "Music", "Section opera", "Story tosca"))
                .body("mainEntityOfPage.breadcrumb.itemListElement.position", contains(1, 2, 3, 4));
        get("/v1/sections/opera.jsonld")
                .body("breadcrumb.itemListElement.name", contains("Culture", "Music", "Section opera"))
                .body("isPartOf.name", equalTo("Music"))
                .body("image.url", equalTo("http://localhost:8081/opera.jpg"));
    }

    @Test
    void a_branch_that_is_moved_changes_all_lists_and_no_address() {
        get("/v1/articles?section=culture").body("items.slug", hasItem("tosca"));
        get("/v1/articles?section=sport").body("items.slug", contains("derby"));
        get("/v1/sections/opera").body("path", contains("culture", "music", "opera"));
        get("/v1/articles/tosca").body("breadcrumbs.slug", contains("culture", "music", "opera"));

        move("music", "sport").statusCode(200).body("parent", equalTo("sport")).body("version", equalTo(2));

        get("/v1/articles?section=culture").body("items.slug", contains("noir", "festival"));
        get("/v1/articles?section=sport").body("items.slug", contains("tosca", "quartet", "derby"));
        get("/v1/sections/opera").statusCode(200).body("path", contains("sport", "music", "opera"));
        get("/v1/articles/tosca").statusCode(200).body("breadcrumbs.slug", contains("sport", "music", "opera"));
        get("/v1/sections").body("items.slug", contains("local", "culture", "film", "sport", "music", "opera"));

        move("music", null).statusCode(200).body("parent", nullValue());

        get("/v1/articles?section=sport").body("items.slug", contains("derby"));
        get("/v1/sections/opera").body("path", contains("music", "opera"));
    }

    @Test
    void lists_of_all_sections_above_an_article_are_told_of_it() {
        get("/v1/articles?section=culture").body("items.slug", contains("tosca", "quartet", "noir", "festival"));
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");

        published(Map.of("headline", "Aria", "section", "opera", "body", Map.of("markdown", "Sung.")));

        get("/v1/articles?section=culture").body("items.slug", hasItem("aria"));
        get("/v1/changes?cursor=" + cursor)
                .body("items[-1].cacheTags", hasItems("section-opera", "section-music", "section-culture"));
    }

    @Test
    void who_follows_a_section_hears_of_what_is_below_it() {
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");
        newsroom.takes(story("tosca", "opera", 9).with("headline", "Tosca again"));
        newsroom.takes(story("quartet", "sport", 8));

        get("/v1/changes?section=culture&cursor=" + cursor)
                .body("items.slug", contains("tosca", "quartet"))
                .body("items.operation", contains("upsert", "delete"))
                .body("items[1].reason", equalTo("moved"));
        get("/v1/changes?section=culture&sectionOnly=true&cursor=" + cursor).body("items", empty());
        get("/v1/changes?sectionOnly=true").statusCode(400);
    }

    @Test
    void a_move_is_told_to_the_lists_of_what_it_left_and_of_where_it_went() {
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");

        move("music", "sport").statusCode(200);

        get("/v1/changes?cursor=" + cursor)
                .body("items[-1].type", equalTo("section"))
                .body("items[-1].cacheTags", hasItems("section-culture", "section-music", "section-sport"));
    }

    @Test
    void what_is_scheduled_in_a_branch_that_is_moved_is_told_to_the_lists_of_where_it_went() {
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");
        newsroom.takes(story("premiere", "opera", 9)
                .at(Instant.now().plus(8, ChronoUnit.SECONDS).toString()));
        move("music", "sport").statusCode(200);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> get("/v1/changes?types=article&cursor=" + cursor)
                .body("items.slug", contains("premiere"))
                .body("items[0].cacheTags", hasItems("section-opera", "section-music", "section-sport")));
        get("/v1/articles?section=sport").body("items.slug", hasItem("premiere"));
    }

    @Test
    void a_renamed_parent_keeps_its_branch_and_its_old_name() {
        patch("culture", Map.of("slug", "arts")).statusCode(200);

        get("/v1/sections/opera").body("path", contains("arts", "music", "opera"));
        get("/v1/articles?section=culture").body("items.slug", contains("tosca", "quartet", "noir", "festival"));
        get("/v1/sections?parent=culture").body("items.slug", contains("music", "film"));
        sending(Map.of("name", "Dance", "parent", "culture"))
                .post(EDITORIAL)
                .then()
                .statusCode(201)
                .body("parent", equalTo("arts"))
                .body("warnings[0].pointer", equalTo("/parent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"culture", "music", "opera"})
    void a_section_cannot_be_below_itself(String below) {
        move("culture", below)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parent"))
                .body("errors[0].detail", containsString("below itself"));
    }

    @Test
    void a_section_is_below_one_that_there_is_and_not_too_deep() {
        move("sport", "nothing").statusCode(422).body("errors[0].pointer", equalTo("/parent"));
        move("sport", "No slug").statusCode(422).body("errors[0].pointer", equalTo("/parent"));
        String parent = "opera";
        for (int level = 4; level <= 10; level++) {
            newsroom.takes(section("level-" + level).with("parent", parent));
            parent = "level-" + level;
        }

        sending(Map.of("name", "Deeper", "parent", parent))
                .post(EDITORIAL)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("11 levels"));
        move("culture", "sport").statusCode(422).body("errors[0].detail", containsString("11 levels"));
        get("/v1/articles?section=culture").body("items.slug", hasItem("tosca"));
    }

    @Test
    void a_section_with_others_below_it_cannot_be_deleted() {
        editor().header("If-Match", editor().get(EDITORIAL + "/culture").header("ETag"))
                .delete(EDITORIAL + "/culture")
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("section music"));
        newsroom.takes(section("empty").with("parent", "sport"));
        editor().header("If-Match", editor().get(EDITORIAL + "/empty").header("ETag"))
                .delete(EDITORIAL + "/empty")
                .then()
                .statusCode(204);
        get("/v1/sections?parent=sport").body("items", empty());
    }

    @Test
    void an_import_takes_sections_in_any_order_and_says_what_has_no_place() {
        newsroom.empty();

        JsonNode done = Newsroom.last(newsroom.sends(
                story("tosca", "opera", 9).json(),
                section("opera").with("parent", "music").json(),
                section("music").with("parent", "culture").json(),
                section("culture").json()));

        assertThat(done.path("rejected").asInt()).isZero();
        get("/v1/articles?section=culture").body("items.slug", contains("tosca"));

        List<JsonNode> answer = newsroom.sends(
                section("a").with("parent", "b").json(),
                section("b").with("parent", "c").json(),
                section("c").with("parent", "a").json(),
                section("d").with("parent", "nothing").json(),
                story("lost", "d", 8).json());

        assertThat(Newsroom.last(answer).path("rejected").asInt()).isEqualTo(5);
        assertThat(answer.toString()).contains("/parent", "There is no section nothing", "There is no section d");
    }

    @Test
    void an_import_may_turn_the_tree_upside_down() {
        JsonNode done = Newsroom.last(newsroom.sends(
                section("culture").with("parent", "opera").json(),
                section("music").json(),
                section("opera").json()));

        assertThat(done.path("rejected").asInt()).isZero();
        get("/v1/sections/film").body("path", contains("opera", "culture", "film"));
        get("/v1/sections/music").body("path", contains("music"));
    }

    @Test
    void an_export_makes_the_same_tree_and_the_same_export() {
        String export = given().get("/v1/export.ndjson").asString();
        newsroom.empty();
        JsonNode done = Newsroom.last(newsroom.sends(export.strip().split("\n")));
        String again = given().get("/v1/export.ndjson").asString();

        assertThat(done.path("rejected").asInt()).isZero();
        assertThat(withoutCursor(again)).isEqualTo(withoutCursor(export));
        List<String> lines = new ArrayList<>(withoutCursor(export));
        Collections.reverse(lines);
        newsroom.empty();
        assertThat(Newsroom.last(newsroom.sends(lines.toArray(String[]::new)))
                        .path("rejected")
                        .asInt())
                .isZero();
        assertThat(withoutCursor(given().get("/v1/export.ndjson").asString())).isEqualTo(withoutCursor(export));
    }

    private static List<String> withoutCursor(String export) {
        return export.lines().filter(line -> !line.contains("\"cursor\"")).toList();
    }
}
