package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArticleTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                author("mira-holt").with("bio", "<p>Mira has covered the harbour for twelve years.</p>"));
    }

    private static ValidatableResponse get(String path) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .when()
                .get("/v1/articles/" + path)
                .then();
    }

    @Test
    void answers_to_its_slug_and_to_its_id() {
        newsroom.takes(article("ferry").with("externalId", "x-1"));

        String id = get("ferry")
                .statusCode(200)
                .body("slug", equalTo("ferry"))
                .extract()
                .path("id");

        get(id).statusCode(200).body("slug", equalTo("ferry"));
        assertThat(id.charAt(14)).as("UUID version").isEqualTo('7');
    }

    @Test
    void what_is_not_public_is_answered_like_nothing() {
        newsroom.takes(
                article("a-draft").with("status", "draft"),
                article("a-later").at("2126-01-01T00:00:00Z"),
                article("an-embargoed").with("embargoUntil", "2126-01-01T00:00:00Z"),
                article("withdrawn-before-it-was-public").with("status", "withdrawn"));
        Response nothing = get("nothing").extract().response();

        for (String slug : List.of("a-draft", "a-later", "an-embargoed", "withdrawn-before-it-was-public")) {
            for (String below : List.of("", "/related")) {
                Response hidden = get(slug + below).statusCode(404).extract().response();
                assertThat(hidden.asString()).isEqualTo(nothing.asString());
                assertThat(names(hidden)).isEqualTo(names(nothing));
            }
        }
    }

    private static List<String> names(Response response) {
        return response.headers().asList().stream()
                .map(header -> header.getName())
                .sorted()
                .toList();
    }

    @Test
    void a_renamed_article_answers_at_its_old_address_with_308() {
        newsroom.takes(article("ferry-delayed").with("externalId", "x-1"));
        newsroom.takes(article("ferry-late").with("externalId", "x-1"));
        newsroom.takes(article("ferry-cancelled").with("externalId", "x-1"));

        get("ferry-delayed").statusCode(308).header("Location", endsWith("/v1/articles/ferry-cancelled"));
        get("ferry-late/related").statusCode(308).header("Location", endsWith("/v1/articles/ferry-cancelled/related"));
        get("ferry-cancelled").statusCode(200);
    }

    @Test
    void a_formerly_public_article_answers_410() {
        newsroom.takes(article("ferry"));
        newsroom.takes(article("ferry").with("status", "withdrawn"));

        get("ferry").statusCode(410).contentType("application/problem+json").body("type", equalTo("/problems/gone"));

        newsroom.takes(article("ferry"));
        get("ferry").statusCode(200);
    }

    @Test
    void a_body_comes_in_every_form() {
        newsroom.takes(article("ferry").markdown("## The *ferry*\n\nIt **sailed**.\n\n- one\n- two"));

        get("ferry")
                .body("body.blocks.type", contains("heading", "paragraph", "list"))
                .body("body.blocks[0].level", equalTo(2))
                .body("body.blocks[1].html", equalTo("It <strong>sailed</strong>."))
                .body("body.html", nullValue())
                .body("body.truncated", equalTo(false));
        get("ferry?body=html,text,markdown")
                .body("body.blocks", nullValue())
                .body("body.html", containsString("<p>It <strong>sailed</strong>.</p>"))
                .body("body.markdown", containsString("It **sailed**."))
                .body("body.text", containsString("It sailed."));
        get("ferry?body=none").body("body", nullValue());
        get("ferry?bodyLimit=1").body("body.blocks", hasSize(1)).body("body.truncated", equalTo(true));
        get("ferry?body=none,html").statusCode(400);
        get("ferry?body=htm").statusCode(400).body("errors[0].didYouMean", equalTo("html"));
    }

    @Test
    void links_and_teasers_in_a_body_follow_their_article() {
        newsroom.takes(
                article("target").with("externalId", "t").with("headline", "The target"),
                article("hidden").with("status", "draft"),
                article("source")
                        .with(
                                "body",
                                Map.of(
                                        "blocks",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        "paragraph",
                                                        "html",
                                                        "See <a href=\"article:target\">it</a>, <a href=\"article:hidden\">that</a>"
                                                                + " and <a href=\"http://localhost:8081/articles/target\">again</a>."),
                                                Map.of("type", "teaser", "article", "target"),
                                                Map.of("type", "teaser", "article", "hidden")))));
        String html = "See <a href=\"http://localhost:8081/articles/%1$s\">it</a>, that and"
                + " <a href=\"http://localhost:8081/articles/%1$s\">again</a>.";

        get("source")
                .body("body.blocks", hasSize(2))
                .body("body.blocks[0].html", equalTo(html.formatted("target")))
                .body("body.blocks[1].type", equalTo("teaser"))
                .body("body.blocks[1].article.headline", equalTo("The target"));

        newsroom.takes(article("renamed").with("externalId", "t").with("headline", "New headline"));

        get("source")
                .body("body.blocks[0].html", equalTo(html.formatted("renamed")))
                .body("body.blocks[1].article.headline", equalTo("New headline"));
        get("source?body=html,markdown,text").statusCode(200).body("body.html", not(containsString("hidden")));
    }

    @Test
    void includes_are_null_unless_asked_for() {
        newsroom.takes(
                article("ferry")
                        .authors("mira-holt")
                        .with("translationGroup", "ferry")
                        .with(
                                "notices",
                                List.of(Map.of(
                                        "kind", "correction",
                                        "text", "<p>It was Tuesday.</p>",
                                        "publishedAt", "2026-05-10T10:00:00Z"))),
                article("porom").with("language", "uk").with("translationGroup", "ferry"),
                article("fahre")
                        .with("language", "de")
                        .with("translationGroup", "ferry")
                        .with("status", "draft"),
                article("other"));

        get("ferry")
                .body("related", nullValue())
                .body("notices", nullValue())
                .body("translations", nullValue())
                .body("authors[0].bio", nullValue());
        get("ferry?include=related,notices,translations,authors")
                .body("related.slug", contains("other"))
                .body("notices.kind", contains("correction"))
                .body("notices[0].html", equalTo("<p>It was Tuesday.</p>"))
                .body("translations.language", contains("uk"))
                .body("authors[0].bio", containsString("twelve years"))
                .body("authors[0].bioExcerpt", notNullValue());
        get("other?include=notices,translations").body("notices", empty()).body("translations", empty());
        get("ferry?include=relatd").statusCode(400).body("errors[0].didYouMean", equalTo("related"));
    }

    @Test
    void fields_leave_the_others_out() {
        get("nothing?fields=slug").statusCode(404);
        newsroom.takes(article("ferry"));

        get("ferry?fields=slug,body").body("keySet()", hasSize(2));
    }

    @Test
    void the_next_change_is_when_something_it_shows_becomes_public() {
        newsroom.takes(
                article("later").at("2126-01-01T00:00:00Z"), article("ferry").with("related", List.of("later")));

        get("ferry").body("nextChangeAt", equalTo("2126-01-01T00:00:00Z"));
        get("ferry/related").body("items", empty());
    }
}
