package org.broadsheet.extra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a newsroom's own, and the schemas that it puts for it. */
@QuarkusTest
class ExtraTest {

    private static final String DESK = """
            {"type": "object",
             "properties": {
                "deskCode": {"type": "string", "enum": ["sport", "news"], "x-filter": true},
                "page": {"type": "integer", "minimum": 1, "x-filter": true},
                "fee": {"type": "number", "x-private": true}}}""";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_section() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static ValidatableResponse put(String kind, String schema, String ifMatch) {
        var request = editor().contentType("application/json").body(schema);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/editorial/schemas/" + kind)
                .then();
    }

    private static Map<String, Object> storyWith(String headline, Object extra) {
        Map<String, Object> story = story(headline);
        story.put("extra", extra);
        return story;
    }

    private static ValidatableResponse create(String json) {
        return sending(json).post("/v1/editorial/articles").then();
    }

    private static String json(String extra) {
        return """
                {"headline": "Ferry", "section": "local", "body": {"markdown": "It sailed."}, "extra": %s}""".formatted(extra);
    }

    @Test
    void it_is_kept_as_it_was_sent_with_all_digits_and_in_its_order() {
        String extra = "{\"z\":1.10,\"a\":12345678901234567890.123456789012345,\"n\":null,\"list\":[1,{\"b\":0.1}]}";

        String read =
                create(json(extra)).statusCode(201).spec(contract()).extract().asString();

        assertThat(read).contains("\"extra\":" + extra);
        act("ferry", "publish", Map.of()).statusCode(200);
        assertThat(given().get("/v1/articles/ferry")
                        .then()
                        .spec(contract())
                        .extract()
                        .asString())
                .contains("\"extra\":" + extra);
        assertThat(given().get("/v1/export.ndjson").asString()).contains("\"extra\":" + extra);
    }

    @Test
    void without_any_it_is_an_empty_object() {
        published(story("Ferry"));

        get("ferry").body("extra.size()", is(0));
        given().get("/v1/articles/ferry").then().spec(contract()).body("extra.size()", is(0));
        given().get("/v1/sections/local").then().spec(contract()).body("extra.size()", is(0));
    }

    @Test
    void a_merge_patch_changes_it_at_any_depth() {
        draft(storyWith("Ferry", Map.of("a", 1, "deep", Map.of("b", 2, "c", 3))));
        Map<String, Object> deep = new LinkedHashMap<>();
        deep.put("b", null);
        deep.put("d", 4);

        patch("ferry", Map.of("extra", Map.of("deep", deep)))
                .statusCode(200)
                .body("extra.a", is(1))
                .body("extra.deep", equalTo(Map.of("c", 3, "d", 4)));

        Map<String, Object> none = new LinkedHashMap<>();
        none.put("extra", null);
        patch("ferry", none).statusCode(200).body("extra.size()", is(0));
    }

    @Test
    void limits_are_told_with_pointers() {
        create(json("[]")).statusCode(422).body("errors.pointer", contains("/extra"));
        create(json("{\"a\": \"" + "x".repeat(65_530) + "\"}"))
                .statusCode(422)
                .body("errors.pointer", contains("/extra"))
                .body("errors[0].detail", containsString("65536"));
        create(json("{\"a\": ".repeat(21) + "1" + "}".repeat(21)))
                .statusCode(422)
                .body("errors[0].detail", containsString("20 levels"));
        create(json("{\"" + "n".repeat(201) + "\": 1}")).statusCode(422);
        create(json("{\"a/b\": {\"c\": \"\\u0000\"}}"))
                .statusCode(422)
                .body("errors.pointer", contains("/extra/a~1b/c"));
        create(json("{\"a\": 1e999}")).statusCode(422).body("errors.pointer", contains("/extra/a"));
        create(json(java.util.stream.IntStream.range(0, 501)
                        .mapToObj(i -> "\"n" + i + "\": 1")
                        .collect(Collectors.joining(",", "{", "}"))))
                .statusCode(422);
        create(json("{\"a\": \"" + "x".repeat(65_000) + "\"}")).statusCode(201);
    }

    @Test
    void names_that_begin_with_an_underscore_are_for_editors_only() {
        published(storyWith("Ferry", Map.of("_editLock", "mira", "deskCode", "sport")));

        get("ferry").body("extra._editLock", equalTo("mira"));
        given().get("/v1/articles/ferry").then().body("extra", equalTo(Map.of("deskCode", "sport")));
        assertThat(given().get("/v1/export.ndjson").asString()).doesNotContain("_editLock");
    }

