package org.broadsheet.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.broadsheet.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that the type of a problem names. */
@QuarkusTest
class ProblemResourceTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @EnumSource
    void every_kind_of_problem_has_a_page_and_the_same_as_json(ProblemType type) {
        given().get(type.path())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("type", equalTo(type.path()))
                .body("status", equalTo(type.status()))
                .body("title", equalTo(type.title()))
                .body("remedy", equalTo(type.remedy()));
        given().header("Accept", BROWSER)
                .get(type.path())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body("html.body.h1", equalTo(type.title()))
                .body(not(containsString("`")));
    }

    @Test
    void the_type_of_an_answer_leads_to_its_page() {
        String type = given().get("/v1/articles?limt=5").path("type");

        given().get(type).then().statusCode(200).body("title", equalTo("Invalid parameters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems", "/problems/gone", "/problems/gone?utm_source=x"})
    void a_page_may_load_nothing_but_its_own_style_and_is_kept_apart_from_its_json(String path) {
        Response page = given().header("Accept", BROWSER).get(path);

        page.then()
                .statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Vary", containsString("Accept,"));
        assertThat(page.header("ETag")).isNotEqualTo(given().get(path).header("ETag"));
        given().header("Accept", BROWSER)
                .header("If-None-Match", page.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void all_kinds_are_listed() {
        given().get("/problems").then().statusCode(200).body("items", hasSize(ProblemType.values().length));
        given().header("Accept", BROWSER)
                .get("/problems")
                .then()
                .statusCode(200)
                .body(containsString("<a href=\"/problems/not-found\">Not found</a>"));
    }

    @Test
    void an_unknown_name_is_a_problem_itself() {
        given().get("/problems/not-fund")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("didYouMean", equalTo("/problems/not-found"));
        given().header("Accept", BROWSER)
                .get("/problems/nothing-of-the-kind")
                .then()
                .statusCode(404);
        given().post("/problems").then().statusCode(405).header("Allow", containsString("GET"));
    }
}
