package org.broadsheet.partner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's key sees the partner's product: those articles, as old as agreed, with those fields, and nothing else. */
@QuarkusTest
class ProductTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("sport"), section("football").with("parent", "sport"), section("local"));
    }

    private static Record ago(String slug, long minutes) {
        return article(slug)
                .with("section", "local")
                .at(Instant.now()
                        .minusSeconds(60 * minutes)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    private static List<String> slugs(Agency agency, String query) {
        return agency.get("articles" + query)
                .spec(contract())
                .statusCode(200)
                .extract()
                .path("items.slug");
    }

    @Test
    void a_partner_gets_its_sections_with_what_is_below_them() {
        newsroom.takes(
                ago("goal", 30).with("section", "football"),
                ago("race", 20).with("section", "sport"),
                ago("ferry", 10),
                ago("stadium", 5).with("sections", List.of("sport")));
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));

        assertThat(slugs(agency, "")).containsExactly("race", "goal");
        assertThat(slugs(agency, "?section=local")).isEmpty();
        assertThat(slugs(agency, "?section=sport")).containsExactly("race", "goal");
        assertThat(slugs(agency, "?sort=headline")).containsExactlyInAnyOrder("race", "goal");
        agency.get("articles?total=exact").body("total.value", equalTo(2));
        agency.get("articles/goal").spec(contract()).statusCode(200);
        agency.get("articles/ferry").spec(contract()).statusCode(404);
        agency.get("articles/stadium").statusCode(404);
    }

    @Test
    void pages_of_a_product_have_each_article_once() {
        for (int i = 0; i < 7; i++) {
            newsroom.takes(ago("a" + i, i).with("section", i % 2 == 0 ? "sport" : "local"));
        }
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));

        String next = agency.get("articles?limit=3")
                .body("items.slug", contains("a0", "a2", "a4"))
                .extract()
                .path("page.next");
        agency.request()
                .get(next)
                .then()
                .spec(contract())
                .body("items.slug", contains("a6"))
                .body("page.next", nullValue());
    }

    @Test
    void a_partner_gets_its_kinds_and_sources() {
        newsroom.takes(
                ago("report", 5),
                ago("comment", 4).with("kind", "opinion"),
                ago("wired", 3).with("source", "wire").with("externalId", "1"));

        assertThat(slugs(Agency.of(Map.of("kinds", List.of("opinion"))), "")).containsExactly("comment");
        assertThat(slugs(Agency.of(Map.of("sources", List.of("wire"))), "")).containsExactly("wired");
        assertThat(slugs(Agency.of(Map.of("kinds", List.of("opinion"), "sources", List.of("wire"))), ""))
                .isEmpty();
    }

    @Test
    void a_partner_gets_articles_so_long_after_they_became_public() {
        newsroom.takes(ago("old", 31), ago("new", 29));
        Agency agency = Agency.of(Map.of("delay", "PT30M"));

        assertThat(slugs(agency, "")).containsExactly("old");
        agency.get("articles/old").statusCode(200);
        agency.get("articles/new").spec(contract()).statusCode(404);
        agency.changed(Map.of("product", Map.of("delay", "PT28M"))).statusCode(200);
        assertThat(slugs(agency, "")).containsExactly("new", "old");
        agency.get("articles/new").statusCode(200);
    }

    @Test
    void a_partner_gets_whole_texts_or_the_free_part_as_agreed() {
        newsroom.takes(ago("walled", 5)
                .html("<p>Everybody reads this.</p><!--paywall--><p>Zanzibar.</p>")
                .with("access", "subscribers"));

        Agency.of(Map.of("access", "whole"))
                .get("articles/walled?body=text")
                .spec(contract())
                .header("Cache-Control", equalTo("private, no-cache"))
                .body("body.text", containsString("Zanzibar"));
        Agency.of(Map.of("access", "free"))
                .get("articles/walled?body=text")
                .spec(contract())
                .header("Surrogate-Key", nullValue())
                .body("body.text", not(containsString("Zanzibar")));
        given().get("/v1/articles/walled?body=text").then().body("body.text", not(containsString("Zanzibar")));
    }

    @Test
    void an_answer_for_everybody_is_no_answer_for_a_partner() {
        newsroom.takes(ago("ferry", 5));
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));

        for (int i = 0; i < 2; i++) {
            given().get("/v1/articles").then().body("items.slug", contains("ferry"));
            assertThat(slugs(agency, "")).isEmpty();
            given().get("/v1/articles/ferry").then().statusCode(200);
            agency.get("articles/ferry").statusCode(404);
        }
    }

    @Test
    void a_product_without_a_field_has_it_nowhere() {
        newsroom.takes(
                ago("target", 9).with("standfirst", "Zanzibar calls."),
                ago("ferry", 5)
                        .with("standfirst", "The ferry.")
                        .html("<p>The ferry is back.</p><p><a class=\"teaser\" href=\"article:target\">x</a></p>"));
        Agency agency = Agency.of(Map.of("fields", List.of("body", "publishedAt")));

        Map<String, Object> whole =
                agency.get("articles/ferry").statusCode(200).extract().path("");
        assertThat(whole).containsOnlyKeys("id", "slug", "url", "headline", "publishedAt", "body");
        agency.get("articles/ferry")
                .spec(contract())
                .body("body.blocks.type", contains("paragraph"))
                .body(not(containsString("Zanzibar")));
        Map<String, Object> teaser =
                agency.get("articles").statusCode(200).extract().path("items[0]");
        assertThat(teaser).containsOnlyKeys("id", "slug", "url", "headline", "publishedAt");
        Map<String, Object> chosen = agency.get("articles/ferry?fields=slug,body")
                .spec(contract())
                .statusCode(200)
                .extract()
                .path("");
        assertThat(chosen.keySet()).isEqualTo(Set.of("slug", "body"));
        agency.get("articles?fields=slug,standfirst")
                .spec(contract())
                .statusCode(403)
                .body("type", equalTo("/problems/outside-product"))
                .body("errors.parameter", contains("fields"));
    }

    @Test
    void teasers_in_bodies_and_translations_are_of_the_product() {
        newsroom.takes(
                ago("inside", 9).with("section", "sport").with("language", "de").with("translationGroup", "g"),
                ago("outside", 8).with("language", "fr").with("translationGroup", "g"),
                ago("story", 5)
                        .with("section", "sport")
                        .with("language", "en")
                        .with("translationGroup", "g")
                        .html("<p>Zero.</p><p><a class=\"teaser\" href=\"article:inside\">x</a></p>"
                                + "<p><a class=\"teaser\" href=\"article:outside\">x</a></p>"
                                + "<p>See <a href=\"article:outside\">this</a>.</p>"));
        Agency agency = Agency.of(Map.of("sections", List.of("sport")));

        agency.get("articles/story?body=blocks,html,markdown&include=translations")
                .spec(contract())
                .statusCode(200)
                .body("translations.slug", contains("inside"))
                .body("body.blocks.findAll { it.type == 'teaser' }.article.slug", contains("inside"))
                .body(not(containsString("outside")));
    }

    @Test
    void addresses_of_what_is_not_in_the_product_say_nothing() {
        newsroom.takes(
                ago("ferry", 50),
                ago("goal", 50).with("section", "sport"),
                ago("late", 5).with("section", "sport"));
        for (String slug : List.of("ferry", "goal")) {
            editor().contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body(Map.of("slug", slug + "-now"))
                    .patch("/v1/editorial/articles/" + slug)
                    .then()
                    .statusCode(200);
        }
        Agency agency = Agency.of(Map.of("sections", List.of("sport"), "delay", "PT30M"));

        agency.get("articles/goal").spec(contract()).statusCode(308);
        agency.get("articles/ferry").spec(contract()).statusCode(404);
        for (String slug : List.of("ferry-now", "goal-now", "late")) {
            act(slug, "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        }
        agency.get("articles/goal").spec(contract()).statusCode(410).body("reason", equalTo("Wrong"));
        agency.get("articles/ferry").statusCode(404);
        agency.get("articles/late").statusCode(404);
    }

    @Test
    void what_a_product_does_not_decide_is_refused() {
        newsroom.takes(ago("ferry", 5));
        Agency agency = Agency.of(Map.of());

        for (String path : List.of(
                "articles?q=ferry",
                "articles?slug=ferry",
                "articles?previewToken=bsp_x",
                "articles/ferry?include=related",
                "articles/ferry?include=notices,series",
                "articles/ferry?previewToken=bsp_x",
                "articles/ferry/related",
                "articles.rss",
                "sections",
                "tags",
                "summaries",
                "fronts",
                "resolve?path=/x",
                "search/suggestions?q=fe",
                "corrections",
                "redirects",
                "images")) {
            int status = agency.get(path).extract().statusCode();
            assertThat(status).as(path).isIn(403, 404);
            if (status == 403) {
                agency.get(path).spec(contract()).body("type", equalTo("/problems/outside-product"));
            }
        }
        agency.request()
                .header("Accept", "text/event-stream")
                .get("/v1/changes")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/outside-product"));
        agency.get("articles/ferry?include=notices,authors").statusCode(200).body("notices", empty());
    }

    @Test
    void whole_articles_come_in_other_forms_too() {
        newsroom.takes(
                article("ferry")
                        .with("access", "subscribers")
                        .with("related", List.of("pier"))
                        .html("<p>Free.</p><!--paywall--><p>Paid for.</p>"),
                article("pier"));
        Agency agency = Agency.of(Map.of());

        String ninjs = agency.get("articles/ferry.ninjs")
                .spec(contract())
                .statusCode(200)
                .extract()
                .asString();
        assertThat(ninjs).contains("Paid for.").doesNotContain("pier");
        for (String form : List.of("jsonld", "md", "html")) {
            agency.get("articles/ferry." + form)
                    .spec(contract())
                    .statusCode(200)
                    .header("Cache-Control", containsString("private"));
        }
        given().get("/v1/articles/ferry.ninjs").then().statusCode(200).body(not(containsString("Paid for.")));
        agency.usage().body("used", equalTo(4));

        Agency ofFields = Agency.of(Map.of("fields", List.of("body")));
        ofFields.get("articles/ferry.ninjs")
                .statusCode(403)
                .body("type", equalTo("/problems/outside-product"))
                .body("detail", containsString("as JSON"));
        ofFields.get("articles/ferry").statusCode(200);
    }
}
