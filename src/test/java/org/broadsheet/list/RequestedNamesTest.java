package org.broadsheet.list;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of what a request names: {@code slug=} and {@code id=}. */
@QuarkusTest
class RequestedNamesTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local").with("name", "Zebra"),
                section("sport").with("name", "Apple"),
                tag("harbour").with("name", "Zebra"),
                tag("ferry").with("name", "Apple"),
                author("mira-holt").with("name", "Zebra"),
                author("jon-vale").with("name", "Apple"),
                article("one")
                        .at("2026-05-01T10:00:00Z")
                        .with("headline", "Zebra")
                        .tags("ferry"),
                article("two").at("2026-05-02T10:00:00Z").with("headline", "Apple"),
                article("three")
                        .at("2026-05-03T10:00:00Z")
                        .with("headline", "Mango")
                        .with("section", "sport"),
                article("draft").with("status", "draft"),
                summary("week-1").at("2026-05-01T10:00:00Z"),
                summary("week-2").at("2026-05-02T10:00:00Z"));
    }

    private static ValidatableResponse list(String pathAndQuery) {
        return given().urlEncodingEnabled(false).get(pathAndQuery).then();
    }

    private static String id(String path) {
        return list(path).statusCode(200).extract().path("id");
    }

    @Test
    void articles_come_in_the_order_of_their_names() {
        list("/v1/articles?slug=one,three,two")
                .statusCode(200)
                .body("items.slug", contains("one", "three", "two"))
                .body("meta.missing", empty())
                .body("meta.moved", empty())
                .body("page.next", nullValue())
                .body("page.hasMore", equalTo(false));
        list("/v1/articles?slug=two&slug=one").body("items.slug", contains("two", "one"));
        list("/v1/articles?slug=two,one&sort=asked").body("items.slug", contains("two", "one"));
    }

    @Test
    void another_list_has_no_names_to_report() {
        list("/v1/articles").body("meta", nullValue());
        list("/v1/tags").body("meta", nullValue());
    }

    @Test
    void articles_are_named_by_id_too() {
        String two = id("/v1/articles/two");

        list("/v1/articles?id=" + two + "," + id("/v1/articles/one")).body("items.slug", contains("two", "one"));
        list("/v1/articles?id=" + two + "&slug=three")
                .body("items.slug", contains("three", "two"))
                .body("meta.missing", empty());
        list("/v1/articles?id=" + two.toUpperCase() + "&slug=two")
                .body("items.slug", contains("two"))
                .body("meta.missing", empty());
    }

    @Test
    void a_repeated_name_is_taken_once() {
        list("/v1/articles?slug=two,one,two").body("items.slug", contains("two", "one"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=headline | two three one",
                "sort=-publishedAt | three two one",
                "sort=publishedAt | one two three",
            })
    void another_order_can_be_asked_for(String sort, String slugs) {
        list("/v1/articles?slug=one,three,two&" + sort).body("items.slug", contains(slugs.split(" ")));
    }

    @Test
    void what_is_not_public_is_missing_like_what_never_was() {
        String draft = given().header("Authorization", "Bearer " + Newsroom.KEY)
                .get("/v1/editorial/articles/draft")
                .path("id");
        newsroom.takes(article("later").at("2099-01-01T00:00:00Z"), article("gone"), article("retracted"));
        act("gone", "withdraw", Map.of("reason", "legal")).statusCode(200);

        list("/v1/articles?slug=one,draft,nothing,later,gone,two&id=" + draft)
                .body("items.slug", contains("one", "two"))
                .body("meta.missing", contains("draft", "nothing", "later", "gone", draft))
                .body("meta.moved", empty());
        String nothing = list("/v1/articles?slug=nothing").extract().asString();
        assertThat(list("/v1/articles?slug=draft").extract().asString())
                .isEqualTo(nothing.replace("\"nothing\"", "\"draft\""));
    }

    @Test
    void a_former_name_finds_the_article_and_says_so() {
        patch("one", Map.of("slug", "uno")).statusCode(200);

        list("/v1/articles?slug=two,one")
                .body("items.slug", contains("two", "uno"))
                .body("meta.missing", empty())
                .body("meta.moved", hasSize(1))
                .body("meta.moved[0].asked", equalTo("one"))
                .body("meta.moved[0].slug", equalTo("uno"));
        list("/v1/articles?slug=one,two,uno").body("items.slug", contains("uno", "two"));
    }

    @Test
    void a_former_name_that_a_draft_has_now_stays_with_the_article() {
        patch("one", Map.of("slug", "uno")).statusCode(200);
        Map<String, Object> other = story("Another");
        other.put("slug", "one");
        sending(other).post("/v1/editorial/articles?reuseSlug=true").then().statusCode(201);

        list("/v1/articles?slug=one").body("items.slug", contains("uno")).body("meta.missing", empty());
    }

    @Test
    void a_former_name_of_a_draft_is_missing() {
        patch("one", Map.of("slug", "uno")).statusCode(200);
        act("uno", "unpublish", Map.of()).statusCode(200);

        list("/v1/articles?slug=one,uno").body("items", empty()).body("meta.missing", contains("one", "uno"));
    }

    @Test
    void other_filters_leave_out_too_and_what_they_leave_out_is_missing() {
        list("/v1/articles?slug=one,three,two&section=local")
                .body("items.slug", contains("one", "two"))
                .body("meta.missing", contains("three"));
        list("/v1/articles?slug=one,three,two&tag=ferry&exclude=two&publishedBefore=2026-05-03")
                .body("items.slug", contains("one"))
                .body("meta.missing", contains("three", "two"));
    }

    @Test
    void fields_and_total_work_as_on_other_lists() {
        list("/v1/articles?slug=two,one,nothing&fields=slug&total=exact")
                .body("items[0].keySet()", contains("slug"))
                .body("items.slug", contains("two", "one"))
                .body("total.value", equalTo(2))
                .body("meta.missing", contains("nothing"));
    }

    @Test
    void feeds_take_names_too() {
        list("/v1/articles.csv?slug=two,one&limit=5").statusCode(200).body(containsString("two"));
        assertThat(list("/v1/articles.ndjson?slug=two,one")
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .hasSize(2);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "name-" + i).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "summaries", "sections", "authors", "tags"})
    void a_hundred_names_make_one_page_and_more_are_a_fault(String list) {
        list("/v1/" + list + "?slug=" + names(100))
                .statusCode(200)
                .body("items", empty())
                .body("meta.missing", hasSize(100))
                .body("page.limit", equalTo(100));
        list("/v1/" + list + "?slug=" + names(101))
                .statusCode(400)
                .body("errors[0].parameter", equalTo("slug"))
                .body("errors[0].detail", equalTo("Has 101 values; the maximum is 100"));
        list("/v1/" + list + "?slug=" + names(100) + "&id=01980000-0000-7000-8000-000000000001")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("id"))
                .body("errors[0].detail", containsString("the maximum is 100"));
        list("/v1/" + list + "?slug=" + names(21)).statusCode(200).body("page.limit", equalTo(21));
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "summaries", "sections", "authors", "tags"})
    void what_does_not_go_with_names_is_a_fault(String list) {
        list("/v1/" + list + "?slug=a,b,c&limit=2")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"))
                .body("errors[0].detail", containsString("3 requested names"));
        list("/v1/" + list + "?slug=a,b,c&limit=3").statusCode(200);
        list("/v1/" + list + "?slug=a&cursor=AQID").statusCode(400).body("errors[0].parameter", equalTo("cursor"));
        list("/v1/" + list + "?sort=asked").statusCode(400).body("errors[0].parameter", equalTo("sort"));
        list("/v1/" + list + "?slug=Not%20A%20Slug").statusCode(400).body("errors[0].parameter", equalTo("slug"));
        list("/v1/" + list + "?id=not-an-id").statusCode(400).body("errors[0].parameter", equalTo("id"));
        list("/v1/" + list + "?slug=").statusCode(400).body("errors[0].parameter", equalTo("slug"));
    }

    @Test
    void a_search_is_not_combined_with_names() {
        list("/v1/articles?slug=one&q=ferry")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("q"))
                .body("errors[0].detail", containsString("slug"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags | harbour ferry | sort=name | ferry harbour",
                "sections | local sport | sort=name | sport local",
                "authors | mira-holt jon-vale | sort=name | jon-vale mira-holt",
                "summaries | week-1 week-2 | sort=-publishedAt | week-2 week-1"
            })
    void other_lists_take_names_too(String list, String asked, String sort, String otherwise) {
        String path = "/v1/" + list;
        String slugs = asked.replace(' ', ',');
        String first = asked.split(" ")[0];
        String id = list(path).extract().path("items.find { it.slug == '" + first + "' }.id");

        list(path + "?slug=" + slugs + ",nothing")
                .statusCode(200)
                .body("items.slug", contains(asked.split(" ")))
                .body("meta.missing", contains("nothing"))
                .body("page.next", nullValue());
        list(path + "?total=exact&slug=" + slugs + "&" + sort)
                .body("items.slug", contains(otherwise.split(" ")))
                .body("total.value", equalTo(2));
        list(path + "?id=" + id).body("items.slug", contains(first)).body("meta.missing", empty());
    }

    @Test
    void summaries_that_are_not_public_yet_are_missing_and_those_of_other_sections() {
        newsroom.takes(
                summary("later").at("2099-01-01T00:00:00Z"), summary("games").with("section", "sport"));

        list("/v1/summaries?slug=later,week-1,games&section=local")
                .body("items.slug", contains("week-1"))
                .body("meta.missing", contains("later", "games"));
    }

    @Test
    void an_answer_that_named_an_article_missing_ends_when_it_becomes_public() {
        String path = "/v1/articles?slug=draft,one";
        list(path).body("meta.missing", contains("draft"));
        list(path).body("meta.missing", contains("draft"));

        act("draft", "publish", Map.of()).statusCode(200);
        list(path).body("items.slug", contains("draft", "one")).body("meta.missing", empty());

        act("one", "withdraw", Map.of("reason", "legal")).statusCode(200);
        list(path).body("items.slug", contains("draft")).body("meta.missing", contains("one"));

        patch("draft", Map.of("slug", "final")).statusCode(200);
        list(path).body("items.slug", contains("final")).body("meta.moved[0].asked", equalTo("draft"));
    }

    @Test
    void an_answer_ends_when_the_clock_publishes_what_was_missing() {
        Instant soon = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        newsroom.takes(article("soon").at(soon.toString()), summary("soon").at(soon.toString()));
        for (String path : List.of("/v1/articles?slug=soon&section=local", "/v1/summaries?slug=soon")) {
            list(path).body("meta.missing", contains("soon"));
        }

        for (String path : List.of("/v1/articles?slug=soon&section=local", "/v1/summaries?slug=soon")) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> list(path).body("items.slug", contains("soon")));
        }
    }

    @Test
    void an_answer_ends_when_a_missing_name_is_given() {
        for (String list : List.of("tags", "sections", "authors")) {
            list("/v1/" + list + "?slug=fresh").body("meta.missing", contains("fresh"));
        }

        newsroom.takes(tag("fresh"), section("fresh"), author("fresh"));

        for (String list : List.of("tags", "sections", "authors")) {
            list("/v1/" + list + "?slug=fresh")
                    .body("items.slug", contains("fresh"))
                    .body("meta.missing", empty());
        }
    }

    @Test
    void a_narrowed_answer_ends_when_what_it_missed_moves_in() {
        String path = "/v1/articles?slug=three,nothing&section=local";
        list(path).body("meta.missing", contains("three", "nothing"));

        newsroom.takes(article("three").at("2026-05-03T10:00:00Z"));

        list(path).body("items.slug", contains("three")).body("meta.missing", contains("nothing"));
    }
}
