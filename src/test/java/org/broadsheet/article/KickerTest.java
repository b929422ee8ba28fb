package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line above a headline, and the headline for where there is little room. */
@QuarkusTest
class KickerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom_with_a_kicker() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                article("plain").at("2026-05-01T10:00:00Z"),
                article("rowing")
                        .with("headline", "Home eight take the Head of the Teal by two seconds")
                        .with("kicker", "Rowing & <em>regattas</em>")
                        .with("shortHeadline", "Home eight win"));
    }

    private static String get(String address) {
        return given().get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .asString();
    }

    @Test
    void a_card_has_both_and_null_where_there_is_none() {
        given().get("/v1/articles?sort=publishedAt")
                .then()
                .body("items[0].kicker", nullValue())
                .body("items[0].shortHeadline", nullValue())
                .body("items[1].kicker", equalTo("Rowing & regattas"))
                .body("items[1].shortHeadline", equalTo("Home eight win"));
    }

    @Test
    void the_forms_of_an_article_have_them_where_they_have_a_place() throws IOException {
        JsonNode head = new YAMLMapper().readTree(get("/v1/articles/rowing.md").split("(?m)^---\n", 3)[1]);
        assertThat(head.path("kicker").asText()).isEqualTo("Rowing & regattas");
        assertThat(head.path("shortTitle").asText()).isEqualTo("Home eight win");
        assertThat(Jsoup.parse(get("/v1/articles/rowing.html"))
                        .select("header > p.kicker + h1")
                        .text())
                .startsWith("Home eight take");
        assertThat(JSON.readTree(get("/v1/articles/rowing.jsonld"))
                        .path("alternativeHeadline")
                        .asText())
                .isEqualTo("Home eight win");
        assertThat(JSON.readTree(get("/v1/articles/rowing.ninjs"))
                        .path("headlines")
                        .findValuesAsText("role"))
                .containsExactly("main", "short", "kicker");
        assertThat(get("/v1/articles.csv?fields=slug,kicker,shortHeadline&sort=publishedAt")
                        .lines())
                .containsExactly("slug,kicker,shortHeadline", "plain,,", "rowing,Rowing & regattas,Home eight win");
    }

    @Test
    void a_search_finds_the_words_of_a_kicker() {
        documents.catchUp();

        given().get("/v1/articles?q=regatta").then().body("items.slug", contains("rowing"));
    }

    @Test
    void what_is_too_long_is_refused_with_its_place() {
        Map<String, Object> story = new HashMap<>(story("Long"));
        story.put("kicker", "k".repeat(201));
        story.put("shortHeadline", "s".repeat(201));

        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/kicker", "/shortHeadline"));
    }
}