    @Test
    void a_schema_is_put_read_replaced_and_deleted_like_other_resources() {
        String path = "/v1/editorial/schemas/article";
        editor().get(path).then().statusCode(404);
        editor().get("/v1/editorial/schemas/artcle").then().statusCode(404);
        put("article", DESK, "*").statusCode(412);
        put("article", DESK, null)
                .statusCode(201)
                .spec(contract())
                .body("version", is(1))
                .body("privateNames", contains("fee"))
                .body("filteredNames", contains("deskCode", "page"))
                .body("misfits.count", is(0));
        put("article", DESK, null).statusCode(428);
        editor().get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("properties.fee.type", equalTo("number"));
        put("article", DESK, "\"v1\"").statusCode(200).body("version", is(1));
        editor().delete(path + "?dryRun=true").then().statusCode(428);
        editor().header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("fee"));
        put("article", "{\"type\": \"object\"}", "\"v1\"")
                .statusCode(200)
                .body("version", is(2))
                .body("nowPublic", contains("fee"));
        editor().header("If-Match", "\"v2\"").delete(path).then().statusCode(204);
        editor().get(path).then().statusCode(404);
        editor().contentType("application/json")
                .body(DESK)
                .put(path + "?dryRun=true")
                .then()
                .statusCode(201);
        editor().get(path).then().statusCode(404);
        given().body(DESK).contentType("application/json").put(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"https://example.org/schema\"}",
                "{\"$ref\": \"file:///etc/passwd\"}",
                "{\"$ref\": \"#\"}",
                "{\"$ref\": \"#/$defs/a\"}",
                "{\"$id\": \"https://example.org/\"}",
                "{\"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"items\": {\"$ref\": \"#/$defs/a\"}}}, \"$ref\": \"#/$defs/a\"}",
                "{\"properties\": {\"a\": {\"pattern\": \"(?=x)\"}}}",
                "{\"properties\": {\"a\": {\"x-privat\": true}}}",
                "{\"properties\": {\"a\": {\"properties\": {\"b\": {\"x-private\": true}}}}}",
                "{\"$defs\": {\"a\": {\"x-private\": true}}}",
                "{\"properties\": {\"a\": {\"type\": \"object\", \"x-filter\": true}}}",
                "{\"properties\": {\"a-b\": {\"type\": \"string\", \"x-filter\": true}}}",
                "{\"type\": \"objct\"}",
                "{\"required\": \"a\"}",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}"
            })
    void what_is_no_safe_schema_is_refused(String schema) {
        put("article", schema, null).statusCode(422).spec(contract());
    }

    @Test
    void a_schema_cannot_stand_for_millions() {
        StringBuilder definitions = new StringBuilder("\"a20\": {\"type\": \"string\"}");
        for (int i = 19; i >= 0; i--) {
            definitions.append(", \"a%d\": {\"anyOf\": [{\"$ref\": \"#/$defs/a%d\"}, {\"$ref\": \"#/$defs/a%d\"}]}"
                    .formatted(i, i + 1, i + 1));
        }

        put("article", "{\"$defs\": {" + definitions + "}, \"$ref\": \"#/$defs/a0\"}", null)
                .statusCode(422)
                .body("errors[0].detail", containsString("million"));
    }

    @Test
    void a_regular_expression_takes_linear_time() {
        put("article", "{\"properties\": {\"a\": {\"type\": \"string\", \"pattern\": \"^(a+)+$\"}}}", null)
                .statusCode(201);
        long start = System.nanoTime();
        create(json("{\"a\": \"" + "a".repeat(50_000) + "b\"}"))
                .statusCode(422)
                .body("errors.pointer", contains("/extra/a"));
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostname", "uri-template", "email", "regex", "idn-hostname"})
    void a_long_text_of_any_format_is_no_trouble(String format) {
        put("article", "{\"properties\": {\"a\": {\"type\": \"string\", \"format\": \"%s\"}}}".formatted(format), null)
                .statusCode(201);

        int status = create(json("{\"a\": \"" + "a.".repeat(15_000) + "@\"}"))
                .extract()
                .statusCode();

        assertThat(status).isIn(201, 422);
    }

    @Test
    void a_schema_checks_every_write() {
        put(
                        "article",
                        DESK.replace(
                                "{\"type\": \"object\",",
                                "{\"type\": \"object\", \"required\": [\"deskCode\"],\"additionalProperties\": false,"),
                        null)
                .statusCode(201);

        create(json("{\"deskCode\": \"weather\", \"page\": 0, \"other\": 1}"))
                .statusCode(422)
                .spec(contract())
                .body("errors.pointer", hasItem("/extra/deskCode"))
                .body("errors.pointer", hasItem("/extra/page"))
                .body("errors.pointer", hasItem("/extra/other"));
        sending(story("None"))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/extra/deskCode"));
        create(json("{\"deskCode\": \"sport\", \"page\": 2.0}")).statusCode(201);
        patch("ferry", Map.of("extra", Map.of("page", "two")))
                .statusCode(422)
                .body("errors.pointer", contains("/extra/page"));
        sending(storyWith("By source", Map.of("deskCode", "x")))
                .put("/v1/editorial/articles/by-source/wire/1")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/extra/deskCode"));
        List<JsonNode> answer = newsroom.sends(
                article("wire").with("extra", Map.of("deskCode", 1)).json());
        assertThat(answer.get(0).path("type").asText()).isEqualTo("rejected");
        assertThat(answer.get(0).path("pointer").asText()).isEqualTo("/extra/deskCode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"section", "tag", "author"})
    void sections_tags_and_authors_have_it_too(String kind) {
        put(
                        kind,
                        "{\"properties\": {\"colour\": {\"type\": \"string\"}, \"budget\": {\"type\": \"integer\", \"x-private\": true}}}",
                        null)
                .statusCode(201);
        String path = "/v1/editorial/" + kind + "s";

        sending(Map.of("name", "Culture", "extra", Map.of("colour", 1)))
                .post(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/extra/colour"));
        sending(Map.of("name", "Culture", "extra", Map.of("colour", "red", "budget", 7)))
                .post(path)
                .then()
                .statusCode(201)
                .spec(contract())
                .body("extra.budget", is(7));
        given().get("/v1/" + kind + "s/culture")
                .then()
                .spec(contract())
                .body("extra", equalTo(Map.of("colour", "red")));
        given().get("/v1/" + kind + "s").then().spec(contract()).body("items.extra", hasItem(Map.of("colour", "red")));
        assertThat(given().get("/v1/export.ndjson").asString())
                .contains("\"colour\":\"red\"")
                .doesNotContain("budget");
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("extra", Map.of("colour", "blue")))
                .patch(path + "/culture")
                .then()
                .statusCode(200)
                .body("extra", equalTo(Map.of("colour", "blue", "budget", 7)));
        Record record = (kind.equals("section") ? section("film") : kind.equals("tag") ? tag("film") : author("film"))
                .with("extra", Map.of("colour", false));
        assertThat(newsroom.sends(record.json()).get(0).path("pointer").asText())
                .isEqualTo("/extra/colour");
    }

    @Test
    void a_tighter_schema_says_what_does_not_fit_and_keeps_nobody_from_correcting_a_headline() {
        published(storyWith("Ferry", Map.of("deskCode", "weather")));
        patch("ferry", Map.of("extra", Map.of("deskCode", "sport"))).statusCode(200);
        draft(storyWith("Pier", Map.of("deskCode", "weather")));

        editor().contentType("application/json")
                .body(DESK)
                .put("/v1/editorial/schemas/article?misfits=refuse")
                .then()
                .statusCode(409);
        put("article", DESK, null)
                .statusCode(201)
                .body("misfits.count", is(1))
                .body("misfits.checked", is(2))
                .body("misfits.complete", is(true))
                .body("misfits.first.slug", contains("pier"))
                .body("misfits.first[0].errors.pointer", contains("/extra/deskCode"));

        patch("pier", Map.of("headline", "The pier"))
                .statusCode(200)
                .body("warnings.code", hasItem("extra-misfit"))
                .body("warnings.pointer", hasItem("/extra/deskCode"));
        patch("pier", Map.of("extra", Map.of("page", 3))).statusCode(422);
        patch("pier", Map.of("extra", Map.of("page", 3, "deskCode", "news")))
                .statusCode(200)
                .body("warnings.code", empty());
        // The first version has what does not fit any more.
        editor().contentType("application/json")
                .header("If-Match", etag("ferry"))
                .post("/v1/editorial/articles/ferry/versions/1/restore")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/extra/deskCode"));
        editor().get("/v1/editorial/articles/ferry/versions/1...3")
                .then()
                .statusCode(200)
                .body("fields.find { it.field == 'extra' }.from.deskCode", equalTo("weather"))
                .body("fields.find { it.field == 'extra' }.to.deskCode", equalTo("sport"));
    }

    @Test
    void what_is_private_never_leaves_the_newsroom_even_from_memory() {
        published(storyWith("Ferry", Map.of("deskCode", "sport", "fee", 100)));
        given().get("/v1/articles/ferry").then().body("extra.fee", is(100));

        put("article", DESK, null).statusCode(201);

        for (String path : List.of(
                "/v1/articles/ferry",
                "/v1/articles/ferry?fields=extra",
                "/v1/export.ndjson",
                "/v1/articles/ferry.ninjs",
                "/v1/articles/ferry.jsonld",
                "/v1/articles/ferry.md",
                "/v1/articles.rss",
                "/v1/articles.jsonfeed?body=html",
                "/v1/articles.ndjson",
                "/v1/articles?q=ferry",
                "/v1/changes")) {
            assertThat(given().get(path).asString())
                    .as(path)
                    .doesNotContain("\"fee\"")
                    .doesNotContain("fee:");
        }
        get("ferry").body("extra.fee", is(100));
        put("article", DESK.replace(", \"x-private\": true", ""), "*")
                .statusCode(200)
                .body("nowPublic", contains("fee"));
        given().get("/v1/articles/ferry").then().body("extra.fee", is(100));
        assertThat(given().get("/v1/changes").asString()).doesNotContain("schema");
    }

    @Test
    void export_and_import_into_an_empty_newsroom_give_the_same_bytes() {
        newsroom.takes(
                section("culture").with("extra", Map.of("colour", "red")),
                tag("film").with("extra", Map.of("n", 1.5)),
                author("ada").with("extra", Map.of("staff", true)),
                article("ferry").with("extra", Map.of("deskCode", "sport", "deep", Map.of("list", List.of(1, "a")))));
        String export = given().get("/v1/export.ndjson").asString().replaceAll("\\{\"type\":\"cursor.*", "");
        assertThat(export).contains("\"colour\"", "\"n\":1.5", "\"staff\"", "\"deskCode\"");

        newsroom.empty();
        newsroom.sends(export);

        assertThat(given().get("/v1/export.ndjson").asString().replaceAll("\\{\"type\":\"cursor.*", ""))
                .isEqualTo(export);
        JsonNode again = Newsroom.last(newsroom.sends(export));
        assertThat(again.path("unchanged").asInt()).isEqualTo(again.path("read").asInt());
    }

    @Test
    void a_mirror_gets_the_content_by_the_export_and_the_schemas_as_they_were_put() {
        newsroom.takes(
                author("ada").with("extra", Map.of("desk", "sport", "fee", 5)),
                article("old").with("extra", Map.of("deskCode", "weather")),
                article("new").with("extra", Map.of("deskCode", "sport", "fee", 7)));
        put("article", DESK, null).statusCode(201).body("misfits.count", is(1));
        put("author", OFFICE, null).statusCode(201);
        String export = given().get("/v1/export.ndjson").asString().replaceAll("\\{\"type\":\"cursor.*", "");
        assertThat(export).doesNotContain("x-filter", "\"fee\"");
        String article = editor().get("/v1/editorial/schemas/article").asString();
        String author = editor().get("/v1/editorial/schemas/author").asString();

        newsroom.empty();
        newsroom.sends(export);
        put("article", article, null).statusCode(201).body("misfits.count", is(1));
        put("author", author, null).statusCode(201);

        assertThat(given().get("/v1/export.ndjson").asString().replaceAll("\\{\"type\":\"cursor.*", ""))
                .isEqualTo(export);
        slugs("/v1/articles?extra.deskCode=sport").containsExactly("new");
        slugs("/v1/authors?extra.desk=sport").containsExactly("ada");
    }

    private static List<JsonNode> imports(String query, String... lines) {
        return Newsroom.answer(editor().contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/editorial/imports" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void an_import_keeps_unknown_fields_if_it_is_asked_to() {
        String line = article("ferry")
                .with("deskCode", "sport")
                .with(
                        "leadImage",
                        Map.of("url", "https://example.org/a.jpg", "alt", "A ferry", "focalPoint", List.of(1, 2)))
                .with("extra", Map.of("own", 1))
                .json();
        assertThat(imports("", line).get(0).path("type").asText()).isEqualTo("rejected");

        List<JsonNode> answer = imports(
                "?unknownFields=extra",
                line,
                section("film").with("colour", "red").json());

        JsonNode done = Newsroom.last(answer);
        assertThat(done.path("rejected").asInt()).as(answer.toString()).isZero();
        assertThat(answer.stream()
                        .filter(one -> one.path("code").asText().equals("field-kept-as-extra"))
                        .map(one -> one.path("pointer").asText()))
                .containsExactlyInAnyOrder("/deskCode", "/leadImage/focalPoint", "/colour");
        assertThat(done.path("warnings").toString()).contains("field-kept-as-extra");
        get("ferry")
                .body(
                        "extra",
                        equalTo(Map.of(
                                "own", 1, "deskCode", "sport", "leadImage", Map.of("focalPoint", List.of(1, 2)))));
        given().get("/v1/sections/film").then().body("extra.colour", equalTo("red"));
        assertThat(imports(
                                "?unknownFields=extra",
                                article("pier")
                                        .with("own", 1)
                                        .with("extra", Map.of("own", 2))
                                        .json())
                        .get(0)
                        .path("pointer")
                        .asText())
                .isEqualTo("/own");
        assertThat(imports("?unknownFields=extra", "{\"type\":\"summary\",\"slug\":\"s\",\"own\":1}")
                        .get(0)
                        .path("type")
                        .asText())
                .isEqualTo("rejected");
        put("article", "{\"properties\": {\"deskCode\": {\"const\": \"sport\"}}}", null)
                .statusCode(201);
        List<JsonNode> misfit = imports(
                "?unknownFields=extra", article("mole").with("deskCode", "x").json());
        assertThat(misfit.stream()
                        .filter(one -> one.path("type").asText().equals("rejected"))
                        .map(one -> one.path("pointer").asText()))
                .containsExactly("/extra/deskCode");
    }

    @Test
    void an_import_makes_sections_tags_and_authors_from_names_if_it_is_asked_to() {
        String[] lines = {
            article("ferry")
                    .with("section", "Harbour News")
                    .tags("Big Boats")
                    .authors("mira-holt")
                    .json(),
            article("hidden")
                    .with("section", "secret")
                    .with("status", "draft")
                    .with("publishedAt", null)
                    .json(),
            "{\"type\":\"summary\",\"slug\":\"week\",\"section\":\"weekly\",\"headline\":\"Week\",\"body\":{\"html\":\"<p>a</p>\"},\"publishedAt\":\"2026-05-10T10:00:00Z\"}"
        };
        assertThat(Newsroom.last(imports("", lines)).path("rejected").asInt()).isEqualTo(3);
        assertThat(Newsroom.last(imports(
                                "?createMissing=false",
                                article("none").tags("nobody").json()))
                        .path("rejected")
                        .asInt())
                .isEqualTo(1);

        List<JsonNode> answer = imports("?createMissing=true", lines);

        assertThat(Newsroom.last(answer).path("rejected").asInt())
                .as(answer.toString())
                .isEqualTo(2);
        assertThat(answer.stream()
                        .filter(one -> one.path("code").asText().equals("made"))
                        .map(one -> one.path("pointer").asText()))
                .containsExactlyInAnyOrder("/section", "/tags", "/authors");
        given().get("/v1/sections/harbour-news").then().statusCode(200).body("name", equalTo("Harbour News"));
        given().get("/v1/tags/big-boats").then().statusCode(200);
        given().get("/v1/sections/secret").then().statusCode(404);
        given().get("/v1/sections/weekly").then().statusCode(404);
        given().get("/v1/articles/ferry").then().statusCode(200).body("section.slug", equalTo("harbour-news"));
    }

    @Test
    void lists_are_narrowed_by_what_the_schema_marks() {
        newsroom.takes(
                article("a").with("extra", Map.of("deskCode", "sport", "page", 1, "fee", 5)),
                article("b").with("extra", Map.of("deskCode", "news", "page", 2)),
                article("c").with("extra", Map.of("deskCode", "sport", "page", 2)),
                article("d"));
        given().get("/v1/articles?extra.deskCode=sport")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("extra.deskCode"));
        put("article", DESK.replace("{\"type\": \"number\"", "{\"type\": \"number\", \"x-filter\": true"), null)
                .statusCode(201);

        slugs("/v1/articles?extra.deskCode=sport").containsExactlyInAnyOrder("a", "c");
        slugs("/v1/articles?extra.deskCode=sport,news&extra.page=2").containsExactlyInAnyOrder("b", "c");
        slugs("/v1/articles?extra.deskCode=sport&extra.page=2&section=local&total=exact")
                .containsExactly("c");
        newsroom.indexed();
        slugs("/v1/articles?q=ferry&extra.deskCode=news").containsExactly("b");
        slugs("/v1/articles?extra.deskCode=nothing").isEmpty();
        assertThat(given().get("/v1/articles.csv?extra.deskCode=news").asString())
                .contains("/b")
                .doesNotContain("/a,");
        List<String> first =
                given().get("/v1/articles?extra.deskCode=sport&limit=1").path("items.slug");
        String next = given().get("/v1/articles?extra.deskCode=sport&limit=1").path("page.next");
        assertThat(next).contains("extra.deskCode=sport");
        List<String> second = given().urlEncodingEnabled(false).get(next).path("items.slug");
        assertThat(List.of(first.get(0), second.get(0))).containsExactlyInAnyOrder("a", "c");
        given().get("/v1/articles?extra.deskCod=sport")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors[0].didYouMean", equalTo("extra.deskCode"))
                .body("errors[0].allowed", contains("extra.deskCode", "extra.page"));
        given().get("/v1/articles?extra.fee=5")
                .then()
                .statusCode(400)
                .body("errors[0].allowed", contains("extra.deskCode", "extra.page"));
        given().get("/v1/articles?extra.=5").then().statusCode(400);
        given().get("/v1/articles?extra.page=").then().statusCode(400).body("errors.parameter", contains("extra.page"));
        given().get("/v1/authors?extra.page=1").then().statusCode(400);
        assertThat(editor().get("/v1/editorial/articles?extra.fee=5").<List<String>>path("items.slug"))
                .containsExactly("a");
        patch("c", Map.of("extra", Map.of("deskCode", "news"))).statusCode(200);
        slugs("/v1/articles?extra.deskCode=sport").containsExactly("a");
        // What is not marked any more is no parameter any more, even where an answer was in memory.
        put("article", DESK.replace("\"x-filter\": true", "\"description\": \"Plain.\""), "*")
                .statusCode(200);
        given().get("/v1/articles?extra.deskCode=sport").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"section", "tag", "author"})
    void lists_of_names_are_narrowed_by_what_their_schema_marks(String kind) {
        String list = "/v1/" + kind + "s";
        newsroom.takes(
                named(kind, "ada", Map.of("desk", "sport", "floor", 2.50, "fee", 5)),
                named(kind, "ben", Map.of("desk", "news", "floor", 1)),
                named(kind, "cleo", Map.of("desk", "sport", "floor", 1, "_lock", "x")),
                named(kind, "dora", null));
        given().get(list + "?extra.desk=sport")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors.parameter", contains("extra.desk"))
                .body("errors[0].detail", containsString("schema of " + kind + "s"));
        put(kind, OFFICE, null).statusCode(201);

        slugs(list + "?extra.desk=sport").containsExactly("ada", "cleo");
        slugs(list + "?extra.desk=sport,news&extra.floor=1").containsExactly("ben", "cleo");
        slugs(list + "?extra.floor=2.5").containsExactly("ada");
        slugs(list + "?extra.desk=nothing").isEmpty();
        slugs(list + "?extra.desk=sport&slug=cleo,ben").containsExactly("cleo");
        given().get(list + "?extra.desk=sport&total=exact&limit=1").then().body("total.value", is(2));
        String next = given().get(list + "?extra.desk=sport&limit=1").path("page.next");
        assertThat(next).contains("extra.desk=sport");
        assertThat(given().urlEncodingEnabled(false).get(next).<List<String>>path("items.slug"))
                .containsExactly("cleo");
        given().urlEncodingEnabled(false)
                .get(next.replace("desk=sport", "desk=news"))
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("cursor"));
        given().get(list + "?extra.des=sport")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors[0].didYouMean", equalTo("extra.desk"))
                .body("errors[0].allowed", contains("extra.desk", "extra.floor"));
        given().get(list + "?extra.fee=5").then().statusCode(400);
        editor().get("/v1/editorial/" + kind + "s?extra.fee=5")
                .then()
                .statusCode(200)
                .spec(contract())
                .body("items.slug", contains("ada"));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("extra", Map.of("desk", "news")))
                .patch("/v1/editorial/" + kind + "s/cleo")
                .then()
                .statusCode(200);
        slugs(list + "?extra.desk=sport").containsExactly("ada");
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'" + list + "'.get.parameters.name", hasItem("extra.floor"))
                .body("paths.'/v1/articles'.get.parameters.name", not(hasItem("extra.floor")));
    }

    private static final String OFFICE = """
            {"properties": {
                "desk": {"type": "string", "x-filter": true},
                "floor": {"type": "number", "x-filter": true},
                "room": {"type": "string"},
                "fee": {"type": "number", "x-filter": true, "x-private": true}}}""";

    private static Record named(String kind, String slug, Object extra) {
        Record record = kind.equals("section") ? section(slug) : kind.equals("tag") ? tag(slug) : author(slug);
        return extra == null ? record : record.with("extra", extra);
    }

    @Test
    void only_what_the_schema_names_can_be_selected() {
        newsroom.takes(article("ferry")
                .with("extra", Map.of("deskCode", "sport", "page", 1, "mood", "sad", "fee", 5, "z", 1)));
        given().get("/v1/articles?fields=slug,extra.deskCode")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors.parameter", contains("fields"))
                .body("errors[0].detail", containsString("no schema of articles"));
        put("article", DESK.replace("\"fee\":", "\"mood\": {\"type\": \"string\"}, \"fee\":"), null)
                .statusCode(201);

        for (String list : List.of("/v1/articles?", "/v1/articles?q=ferry&", "/v1/search?q=ferry&")) {
            given().get(list + "fields=slug,extra.mood,extra.fee,extra.deskCod,nonsense")
                    .then()
                    .statusCode(400)
                    .spec(contract())
                    .body("errors.size()", is(4))
                    .body(
                            "errors.find { it.detail.startsWith('extra.fee') }.allowed",
                            contains("extra.deskCode", "extra.page"))
                    .body(
                            "errors.find { it.detail.startsWith('extra.deskCod ') }.didYouMean",
                            equalTo("extra.deskCode"));
        }
        given().get("/v1/articles?fields=extra.page")
                .then()
                .statusCode(200)
                .body("items", contains(Map.of("extra", Map.of("page", 1))));
        assertThat(given().get("/v1/articles.ndjson?fields=extra.page")
                        .asString()
                        .strip())
                .isEqualTo("{\"extra\":{\"page\":1}}");
        given().get("/v1/articles.ndjson?fields=extra.mood").then().statusCode(400);
        given().get("/v1/articles/ferry?fields=extra.mood")
                .then()
                .statusCode(200)
                .spec(contract())
                .body("extra", equalTo(Map.of("mood", "sad")));
        given().get("/v1/articles/ferry?fields=extra.fee,extra.z")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors.size()", is(2))
                .body("errors[0].allowed", contains("extra.deskCode", "extra.mood", "extra.page"));
        given().get("/v1/articles/ferry?fields=extra").then().body("extra.z", is(1));
        given().get("/v1/tags?fields=extra.deskCode").then().statusCode(400).spec(contract());
        given().get("/v1/corrections?fields=extra.deskCode")
                .then()
                .statusCode(400)
                .spec(contract());
        put("author", OFFICE, null).statusCode(201);
        given().get("/v1/authors?fields=extra.room").then().statusCode(200).spec(contract());
        given().get("/v1/authors?fields=extra.fee").then().statusCode(400);
        given().get("/q/openapi?format=json")
                .then()
                .body(fieldsOf("/v1/articles"), hasItem("extra.page"))
                .body(fieldsOf("/v1/articles"), not(hasItem("extra.mood")))
                .body(fieldsOf("/v1/articles/{slug}"), hasItem("extra.mood"))
                .body(fieldsOf("/v1/authors"), hasItem("extra.room"))
                .body(fieldsOf("/v1/tags"), not(hasItem("extra.room")));
        // What is private from now on cannot be selected any more, even where an answer was in memory.
        put("article", DESK.replace("\"minimum\": 1,", "\"x-private\": true,"), "*")
                .statusCode(200);
        given().get("/v1/articles?fields=extra.page").then().statusCode(400);
    }

    @Test
    void a_list_in_csv_has_a_column_for_each_property_that_is_named() {
        put("article", """
                {"properties": {
                    "deskCode": {"type": "string", "x-filter": true},
                    "page": {"type": "number", "x-filter": true},
                    "live": {"type": "boolean", "x-filter": true},
                    "mood": {"type": "string"}}}""", null).statusCode(201);
        newsroom.takes(
                article("a").with("extra", Map.of("deskCode", "=sport, \"late\"", "page", -1.50, "live", true)),
                article("b").with("extra", Map.of("deskCode", "news", "page", 20)),
                article("c"));

        assertThat(given().get("/v1/articles.csv?fields=extra.page,slug,extra.live,extra.deskCode&sort=headline")
                        .then()
                        .statusCode(200)
                        .spec(contract())
                        .extract()
                        .asString()
                        .split("\r\n"))
                .hasSize(4)
                .startsWith("slug,extra.deskCode,extra.live,extra.page")
                .contains("a,\"'=sport, \"\"late\"\"\",true,-1.5", "b,news,,20", "c,,,");
        assertThat(given().get("/v1/articles.csv?fields=extra.deskCode&extra.deskCode=news")
                        .asString())
                .isEqualTo("extra.deskCode\r\nnews\r\n");
        assertThat(given().get("/v1/articles.csv").asString()).doesNotContain("extra");
        given().get("/v1/articles.csv?fields=extra.mood")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors[0].allowed", contains("extra.deskCode", "extra.live", "extra.page"));
        given().get("/v1/articles.csv?fields=slug,extra")
                .then()
                .statusCode(400)
                .spec(contract())
                .body("errors.size()", is(1))
                .body("errors[0].detail", containsString("extra.deskCode"));
        assertThat(given().get("/v1/articles.ndjson?fields=extra.live,slug").asString())
                .contains("{\"slug\":\"a\",\"extra\":{\"live\":true}}");
    }

    private static String fieldsOf(String path) {
        return "paths.'" + path + "'.get.parameters.find { it.name == 'fields' }.schema.items.enum";
    }

    private static org.assertj.core.api.ListAssert<String> slugs(String path) {
        return assertThat(given().get(path)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .<List<String>>path("items.slug"));
    }

    @Test
    void the_served_contract_has_what_the_schema_says_and_nothing_private() {
        String before = given().get("/q/openapi?format=json").asString();
        assertThat(before).doesNotContain("ArticleExtra");
        put(
                        "article",
                        DESK.replace("\"fee\":", "\"mood\": {\"$ref\": \"#/$defs/mood\"}, \"fee\":")
                                .replaceFirst("\\{", "{\"\\$defs\": {\"mood\": {\"enum\": [\"glad\", \"sad\"]}},"),
                        null)
                .statusCode(201);

        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.schemas.ArticleExtra.properties.deskCode.enum", contains("sport", "news"))
                .body("components.schemas.ArticleExtra.properties.mood.enum", contains("glad", "sad"))
                .body("components.schemas.ArticleExtra.properties.keySet()", contains("deskCode", "mood", "page"))
                .body("components.schemas.TeaserExtra.properties.keySet()", contains("deskCode", "page"))
                .body("components.schemas.Article.properties.extra.$ref", equalTo("#/components/schemas/ArticleExtra"))
                .body("components.schemas.Teaser.properties.extra.$ref", equalTo("#/components/schemas/TeaserExtra"))
                .body("components.schemas.Section.properties.extra.$ref", equalTo("#/components/schemas/Extra"))
                .body("paths.'/v1/articles'.get.parameters.name", hasItem("extra.deskCode"));
        assertThat(given().get("/q/openapi").asString()).contains("extra.page");
        editor().header("If-Match", "*")
                .contentType("application/json")
                .body("{}")
                .put("/v1/editorial/schemas/article")
                .then()
                .statusCode(200);
    }
}
