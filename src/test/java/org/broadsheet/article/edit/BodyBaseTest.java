package org.broadsheet.article.edit;

import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body in HTML or Markdown may name the page that its addresses are relative to. */
@QuarkusTest
class BodyBaseTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static ValidatableResponse create(Map<String, Object> body) {
        Map<String, Object> story = story("Ferry");
        story.put("body", body);
        return sending(story).post("/v1/editorial/articles").then().spec(contract());
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "markdown"})
    void html_and_markdown_take_a_base(String form) {
        create(Map.of("base", "https://old.example/2019/x/", form, "It sailed."))
                .statusCode(201)
                .body("body.blocks[0].html", equalTo("It sailed."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/2019/x/", "old.example", "ftp://old.example/", "javascript:x", "//old.example/", "http://"})
    void anything_but_a_web_address_is_a_fault(String base) {
        create(Map.of("html", "<p>It sailed.</p>", "base", base))
                .statusCode(422)
                .body("errors.pointer", hasItem("/body/base"))
                .body("errors.detail", hasItem(containsString("http or https URL")));
    }

    @Test
    void forms_without_addresses_have_none() {
        create(Map.of("text", "It sailed.", "base", "https://old.example/"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/body/base"))
                .body("errors.detail", hasItem("There is no field base"));
    }

    @Test
    void a_base_alone_is_no_body_and_two_forms_are_one_too_many() {
        create(Map.of("base", "https://old.example/")).statusCode(422).body("errors.pointer", hasItem("/body"));
        create(Map.of("html", "<p>a</p>", "text", "a", "base", "https://old.example/"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/body"))
                .body("errors.detail", hasItem("Must be an object with one of blocks, html, markdown, text"));
    }
}
