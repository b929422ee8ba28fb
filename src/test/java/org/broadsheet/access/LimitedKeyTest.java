package org.broadsheet.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.support.Contract;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that are limited to sections and to sources: they reach nothing else, by any operation. */
@QuarkusTest
class LimitedKeyTest {

    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String PATCH = "application/merge-patch+json";
    private static final String OUTSIDE = "/problems/outside-limits";
    private static final List<String> ALL = List.of("content:read", "content:write", "content:publish");
    private static final Path EXAMPLES = Path.of("src/main/resources/contract/examples");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Operations that read what all sections share. */
    private static final Set<String> SHARED_READS = Set.of(
            "listEditorialSections",
            "getEditorialSection",
            "listEditorialTags",
            "getEditorialTag",
            "listEditorialAuthors",
            "getEditorialAuthor",
            "listEditorialRedirects",
            "getEditorialRedirect",
            "getSchema",
            "listEditorialImages",
            "getEditorialImage",
            "getOriginalImage");

    /** Operations that show or take part of what was sent or asked for: other tests say which. */
    private static final Set<String> IN_PART =
            Set.of("listEditorialArticles", "listEditorialSummaries", "importRecords", "performBulk", "createImages");

    /** The smallest picture. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("sport"),
                section("football").with("parent", "sport"),
                section("politics"),
                section("local"),
                tag("harbour"),
                author("mira-holt"));
    }

    private static ValidatableResponse made(Map<String, ?> key) {
        return Desk.sending(key).post("/v1/editorial/keys").then();
    }

    private static String key(List<String> scopes, Map<String, ?> limits) {
        Map<String, Object> key = new LinkedHashMap<>(limits);
        key.put("name", "desk");
        key.put("scopes", scopes);
        return made(key).statusCode(201).extract().path("key");
    }

    /** A key with all scopes that a limited one can have. */
    private static String ofSections(String... slugs) {
        return key(ALL, Map.of("sections", List.of(slugs)));
    }

