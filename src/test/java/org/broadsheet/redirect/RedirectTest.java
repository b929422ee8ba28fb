package org.broadsheet.redirect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of an earlier site: the redirects of editors and imports, and the aliases of articles. */
@QuarkusTest
class RedirectTest {

    private static final String REDIRECTS = "/v1/editorial/redirects";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), article("ferry"), article("pier"));
    }

    private static ValidatableResponse redirect(String from, String to) {
        return sending(Map.of("from", from, "to", to)).post(REDIRECTS).then();
    }

    private static ValidatableResponse resolved(String path) {
        return given().queryParam("path", path).get("/v1/resolve").then().statusCode(200);
    }

    private static void leads(String path, String location) {
        resolved(path).body("state", equalTo("moved")).body("location", equalTo(location));
    }

    private static void unknown(String path) {
        resolved(path).body("state", equalTo("unknown")).body("location", nullValue());
    }

    private static List<String> lines() {
        return given().accept("text/plain")
                .get("/v1/redirects")
                .asString()
                .lines()
                .toList();
    }

    private static String record(String from, String to) {
        return "{\"type\": \"redirect\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to);
    }

    private static Map<String, Object> aliased(String headline, String... aliases) {
        Map<String, Object> story = new LinkedHashMap<>(story(headline));
        story.put("aliases", List.of(aliases));
        return story;
    }

    @Test
    void a_redirect_is_created_read_changed_and_deleted() {
        String id = redirect("/2014/05/old.html", "ferry")
                .statusCode(201)
                .body("from", equalTo("/2014/05/old.html"))
                .body("to", equalTo("/articles/ferry"))
                .body("permanent", equalTo(true))
                .body("leadsTo", equalTo("/articles/ferry"))
                .body("warnings", empty())
                .extract()
                .path("id");
        String one = REDIRECTS + "/" + id;

        resolved("/2014/05/old.html")
                .body("state", equalTo("moved"))
                .body("kind", equalTo("article"))
                .body("slug", equalTo("ferry"))
                .body("location", equalTo("/articles/ferry"))
                .body("permanent", equalTo(true));
        assertThat(lines()).containsExactly("/2014/05/old.html /articles/ferry 308");

        editor().contentType("application/merge-patch+json")
                .body(Map.of("permanent", false))
                .patch(one)
                .then()
                .statusCode(428);
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"v1\"")
                .body(Map.of("permanent", false))
                .patch(one)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        resolved("/2014/05/old.html").body("permanent", equalTo(false));
        assertThat(lines()).containsExactly("/2014/05/old.html /articles/ferry 307");

        sending(Map.of("from", "/2014/05/other.html", "to", "https://example.org/x"))
                .header("If-Match", "\"v1\"")
                .put(one)
                .then()
                .statusCode(412);
        sending(editor().get(one).asString().replace("old.html", "other.html"))
                .header("If-Match", "\"v2\"")
                .put(one)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v3\""));
        unknown("/2014/05/old.html");
        leads("/2014/05/other.html", "/articles/ferry");
        editor().get("/v1/editorial/audit")
                .then()
                .body("items[0].kind", equalTo("redirect"))
                .body("items[0].slug", equalTo("/2014/05/other.html"));

        editor().header("If-Match", "\"v3\"").delete(one).then().statusCode(204);
        unknown("/2014/05/other.html");
        editor().get(one).then().statusCode(404);
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_redirect_is_tried_without_being_stored_and_stored_once() {
        sending(Map.of("from", "/a", "to", "ferry"))
                .post(REDIRECTS + "?dryRun=true")
                .then()
                .statusCode(201);
        unknown("/a");
        for (int i = 0; i < 2; i++) {
            sending(Map.of("from", "/a", "to", "ferry"))
                    .header("Idempotency-Key", "one")
                    .post(REDIRECTS)
                    .then()
                    .statusCode(201);
        }
        redirect("/a", "pier").statusCode(409).body("errors[0].pointer", equalTo("/from"));
    }

    @ParameterizedTest
    @CsvSource({
        "/2014/05/Old-Story/, /2014/05/old-story",
        "/2014/05/old-story, /2014/05/OLD-STORY/?utm_source=x",
        "/2014/05/old-story, //2014/05//old-story#part",
        "/caf%C3%A9, /caf\u00e9/",
        "/caf\u00e9, /caf%c3%a9",
        "/?p=123, /?p=123&fbclid=y",
        "/index.php?id=7&lang=en, /index.php?id=7&lang=en",
        "/old, /old?from=newsletter",
    })
    void a_path_is_found_as_browsers_send_it(String from, String sent) {
        redirect(from, "ferry").statusCode(201);

        leads(sent, "/articles/ferry");
    }

    @Test
    void a_path_with_its_query_comes_before_the_path_alone_and_the_same_capitals_before_others() {
        newsroom.sends(record("/", "pier"));
        redirect("/", "ferry").statusCode(422).body("errors[0].detail", containsString("front page"));
        redirect("/?p=123", "ferry").statusCode(201);
        unknown("/?p=124");
        redirect("/show", "pier").statusCode(201);
        redirect("/show?id=7", "ferry").statusCode(201);
        leads("/show?id=7", "/articles/ferry");
        leads("/show?id=8", "/articles/pier");
        redirect("/p/aB", "ferry").statusCode(201);
        redirect("/p/Ab", "pier").statusCode(201);
        leads("/p/aB", "/articles/ferry");
        leads("/p/Ab", "/articles/pier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example/x", "ftp://example.org/x", "https://", "Not A Slug"})
    void a_redirect_leads_to_a_page_a_path_or_the_web(String to) {
        redirect("/a", to).statusCode(422).body("errors[0].pointer", equalTo("/to"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.html", "https://elsewhere.example/old", "mailto:a@example.org"})
    void a_redirect_leads_away_from_a_path_of_the_site(String from) {
        redirect(from, "ferry").statusCode(422).body("errors[0].pointer", equalTo("/from"));
    }

    @Test
    void a_redirect_may_lead_to_any_path_or_site() {
        redirect("/a", "/about/#team").statusCode(201);
        redirect("/b", "https://example.org/x?y=1").statusCode(201);
        redirect("/c", "/sections/local").statusCode(201);

        resolved("/a").body("kind", nullValue()).body("location", equalTo("/about/#team"));
        resolved("/b")
                .body("url", equalTo("https://example.org/x?y=1"))
                .body("location", equalTo("https://example.org/x?y=1"));
        resolved("/c").body("kind", equalTo("section")).body("slug", equalTo("local"));
    }

    @Test
    void a_chain_is_one_step_and_a_circle_is_refused() {
        redirect("/a", "/b").statusCode(201).body("leadsTo", equalTo("/b"));
        redirect("/b", "/c").statusCode(201);
        leads("/a", "/c");
        String alias = published(aliased("Tram", "/c"));
        leads("/a", "/articles/tram");
        patch(alias, Map.of("slug", "tramway")).statusCode(200);
        for (String path : List.of("/a", "/b", "/c", "/articles/tram")) {
            leads(path, "/articles/tramway");
        }
        assertThat(lines())
                .containsExactly(
                        "/articles/tram /articles/tramway 308",
                        "/a /articles/tramway 308",
                        "/b /articles/tramway 308",
                        "/c /articles/tramway 308");

        redirect("/x", "/X/").statusCode(409).body("errors[0].pointer", equalTo("/to"));
        redirect("/y", "/z?id=1").statusCode(201);
        redirect("/z", "/Y").statusCode(409).body("errors[0].detail", containsString("Leads back to /z"));
        redirect("/z", "/y2").statusCode(201);
        redirect("/y2", "/y").statusCode(409);
    }

    @Test
    void of_two_that_make_a_circle_at_the_same_moment_one_is_refused() {
        for (int i = 0; i < 12; i++) {
            String one = "/one-" + i;
            String other = "/other-" + i;
            CompletableFuture<Integer> there = CompletableFuture.supplyAsync(
                    () -> redirect(one, other).extract().statusCode());
            CompletableFuture<Integer> back = i % 2 == 0
                    ? CompletableFuture.supplyAsync(
                            () -> redirect(other, one).extract().statusCode())
                    : CompletableFuture.supplyAsync(() -> Newsroom.last(newsroom.sends(record(other, one)))
                                            .path("created")
                                            .asInt()
                                    == 1
                            ? 201
                            : 409);

            assertThat(List.of(there.join(), back.join())).as(one).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void a_long_chain_is_one_step_too() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            records.add(record("/step-" + i, "/step-" + (i + 1)));
        }
        records.add(record("/step-60", "/step-0"));
        List<JsonNode> answer = newsroom.sends(records.toArray(String[]::new));

        assertThat(answer.get(0).path("line").asInt()).isEqualTo(61);
        assertThat(Newsroom.last(answer).path("created").asInt()).isEqualTo(60);
        leads("/step-0", "/step-60");
        given().get("/v1/redirects?limit=100").then().body("items.to.unique()", contains("/step-60"));
    }

    @Test
    void what_is_public_at_a_path_wins_over_a_redirect_from_it() {
        redirect("/articles/ferry", "pier")
                .statusCode(201)
                .body("leadsTo", nullValue())
                .body("warnings[0].pointer", equalTo("/from"));
        redirect("/a", "/articles/ferry").statusCode(201);

        resolved("/articles/ferry").body("state", equalTo("current"));
        leads("/a", "/articles/ferry");
        assertThat(lines()).containsExactly("/a /articles/ferry 308");

        act("ferry", "withdraw", Map.of("reason", "Wrong.")).statusCode(200);
        leads("/articles/ferry", "/articles/pier");
        leads("/a", "/articles/pier");
        assertThat(lines()).containsExactly("/a /articles/pier 308", "/articles/ferry /articles/pier 308");
    }

    @Test
    void a_redirect_wins_over_a_former_slug() {
        patch("ferry", Map.of("slug", "ferry-returns")).statusCode(200);
        leads("/articles/ferry", "/articles/ferry-returns");
        redirect("/articles/ferry", "pier").statusCode(201);

        leads("/articles/ferry", "/articles/pier");
        assertThat(lines()).containsExactly("/articles/ferry /articles/pier 308");
    }

    @Test
    void a_redirect_to_a_draft_is_one_to_nothing_until_the_draft_is_public() {
        redirect("/to-nothing", "nothing").statusCode(201).body("warnings[0].pointer", equalTo("/to"));
        String nothing = resolved("/to-nothing").extract().asString();
        String none = given().get("/v1/redirects?total=exact").asString();
        String id = draft(aliased("Nothing", "/alias")).path("id");

        assertThat(resolved("/to-nothing").extract().asString()).isEqualTo(nothing);
        assertThat(resolved("/alias").extract().asString()).isEqualTo(nothing.replace("/to-nothing", "/alias"));
        assertThat(given().get("/v1/redirects?total=exact").asString()).isEqualTo(none);
        assertThat(given().get("/v1/export.ndjson").asString()).doesNotContain("nothing", "/alias");

        act(id, "publish", Map.of()).statusCode(200);
        leads("/to-nothing", "/articles/nothing");
        leads("/alias", "/articles/nothing");

        act(id, "withdraw", Map.of("reason", "It was wrong.")).statusCode(200);
        for (String path : List.of("/to-nothing", "/alias")) {
            resolved(path)
                    .body("state", equalTo("gone"))
                    .body("slug", equalTo("nothing"))
                    .body("reason", equalTo("It was wrong."));
        }
        editor().get(REDIRECTS).then().body("items[0].warnings[0].detail", containsString("410"));
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_path_is_claimed_once() {
        published(aliased("Tram", "/old", "/older/"));
        sending(aliased("Bus", "/new", "/older"))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/aliases/1"))
                .body("errors[0].detail", containsString("tram"));
        redirect("/old", "ferry").statusCode(409).body("errors[0].detail", containsString("tram"));
        redirect("/own", "ferry").statusCode(201);
        patch("tram", Map.of("aliases", List.of("/own"))).statusCode(409);

        List<JsonNode> answer = newsroom.sends(
                article("bus").with("aliases", List.of("/bus")).json(),
                article("coach").with("aliases", List.of("/bus")).json(),
                record("/bus", "ferry"));
        assertThat(Newsroom.last(answer).path("rejected").asInt()).isEqualTo(2);
        assertThat(answer.get(0).path("pointer").asText()).isEqualTo("/aliases/0");
        leads("/bus", "/articles/bus");
    }

    @Test
    void aliases_are_content_that_is_versioned_and_restored() {
        String id = published(aliased("Tram", "/old", "/older"));
        patch(id, Map.of("aliases", List.of("/newer"))).statusCode(200).body("aliases", contains("/newer"));
        unknown("/old");
        leads("/newer", "/articles/tram");

        sending("")
                .header("If-Match", etag(id))
                .post("/v1/editorial/articles/" + id + "/versions/1/restore")
                .then()
                .statusCode(200)
                .body("aliases", contains("/old", "/older"));
        leads("/older", "/articles/tram");
        unknown("/newer");
    }

    @Test
    void an_alias_given_to_what_is_gone_answers_at_once() {
        act("ferry", "withdraw", Map.of("reason", "Wrong.")).statusCode(200);
        unknown("/old");
        long cursor = Long.parseLong(given().get("/v1/changes?cursor=now").path("cursor"));
        patch("ferry", Map.of("aliases", List.of("/old"))).statusCode(200);

        resolved("/old").body("state", equalTo("gone"));
        given().get("/v1/changes?cursor=" + cursor)
                .then()
                .body("items.type", contains("redirect"))
                .body("items.slug", contains("/old"));
    }

    @Test
    void redirects_are_listed_by_pages_and_found() {
        newsroom.sends(
                record("/a", "ferry"),
                record("/b/c", "https://example.org/"),
                record("/d", "/gone-from-here"),
                record("/e", "pier"));
        patch("ferry", Map.of("slug", "ferry-returns")).statusCode(200);
        List<String> seen = new ArrayList<>();
        String next = "/v1/redirects?limit=2&total=exact";
        String last = null;
        while (next != null) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(page.<Integer>path("total.value")).isEqualTo(5);
            seen.addAll(page.path("items.from"));
            last = page.path("page.prev");
            next = page.path("page.next");
        }
        assertThat(seen).containsExactly("/articles/ferry", "/a", "/b/c", "/d", "/e");
        given().urlEncodingEnabled(false).get(last).then().body("items.from", contains("/b/c", "/d"));

        editor().get(REDIRECTS + "?limit=3&total=exact")
                .then()
                .body("items.from", contains("/a", "/b/c", "/d"))
                .body("total.value", equalTo(4));
        editor().get(REDIRECTS + "?from=/B/c/").then().body("items.from", contains("/b/c"));
        editor().get(REDIRECTS + "?to=pier").then().body("items.from", contains("/e"));
        editor().get(REDIRECTS + "?to=https://example.org/").then().body("items.from", contains("/b/c"));
        editor().get(REDIRECTS + "?q=GONE").then().body("items.from", contains("/d"));
        editor().get(REDIRECTS + "?from=nowhere").then().statusCode(400);
        editor().get(REDIRECTS + "/nothing").then().statusCode(404);
    }

    @Test
    void records_are_stored_once_and_rejected_one_by_one() {
        String[] file = {record("/a", "ferry"), record("/b", "not a path"), record("/c", "/c/"), record("/d", "later")};
        List<JsonNode> first = newsroom.sends(file);
        assertThat(Newsroom.last(first).toString())
                .startsWith(
                        "{\"type\":\"done\",\"read\":4,\"created\":2,\"updated\":0,\"unchanged\":0,\"rejected\":2,\"warnings\":[],");
        assertThat(Newsroom.last(newsroom.sends(file)).path("unchanged").asInt())
                .isEqualTo(2);

        List<JsonNode> changed = newsroom.sends(record("/a", "pier"), record("/a", "https://example.org/#x"));
        assertThat(Newsroom.last(changed).path("updated").asInt()).isEqualTo(2);
        leads("/a", "https://example.org/#x");
        unknown("/d");
        newsroom.takes(article("later"));
        leads("/d", "/articles/later");
    }

    @Test
    void what_is_not_kept_of_a_path_is_told() {
        redirect("/a?utm_source=x#part", "ferry")
                .statusCode(201)
                .body("from", equalTo("/a"))
                .body("warnings.pointer", contains("/from", "/from"));
        draft(aliased("Tram", "/b#part"));
        sending(aliased("Bus", "/c", "/c/"))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/aliases/1"));
    }

    @Test
    void an_export_makes_the_same_redirects_elsewhere() {
        patch("ferry", Map.of("aliases", List.of("/old-ferry"))).statusCode(200);
        redirect("/a", "/b").statusCode(201);
        redirect("/b", "ferry").statusCode(201);
        redirect("/c", "https://example.org/").statusCode(201);
        redirect("/d", "nothing").statusCode(201);
        List<String> before = lines();
        String export = given().get("/v1/export.ndjson").asString();
        assertThat(export).contains("{\"type\":\"redirect\",\"from\":\"/a\",\"to\":\"ferry\",\"permanent\":true}");

        newsroom.empty();
        newsroom.sends(export.strip().split("\n"));

        assertThat(lines()).isEqualTo(before).hasSize(4);
    }
}
