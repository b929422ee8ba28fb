package org.broadsheet.editorial;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short texts for people, wherever a newsroom sends one. */
@QuarkusTest
class ShortTextTest {

    private static final String ARTICLES = "/v1/editorial/articles";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static ValidatableResponse create(Map<String, Object> story) {
        return sending(story).post(ARTICLES).then();
    }

    @ParameterizedTest
    @CsvSource({
        "'A\u000bB', 'A B', Replaced line breaks and tabs by spaces",
        "'x\u0001y', 'xy', Removed the control character U+0001",
        "'x\u0085y', 'x y', Replaced line breaks and tabs by spaces",
        "'One\n Two', 'One Two', Replaced line breaks and tabs by spaces"
    })
    void a_headline_is_one_line_without_control_characters_and_what_changed_is_said(
            String sent, String kept, String said) {
        create(story(sent))
                .statusCode(201)
                .body("headline", equalTo(kept))
                .body("warnings.pointer", hasItem("/headline"))
                .body("warnings.detail", hasItem(said));
    }

    @Test
    void mark_up_in_plain_texts_is_read_as_text_and_said() {
        Map<String, Object> story = story("A &amp; B <em>x</em>");
        story.put("standfirst", "Tom &amp; <b>Jerry</b>");
        story.put("externalId", "https://old.example/?p=1&amp;q=<b>2</b>");
        story.put("leadImage", Map.of("url", "/a.jpg", "alt", "<i>Titanic</i>", "credit", "Jo &amp; Al"));

        create(story)
                .statusCode(201)
                .body("headline", equalTo("A & B x"))
                .body("slug", equalTo("a-b-x"))
                .body("standfirst", equalTo("Tom & Jerry"))
                .body("externalId", equalTo("https://old.example/?p=1&amp;q=<b>2</b>"))
                .body("leadImage.alt", equalTo("Titanic"))
                .body("leadImage.credit", equalTo("Jo & Al"))
                .body(
                        "warnings.findAll { it.code == 'value-changed' }.pointer",
                        hasItems("/headline", "/standfirst", "/leadImage/alt", "/leadImage/credit"));
        create(story("Use <div> in HTML, AT&T"))
                .statusCode(201)
                .body("headline", equalTo("Use <div> in HTML, AT&T"))
                .body("warnings.pointer", not(hasItem("/headline")));
        create(story("<b> </b>"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/headline"))
                .body("errors.detail", hasItem(containsString("no text left after cleaning")));
    }

    @Test
    void names_of_records_and_of_tags_that_are_made_have_no_mark_up() {
        newsroom.sends(
                section("arts").with("name", "Arts &amp; Culture").json(),
                article("ferry")
                        .with("headline", "<p>A &amp; B</p>")
                        .with("tags", List.of("R&amp;D"))
                        .json());

        given().get("/v1/sections/arts").then().body("name", equalTo("Arts & Culture"));
        given().get("/v1/articles/ferry")
                .then()
                .body("headline", equalTo("A & B"))
                .body("tags[0].name", equalTo("R&D"));
    }

    @Test
    void spaces_around_and_between_words_are_trimmed_without_a_word() {
        create(story(" lead  trail "))
                .statusCode(201)
                .body("headline", equalTo("lead trail"))
                .body("warnings.pointer", not(hasItem("/headline")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u2060\u200d", "\u0001", "\u3164", "\u00a0"})
    void a_headline_that_shows_nothing_is_a_fault(String headline) {
        create(story(headline))
                .statusCode(422)
                .body("errors.pointer", hasItem("/headline"))
                .body("errors.detail", hasItem(containsString("Must not be blank")));
    }

    @Test
    void standfirsts_images_reasons_and_notices_are_read_the_same_way() {
        Map<String, Object> story = story("Ferry");
        story.put("standfirst", "One\u0001 \n two");
        story.put(
                "leadImage",
                Map.of("url", "/a.jpg", "alt", "The\u0007 pier\tin fog", "credit", " Jo\u0002 ", "caption", "\u200b"));
        create(story).statusCode(422).body("errors.pointer", hasItem("/leadImage/caption"));
        story.put(
                "leadImage",
                Map.of(
                        "url",
                        "/a.jpg",
                        "alt",
                        "The\u0007 pier\tin fog",
                        "credit",
                        " Jo\u0002 ",
                        "caption",
                        "A\u0003b"));
        String id = create(story)
                .statusCode(201)
                .body("standfirst", equalTo("One two"))
                .body("leadImage.alt", equalTo("The pier in fog"))
                .body("leadImage.credit", equalTo("Jo"))
                .body("leadImage.caption", equalTo("Ab"))
                .body(
                        "warnings.pointer",
                        hasItems("/standfirst", "/leadImage/alt", "/leadImage/credit", "/leadImage/caption"))
                .extract()
                .path("id");

        Desk.act(id, "publish", Map.of()).statusCode(200);
        Desk.act(id, "notices", Map.of("kind", "correction", "text", "<p> </p>"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/text"));
        Desk.act(id, "unpublish", Map.of("reason", "Too\u0001 early"))
                .statusCode(200)
                .body("gone.reason", equalTo("Too early"))
                .body("warnings.pointer", hasItem("/reason"));
        Desk.act(id, "withdraw", Map.of("reason", "\u200b")).statusCode(422);
    }

    @Test
    void names_are_read_the_same_way_and_an_empty_bio_is_none() {
        sending(Map.of("name", " Mira\u0001  Holt ", "role", "Editor\nat large", "bio", "<p>&nbsp;</p>"))
                .post("/v1/editorial/authors")
                .then()
                .statusCode(201)
                .body("name", equalTo("Mira Holt"))
                .body("role", equalTo("Editor at large"))
                .body("slug", equalTo("mira-holt"))
                .body("bio", nullValue())
                .body("warnings.pointer", hasItems("/name", "/role", "/bio"));
        sending(Map.of("name", "\u200b")).post("/v1/editorial/tags").then().statusCode(422);
    }

    @Test
    void an_answer_without_warnings_takes_no_text_that_would_be_changed() {
        sending(Map.of("name", "C\u0001MS", "scopes", List.of("content:read")))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name"))
                .body("errors[0].detail", containsString("U+0001"));
    }

    @Test
    void records_are_read_the_same_way() {
        newsroom.sends(
                article("ferry").with("headline", "A\u000bB\u0001").json(),
                article("nothing").with("headline", "\u200b").json());

        Desk.get("ferry").statusCode(200).body("headline", equalTo("A B"));
        Desk.get("nothing").statusCode(404);
    }

    @Test
    void a_byte_order_mark_before_a_write_is_skipped() {
        editor().contentType("application/json")
                .body("\ufeff{\"name\": \"Harbour\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/tags")
                .then()
                .statusCode(201)
                .body("name", equalTo("Harbour"));
    }
}