    private static String ofSources(String... sources) {
        return key(ALL, Map.of("sources", List.of(sources)));
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).urlEncodingEnabled(false);
    }

    private static RequestSpecification writing(String key, Object body) {
        return with(key).contentType("application/json").header("If-Match", "*").body(body);
    }

    private static ValidatableResponse sent(String key, String externalId, Object body) {
        return with(key)
                .contentType("application/json")
                .body(body)
                .put(ARTICLES + "/by-source/" + externalId)
                .then();
    }

    private static ValidatableResponse patch(String key, String id, Object body) {
        return with(key)
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(body)
                .patch(ARTICLES + "/" + id)
                .then();
    }

    private static Map<String, Object> storyIn(String section) {
        Map<String, Object> story = story("Story of " + section);
        story.put("section", section);
        return story;
    }

    private static String draftIn(String section) {
        return Desk.draft(storyIn(section)).path("id");
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(403)
                .body("type", equalTo(OUTSIDE))
                .body("detail", startsWith("Access is limited to articles of "));
    }

    private static List<JsonNode> imported(String key, Record... records) {
        return Newsroom.answer(with(key)
                .contentType("application/x-ndjson")
                .body(String.join("\n", Arrays.stream(records).map(Record::json).toList())
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode rejection(List<JsonNode> lines, int number) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals("rejected")
                        && line.path("line").asInt() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Line " + number + " was not rejected: " + lines));
    }

    @Test
    void a_key_shows_its_limits_and_so_does_the_audit() {
        String id = made(Map.of(
                        "name",
                        "sport desk",
                        "scopes",
                        ALL,
                        "sections",
                        List.of("sport", "politics"),
                        "sources",
                        List.of("wire")))
                .statusCode(201)
                .body("details.sections", contains("politics", "sport"))
                .body("details.sources", contains("wire"))
                .body("details.scopes", contains(ALL.toArray()))
                .extract()
                .path("details.id");

        Desk.editor()
                .get("/v1/editorial/keys?limit=100")
                .then()
                .body("items.find { it.id == '" + id + "' }.sections", contains("politics", "sport"))
                .body("items.find { it.name == 'bootstrap' }.sections", empty())
                .body("items.find { it.name == 'bootstrap' }.sources", empty());
        Desk.editor()
                .get("/v1/editorial/audit?thing=" + id)
                .then()
                .body(
                        "items[0].note",
                        equalTo("Access is limited to articles of the sections politics, sport and of the sources"
                                + " wire"));
    }

    @Test
    void limits_name_what_there_is_and_leave_out_scopes_that_open_everything() {
        made(Map.of("name", "x", "scopes", ALL, "sections", List.of("sport", "sprot")))
                .statusCode(422)
                .body("errors.pointer", contains("/sections/1"));
        made(Map.of("name", "x", "scopes", ALL, "sections", List.of(), "sources", List.of()))
                .statusCode(422)
                .body("errors.pointer", contains("/sections", "/sources"));
        made(Map.of("name", "x", "scopes", List.of("admin", "content:gated"), "sections", List.of("sport")))
                .statusCode(422)
                .body("errors.pointer", contains("/scopes/0", "/scopes/1"));
    }

    /** A node that knows no limits reads these columns alone. */
    @Test
    void a_node_of_an_earlier_version_lets_a_limited_key_do_nothing() throws SQLException {
        ofSections("sport");

        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select scopes from access_key where sections is not null")) {
            while (rows.next()) {
                assertThat((String[]) rows.getArray("scopes").getArray()).isEmpty();
            }
        }
    }

    @Test
    void a_key_does_everything_within_its_section_and_below_it() {
        for (String section : List.of("sport", "football")) {
            String key = ofSections("sport");
            String id = writing(key, storyIn(section))
                    .post(ARTICLES)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            String own = ARTICLES + "/" + id;
            writing(key, storyIn(section)).put(own).then().statusCode(200);
            patch(key, id, Map.of("kicker", "Today")).statusCode(200);
            writing(key, Map.of()).post(own + "/publish").then().statusCode(200);
            writing(key, Map.of("kind", "correction", "text", "<p>Wrong.</p>"))
                    .post(own + "/notices")
                    .then()
                    .statusCode(200);
            writing(key, Map.of()).post(own + "/unpublish").then().statusCode(200);
            writing(key, Map.of("reason", "Wrong"))
                    .post(own + "/withdraw")
                    .then()
                    .statusCode(200);
            with(key)
                    .header("If-Match", "*")
                    .post(own + "/versions/1/restore")
                    .then()
                    .statusCode(200);
            writing(key, Map.of("label", "Lawyer"))
                    .post(own + "/preview-tokens")
                    .then()
                    .statusCode(201);
            with(key).get(own + "/versions").then().statusCode(200);
            with(key).get(own).then().statusCode(200);
            String draft = draftIn(section);
            with(key)
                    .header("If-Match", "*")
                    .delete(ARTICLES + "/" + draft)
                    .then()
                    .statusCode(204);
            sent(key, "wire/" + section, storyIn(section)).statusCode(201);
        }
    }

    @Test
    void lists_hold_what_a_key_reaches() {
        draftIn("football");
        draftIn("politics");
        newsroom.takes(
                summary("sport-week").with("section", "sport"),
                summary("politics-week").with("section", "politics"));

        with(ofSections("sport"))
                .get(ARTICLES + "?total=exact")
                .then()
                .body("items.section", contains("football"))
                .body("total.value", equalTo(1));
        with(ofSections("sport"))
                .get("/v1/editorial/summaries?total=exact")
                .then()
                .body("items.slug", contains("sport-week"))
                .body("total.value", equalTo(1));
        with(ofSources("wire")).get(ARTICLES).then().body("items", empty());
        with(ofSources("wire")).get("/v1/editorial/summaries").then().body("items", empty());
    }

    /** An operation of the contract with everything that it needs. */
    private record Operation(String id, String method, String path, String mediaType) {}

    private static List<Operation> operations() throws IOException {
        List<Operation> all = new ArrayList<>();
        new YAMLMapper()
                .readTree(Contract.FILE.toFile())
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().startsWith("/v1/editorial/")) {
                        path.getValue().properties().forEach(entry -> {
                            if (METHODS.contains(entry.getKey())) {
                                var content = entry.getValue()
                                        .at("/requestBody/content")
                                        .fieldNames();
                                all.add(new Operation(
                                        entry.getValue().path("operationId").asText(),
                                        entry.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        content.hasNext() ? content.next() : null));
                            }
                        });
                    }
                });
        return all;
    }

    private static String example(Operation operation) throws IOException {
        for (String ending : List.of(".request.json", ".request.ndjson")) {
            Path file = EXAMPLES.resolve(operation.id() + ending);
            if (Files.exists(file)) {
                return Files.readString(file);
            }
        }
        return "{}";
    }

    /**
     * Every operation of the contract refuses a limited key, about articles and summaries of others and about what all share.
     * Whoever adds one that does not has to say here why.
     */
    @Test
    void no_operation_goes_round_the_limits() throws IOException {
        newsroom.takes(
                article("harbour-ferry-returns").with("externalId", "courier-1028"),
                article("sent").with("externalId", "urn-1").with("source", "wire"),
                summary("local-week-47"));
        String ferry = Desk.get("harbour-ferry-returns").extract().path("id");
        String token = Desk.sending(Map.of())
                .post(ARTICLES + "/" + ferry + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("details.id");
        String redirect = Desk.sending(Map.of("from", "/old", "to", "/new"))
                .post("/v1/editorial/redirects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, String> things = Map.of(
                "articles", ferry,
                "authors", "mira-holt",
                "tags", "harbour",
                "sections", "local",
                "summaries", "local-week-47",
                "redirects", redirect);
        Set<String> open = new TreeSet<>();
        for (Map<String, List<String>> limits :
                List.of(Map.of("sections", List.of("sport")), Map.of("sources", List.of("other-wire")))) {
            String key = key(ALL, limits);
            for (Operation operation : operations()) {
                String kind = operation.path().split("/")[3];
                String path = operation
                        .path()
                        .replace("{source}", "wire")
                        .replace("{externalId}", "urn-1")
                        .replace("{kind}", "article")
                        .replace("{token}", token)
                        .replaceAll("\\{(from|to|version)\\}", "1")
                        .replaceAll("\\{\\w+\\}", things.getOrDefault(kind, ferry));
                RequestSpecification request = with(key).header("If-Match", "*");
                if (operation.id().equals("deleteArticleLock")) {
                    request.queryParam("by", "Mira");
                }
                if (operation.mediaType() != null) {
                    request.contentType(operation.mediaType())
                            .body(example(operation).getBytes(StandardCharsets.UTF_8));
                }
                if (operation.id().equals("createImages")) {
                    request.contentType("image/gif").body(PIXEL);
                }
                var answer = request.request(operation.method(), path).then().extract();

                if (answer.statusCode() != 403) {
                    assertThat(answer.statusCode())
                            .as("%s %s", operation, answer.asString())
                            .isIn(200, 201, 404);
                    open.add(operation.id());
                } else if (!Set.of("keys", "audit", "partners", "webhooks").contains(kind)) {
                    assertThat(answer.<String>path("type")).as("%s", operation).isEqualTo(OUTSIDE);
                }
            }
        }

        Set<String> expected = new TreeSet<>(SHARED_READS);
        expected.addAll(IN_PART);
        assertThat(open).isEqualTo(expected);
        Desk.get(ferry).body("version", equalTo(1)).body("status", equalTo("published"));
    }

    @Test
    void a_move_needs_both_sides() {
        String sport = ofSections("sport");
        String both = ofSections("sport", "politics");
        String id = draftIn("football");

        refused(patch(sport, id, Map.of("section", "politics")));
        refused(writing(sport, storyIn("politics")).put(ARTICLES + "/" + id).then());
        refused(patch(ofSections("politics"), id, Map.of("section", "politics")));
        patch(sport, id, Map.of("section", "sport")).statusCode(200);
        patch(both, id, Map.of("section", "politics")).statusCode(200);
        refused(patch(sport, id, Map.of("section", "sport")));
        refused(with(sport)
                .header("If-Match", "*")
                .post(ARTICLES + "/" + id + "/versions/1/restore")
                .then());

        patch(both, id, Map.of("section", "sport")).statusCode(200);
        refused(with(sport)
                .header("If-Match", "*")
                .post(ARTICLES + "/" + id + "/versions/3/restore")
                .then());
        with(sport)
                .header("If-Match", "*")
                .post(ARTICLES + "/" + id + "/versions/1/restore")
                .then()
                .statusCode(200);
    }

    @Test
    void a_working_copy_moves_nothing_out_of_its_reach() {
        String id = draftIn("sport");
        Desk.act(id, "publish", Map.of()).statusCode(200);
        String key = ofSections("sport");
        String copy = ARTICLES + "/" + id + "/working-copy";
        with(key).contentType("application/json").post(copy).then().statusCode(201);
        with(key)
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("section", "politics"))
                .patch(copy)
                .then()
                .statusCode(200);

        refused(writing(key, Map.of()).post(copy + "/publish").then());
        writing(ofSections("sport", "politics"), Map.of())
                .post(copy + "/publish")
                .then()
                .statusCode(200)
                .body("section", equalTo("politics"));
        refused(with(key).get(copy).then());
    }

    @Test
    void a_working_copy_of_a_summary_moves_nothing_out_of_its_reach() {
        newsroom.takes(summary("sport-week").with("section", "sport"));
        String key = ofSections("sport");
        String week = "/v1/editorial/summaries/sport-week";
        String copy = week + "/working-copy";
        with(key).post(copy).then().statusCode(201);
        with(key)
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("section", "politics"))
                .patch(copy)
                .then()
                .statusCode(200);
        refused(with(ofSections("politics")).get(copy).then());
        refused(with(ofSources("wire")).get(copy).then());
        writing(key, Map.of("workingCopy", true))
                .post(week + "/preview-tokens")
                .then()
                .statusCode(201);

        refused(writing(key, Map.of()).post(copy + "/publish").then());
        writing(ofSections("sport", "politics"), Map.of())
                .post(copy + "/publish")
                .then()
                .statusCode(200)
                .body("section", equalTo("politics"));
        refused(with(key).get(copy).then());
    }

    @Test
    void a_sender_moves_nothing_out_of_its_reach() {
        String sport = ofSections("sport");
        String sent = ARTICLES + "/by-source/wire/urn-1";
        sent(sport, "wire/urn-1", storyIn("sport")).statusCode(201);

        refused(writing(sport, storyIn("politics")).put(sent).then());
        writing(sport, storyIn("football")).put(sent).then().statusCode(200).body("outcome", equalTo("updated"));
        Desk.sending(storyIn("politics"))
                .header("If-Match", "*")
                .put(sent)
                .then()
                .statusCode(200);
        refused(writing(sport, storyIn("sport")).put(sent).then());
        refused(with(sport).get(sent).then());
    }

    @Test
    void a_key_for_a_source_writes_what_that_sender_sent() {
        String wire = ofSources("wire");
        Map<String, Object> sent = storyIn("politics");

        refused(writing(wire, sent).post(ARTICLES).then());
        refused(sent(wire, "agency/urn-1", sent));
        String id = sent(wire, "wire/urn-1", sent).statusCode(201).extract().path("article.id");
        patch(wire, id, Map.of("section", "sport")).statusCode(200);
        Map<String, Object> sourceless = new LinkedHashMap<>();
        sourceless.put("source", null);
        sourceless.put("externalId", null);
        refused(patch(wire, id, sourceless));
        refused(patch(wire, id, Map.of("source", "agency")));
        Map<String, Object> own = storyIn("sport");
        own.put("source", "wire");
        own.put("externalId", "urn-2");
        writing(wire, own).post(ARTICLES).then().statusCode(201);
    }

    @Test
    void both_limits_hold_at_once() {
        String key = key(ALL, Map.of("sections", List.of("sport"), "sources", List.of("wire")));

        refused(writing(key, storyIn("sport")).post(ARTICLES).then());
        refused(sent(key, "wire/urn-1", storyIn("politics")));
        sent(key, "wire/urn-1", storyIn("sport")).statusCode(201);
    }

    @Test
    void limits_follow_sections_that_are_renamed_and_moved() {
        String key = ofSections("sport");
        String id = draftIn("football");

        Desk.editor()
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("slug", "sports"))
                .patch("/v1/editorial/sections/sport")
                .then()
                .statusCode(200);
        patch(key, id, Map.of("kicker", "Renamed")).statusCode(200);
        writing(key, storyIn("sports")).post(ARTICLES).then().statusCode(201);
        writing(key, storyIn("sport")).post(ARTICLES).then().statusCode(201).body("section", equalTo("sports"));
        Desk.editor().get("/v1/editorial/keys?limit=100").then().body("items.sections", hasItem(List.of("sports")));

        moveFootball("politics");
        refused(patch(key, id, Map.of("kicker", "Moved")));
        refused(with(key).get(ARTICLES + "/" + id).then());
        moveFootball("sports");
        patch(key, id, Map.of("kicker", "Back")).statusCode(200);
        // Made with a former name.
        patch(ofSections("sport"), id, Map.of("kicker", "Former")).statusCode(200);
    }

    private static void moveFootball(String parent) {
        Desk.editor()
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("parent", parent))
                .patch("/v1/editorial/sections/football")
                .then()
                .statusCode(200);
    }

    @Test
    void a_key_of_a_deleted_section_reaches_nothing() {
        String key = ofSections("football");
        Desk.editor()
                .header("If-Match", "*")
                .delete("/v1/editorial/sections/football")
                .then()
                .statusCode(204);
        String id = draftIn("sport");

        with(key).get(ARTICLES).then().statusCode(200).body("items", empty());
        refused(with(key).get(ARTICLES + "/" + id).then());
        refused(writing(key, storyIn("sport")).post(ARTICLES).then());
        newsroom.takes(section("football").with("parent", "sport"));
        refused(writing(key, storyIn("football")).post(ARTICLES).then());
        Desk.editor()
                .get("/v1/editorial/keys?limit=100")
                .then()
                .body("items[0].sections", not(empty()))
                .body("items[0].sections", not(hasItem("football")));
    }

    @Test
    void an_import_takes_the_records_that_its_key_reaches() {
        String key = ofSections("sport");
        draftIn("politics");

        List<JsonNode> lines = imported(
                key,
                article("match").with("section", "football").with("externalId", "m-1"),
                article("vote").with("section", "politics"),
                article("story-of-politics").with("section", "sport"),
                tag("goal"),
                section("rugby").with("parent", "sport"),
                author("ben"),
                summary("week").with("section", "sport"),
                summary("weak").with("section", "politics"),
                article("tagged").with("section", "sport").tags("nobody-knows"),
                tag("harbour"));

        assertThat(rejection(lines, 2).path("detail").asText())
                .isEqualTo("Access is limited to articles of the sections sport");
        for (int line : List.of(3, 4, 5, 6, 8)) {
            assertThat(rejection(lines, line).path("detail").asText()).startsWith("Access is limited to");
        }
        assertThat(rejection(lines, 4).path("detail").asText()).endsWith("; tags belong to all");
        assertThat(rejection(lines, 9).path("detail").asText()).isEqualTo("There is no tag nobody-knows");
        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("unchanged").asInt()).isEqualTo(1);
        Desk.get("story-of-politics").body("section", equalTo("politics")).body("version", equalTo(1));

        List<JsonNode> moved = imported(
                key,
                article("match").with("section", "politics").with("externalId", "m-1"),
                new RedirectRecord("/old", "/new").record());
        assertThat(rejection(moved, 1).path("pointer").asText()).isEqualTo("/section");
        assertThat(rejection(moved, 2).path("detail").asText()).endsWith("; redirects belong to all");
        Desk.get("match").body("section", equalTo("football")).body("version", equalTo(1));
    }

    /** A record of a redirect, which has no slug. */
    private record RedirectRecord(String from, String to) {
        Record record() {
            return tag("x").with("type", "redirect")
                    .without("slug")
                    .without("name")
                    .with("from", from)
                    .with("to", to);
        }
    }

    @Test
    void an_import_does_not_wait_for_what_it_may_not_make() {
        List<JsonNode> lines = imported(
                ofSections("sport"),
                article("scrum").with("section", "rugby"),
                section("rugby").with("parent", "sport"),
                article("linked").with("section", "sport").with("related", List.of("vote")),
                article("vote").with("section", "politics"));

        assertThat(rejection(lines, 1).path("detail").asText()).isEqualTo("There is no section rugby");
        assertThat(rejection(lines, 2).path("detail").asText()).startsWith("Access is limited to");
        assertThat(rejection(lines, 3).path("detail").asText()).isEqualTo("There is no article vote");
        assertThat(rejection(lines, 4).path("detail").asText()).startsWith("Access is limited to");
    }

    @Test
    void a_limited_key_takes_no_slug_from_an_article_beyond_its_reach() {
        String id = draftIn("politics");
        Desk.act(id, "publish", Map.of()).statusCode(200);
        Desk.patch(id, Map.of("slug", "vote")).statusCode(200);
        Map<String, Object> taking = storyIn("sport");
        taking.put("slug", "story-of-politics");

        refused(writing(ofSections("sport"), taking)
                .post(ARTICLES + "?reuseSlug=true")
                .then());
        writing(ofSections("sport"), taking).post(ARTICLES).then().statusCode(409);
    }

    @Test
    void summaries_belong_to_their_section() {
        String key = ofSections("sport");
        Map<String, Object> week = Map.of(
                "headline",
                "This week",
                "section",
                "football",
                "body",
                Map.of("text", "A match."),
                "publishedAt",
                "2026-05-10T10:00:00Z");
        writing(key, week).post("/v1/editorial/summaries").then().statusCode(201);
        String own = "/v1/editorial/summaries/this-week";

        with(key)
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("headline", "Last week"))
                .patch(own)
                .then()
                .statusCode(200);
        refused(with(key)
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("section", "politics"))
                .patch(own)
                .then());
        refused(with(ofSections("politics")).get(own).then());
        with(key).header("If-Match", "*").delete(own).then().statusCode(204);
        refused(writing(ofSources("wire"), week).post("/v1/editorial/summaries").then());
    }

    @Test
    void what_all_share_is_read_and_not_written() {
        String key = ofSections("sport");

        with(key).get("/v1/editorial/tags").then().statusCode(200).body("items.slug", hasItem("harbour"));
        with(key).get("/v1/editorial/sections/politics").then().statusCode(200);
        refused(writing(key, Map.of("name", "Goal")).post("/v1/editorial/tags").then());
        with(key).get("/v1/editorial/audit").then().statusCode(403).body("detail", containsString("admin"));
    }

    @Test
    void a_bulk_refuses_the_lines_that_its_key_does_not_reach() {
        String lines = String.join(
                "\n",
                "{\"method\": \"POST\", \"path\": \"/v1/editorial/articles\", \"body\": {\"headline\": \"Derby\","
                        + " \"section\": \"football\", \"body\": {\"text\": \"Won.\"}}}",
                "{\"method\": \"POST\", \"path\": \"/v1/editorial/articles\", \"body\": {\"headline\": \"Budget\","
                        + " \"section\": \"politics\", \"body\": {\"text\": \"Passed.\"}}}",
                "{\"method\": \"POST\", \"path\": \"/v1/editorial/tags\", \"body\": {\"name\": \"Goals\"}}");

        List<JsonNode> answers = Newsroom.answer(with(ofSections("sport"))
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(answers).extracting(line -> line.path("status").asInt()).containsExactly(201, 403, 403);
    }
}
