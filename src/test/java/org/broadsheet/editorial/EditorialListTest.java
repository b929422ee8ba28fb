package org.broadsheet.editorial;

import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What editors' lists and the audit trail can be narrowed by. */
@QuarkusTest
class EditorialListTest {

    private static final String FUTURE = "2126-05-09T10:00:00Z";

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @BeforeEach
    void a_newsroom_with_a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static ValidatableResponse list(String path, String... namesAndValues) {
        var request = editor();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.queryParam(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.get("/v1/editorial/" + path).then().statusCode(200);
    }

    @Test
    void articles_are_listed_by_each_state() {
        newsroom.takes(
                article("public"),
                article("later").at(FUTURE),
                article("embargoed").with("embargoUntil", FUTURE),
                article("draft").with("status", "draft"));

        list("articles", "status", "scheduled", "total", "exact")
                .body("items.slug", containsInAnyOrder("later", "embargoed"))
                .body("total.value", equalTo(2));
        list("articles", "status", "published").body("items.slug", containsInAnyOrder("public", "later", "embargoed"));
        list("articles", "status", "draft").body("items.slug", contains("draft"));
        list("articles", "status", "withdrawn").body("items", empty());
        String next =
                list("articles", "status", "scheduled", "limit", "1").extract().path("page.next");
        editor().get(next).then().statusCode(200).body("items.size()", equalTo(1));
        Desk.act("later", "publish", Map.of()).statusCode(200);
        list("articles", "status", "scheduled").body("items.slug", contains("embargoed"));
    }

    @Test
    void articles_of_any_state_and_language_are_found_by_their_words() {
        newsroom.takes(
                article("public").with("headline", "Ferry returns").markdown("It sails at dawn."),
                article("draft")
                        .with("status", "draft")
                        .with("headline", "The ferries of winter")
                        .markdown("Ice."),
                article("fog").with("headline", "Fog").markdown("No boat sails."),
                article("ukrainian")
                        .with("status", "draft")
                        .with("language", "uk")
                        .with("headline", "Пороми стоять")
                        .markdown("Лід."));
        documents.catchUp();

        await().untilAsserted(
                        () -> list("articles", "q", "ferry").body("items.slug", containsInAnyOrder("public", "draft")));
        list("articles", "q", "ferry", "status", "draft", "total", "exact")
                .body("items.slug", contains("draft"))
                .body("total.value", equalTo(1));
        list("articles", "q", "\"sails at dawn\"").body("items.slug", contains("public"));
        list("articles", "q", "пором").body("items.slug", contains("ukrainian"));
        list("articles", "q", "sails -ferry").body("items.slug", contains("fog"));
        list("articles", "q", "zeppelin").body("items", empty());
        list("articles", "q", "!?").body("items", empty());
        String next = list("articles", "q", "ferry", "limit", "1").extract().path("page.next");
        editor().get(next).then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void tags_authors_and_sections_are_found_by_a_part_of_their_name_or_slug() {
        newsroom.takes(
                tag("climate-change").with("name", "Climate change"),
                tag("cafe-society").with("name", "Café society"),
                tag("per-cent").with("name", "100% harbour_side"),
                author("mira-holt").with("name", "Mira Holt"));

        list("tags", "q", "CHANGE").body("items.slug", contains("climate-change"));
        list("tags", "q", "cafe").body("items.slug", contains("cafe-society"));
        list("tags", "q", "Café").body("items.slug", contains("cafe-society"));
        list("tags", "q", "0%").body("items.slug", contains("per-cent"));
        list("tags", "q", "harbour_").body("items.slug", contains("per-cent"));
        list("tags", "q", "a", "limit", "1", "total", "exact").body("total.value", equalTo(3));
        list("authors", "q", "holt").body("items.slug", contains("mira-holt"));
        list("sections", "q", "nothing").body("items", empty());
    }

    @Test
    void summaries_are_listed_by_their_state_and_found_by_their_headline() {
        newsroom.takes(summary("this-week"), summary("next-week").at(FUTURE).with("headline", "Next week, ferries"));

        list("summaries", "status", "scheduled").body("items.slug", contains("next-week"));
        list("summaries", "status", "published").body("items.slug", contains("this-week"));
        list("summaries", "q", "ferries").body("items.slug", contains("next-week"));
    }

    @Test
    void an_article_is_read_by_its_senders_own_id() {
        String path = "/v1/editorial/articles/by-source/wire/urn-1";
        editor().get(path).then().statusCode(404);
        sending(story("Wire story")).put(path).then().statusCode(201);

        String etag = editor().get(path)
                .then()
                .statusCode(200)
                .body("slug", equalTo("wire-story"))
                .body("externalId", equalTo("urn-1"))
                .extract()
                .header("ETag");
        editor().header("If-None-Match", etag).get(path).then().statusCode(304);
        sending(story("Wire story, again"))
                .header("If-Match", etag)
                .put(path)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("updated"));
        editor().get("/v1/editorial/articles/by-source/other/urn-1").then().statusCode(404);
    }

    @Test
    void the_audit_trail_is_narrowed_by_slug_kind_and_key() {
        Desk.published(story("Ferry"));
        Desk.draft(story("Fog"));
        sending(Map.of("name", "Ferry")).post("/v1/editorial/tags").then().statusCode(201);

        list("audit", "slug", "ferry").body("items.action", contains("create", "publish", "create"));
        list("audit", "slug", "ferry", "kind", "article", "total", "exact")
                .body("items.action", contains("publish", "create"))
                .body("total.value", equalTo(2));
        list("audit", "kind", "tag").body("items.slug", contains("ferry"));
        list("audit", "by", "bootstrap").body("items.by", everyItem(equalTo("bootstrap")));
        list("audit", "by", "nobody").body("items", empty());
        editor().get("/v1/editorial/audit?kind=articl")
                .then()
                .statusCode(400)
                .body("errors[0].didYouMean", equalTo("article"));
    }
}
