package org.broadsheet.article.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft may be empty. What readers get has something to read or see, and an empty body is said. */
@QuarkusTest
class EmptyBodyTest {

    private static final String NOTHING = "<script>x()</script><p> </p>";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static Map<String, Object> storyOf(String html) {
        Map<String, Object> story = story("Ferry");
        story.put("body", Map.of("html", html));
        return story;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOTHING})
    void an_empty_draft_is_kept_but_not_published(String html) {
        String id = draft(storyOf(html)).path("id");

        act(id, "publish", Map.of())
                .spec(contract())
                .statusCode(422)
                .body("errors[0].detail", containsString("needs a body, a standfirst or a lead image"));

        patch(id, Map.of("body", Map.of("text", "It sailed."))).statusCode(200);
        act(id, "publish", Map.of()).statusCode(200).body("warnings.code", not(hasItem("body-empty")));
    }

    @Test
    void with_a_standfirst_or_a_lead_image_it_is_published_and_the_empty_body_is_said() {
        Map<String, Object> brief = storyOf("");
        brief.put("standfirst", "The ferry is back.");
        act(draft(brief).path("id"), "publish", Map.of())
                .spec(contract())
                .statusCode(200)
                .body("warnings.code", hasItem("body-empty"));

        Map<String, Object> picture = storyOf("");
        picture.put("leadImage", Map.of("url", "/images/pier.jpg", "alt", "", "credit", "Jo"));
        act(draft(picture).path("id"), "publish", Map.of()).statusCode(200);
    }

    @Test
    void a_published_article_is_not_emptied() {
        Map<String, Object> story = storyOf("<p>It sailed.</p>");
        story.put("standfirst", "The ferry is back.");
        String id = published(story);

        patch(id, Map.of("body", Map.of("html", NOTHING))).statusCode(200).body("warnings.code", hasItem("body-empty"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("standfirst", null);
        patch(id, nothing)
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", hasItem("/body"))
                .body("errors.detail", hasItem(containsString("needs a body")));
        given().get("/v1/articles/ferry").then().body("standfirst", equalTo("The ferry is back."));
    }

    @Test
    void records_are_held_to_the_same() {
        List<JsonNode> lines = newsroom.sends(
                article("nothing").html(NOTHING).json(),
                article("later").html("").at("2126-05-09T10:00:00Z").json(),
                article("brief")
                        .html("")
                        .with("standfirst", "The ferry is back.")
                        .json(),
                article("draft")
                        .html("")
                        .with("status", "draft")
                        .without("publishedAt")
                        .json(),
                summary("week").with("body", Map.of("text", "")).json());

        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("created").asInt()).isEqualTo(3);
        assertThat(done.path("rejected").asInt()).isEqualTo(2);
        assertThat(lines.stream()
                        .filter(line -> line.path("code").asText().equals("body-empty"))
                        .map(line -> line.path("line").asInt()))
                .containsExactly(3, 5);
        sending(story("Wire"))
                .put("/v1/editorial/articles/by-source/wire/1")
                .then()
                .statusCode(201);
        Map<String, Object> emptied = storyOf("");
        emptied.put("status", "published");
        emptied.put("publishedAt", "2026-05-09T10:00:00Z");
        sending(emptied)
                .put("/v1/editorial/articles/by-source/wire/1")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", hasItem("/body"));
    }

    @Test
    void a_summary_without_a_text_is_taken_and_said() {
        Map<String, Object> week = Map.of(
                "headline",
                "This week",
                "section",
                "local",
                "publishedAt",
                "2026-05-10T10:00:00Z",
                "body",
                Map.of("html", NOTHING));

        sending(week)
                .post("/v1/editorial/summaries")
                .then()
                .spec(contract())
                .statusCode(201)
                .body("warnings.code", hasItem("body-empty"))
                .body("body.blocks", empty());
    }
}
