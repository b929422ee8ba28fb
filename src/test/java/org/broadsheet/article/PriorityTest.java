package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
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

/** How important articles are to their editors, and which are to stand out. */
@QuarkusTest
class PriorityTest {

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom_with_priorities() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("politics"),
                article("a").at("2026-05-01T10:00:00Z").with("priority", 1),
                article("b").at("2026-05-02T10:00:00Z").with("priority", 2).with("featured", true),
                article("c").at("2026-05-03T10:00:00Z").with("featured", true).with("section", "politics"),
                article("d").at("2026-05-04T10:00:00Z").with("priority", 5).with("featured", false),
                article("e").at("2026-05-05T10:00:00Z"));
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
                    featured=true                    | c b
                    featured=false                   | e d a
                    featured=true&section=politics   | c
                    featured=true&sort=publishedAt   | b c
                    featured=true&sort=headline      | b c
                    priority=1                       | a
                    priority=1,2                     | b a
                    priority=1&priority=5            | d a
                    priority=3                       |
                    priority=2&featured=true         | b
                    priority=2&-kind=sponsored       | b
                    """)
    void lists_are_narrowed_by_them(String query, String expected) {
        List<String> slugs =
                expected == null ? List.of() : List.of(expected.strip().split(" "));

        assertThat(list(query.strip()).statusCode(200).extract().<List<String>>path("items.slug"))
                .isEqualTo(slugs);
        list(query.strip() + "&total=exact").body("total.value", equalTo(slugs.size()));
        assertThat(editor().urlEncodingEnabled(false)
                        .get("/v1/editorial/articles?" + query.strip().replaceFirst("&sort=.*", ""))
                        .then()
                        .spec(contract())
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.slug"))
                .containsExactlyInAnyOrderElementsOf(slugs);
    }

    @Test
    void lists_have_the_most_important_first_and_the_newest_first_among_equals() {
        newsroom.takes(
                article("f").at("2026-04-05T10:00:00Z").with("priority", 1),
                article("g").at("1890-04-05T10:00:00Z").with("priority", 1),
                article("h").at("2026-05-06T10:00:00Z").with("priority", 2));

        list("sort=priority&total=exact")
                .statusCode(200)
                .body("items.slug", contains("a", "f", "g", "h", "b", "d"))
                .body("total.value", equalTo(6));
        list("sort=priority&priority=2,5").body("items.slug", contains("h", "b", "d"));
        list("sort=priority&section=local&featured=true").body("items.slug", contains("b"));
        String next = list("sort=priority&limit=3").extract().path("page.next");
        String back = given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .spec(contract())
                .body("items.slug", contains("h", "b", "d"))
                .body("page.next", nullValue())
                .extract()
                .path("page.prev");
        given().urlEncodingEnabled(false).get(back).then().body("items.slug", contains("a", "f", "g"));

        patch("h", Map.of("priority", 1)).statusCode(200);
        list("sort=priority&limit=1").body("items.slug", contains("h"));
    }

    @Test
    void pages_of_what_stands_out_lead_on() {
        String next = list("featured=true&limit=1")
                .body("items.slug", contains("c"))
                .extract()
                .path("page.next");

        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("items.slug", contains("b"))
                .body("page.next", nullValue());
    }

    @Test
    void a_search_is_narrowed_by_them() {
        documents.catchUp();

        list("q=ferry&featured=true&sort=-publishedAt").body("items.slug", contains("c", "b"));
        list("q=ferry&priority=1,5").body("items.slug", containsInAnyOrder("a", "d"));
        list("q=ferry&featured=false&sort=-publishedAt").body("items.slug", contains("e", "d", "a"));
    }

    @Test
    void a_card_says_both() throws IOException {
        list("sort=publishedAt")
                .body("items.priority", contains(1, 2, null, 5, null))
                .body("items.featured", contains(false, true, true, false, false));
        given().get("/v1/articles/b").then().body("priority", equalTo(2)).body("featured", equalTo(true));
        assertThat(new ObjectMapper()
                        .readTree(given().get("/v1/articles/b.ninjs").asString())
                        .path("urgency")
                        .asInt())
                .isEqualTo(2);
        assertThat(given().get("/v1/articles.csv?fields=slug,priority,featured&sort=publishedAt&limit=3")
                        .asString()
                        .lines())
                .containsExactly("slug,priority,featured", "a,1,false", "b,2,true", "c,,true");
    }

    @Test
    void an_editor_takes_them_back() {
        Map<String, Object> story = new HashMap<>(story("For now"));
        story.put("priority", 1);
        story.put("featured", true);
        String id = published(story);
        get(id).body("priority", equalTo(1)).body("featured", equalTo(true));

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("priority", null);
        nothing.put("featured", null);
        patch(id, nothing).statusCode(200).body("priority", nullValue()).body("featured", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"priority=0", "priority=6", "priority=high", "featured=maybe", "featured=true&featured=false"})
    void what_is_no_priority_is_refused(String query) {
        list(query).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void each_fault_has_its_place() {
        Map<String, Object> story = new HashMap<>(story("Bad"));
        story.put("priority", 6);
        story.put("featured", "yes");

        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/priority", "/featured"));
    }
}
