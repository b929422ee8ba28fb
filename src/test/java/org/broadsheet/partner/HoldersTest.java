package org.broadsheet.partner;

import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The newsroom sees who has which text, and who still has an old one. */
@QuarkusTest
class HoldersTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static ValidatableResponse holders(String article, String query) {
        return editor().get("/v1/editorial/articles/" + article + "/holders" + query)
                .then()
                .spec(contract())
                .statusCode(200);
    }

    private static void notice(String article, String kind, Map<String, ?> more) {
        Map<String, Object> notice = new LinkedHashMap<>(more);
        notice.put("kind", kind);
        notice.put("text", "It was wrong: " + kind);
        sending(notice)
                .header("If-Match", "*")
                .post("/v1/editorial/articles/" + article + "/notices")
                .then()
                .statusCode(org.hamcrest.Matchers.anyOf(equalTo(200), equalTo(201)));
    }

    @Test
    void who_fetched_an_article_before_its_correction_has_the_old_text() {
        String ferry = published(story("Ferry"));
        Agency early = Agency.of(Map.of());
        Agency late = Agency.of(Map.of());
        Agency never = Agency.of(Map.of());
        early.get("articles/ferry").statusCode(200);
        never.get("articles").statusCode(200);
        holders(ferry, "").body("items.partner", contains(early.id())).body("items[0].since", nullValue());
        holders(ferry, "?outdated=true").body("items", empty());

        patch("ferry", Map.of("headline", "The ferry")).statusCode(200);
        holders(ferry, "?outdated=true").body("items", empty());
        notice(ferry, "correction", Map.of());
        late.get("articles/ferry").statusCode(200);

        holders(ferry, "").body("items.partner", containsInAnyOrder(early.id(), late.id()));
        holders(ferry, "?outdated=true&total=exact")
                .body("total.value", equalTo(1))
                .body("items.partner", contains(early.id()))
                .body("items[0].since.what", equalTo("corrected"))
                .body("items[0].since.at", notNullValue())
                .body("items[0].slug", equalTo("ferry"))
                .body("items[0].version", equalTo(2))
                .body("items[0].toldAt", nullValue());
        early.outdated().spec(contract()).body("items.article", contains(ferry));
        late.outdated().body("items", empty());
        never.outdated().body("items", empty());

        early.get("articles/ferry").statusCode(200);
        early.outdated().body("items", empty());
    }

    @Test
    void the_gravest_thing_that_happened_is_told() {
        String ferry = published(story("Ferry"));
        Agency agency = Agency.of(Map.of());
        agency.get("articles/ferry").statusCode(200);

        notice(ferry, "clarification", Map.of());
        agency.outdated().body("items[0].since.what", equalTo("clarified"));
        notice(ferry, "retraction", Map.of());
        notice(ferry, "correction", Map.of());
        agency.outdated().body("items[0].since.what", equalTo("retracted"));
        act(ferry, "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        agency.outdated().body("items[0].since.what", equalTo("gone")).body("items[0].since.at", notNullValue());
    }

    @Test
    void an_update_is_no_correction() {
        String ferry = published(story("Ferry"));
        Agency agency = Agency.of(Map.of());
        agency.get("articles/ferry").statusCode(200);

        notice(ferry, "update", Map.of());

        agency.outdated().body("items", empty());
    }

    @Test
    void what_is_gone_stays_and_says_whether_the_partner_was_told() {
        String ferry = published(story("Ferry"));
        Agency agency = Agency.of(Map.of());
        agency.get("articles/ferry").statusCode(200);
        agency.usage();
        String from = agency.get("changes?cursor=now").extract().path("cursor");
        act(ferry, "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        agency.outdated().body("items[0].toldAt", nullValue());

        agency.get("changes?cursor=" + from).body("items.operation", contains("delete"));

        agency.outdated().body("items[0].toldAt", notNullValue());
    }

    @Test
    void an_export_counts_as_fetched() {
        String ferry = published(story("Ferry"));
        Agency agency = Agency.of(Map.of());
        agency.get("export.ndjson").statusCode(200);
        holders(ferry, "").body("items.partner", contains(agency.id()));

        act(ferry, "unpublish", Map.of()).statusCode(200);

        holders(ferry, "?outdated=true").body("items[0].since.what", equalTo("gone"));
    }

    @Test
    void a_list_of_old_texts_has_pages() {
        Agency agency = Agency.of(Map.of());
        for (String name : List.of("One", "Two", "Three")) {
            String id = published(story(name));
            agency.get("articles/" + name.toLowerCase()).statusCode(200);
            notice(id, "correction", Map.of());
        }

        String next = editor().get(Agency.PARTNERS + "/" + agency.id() + "/outdated?limit=2")
                .then()
                .spec(contract())
                .body("items.slug", contains("three", "two"))
                .extract()
                .path("page.next");
        editor().urlEncodingEnabled(false).get(next).then().spec(contract()).body("items.slug", contains("one"));
    }
}
