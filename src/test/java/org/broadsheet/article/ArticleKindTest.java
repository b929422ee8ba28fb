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
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kind of text an article is: said by its editors, shown, and a filter of every list. */
@QuarkusTest
class ArticleKindTest {

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom_with_several_kinds() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("politics"),
                tag("harbour"),
                article("a").at("2026-05-01T10:00:00Z").tags("harbour"),
                article("b").at("2026-05-02T10:00:00Z").tags("harbour").with("kind", "opinion"),
                article("c")
                        .at("2026-05-03T10:00:00Z")
                        .with("kind", "opinion")
                        .with("section", "politics")
                        .with("updatedAt", "2026-05-20T10:00:00Z"),
                article("d").at("2026-05-04T10:00:00Z").with("kind", "fact-check"),
                article("e")
                        .at("2026-05-05T10:00:00Z")
                        .with("kind", "sponsored")
                        .with("language", "uk"),
                article("f").at("2026-05-06T10:00:00Z").with("section", "politics"));
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false)
                .when()
                .get("/v1/articles" + query)
                .then()
                .spec(contract());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind=opinion                           | c b
                    kind=news                              | f a
                    kind=opinion,fact-check                | d c b
                    kind=opinion&kind=sponsored            | e c b
                    kind=news,opinion                      | f c b a
                    kind=obituary                          |
                    kind=opinion&section=local             | b
                    kind=opinion&tag=harbour               | b
                    kind=opinion,sponsored&language=uk     | e
                    -kind=sponsored                        | f d c b a
                    -kind=news                             | e d c b
                    -kind=news,opinion                     | e d
                    -kind=opinion&section=politics         | f
                    kind=opinion,sponsored&-kind=news      | e c b
                    kind=opinion,fact-check&sort=publishedAt | b c d
                    -kind=news&sort=-updatedAt             | c e d b
                    kind=opinion&sort=headline             | b c
                    kind=opinion&exclude=b                 | c
                    """)
    void lists_are_narrowed_by_it(String query, String expected) {
        List<String> slugs =
                expected == null ? List.of() : List.of(expected.strip().split(" "));

        assertThat(list("?" + query.strip()).statusCode(200).extract().<List<String>>path("items.slug"))
                .isEqualTo(slugs);
        list("?" + query.strip() + "&total=exact").body("total.value", equalTo(slugs.size()));
        assertThat(given().urlEncodingEnabled(false)
                        .get("/v1/articles.csv?fields=slug&" + query.strip())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines()
                        .skip(1))
                .containsExactlyElementsOf(slugs);
        assertThat(editor().urlEncodingEnabled(false)
                        .get("/v1/editorial/articles?"
                                + query.strip().replaceAll("&sort=-?publishedAt|&sort=-updatedAt|&sort=headline", ""))
                        .then()
                        .spec(contract())
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.slug"))
                .containsExactlyInAnyOrderElementsOf(slugs);
    }

    @Test
    void every_page_of_several_kinds_is_reached_forward() {
        String next = "/v1/articles?kind=opinion,fact-check,sponsored&limit=1";
        StringBuilder seen = new StringBuilder();
        while (next != null) {
            ValidatableResponse page =
                    given().urlEncodingEnabled(false).get(next).then().statusCode(200);
            seen.append(page.extract().<String>path("items[0].slug"));
            next = page.extract().path("page.next");
        }

        assertThat(seen.toString()).isEqualTo("edcb");
    }

    @Test
    void a_search_is_narrowed_by_it_and_counts_it() {
        documents.catchUp();

        list("?q=ferry&kind=opinion").body("items.slug", contains("c", "b"));
        list("?q=ferry&-kind=sponsored,news&sort=-publishedAt&total=exact")
                .body("items.slug", contains("d", "c", "b"))
                .body("total.value", equalTo(3));
        list("?q=ferry&kind=news&sort=-publishedAt").body("items.slug", contains("f", "a"));
        list("?q=ferry&facets=kind")
                .body("meta.facets[0].name", equalTo("kind"))
                .body("meta.facets[0].values.value", contains("news", "opinion", "fact-check", "sponsored"))
                .body("meta.facets[0].values.count", contains(2, 2, 1, 1));
        editor().get("/v1/editorial/articles?q=ferry&kind=fact-check").then().body("items.slug", contains("d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=Opinion", "kind=gossip", "kind=opinion,", "kind=opinion&-kind=opinion", "-kind="})
    void an_unknown_or_contradictory_kind_is_refused(String query) {
        list("?" + query).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void what_other_systems_call_a_kind_is_told() {
        list("?kind=advertorial").statusCode(400).body("errors[0].didYouMean", equalTo("sponsored"));
        list("?genre=opinion").statusCode(400).body("errors[0].didYouMean", equalTo("kind"));
        Map<String, Object> comment = new HashMap<>(story("Comment"));
        comment.put("kind", "comment");
        sending(comment)
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/kind"))
                .body("errors[0].didYouMean", equalTo("opinion"));
    }

    @ParameterizedTest
    @EnumSource(ArticleKind.class)
    void each_kind_is_shown_to_editors_and_readers(ArticleKind kind) {
        Map<String, Object> story = new HashMap<>(story("Of a kind"));
        story.put("kind", kind.wireName());

        String id = published(story);

        get(id).body("kind", equalTo(kind.wireName()));
        given().get("/v1/articles/" + id).then().spec(contract()).body("kind", equalTo(kind.wireName()));
        list("?id=" + id).body("items[0].kind", equalTo(kind.wireName()));
        list("?id=" + id + "&kind=" + kind.wireName()).body("items.size()", equalTo(1));
    }

    @Test
    void an_article_of_which_nothing_is_said_is_news_and_becomes_news_again() {
        String id = published(story("Plain"));
        get(id).body("kind", equalTo("news"));

        patch(id, Map.of("kind", "analysis")).statusCode(200).body("kind", equalTo("analysis"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("kind", null);
        patch(id, nothing).statusCode(200).body("kind", equalTo("news"));
    }

    @Test
    void a_record_that_says_news_is_the_same_as_one_that_does_not() {
        Record plain = article("plain").with("source", "cms").with("externalId", "1");
        newsroom.takes(plain);

        JsonNode done = newsroom.takes(plain.copy().with("kind", "news"));

        assertThat(done.path("unchanged").asInt()).isEqualTo(1);
        assertThat(newsroom.takes(plain.copy().with("kind", "letter"))
                        .path("updated")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void an_archive_may_write_a_kind_in_capitals() {
        newsroom.takes(article("loud").with("kind", "OPINION"));

        given().get("/v1/articles/loud").then().body("kind", equalTo("opinion"));
    }
}
