package org.broadsheet.partner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners are made, changed and deleted by those who make keys, and their keys are keys. */
@QuarkusTest
class PartnerTest {

    private static final String KEYS = "/v1/editorial/keys";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("sport"), section("local"), article("ferry").with("section", "local"));
    }

    private static String withScope(String scope) {
        return sending(Map.of("name", "desk", "scopes", List.of(scope)))
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void a_partner_is_read_as_it_was_made() {
        Map<String, Object> draft = Agency.draft(Map.of(
                "sections", List.of("sport"),
                "sources", List.of("wire"),
                "kinds", List.of("opinion", "news"),
                "fields", List.of("body", "standfirst"),
                "delay", "PT30M",
                "access", "free"));
        draft.put("email", "desk@agency.example");
        draft.put("quota", 500);
        draft.put("expiresAt", "2126-01-01T00:00:00Z");

        String id = sending(draft)
                .post(Agency.PARTNERS)
                .then()
                .spec(contract())
                .statusCode(201)
                .header("ETag", "\"v1\"")
                .extract()
                .path("id");

        editor().get(Agency.PARTNERS + "/" + id)
                .then()
                .spec(contract())
                .body("name", equalTo(draft.get("name")))
                .body("email", equalTo("desk@agency.example"))
                .body("product.sections", contains("sport"))
                .body("product.sources", contains("wire"))
                .body("product.kinds", contains("news", "opinion"))
                .body("product.fields", contains("standfirst", "body"))
                .body("product.delay", equalTo("PT30M"))
                .body("product.access", equalTo("free"))
                .body("quota", equalTo(500))
                .body("expiresAt", equalTo("2126-01-01T00:00:00Z"))
                .body("version", equalTo(1));
        editor().get(Agency.PARTNERS).then().spec(contract()).body("items.id", hasItem(id));
        editor().queryParam("thing", id)
                .get("/v1/editorial/audit")
                .then()
                .body("items[0].action", equalTo("create"))
                .body("items[0].kind", equalTo("partner"));
    }

    @Test
    void a_patch_changes_what_it_has_and_nothing_else() {
        Agency agency = Agency.of(Map.of("sections", List.of("sport"), "delay", "PT1H"));

        agency.changed(Map.of("product", Map.of("delay", "PT0S"), "quota", 7))
                .spec(contract())
                .statusCode(200)
                .body("version", equalTo(2))
                .body("quota", equalTo(7))
                .body("product.sections", contains("sport"))
                .body("product.delay", nullValue());
        agency.changed(Map.of("quota", 7)).statusCode(200).body("version", equalTo(2));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"v1\"")
                .body(Map.of("quota", 8))
                .patch(Agency.PARTNERS + "/" + agency.id())
                .then()
                .spec(contract())
                .statusCode(412);
    }

    @Test
    void what_is_wrong_with_a_partner_is_said_all_at_once() {
        Map<String, Object> draft = Agency.draft(Map.of(
                "kinds",
                List.of("news", "opinon"),
                "fields",
                List.of("bodyy", "related"),
                "delay",
                "soon",
                "access",
                "all"));
        draft.put("email", "nobody");
        draft.put("quota", 0);

        sending(draft)
                .post(Agency.PARTNERS)
                .then()
                .spec(contract())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/product/kinds/1",
                                "/product/fields/0",
                                "/product/fields/1",
                                "/product/delay",
                                "/product/access",
                                "/email",
                                "/quota"))
                .body("errors.find { it.pointer == '/product/kinds/1' }.didYouMean", equalTo("opinion"));
        sending(Agency.draft(Map.of("sections", List.of("sport", "nowhere"))))
                .post(Agency.PARTNERS)
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", contains("/product/sections/1"));
    }

    private static org.hamcrest.Matcher<Iterable<? extends String>> containsInAnyOrder(String... items) {
        return org.hamcrest.Matchers.containsInAnyOrder(items);
    }

    @Test
    void no_two_partners_have_one_name() {
        Map<String, Object> draft = Agency.draft(Map.of());
        Agency.made(draft);

        sending(draft)
                .post(Agency.PARTNERS)
                .then()
                .spec(contract())
                .statusCode(409)
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void a_partners_key_is_listed_with_the_others_and_opens_nothing_for_editors() {
        Agency agency = Agency.of(Map.of());

        assertThat(agency.key()).startsWith("bsd_");
        editor().get(KEYS)
                .then()
                .spec(contract())
                .body("items[0].partner", equalTo(agency.id()))
                .body("items[0].scopes", empty());
        for (String path : List.of("/v1/editorial/articles", Agency.PARTNERS, KEYS, "/v1/editorial/export.ndjson")) {
            agency.request().get(path).then().statusCode(403).body("type", equalTo("/problems/missing-scope"));
        }
    }

    @Test
    void a_partners_key_has_no_scopes_and_no_limits() {
        Agency agency = Agency.of(Map.of());
        Map<String, Object> key = new LinkedHashMap<>(Map.of("name", "agency", "partner", agency.id()));
        key.put("scopes", List.of("content:read"));
        key.put("sections", List.of("sport"));

        sending(key)
                .post(KEYS)
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/scopes", "/sections"));
        sending(Map.of("name", "agency", "partner", "0198c0de-0000-7000-8000-000000000000"))
                .post(KEYS)
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", contains("/partner"));
        sending(Map.of("name", "agency"))
                .post(KEYS)
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", contains("/scopes"));
    }

    @Test
    void partners_are_managed_by_those_who_make_keys() {
        Agency agency = Agency.of(Map.of());
        String reader = withScope("content:read");

        for (String path : List.of("", "/" + agency.id(), "/" + agency.id() + "/usage")) {
            given().header("Authorization", "Bearer " + reader)
                    .get(Agency.PARTNERS + path)
                    .then()
                    .spec(contract())
                    .statusCode(403);
        }
        given().header("Authorization", "Bearer " + reader)
                .get(Agency.PARTNERS + "/" + agency.id() + "/outdated")
                .then()
                .spec(contract())
                .statusCode(200);
    }

    @Test
    void a_deleted_partner_reads_no_more() {
        Agency agency = Agency.of(Map.of());
        agency.get("articles/ferry").statusCode(200);

        editor().header("If-Match", "*")
                .delete(Agency.PARTNERS + "/" + agency.id())
                .then()
                .spec(contract())
                .statusCode(204);

        agency.get("articles/ferry").spec(contract()).statusCode(401);
        editor().get(Agency.PARTNERS + "/" + agency.id())
                .then()
                .spec(contract())
                .statusCode(404);
    }

    @Test
    void a_partner_reads_until_its_time_is_over() {
        Agency agency = Agency.of(Map.of());
        agency.get("articles").statusCode(200);

        agency.changed(Map.of("expiresAt", now().minusSeconds(1).toString())).statusCode(200);
        agency.get("articles")
                .spec(contract())
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", equalTo("/problems/unauthorized"));

        agency.changed(Map.of("expiresAt", now().plusSeconds(600).toString())).statusCode(200);
        agency.get("articles").statusCode(200);
    }

    @Test
    void a_wrong_key_of_a_partner_is_told_instead_of_getting_what_everybody_gets() {
        given().header("Authorization", "Bearer bsd_nosuchke_y")
                .get("/v1/articles/ferry")
                .then()
                .spec(contract())
                .statusCode(401);
        given().header("Authorization", "Bearer bsk_nosuchke_y")
                .get("/v1/articles/ferry")
                .then()
                .statusCode(200);
    }

    @Test
    void a_patch_of_nothing_is_no_change_and_an_unknown_partner_is_none() {
        editor().get(Agency.PARTNERS + "/nobody").then().spec(contract()).statusCode(404);
        editor().get(Agency.PARTNERS + "/nobody/usage").then().spec(contract()).statusCode(404);
        editor().get("/v1/editorial/articles/nothing/holders")
                .then()
                .spec(contract())
                .statusCode(404);
        sending(Agency.draft(Map.of()))
                .queryParam("dryRun", true)
                .post(Agency.PARTNERS)
                .then()
                .spec(contract())
                .statusCode(201)
                .header("Dry-Run", "true")
                .body("id", notNullValue())
                .body("name", startsWith("Agency"))
                .body("product.sections", not(hasItem("sport")));
    }
}
