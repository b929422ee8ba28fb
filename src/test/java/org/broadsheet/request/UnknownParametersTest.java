package org.broadsheet.request;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people send from habit is answered with what to send here. */
@QuarkusTest
class UnknownParametersTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @Test
    void an_unknown_parameter_is_told_which_there_are_and_what_its_name_is_here() {
        given().queryParam("per_page", 5)
                .queryParam("page", 2)
                .queryParam("filter[tag]", "harbour")
                .queryParam("populate", "*")
                .get("/v1/articles")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-parameters"))
                .body("errors", hasSize(4))
                .body("errors.find { it.parameter == 'per_page' }.didYouMean", equalTo("limit"))
                .body("errors.find { it.parameter == 'per_page' }.allowed", hasItems("limit", "cursor", "previewToken"))
                .body("errors.find { it.parameter == 'page' }.detail", containsString("page.next"))
                .body("errors.find { it.parameter == 'filter[tag]' }.didYouMean", equalTo("tag"))
                .body("errors.find { it.parameter == 'populate' }.didYouMean", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/articles/ferry?_embed=1, include",
        "/v1/articles.rss?per_page=5, limit",
        "/v1/search?q=ferry&per_page=5, limit",
        "/v1/changes?page=2, cursor",
        "/v1/summaries?category=local, section"
    })
    void every_read_translates(String address, String ours) {
        given().get(address).then().spec(contract()).statusCode(400).body("errors[0].didYouMean", equalTo(ours));
    }

    @Test
    void an_address_without_parameters_of_its_own_names_those_of_all() {
        given().get("/v1?key=x")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors[0].allowed", contains("minVersion", "previewToken"))
                .body("errors[0].detail", containsString("without a key"));
    }

    @Test
    void the_newsroom_translates_too() {
        editor().get("/v1/editorial/articles?per_page=5&api_key=x")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors.find { it.parameter == 'per_page' }.didYouMean", equalTo("limit"))
                .body("errors.find { it.parameter == 'api_key' }.detail", containsString("Authorization: Bearer"));
        editor().get("/v1/editorial/articles?status=publish")
                .then()
                .statusCode(400)
                .body("errors[0].didYouMean", equalTo("published"));
        editor().contentType("application/json")
                .body(Map.of("title", "Ferry", "section", "local", "content", "It sails."))
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.find { it.pointer == '/title' }.didYouMean", equalTo("headline"))
                .body("errors.find { it.pointer == '/content' }.didYouMean", equalTo("body"));
    }

    @Test
    void a_value_out_of_range_is_shown_the_nearest_and_an_order_its_name() {
        given().get("/v1/articles?limit=1000&sort=date&publishedAfter=2026-05")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors.find { it.parameter == 'limit' }.didYouMean", equalTo("100"))
                .body("errors.find { it.parameter == 'sort' }.didYouMean", equalTo("-publishedAt"))
                .body("errors.find { it.parameter == 'publishedAfter' }.didYouMean", equalTo("2026-05-01"));
    }

    @Test
    void a_version_without_its_quotes_is_told_of_them_and_nothing_is_written() {
        String id = draft(story("Ferry")).path("id");
        for (String ifMatch : new String[] {"v1", "1", "W/v1"}) {
            editor().contentType("application/merge-patch+json")
                    .header("If-Match", ifMatch)
                    .body("{\"headline\": \"Ferry returns\"}")
                    .patch("/v1/editorial/articles/" + id)
                    .then()
                    .spec(contract())
                    .statusCode(400)
                    .body("detail", containsString("quotes are missing"))
                    .body("errors[0].parameter", equalTo("If-Match"))
                    .body("errors[0].didYouMean", equalTo("\"v1\""));
        }
        editor().get("/v1/editorial/articles/" + id).then().body("version", equalTo(1));
        editor().header("If-Match", "v1")
                .delete("/v1/editorial/sections/local")
                .then()
                .statusCode(400);
    }
}
