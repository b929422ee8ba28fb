package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ArticleListTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("politics"),
                tag("harbour"),
                tag("budget"),
                tag("ferry"),
                author("mira-holt"),
                author("jon-vale"),
                article("a")
                        .at("2026-05-01T10:00:00Z")
                        .tags("harbour")
                        .authors("mira-holt")
                        .with("headline", "Zebra crossing"),
                article("b")
                        .at("2026-05-02T10:00:00Z")
                        .tags("harbour", "budget")
                        .authors("jon-vale")
                        .with("updatedAt", "2026-05-20T10:00:00Z")
                        .with("headline", "“Ångström” street"),
                article("c")
                        .at("2026-05-03T10:00:00Z")
                        .tags("budget")
                        .authors("mira-holt", "jon-vale")
                        .with("section", "politics")
                        .with("headline", "Budget"),
                article("d")
                        .at("2026-05-04T10:00:00Z")
                        .with("section", "politics")
                        .with("language", "en-GB")
                        .with("headline", "council"),
                article("e").at("2026-05-05T10:00:00Z").with("language", "uk").with("headline", "Порoм"),
                article("draft").tags("harbour").with("status", "draft"),
                article("later").tags("harbour").at("2126-05-09T10:00:00Z"),
                article("embargoed").tags("harbour").with("embargoUntil", "2126-05-09T10:00:00Z"));
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false)
                .when()
                .get("/v1/articles" + query)
                .then();
    }

    @Test
    void is_newest_first_and_holds_only_what_is_public() {
        list("").statusCode(200)
                .body("items.slug", contains("e", "d", "c", "b", "a"))
                .body("page.limit", equalTo(20))
                .body("page.next", nullValue())
                .body("page.prev", nullValue())
                .body("page.hasMore", equalTo(false))
                .body("total", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    section=politics                         | d c
                    section=politics,local                   | e d c b a
                    section=politics&section=local           | e d c b a
                    tag=harbour                              | b a
                    tag=harbour,budget                       | c b a
                    tag=harbour&tag=budget                   | c b a
                    allTags=harbour,budget                   | b
                    tag=ferry                                |
                    author=mira-holt                         | c a
                    author=mira-holt,jon-vale                | c b a
                    language=en                              | d c b a
                    language=en-GB                           | d
                    language=uk,en-gb                        | e d
                    language=fr                              |
                    -tag=harbour                             | e d c
                    -section=politics                        | e b a
                    -author=jon-vale                         | e d a
                    -language=en                             | e
                    exclude=e,a                              | d c b
                    tag=budget&section=politics              | c
                    tag=budget&author=mira-holt              | c
                    tag=harbour&-tag=budget                  | a
                    publishedAfter=2026-05-04                | e d
                    publishedBefore=2026-05-02T10:00:00Z     | a
                    publishedAfter=2026-05-02T12:00:00%2B02:00&publishedBefore=2026-05-03 | b
                    updatedAfter=2026-05-19                  | b
                    sort=publishedAt                         | a b c d e
                    sort=-updatedAt                          | b e d c a
                    sort=headline                            | b c d a e
                    sort=headline&tag=harbour                | b a
                    sort=-updatedAt&author=mira-holt         | c a
                    sort=publishedAt&allTags=budget          | b c
                    """)
    void filters_and_sorts(String query, String expected) {
        List<String> slugs =
                expected == null ? List.of() : List.of(expected.strip().split(" "));

        assertThat(list("?" + query.strip()).statusCode(200).extract().<List<String>>path("items.slug"))
                .isEqualTo(slugs);
        list("?" + query.strip() + "&total=exact").body("total.value", equalTo(slugs.size()));
    }

    @Test
    void a_teaser_has_everything_a_card_needs() {
        newsroom.takes(article("whole")
                .tags("harbour")
                .authors("mira-holt")
                .with("standfirst", "The ferry is back.")
                .with("updatedAt", "2026-05-09T12:30:00Z")
                .with(
                        "leadImage",
                        Map.of(
                                "url", "https://images.example.org/ferry.jpg",
                                "alt", "A ferry",
                                "caption", "The <em>ferry</em>",
                                "credit", "Ana Reyes",
                                "width", 1600,
                                "height", 900)));

        list("?tag=harbour&limit=1")
                .body("items[0].slug", equalTo("whole"))
                .body("items[0].url", equalTo("http://localhost:8081/articles/whole"))
                .body("items[0].standfirst", equalTo("The ferry is back."))
                .body("items[0].leadImage.caption", equalTo("The <em>ferry</em>"))
                .body("items[0].leadImage.credit", equalTo("Ana Reyes"))
                .body("items[0].section.name", equalTo("Section local"))
                .body("items[0].authors[0].name", equalTo("Author mira-holt"))
                .body("items[0].tags[0].slug", equalTo("harbour"))
                .body("items[0].readingMinutes", equalTo(1))
                .body("items[0].wordCount", equalTo(8))
                .body("items[0].publishedAt", equalTo("2026-05-09T10:00:00Z"))
                .body("items[0].updatedAt", equalTo("2026-05-09T12:30:00Z"))
                .body("items[0].reason", nullValue());
    }

    @Test
    void an_article_without_standfirst_is_excerpted_without_markup_to_200_characters() {
        newsroom.takes(article("long").markdown("**Bold** words. " + "and more words that go on ".repeat(30)));

        String excerpt = list("?exclude=a,b,c,d,e")
                .body("items[0].standfirst", nullValue())
                .extract()
                .path("items[0].excerpt");

        assertThat(excerpt).startsWith("Bold words.").doesNotContain("*").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void pages_link_forward_and_back_and_in_the_link_header() {
        ValidatableResponse first = list("?limit=2&-language=uk").body("items.slug", contains("d", "c"));
        String next = first.extract().path("page.next");
        first.header("Link", allOf(containsString("rel=\"next\""), containsString(next)));

        ValidatableResponse second = given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items.slug", contains("b", "a"))
                .body("page.next", nullValue());

        given().urlEncodingEnabled(false)
                .get(second.extract().<String>path("page.prev"))
                .then()
                .body("items.slug", contains("d", "c"))
                .body("page.prev", nullValue())
                .body("page.hasMore", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "-updatedAt", "headline"})
    void every_sort_pages_through_everything_forward_and_back(String sort) {
        List<String> all = list("?sort=" + sort).extract().path("items.slug");
        List<String> forward = new ArrayList<>();
        String last = null;
        for (String link = "/v1/articles?limit=1&sort=" + sort; link != null; ) {
            ValidatableResponse page =
                    given().urlEncodingEnabled(false).get(link).then().statusCode(200);
            forward.addAll(page.extract().path("items.slug"));
            last = link;
            link = page.extract().path("page.next");
        }
        List<String> backward = new ArrayList<>();
        for (String link = last; link != null; ) {
            ValidatableResponse page =
                    given().urlEncodingEnabled(false).get(link).then().statusCode(200);
            backward.addAll(0, page.extract().path("items.slug"));
            link = page.extract().path("page.prev");
        }

        assertThat(forward).isEqualTo(all).hasSize(5);
        assertThat(backward).isEqualTo(all);
    }

    @Test
    void a_cursor_of_another_filter_is_refused_and_so_is_rubbish() {
        String next = list("?limit=1").extract().path("page.next");
        String cursor = next.replaceAll(".*cursor=([^&]+).*", "$1");

        list("?limit=1&tag=harbour&cursor=" + cursor)
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"))
                .body("errors[0].detail", containsString("another filter"));
        list("?sort=headline&cursor=" + cursor).statusCode(400);
        list("?cursor=rubbish").statusCode(400).body("errors[0].parameter", equalTo("cursor"));
        list("?limit=5&cursor=" + cursor).statusCode(200);
    }

    @Test
    void all_faults_come_in_one_reply_with_what_is_allowed_and_the_nearest_name() {
        list("?limt=5&total=all&limit=500&section=polittics&publishedAfter=yesterday&sort=updatedAt&fields=slug,headlin")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-parameters"))
                .body(
                        "errors.parameter",
                        allOf(
                                hasItem("limt"),
                                hasItem("total"),
                                hasItem("limit"),
                                hasItem("section"),
                                hasItem("publishedAfter"),
                                hasItem("sort"),
                                hasItem("fields")))
                .body("errors.find { it.parameter == 'limt' }.didYouMean", equalTo("limit"))
                .body("errors.find { it.parameter == 'section' }.didYouMean", equalTo("politics"))
                .body("errors.find { it.parameter == 'limit' }.detail", containsString("100"))
                .body("errors.find { it.parameter == 'total' }.allowed", contains("none", "capped", "exact"))
                .body("errors.find { it.parameter == 'fields' }.didYouMean", equalTo("headline"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1&limit=2",
                "limit=",
                "tag=a,,b",
                "tag=Not%20A%20Slug",
                "tag=harbour&-tag=harbour",
                "publishedAfter=2026-05-04&publishedBefore=2026-05-01",
                "language=not_a_language",
                "publishedAfter=10000-01-01T00:00:00Z",
                "section=%00"
            })
    void unknown_repeated_or_contradictory_parameters_are_refused(String query) {
        list("?" + query).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void totals_are_counted_only_on_request() {
        list("?total=exact").body("total.value", equalTo(5)).body("total.relation", equalTo("eq"));
        list("?total=capped").body("total.value", equalTo(5)).body("total.relation", equalTo("eq"));
    }

    @Test
    void fields_leave_the_others_out() {
        list("?fields=slug,headline&limit=1")
                .body("items[0].keySet()", hasSize(2))
                .body("items[0].slug", equalTo("e"));
    }

    @Test
    void an_empty_list_is_an_empty_array() {
        list("?tag=ferry").body("items", empty());
    }
}
