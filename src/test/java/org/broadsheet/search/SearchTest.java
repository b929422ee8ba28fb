package org.broadsheet.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest {

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("sport"),
                tag("ferry").with("name", "Ferry"),
                author("mira-holt").with("name", "Mira Ferrars"),
                story("headline", "Ferry returns to the harbour", "Nothing else was said."),
                story("standfirst", "Good news", "Nothing.").with("standfirst", "The ferry sails again."),
                story("body", "A quiet day", "In the evening the ferries were late."),
                story("other", "Council votes", "The budget is \"agreed\".").with("section", "sport"),
                story("hidden", "Ferry secretblock", "x").with("status", "draft"),
                story("uk", "Пором повертається", "Пасажири раділи.").with("language", "uk"),
                story("ar", "العبّارة تعود إلى الميناء", "نص").with("language", "ar"),
                story("zh", "渡轮回来了", "港口很热闹。").with("language", "zh"),
                story("ja", "東京港のフェリー", "港は賑やかです。").with("language", "ja"),
                story("ko", "부산항에서 여객선이 출발", "승객들이 기뻐했다.").with("language", "ko"),
                story("he", "המעבורת חוזרת", "הנוסעים שמחו.").with("language", "he"),
                summary("week").with("headline", "This week, a ferry"));
        documents.catchUp();
    }

    private static Record story(String slug, String headline, String body) {
        return article(slug).with("headline", headline).with("body", Map.of("text", body));
    }

    private static ValidatableResponse found(String q, String more) {
        return given().queryParam("q", q).get("/v1/articles" + more).then().statusCode(200);
    }

    /** Reads a list to its end page by page, then back from the last page. */
    private static String follow(String first, List<String> slugs) {
        String next = first;
        String prev = null;
        while (next != null) {
            ValidatableResponse page =
                    given().urlEncodingEnabled(false).get(next).then().statusCode(200);
            slugs.addAll(page.extract().path("items.slug"));
            prev = page.extract().path("page.prev");
            next = page.extract().path("page.next");
        }
        return prev;
    }

    @Test
    void the_headline_counts_more_than_the_standfirst_and_that_more_than_the_body() {
        found("ferry", "").body("items.slug", contains("headline", "standfirst", "body"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ferries          | headline standfirst body
                    ferry -harbour   | standfirst body
                    "ferry sails"    | standfirst
                    council OR quiet | other body
                    council* budg*   | other
                    ferry late       | body
                    порому           | uk
                    порома           | uk
                    пасажирів        | uk
                    повертаються     | uk
                    عبارة            | ar
                    المينـــاء       | ar
                    回               | zh
                    了               | zh
                    轮回来           | zh
                    轮 港口          | zh
                    東京港           | ja
                    港の             | ja
                    フェリ           | ja
                    부산항           | ko
                    여객선           | ko
                    המעבורת          | he
                    العبارة          | ar
                    渡轮             | zh
                    フェリー         | ja
                    """)
    void words_are_found_in_their_language(String q, String expected) {
        assertThat(found(q.strip(), "").extract().<List<String>>path("items.slug"))
                .containsExactlyInAnyOrder(
                        expected == null ? new String[0] : expected.strip().split(" "));
    }

    @Test
    void other_filters_and_sorts_can_be_combined_with_it() {
        found("council", "?section=sport").body("items.slug", contains("other"));
        found("council", "?section=local").body("items", empty());
        found("ferry", "?sort=headline&total=exact")
                .body("items.slug", contains("body", "headline", "standfirst"))
                .body("total.value", equalTo(3));
        given().get("/v1/articles?sort=relevance").then().statusCode(400);
        given().get("/v1/articles?facets=tag").then().statusCode(400).body("errors[0].detail", containsString("q"));
    }

    @Test
    void a_mistyped_word_is_forgiven_and_the_answer_says_so() {
        found("harbuor", "").body("items.slug", contains("headline")).body("meta.corrected", equalTo("harbour"));
        found("harbour", "").body("meta.corrected", nullValue());
        found("garbour", "").body("items.slug", contains("headline")).body("meta.corrected", equalTo("harbour"));
        found("arbour", "").body("meta.corrected", equalTo("harbour"));
        found("hharbour", "").body("meta.corrected", equalTo("harbour"));
        found("hrabour", "").body("meta.corrected", equalTo("harbour"));
        found("haarbuor", "").body("meta.corrected", equalTo("harbour"));
        found("secretblok", "").body("items", empty()).body("meta.corrected", nullValue());
    }

    @Test
    void a_phrase_is_found_where_its_words_stand_in_that_order() {
        newsroom.takes(story("order", "Nothing", "Late they came, and the evening was short."));
        documents.catchUp();

        found("\"evening was short\"", "").body("items.slug", contains("order"));
        found("\"short evening\"", "").body("items", empty());
        found("evening -\"the ferries\"", "").body("items.slug", contains("order"));
        found("evening -\"ferries evening\"", "").body("items.slug", containsInAnyOrder("order", "body"));
    }

    @Test
    void words_are_found_in_articles_of_any_age_with_other_filters() {
        newsroom.takes(
                story("ancient", "Lighthouse lit", "x").at("1902-02-03T10:00:00Z"),
                story("old", "Lighthouse painted", "x")
                        .at("1987-06-05T10:00:00Z")
                        .with("section", "sport"),
                story("new", "Lighthouse closed", "x")
                        .at("2026-05-01T10:00:00Z")
                        .tags("ferry"));
        documents.catchUp();

        found("lighthouse", "?sort=publishedAt").body("items.slug", contains("ancient", "old", "new"));
        found("lighthouse", "?total=capped&facets=year")
                .body("total.value", equalTo(3))
                .body("meta.facets[0].values.value", containsInAnyOrder("1902", "1987", "2026"))
                .body("items.slug", containsInAnyOrder("ancient", "old", "new"));
        found("lighthouse", "?publishedBefore=1987-06-05T10:00:00Z").body("items.slug", contains("ancient"));
        found("lighthouse", "?publishedAfter=1987-06-05T10:00:00Z").body("items.slug", contains("new", "old"));
        found("lighthouse", "?tag=ferry").body("items.slug", contains("new"));
        found("lighthouse", "?section=sport&language=en").body("items.slug", contains("old"));
        found("lighthouse", "?updatedAfter=2000-01-01").body("items.slug", contains("new"));
    }

    @Test
    void what_is_not_public_is_not_found() {
        found("secretblock", "").body("items", empty());
        given().queryParam("q", "secretb")
                .get("/v1/search/suggest")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void pages_of_a_ranked_list_never_repeat() {
        Record[] many = new Record[25];
        for (int i = 0; i < many.length; i++) {
            many[i] = story("boat-" + i, "A boat", "One boat of many.").at("2026-05-0" + (1 + i % 9) + "T10:00:00Z");
        }
        newsroom.takes(many);
        documents.catchUp();

        List<String> seen = new ArrayList<>();
        String last = follow("/v1/articles?q=boat&limit=4", seen);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        List<String> before =
                given().urlEncodingEnabled(false).get(last).then().extract().path("items.slug");
        assertThat(before).isEqualTo(seen.subList(20, 24));
    }

    @Test
    void matches_can_be_highlighted() {
        found("agreed", "?highlight=true")
                .body("items[0].highlight.body", containsString("budget is \"<mark>agreed</mark>"))
                .body("items[0].highlight.headline", equalTo("Council votes"));
        newsroom.takes(story("markup", "Ferry <b>", "<script>alert(1)</script> ferry"));
        documents.catchUp();
        found("ferry", "?highlight=true").body("items.highlight.body.toString()", not(containsString("<script>")));
    }

    @Test
    void what_was_found_can_be_counted_by_its_properties() {
        found("ferry OR council", "?facets=section,year")
                .body("meta.facets.name", containsInAnyOrder("section", "year"))
                .body("meta.facets.find { it.name == 'section' }.values.value", contains("local", "sport"))
                .body("meta.facets.find { it.name == 'section' }.values.count", contains(3, 1))
                .body("meta.facets.find { it.name == 'section' }.relation", equalTo("eq"));
    }

    @Test
    void everything_is_searched_together() {
        given().get("/v1/search?q=ferr")
                .then()
                .statusCode(200)
                .body("authors.name", contains("Mira Ferrars"))
                .body("tags.slug", contains("ferry"))
                .body("summaries.slug", contains("week"));
        given().get("/v1/search?q=ferry").then().body("articles.items.slug", hasItem("headline"));
        given().get("/v1/search").then().statusCode(400);
    }

    @Test
    void a_search_with_a_limit_of_twenty_is_not_answered_as_the_default_of_ten() throws Exception {
        Map<String, Integer> expected = Map.of("/v1/search?q=gull", 10, "/v1/search?q=gull&limit=20", 20);
        List<String> paths = expected.keySet().stream().sorted().toList();
        newsroom.takes(IntStream.range(0, 30)
                .mapToObj(i -> story("gull-" + i, "A gull", "One gull of many."))
                .toArray(Record[]::new));
        documents.catchUp();
        ExecutorService threads = Executors.newFixedThreadPool(paths.size());
        try {
            for (int round = 0; round < 20; round++) {
                // What is published takes away what is kept, so that each round begins without answers.
                Desk.published(Desk.story("Of round " + round));
                List<Future<Integer>> atOnce = paths.stream()
                        .map(path -> threads.submit(() -> articlesFound(path)))
                        .toList();
                for (int i = 0; i < paths.size(); i++) {
                    assertThat(atOnce.get(i).get())
                            .as("%s, at once with the other", paths.get(i))
                            .isEqualTo(expected.get(paths.get(i)));
                }
                for (String path : paths) {
                    assertThat(articlesFound(path)).as(path).isEqualTo(expected.get(path));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int articlesFound(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("articles.items.slug")
                .size();
    }

    @Test
    void suggestions_come_while_a_word_is_typed() {
        given().get("/v1/search/suggest?q=ferr")
                .then()
                .statusCode(200)
                .body("items.type", contains("tag", "author", "article"))
                .body("items[2].name", equalTo("Ferry returns to the harbour"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    har             | headline
                    h               | headline
                    harbour         | headline
                    returned to the | headline
                    the ferry retur | headline
                    ferry coun      |
                    counci          | other
                    пасажи          |
                    повер           | uk
                    الم             | ar
                    渡              | zh
                    東京            | ja
                    フェ            | ja
                    여객            | ko
                    secretb         |
                    "to the harbour | headline
                    """)
    void headlines_are_suggested_by_their_words_and_how_the_last_begins(String q, String expected) {
        given().queryParam("q", q)
                .get("/v1/search/suggest")
                .then()
                .statusCode(200)
                .body("items.findAll { it.type == 'article' }.slug", expected == null ? empty() : contains(expected));
    }

    @Test
    void a_changed_headline_is_only_suggested_by_its_new_words() {
        newsroom.takes(story("other", "Mayor resigns", "x"));
        documents.catchUp();

        given().get("/v1/search/suggest?q=may").then().body("items.slug", contains("other"));
        given().get("/v1/search/suggest?q=cou").then().body("items", empty());
    }

    @Test
    void what_an_editor_saves_is_found_at_once_while_an_archive_is_imported() throws SQLException {
        SearchDocuments.Bulk archive = documents.bulk();
        try {
            queueForMinutes("headline");
            newsroom.takes(IntStream.range(0, 200)
                    .mapToObj(i -> story("old-" + i, "Lighthouse", "x"))
                    .toArray(Record[]::new));
            Desk.published(Desk.story("Seaplane"));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> found("seaplane", "").body("items.headline", contains("Seaplane")));
            found("lighthouse", "").body("items", empty());
        } finally {
            archive.close();
        }
        documents.catchUp();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> found("lighthouse", "?total=exact").body("total.value", equalTo(200)));
    }

    /** Queues an article as an archive of thousands does: at the pace of a running import it takes two minutes. */
    private void queueForMinutes(String slug) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into search_due (article_id, bulk) select a.id, true from article a,"
                    + " generate_series(1, 6000) where a.slug = '" + slug + "'");
        }
    }

    @Test
    void what_was_found_can_be_read_newest_first_page_by_page() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String slug = "tide-" + i;
            written.add(slug);
            newsroom.takes(story(slug, "Tide", "x").at((2025 - i * i) + "-03-01T10:00:00Z"));
        }
        documents.catchUp();

        List<String> read = new ArrayList<>();
        String prev = follow("/v1/articles?q=tide&sort=-publishedAt&limit=4", read);
        assertThat(read).containsExactlyElementsOf(written);
        given().urlEncodingEnabled(false)
                .get(prev)
                .then()
                .body("items.slug", contains("tide-20", "tide-21", "tide-22", "tide-23"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "-",
                "OR",
                "- - OR |",
                "& | ! ( ) <-> :*",
                "'; drop table article; --",
                "\\",
                "%",
                "*",
                "\u0001\u0002",
                "👍🏽",
                "ﷺ",
                "𐍈𐍈𐍈",
                "a:b",
                "''",
                "\"unclosed phrase",
                "the",
                "--",
                "x OR OR y"
            })
    void any_input_is_a_query(String q) {
        found(q, "?highlight=true&facets=section,tag,author,year");
        given().queryParam("q", q).get("/v1/search").then().statusCode(200);
        given().queryParam("q", q).get("/v1/search/suggest").then().statusCode(200);
    }

    @Test
    void an_endless_query_is_answered_or_refused_with_its_limit() {
        found("word ".repeat(390), "");
        given().queryParam("q", "x".repeat(2_001))
                .get("/v1/articles")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("2000"));
    }
}
