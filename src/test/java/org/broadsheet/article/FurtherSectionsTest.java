package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections that list an article beside its own. */
@QuarkusTest
class FurtherSectionsTest {

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("business").with("name", "Business"),
                section("markets").with("parent", "business"),
                section("sport"),
                article("a").at("2026-05-01T10:00:00Z"),
                article("b").at("2026-05-02T10:00:00Z").with("sections", List.of("business")),
                article("c").at("2026-05-03T10:00:00Z").with("section", "business"),
                article("d").at("2026-05-04T10:00:00Z").with("sections", List.of("sport", "markets")),
                article("e")
                        .at("2026-05-05T10:00:00Z")
                        .with("section", "markets")
                        .with("sections", List.of("business")));
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false)
                .when()
                .get("/v1/articles?" + query)
                .then()
                .spec(contract());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    section=business                     | e d c b
                    section=business&sort=publishedAt    | b c d e
                    section=business&sort=-updatedAt     | e d c b
                    section=business&sort=headline       | b c d e
                    section=business&sectionOnly=true    | e c b
                    section=markets                      | e d
                    section=sport                        | d
                    section=sport,local                  | d b a
                    section=local&section=business       | e d c b a
                    -section=business                    | a
                    -section=business&sectionOnly=true   | d a
                    -section=sport                       | e c b a
                    section=business&-section=sport      | e c b
                    section=business&kind=news           | e d c b
                    section=business&exclude=b,e         | d c
                    """)
    void lists_have_them_in_order_each_once(String query, String expected) {
        List<String> slugs = List.of(expected.strip().split(" "));

        assertThat(list(query.strip()).statusCode(200).extract().<List<String>>path("items.slug"))
                .isEqualTo(slugs);
        list(query.strip() + "&total=exact").body("total.value", equalTo(slugs.size()));
        assertThat(editor().urlEncodingEnabled(false)
                        .get("/v1/editorial/articles?total=exact&"
                                + query.strip().replaceFirst("&sort=.*", ""))
                        .then()
                        .spec(contract())
                        .statusCode(200)
                        .body("total.value", equalTo(slugs.size()))
                        .extract()
                        .<List<String>>path("items.slug"))
                .containsExactlyInAnyOrderElementsOf(slugs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "-updatedAt", "headline"})
    void pages_lead_on_and_back_through_both_kinds(String sort) {
        String whole = "section=business&sort=" + sort;
        List<String> all = list(whole).extract().path("items.slug");
        List<String> read = new ArrayList<>();
        List<String> back = new ArrayList<>();

        String next = "/v1/articles?limit=1&" + whole;
        String last = next;
        while (next != null) {
            last = next;
            ValidatableResponse page =
                    given().urlEncodingEnabled(false).get(next).then().spec(contract());
            read.addAll(page.extract().path("items.slug"));
            next = page.extract().path("page.next");
        }
        while (last != null) {
            ValidatableResponse page =
                    given().urlEncodingEnabled(false).get(last).then().spec(contract());
            back.addAll(0, page.extract().path("items.slug"));
            last = page.extract().path("page.prev");
        }

        assertThat(read).isEqualTo(all);
        assertThat(back).isEqualTo(all);
    }

    @Test
    void each_order_follows_what_changes_in_an_article() {
        for (var priority : Map.of("b", 3, "c", 1, "e", 2).entrySet()) {
            patch(priority.getKey(), Map.of("priority", priority.getValue())).statusCode(200);
        }
        list("section=business&sort=priority").body("items.slug", contains("c", "e", "b"));
        list("section=business&sort=priority&limit=2").body("page.hasMore", equalTo(true));
        patch("b", Map.of("priority", 1, "headline", "Zebra crossing")).statusCode(200);
        patch("d", Map.of("priority", 1)).statusCode(200);

        list("section=business&sort=priority").body("items.slug", contains("d", "c", "b", "e"));
        list("section=business&sort=headline").body("items.slug", contains("c", "d", "e", "b"));
        list("section=business&sort=headline&language=en").body("items.slug", contains("c", "d", "e", "b"));
        list("section=business&sort=-updatedAt&limit=2").body("items.slug", contains("d", "b"));
        Map<String, Object> none = new HashMap<>();
        none.put("priority", null);
        patch("d", none).statusCode(200);
        list("section=business&sort=priority").body("items.slug", contains("c", "b", "e"));
    }

    @Test
    void an_article_its_teaser_and_each_form_say_them() {
        given().get("/v1/articles/d")
                .then()
                .spec(contract())
                .body("section.slug", equalTo("local"))
                .body("sections.slug", contains("sport", "markets"))
                .body("breadcrumbs.slug", contains("local"));
        given().get("/v1/articles/a").then().spec(contract()).body("sections", empty());
        list("section=sport").body("items[0].sections.slug", contains("sport", "markets"));
        get("d").spec(contract()).body("sections", contains("sport", "markets"));
        given().get("/v1/articles/b.jsonld").then().body("articleSection", hasItems("Business"));
        given().get("/v1/articles/b.md").then().body(containsString("sections:\n- \"Business\""));
        given().get("/v1/articles/b.ninjs").then().body("subjects.name", hasItem("Business"));
        given().get("/v1/sections/business.rss").then().body(containsString("/articles/b"));
        given().get("/v1/articles.rss")
                .then()
                .body(containsString("<category domain=\"http://localhost:8081/sections/business\">Business"));
    }

    @Test
    void a_change_shows_in_the_lists_of_the_sections_before_and_after() {
        list("section=sport").body("items.slug", contains("d"));
        list("section=business").body("items.slug", contains("e", "d", "c", "b"));

        patch("d", Map.of("sections", List.of("business"))).statusCode(200);
        list("section=sport").body("items", empty());
        list("section=business&sectionOnly=true").body("items.slug", contains("e", "d", "c", "b"));

        Map<String, Object> none = new HashMap<>();
        none.put("sections", null);
        patch("d", none).statusCode(200).body("sections", empty());
        list("section=business").body("items.slug", contains("e", "c", "b"));

        act("b", "withdraw", Map.of("reason", "wrong")).statusCode(200);
        list("section=business").body("items.slug", contains("e", "c"));
        act("b", "publish", Map.of()).statusCode(200);
        list("section=business").body("items.slug", hasItem("b"));
    }

    @Test
    void drafts_and_what_is_retracted_are_not_listed_and_the_clock_publishes() {
        Map<String, Object> story = story("Later");
        story.put("sections", List.of("sport"));
        String id = sending(story)
                .post("/v1/editorial/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        list("section=sport").body("items.slug", contains("d"));

        act(
                        id,
                        "publish",
                        Map.of(
                                "at",
                                Instant.now()
                                        .plusSeconds(2)
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString()))
                .statusCode(200);
        list("section=sport").body("items.slug", contains("d"));
        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> list("section=sport").body("items.slug", contains("later", "d")));
    }

    @Test
    void the_feed_of_a_section_tells_what_it_lists_and_what_it_lists_no_longer() {
        String cursor = given().get("/v1/changes?cursor=now").then().extract().path("cursor");
        patch("d", Map.of("headline", "D again")).statusCode(200);
        patch("a", Map.of("headline", "A again")).statusCode(200);
        changes("sport", cursor).body("items.slug", contains("d")).body("items.operation", contains("upsert"));

        patch("d", Map.of("sections", List.of("business"))).statusCode(200);
        changes("sport", cursor)
                .body("items[-1].operation", equalTo("delete"))
                .body("items[-1].reason", equalTo("moved"));
        changes("business", cursor).body("items[-1].operation", equalTo("upsert"));
        changes("business&sectionOnly=true", cursor).body("items[-1].slug", equalTo("d"));
    }

    private static ValidatableResponse changes(String section, String cursor) {
        return given().urlEncodingEnabled(false)
                .get("/v1/changes?section=" + section + "&cursor=" + cursor)
                .then()
                .spec(contract())
                .statusCode(200);
    }

    @Test
    void search_finds_and_counts_them_by_section() {
        newsroom.takes(article("f").markdown("A walrus.").with("sections", List.of("sport", "markets")));
        documents.catchUp();

        list("q=walrus&section=sport").body("items.slug", contains("f"));
        list("q=walrus&section=business").body("items.slug", contains("f"));
        list("q=walrus&facets=section")
                .body("meta.facets[0].values.value", hasItems("local", "sport", "markets", "business"))
                .body("meta.facets[0].values.count", not(hasItem(2)));
    }

    @Test
    void they_follow_a_renamed_section_and_keep_it_from_being_deleted() {
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", "sports"))
                .patch("/v1/editorial/sections/sport")
                .then()
                .statusCode(200);
        get("d").body("sections", contains("sports", "markets"));
        patch("a", Map.of("sections", List.of("sport")))
                .statusCode(200)
                .body("sections", contains("sports"))
                .body("warnings.pointer", contains("/sections/0"));

        editor().header("If-Match", "*")
                .delete("/v1/editorial/sections/sports")
                .then()
                .statusCode(409)
                .body("errors.detail.toString()", containsString("article d"));
    }

    @Test
    void what_is_wrong_with_them_is_said_where_it_stands() {
        patch("a", Map.of("sections", List.of("sport", "nothing")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sections/1"));
        patch("a", Map.of("sections", List.of("local")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sections"));
        patch("b", Map.of("section", "business")).statusCode(422).body("errors[0].pointer", equalTo("/section"));
        patch("a", Map.of("sections", List.of("sport", "sport")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sections/1"));
        assertThat(etag("a")).isEqualTo("\"v1\"");
    }

    @Test
    void records_wait_for_sections_that_come_later_and_an_import_can_make_them() {
        List<JsonNode> lines = newsroom.sends(
                article("g").with("sections", List.of("travel")).json(),
                section("travel").json());
        assertThat(Newsroom.last(lines).path("rejected").asInt()).isZero();
        list("section=travel").body("items.slug", contains("g"));

        lines = newsroom.sends(article("h").with("sections", List.of("nowhere")).json());
        assertThat(lines.get(0).path("pointer").asText()).isEqualTo("/sections");
    }

    @Test
    void a_version_names_them_and_comes_back() {
        String id = published(story("Ferry"));
        patch(id, Map.of("sections", List.of("sport"))).statusCode(200);
        patch(id, Map.of("sections", List.of("business"))).statusCode(200);

        sending(Map.of())
                .header("If-Match", etag(id))
                .post("/v1/editorial/articles/" + id + "/versions/3/restore")
                .then()
                .statusCode(200)
                .body("sections", contains("sport"));
        list("section=sport").body("items.slug", contains("ferry", "d"));
    }
}
