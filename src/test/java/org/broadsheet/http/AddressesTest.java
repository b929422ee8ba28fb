package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.broadsheet.response.Operations;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no operation takes say where or how they would be taken. */
@QuarkusTest
class AddressesTest {

    @Inject
    Newsroom newsroom;

    @Inject
    Operations operations;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/article, /v1/articles",
        "/v1/posts, /v1/articles",
        "/v1/posts/, /v1/articles",
        "/v1/Articles, /v1/articles",
        "/v1/posts/ferry, /v1/articles/ferry",
        "/v1/content, /v1/articles",
        "/v1/article.rss, /v1/articles.rss",
        "/v1/articles/ferry/relatd, /v1/articles/ferry/related",
        "/v1/articles/ferry/comments, /v1/articles/ferry",
        "/v1/categories, /v1/sections",
        "/v1/category/local, /v1/sections/local",
        "/v1/users, /v1/authors",
        "/v1/tags/harbour/posts, /v1/articles?tag=harbour",
        "/v1/serach, /v1/search",
        "/v1/search/autocomplete, /v1/search/suggest",
        "/v1/feed, /v1/articles.rss",
        "/v1/rss.xml, /v1/articles.rss",
        "/articles, /v1/articles",
        "/api/articles, /v1/articles",
        "/api/v1/articles/ferry, /v1/articles/ferry",
        "/wp-json/wp/v2/posts, /v1/articles",
        "/wp-json/wp/v2/categories, /v1/sections",
        "/ghost/api/content/posts, /v1/articles",
        "/ghost/api/content/posts/ferry, /v1/articles/ferry",
        "/items/articles, /v1/articles",
        "/jsonapi/node/article, /v1/articles",
        "/v2/everything, /v1/articles",
        "/v2/top-headlines, /v1/articles",
        "/sitemap_index.xml, /v1/sitemap.xml",
        "/openapi.json, /q/openapi?format=json",
        "/v1/editorial/article, /v1/editorial/articles",
        "/v1/editorial/import, /v1/editorial/imports",
        "/v1/editorial/articles/ferry/version, /v1/editorial/articles/ferry/versions",
        "/ghost/api/admin/posts, /v1/editorial/articles"
    })
    void an_unknown_address_names_the_nearest_that_there_is(String path, String nearest) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("didYouMean", equalTo(nearest))
                .body("detail", containsString(nearest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/xyzzy", "/v1/xyzzy/articles", "/nothing", "/v1/editorial"})
    void what_is_near_to_nothing_leads_to_the_index(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .body("didYouMean", nullValue())
                .body("detail", containsString("/v1 lists all addresses."));
    }

    @Test
    void an_unknown_address_of_the_newsroom_speaks_of_the_newsroom() {
        for (String path : new String[] {"/v1/editorial/xyzzy", "/v1/editorial/articlez", "/v1/editorial"}) {
            given().get(path)
                    .then()
                    .spec(contract())
                    .statusCode(404)
                    .body("detail", containsString("The Editorial API has no address " + path))
                    .body("detail", not(containsString("public")));
        }
        editor().get("/v1/editorial/articles/nothing")
                .then()
                .spec(contract())
                .statusCode(404)
                .body("detail", equalTo("The Editorial API has nothing with this id or name."));
    }

    @Test
    void a_draft_is_told_from_nothing_nowhere() {
        draft(story("Draft"));
        for (String below : new String[] {"", "/related", ".md", "/comments"}) {
            Response hidden = given().get("/v1/articles/draft" + below);
            Response absent = given().get("/v1/articles/absnt" + below);

            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.asString().replace("draft", "absnt")).isEqualTo(absent.asString());
        }
        given().get("/v1/articles/draft").then().body("detail", equalTo("There is nothing public at this address."));
        given().get("/v1/posts/draft").then().body("didYouMean", equalTo("/v1/articles/draft"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/articles, /v1/editorial/articles",
        "PUT, /v1/articles/ferry, /v1/editorial/articles/{id}",
        "PATCH, /v1/tags/harbour, /v1/editorial/tags/{id}",
        "DELETE, /v1/authors/mira, /v1/editorial/authors/{id}"
    })
    void a_write_to_delivery_is_told_where_writing_is_done(String method, String path, String address) {
        given().request(method, path)
                .then()
                .spec(contract())
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .body("detail", containsString(method + " " + address))
                .body("didYouMean", equalTo(address));
    }

    @Test
    void a_write_to_an_unknown_address_is_told_too_and_other_methods_are_only_refused() {
        given().post("/wp-json/wp/v2/posts")
                .then()
                .statusCode(404)
                .body("didYouMean", equalTo("/v1/editorial/articles"));
        given().post("/v1/search")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .body("didYouMean", nullValue());
        editor().delete("/v1/editorial/articles")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS, POST")
                .body("didYouMean", nullValue());
    }

    @Test
    void every_address_names_its_methods_to_one_that_it_does_not_take() {
        SoftAssertions all = new SoftAssertions();
        for (Operations.Operation operation : operations.all()) {
            String path = operation
                    .address()
                    .replace("{form}", "rss")
                    .replace("/schemas/{kind}", "/schemas/tag")
                    .replaceAll("\\{\\w+}", "nothing");
            List<Operations.Operation> there = operations.at(path).toList();
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (!there.isEmpty()
                        && there.stream().noneMatch(one -> one.method().equals(method))) {
                    Response answer = editor().request(method, path);
                    all.assertThat(answer.statusCode()).as(method + ' ' + path).isEqualTo(405);
                    there.forEach(one -> all.assertThat(answer.header("Allow"))
                            .as("Allow of " + method + ' ' + path)
                            .contains(one.method()));
                }
            }
        }
        all.assertAll();
    }

    @Test
    void a_patch_of_plain_json_is_told_which_media_type_is_taken() {
        String id = draft(story("Ferry")).path("id");
        for (String type : new String[] {"application/json", "application/json-patch+json", "text/plain"}) {
            editor().contentType(type)
                    .header("If-Match", etag(id))
                    .body("{\"headline\": \"Ferry returns\"}")
                    .patch("/v1/editorial/articles/" + id)
                    .then()
                    .spec(contract())
                    .statusCode(415)
                    .header("Accept-Patch", "application/merge-patch+json")
                    .header("Accept", "application/merge-patch+json")
                    .body("detail", containsString("application/merge-patch+json"))
                    .body("detail", containsString(type));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/editorial/articles, text/plain, application/json",
        "POST, /v1/editorial/articles, application/x-www-form-urlencoded, application/json",
        "PUT, /v1/editorial/sections/local, application/merge-patch+json, application/json",
        "POST, /v1/editorial/keys, application/xml, application/json",
        "POST, /v1/editorial/bulk, application/json, application/x-ndjson"
    })
    void a_body_of_another_media_type_is_told_which_is_taken(String method, String path, String sent, String taken) {
        editor().config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(sent, io.restassured.http.ContentType.TEXT)))
                .header("If-Match", "*")
                .contentType(sent)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(415)
                .header("Accept", taken)
                .header("Accept-Patch", nullValue())
                .body("detail", containsString("a body of " + taken + ", not of " + sent));
    }
}
