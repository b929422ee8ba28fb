package org.broadsheet.summary;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SummaryTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                section("sport"),
                article("ferry"),
                article("bridge"),
                article("hidden").with("status", "draft"),
                summary("week-1")
                        .at("2026-05-03T10:00:00Z")
                        .with("periodStart", "2026-04-27")
                        .with("periodEnd", "2026-05-03")
                        .with("articles", List.of("bridge", "hidden", "ferry"))
                        .with(
                                "body",
                                Map.of(
                                        "html",
                                        "<p><a href=\"article:ferry\">The ferry</a> is back.</p><p>"
                                                + "More was said. ".repeat(30) + "</p>")),
                summary("week-2").at("2026-05-10T10:00:00Z"),
                summary("sport-week").at("2026-05-09T10:00:00Z").with("section", "sport"),
                summary("next-week").at("2126-05-09T10:00:00Z"));
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).when().get(path).then();
    }

    @Test
    void are_newest_first_and_public_by_the_clock() {
        get("/v1/summaries").statusCode(200).body("items.slug", contains("week-2", "sport-week", "week-1"));
        get("/v1/summaries?section=local&total=exact")
                .body("items.slug", contains("week-2", "week-1"))
                .body("total.value", equalTo(2));
        get("/v1/summaries?section=locl").statusCode(400).body("errors[0].didYouMean", equalTo("local"));
        get("/v1/summaries/next-week").statusCode(404);
    }

    @Test
    void have_an_excerpt_for_the_folded_form_and_the_public_articles_that_they_cover() {
        get("/v1/summaries/week-1")
                .body("excerpt", containsString("The ferry is back."))
                .body("excerpt.length()", lessThanOrEqualTo(200))
                .body("truncated", equalTo(true))
                .body("periodStart", equalTo("2026-04-27"))
                .body("articles.slug", contains("bridge", "ferry"))
                .body("body.html", containsString("<a href=\"http://localhost:8081/articles/ferry\">The ferry</a>"))
                .body("body.blocks", nullValue());
        get("/v1/summaries/week-2").body("truncated", equalTo(false));
        get("/v1/summaries/week-1?body=blocks,text").body("body.blocks[0].type", equalTo("paragraph"));
    }

    @Test
    void page_like_every_list() {
        String next = get("/v1/summaries?limit=1").extract().path("page.next");
        String last =
                get(next).body("items.slug", contains("sport-week")).extract().path("page.next");
        get(last).body("items.slug", contains("week-1")).body("page.next", nullValue());
    }

    @Test
    void a_section_has_a_current_summary() {
        get("/v1/sections/local/summary").statusCode(200).body("slug", equalTo("week-2"));
        newsroom.takes(section("politics"));
        get("/v1/sections/politics/summary").statusCode(404);
        get("/v1/sections/nothing/summary").statusCode(404);
    }

    @Test
    void a_front_is_the_sections_page_and_holds_each_article_once() {
        newsroom.takes(
                article("three").at("2026-05-11T10:00:00Z"),
                article("four").at("2026-05-12T10:00:00Z"),
                summary("week-3").at("2026-05-17T10:00:00Z").with("articles", List.of("four", "ferry")));

        ValidatableResponse front = get("/v1/fronts/local?limit=1")
                .statusCode(200)
                .body("section.slug", equalTo("local"))
                .body("summary.slug", equalTo("week-3"))
                .body("summary.articles.slug", contains("four", "ferry"))
                .body("articles.slug", contains("three"));
        get(front.extract().path("next"))
                .statusCode(200)
                .body("items.slug", contains("bridge"))
                .body("page.next", nullValue())
                .body("page.prev", containsString("/v1/articles?"));
        get("/v1/fronts/nothing").statusCode(404).body("type", endsWith("/not-found"));
        newsroom.takes(section("politics"));
        get("/v1/fronts/politics").body("summary", nullValue()).body("next", nullValue());
    }
}
