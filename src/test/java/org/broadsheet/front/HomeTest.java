package org.broadsheet.front;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The home page in one call. */
@QuarkusTest
class HomeTest {

    private static final String PICTURE = "/demo/images/fish-market.jpg";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void sections() {
        newsroom.empty();
        newsroom.takes(
                section("sport").with("position", 2).with("name", "Sport"),
                section("local").with("position", 1).with("name", "Local"),
                section("harbour").with("parent", "local"));
    }

    private static Record at(int hour, String slug, String section) {
        return article(slug).with("section", section).at("2026-05-09T%02d:00:00Z".formatted(hour));
    }

    private static ValidatableResponse home(String query) {
        return given().get("/v1/fronts" + query).then().statusCode(200);
    }

    @Test
    void an_empty_newsroom_has_a_home_page_with_its_sections() {
        home("").body("lead", equalTo(null))
                .body("newest", equalTo(List.of()))
                .body("sections.section.slug", equalTo(List.of("local", "sport")))
                .body("sections.articles.flatten()", equalTo(List.of()))
                .body("sections.summary", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void sections_stand_in_their_order_with_what_is_below_them() {
        newsroom.takes(
                at(9, "newest", "sport"), at(8, "ferry", "harbour"), at(7, "market", "local"), at(6, "derby", "sport"));

        home("?top=1&limit=5")
                .body("lead.slug", equalTo("newest"))
                .body("newest", equalTo(List.of()))
                .body("sections[0].articles.slug", equalTo(List.of("ferry", "market")))
                .body("sections[1].articles.slug", equalTo(List.of("derby")));
    }

    @Test
    void each_article_appears_once() {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            records.add(at(i, "story-" + i, i % 2 == 0 ? "harbour" : "sport").with("sections", List.of("local")));
        }
        records.add(summary("week").with("articles", List.of("story-11", "story-4", "story-1")));
        newsroom.takes(records.toArray(Record[]::new));

        ValidatableResponse page = home("?top=3&limit=20");

        page.body("sections[0].summary.slug", equalTo("week"))
                .body("sections[0].summary.articles.slug", equalTo(List.of("story-4", "story-1")));
        List<String> all = new ArrayList<>();
        for (String place :
                List.of("newest.slug", "sections[0].summary.articles.slug", "sections.articles.flatten().slug")) {
            all.addAll(page.extract().<List<String>>path(place));
        }
        all.add(page.extract().path("lead.slug"));
        assertThat(all).hasSize(12);
        assertThat(new HashSet<>(all)).hasSize(12);
    }

    @Test
    void what_opens_the_page_is_the_most_important_of_the_newest() {
        newsroom.takes(
                at(9, "plain", "local"),
                at(8, "paid", "local").with("kind", "sponsored").with("priority", 1),
                at(7, "pictured", "local").with("leadImage", Map.of("url", PICTURE, "alt", "")),
                at(6, "featured", "local").with("featured", true),
                at(5, "important", "local").with("priority", 2),
                at(4, "most-important", "local").with("priority", 1));

        home("?top=2").body("lead.slug", equalTo("plain"));
        home("?top=3").body("lead.slug", equalTo("pictured"));
        home("?top=4").body("lead.slug", equalTo("featured"));
        home("?top=5")
                .body("lead.slug", equalTo("important"))
                .body("newest.slug", equalTo(List.of("plain", "paid", "pictured", "featured")));
        home("?top=6").body("lead.slug", equalTo("most-important"));
    }

    @Test
    void a_language_narrows_articles_and_summaries() {
        newsroom.takes(
                at(9, "porom", "local").with("language", "uk"),
                at(8, "ferry", "local").with("language", "en-GB"),
                summary("tyzhden").with("language", "uk").with("articles", List.of()),
                summary("week")
                        .with("language", "en")
                        .with("articles", List.of())
                        .with("publishedAt", "2020-05-09T10:00:00Z"));

        home("?language=en")
                .body("lead.slug", equalTo("ferry"))
                .body("sections[0].summary.slug", equalTo("week"))
                .body("sections[0].articles", equalTo(List.of()));
        home("?language=uk").body("lead.slug", equalTo("porom")).body("sections[0].summary.slug", equalTo("tyzhden"));
        home("").body("newest.slug", equalTo(List.of("ferry")));
    }

    @Test
    void drafts_appear_for_whoever_has_a_preview_token_and_nobody_else() {
        published(story("Ferry"));
        String id = draft(story("Secret")).path("id");
        String token = given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body("{}")
                .post("/v1/editorial/articles/" + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        home("?previewToken=" + token)
                .header("Cache-Control", "private, no-store")
                .body("lead.slug", equalTo("secret"));
        home("").body("lead.slug", equalTo("ferry"));
    }

    @Test
    void the_page_follows_what_it_shows() {
        String id = published(story("Ferry"));
        home("").header("Surrogate-Key", containsString("articles"))
                .header("Surrogate-Key", containsString("summaries"))
                .header("Surrogate-Key", containsString("sections"))
                .body("lead.slug", equalTo("ferry"));

        act(id, "withdraw", Map.of("reason", "It never sailed.")).statusCode(200);

        home("").body("lead", equalTo(null));
    }

    @Test
    void its_parameters_are_checked() {
        for (String wrong : List.of("top=0", "top=21", "limit=21", "language=x", "section=local")) {
            given().get("/v1/fronts?" + wrong).then().statusCode(400);
        }
    }
}
