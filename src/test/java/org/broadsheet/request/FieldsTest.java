package org.broadsheet.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fields}: on every list, and never against what the same request asks for. */
@QuarkusTest
class FieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom_with_some_of_everything() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                tag("harbour"),
                author("mira-holt"),
                article("ferry").tags("harbour").authors("mira-holt"),
                article("pier").tags("harbour").authors("mira-holt"),
                summary("week"));
        String moved = published(story("Moved"));
        patch(moved, Map.of("slug", "moved-on")).statusCode(200);
        act(moved, "notices", Map.of("kind", "correction", "text", "Wrong.")).statusCode(200);
        documents.catchUp();
    }

    private static JsonNode get(String address) throws IOException {
        return JSON.readTree(given().get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/articles | slug,headline | /items",
                "/v1/articles?q=ferry | slug,headline | /items",
                "/v1/articles/ferry/related | slug,reason | /items",
                "/v1/sections | slug,name | /items",
                "/v1/tags | articleCount,slug | /items",
                "/v1/authors | name,slug | /items",
                "/v1/summaries | excerpt,slug | /items",
                "/v1/corrections | kind,publishedAt | /items",
                "/v1/redirects | from | /items",
                "/v1/changes | operation,slug | /items",
                "/v1/search?q=ferry | slug,url | /articles/items",
                "/v1/search/suggest?q=har | name | /items"
            })
    void every_list_shows_only_the_fields_that_are_asked_for(String address, String fields, String items)
            throws IOException {
        char next = address.contains("?") ? '&' : '?';

        JsonNode found = get(address + next + "fields=" + fields).at(items);

        assertThat(found).isNotEmpty();
        found.forEach(item -> {
            TreeSet<String> names = new TreeSet<>();
            item.fieldNames().forEachRemaining(names::add);
            assertThat(names).as(address).containsExactlyInAnyOrder(fields.split(","));
        });
        given().get(address + next + "fields=nonsense")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors.parameter", hasItem("fields"));
    }

    @Test
    void the_next_page_has_the_same_fields() throws IOException {
        JsonNode first = get("/v1/articles?limit=1&fields=slug");

        JsonNode second = get(first.at("/page/next").asText());

        assertThat(second.at("/items/0").size()).isEqualTo(1);
    }

    @Test
    void what_include_and_body_ask_for_is_shown_whatever_the_fields_are() throws IOException {
        JsonNode related = get("/v1/articles/ferry?include=related&fields=slug");
        assertThat(related.at("/related/0/slug").asText()).isEqualTo("pier");
        assertThat(related.size()).isEqualTo(2);

        JsonNode html = get("/v1/articles/ferry?body=html&fields=slug");
        assertThat(html.at("/body/html").asText()).contains("<p>");
        assertThat(html.size()).isEqualTo(2);

        assertThat(get("/v1/articles/ferry?include=notices,translations,authors&fields=slug"))
                .hasSize(4);
        assertThat(get("/v1/articles/ferry?fields=slug")).hasSize(1);
        assertThat(get("/v1/articles/ferry?body=none&fields=slug")).hasSize(1);
        assertThat(get("/v1/summaries?body=text&fields=slug")
                        .at("/items/0/body/text")
                        .asText())
                .isNotEmpty();
        assertThat(get("/v1/articles?q=ferry&highlight=true&fields=slug")
                        .at("/items/0/highlight/headline")
                        .asText())
                .contains("<mark>");
    }

    @Test
    void ndjson_takes_the_fields_of_teasers_and_csv_those_that_have_columns() throws IOException {
        for (String line : given().get("/v1/articles.ndjson?fields=slug,excerpt")
                .then()
                .spec(contract())
                .statusCode(200)
                .extract()
                .asString()
                .split("\n")) {
            assertThat(JSON.readTree(line)).hasSize(2);
        }
        assertThat(given().get("/v1/tags/harbour.csv?fields=slug,section")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .containsExactlyInAnyOrder(
                        "slug,section,sectionSlug", "ferry,Section local,local", "pier,Section local,local");
        for (String refused : List.of("/v1/articles.csv?fields=highlight", "/v1/articles.rss?fields=slug")) {
            given().get(refused).then().spec(contract()).statusCode(400).body("errors[0].parameter", equalTo("fields"));
        }
    }
}
