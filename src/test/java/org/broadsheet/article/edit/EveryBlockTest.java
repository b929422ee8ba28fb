package org.broadsheet.article.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.broadsheet.body.BlockType;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of every type, with every field, from the newsroom to readers in each form. */
@QuarkusTest
class EveryBlockTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Something of each block that a form must show. */
    private static final List<String> SHOWN = List.of(
            "It sailed",
            "The times",
            "The ferry",
            "First",
            "views",
            "And waited.",
            "for the tide",
            "reader",
            "Seven minutes",
            "The pilot",
            "stern",
            "Slowly.",
            "Board",
            "day",
            "Monday",
            "50",
            "from crossing",
            "query",
            "The crossing",
            "To the end.",
            "film",
            "charts.example.org/1",
            "The ferry sails",
            "/media/ferry.mp4",
            "dawn",
            "The horn",
            "Twice",
            "The timetable",
            "/files/timetable.pdf",
            "Buy a ticket",
            "At the quay or here",
            "/tickets",
            "bicycles",
            "They sail free.",
            "Dogs too.",
            "Mind the step.",
            "Story harbour",
            "By the harbour",
            "By ours.",
            "at noon");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_story() {
        newsroom.empty();
        newsroom.takes(section("local"), article("harbour"));
    }

    private static JsonNode everyBlock() throws IOException {
        try (InputStream in = EveryBlockTest.class.getResourceAsStream("/article/every-block.json")) {
            return JSON.readTree(in);
        }
    }

    private static ValidatableResponse create(Object blocks) {
        Map<String, Object> story = story("Every block");
        story.put("slug", "every-block");
        story.put("body", Map.of("blocks", blocks));
        return sending(story).post("/v1/editorial/articles").then().spec(contract());
    }

    /** As bytes: of other types than JSON, REST Assured makes Latin-1. */
    private static ValidatableResponse patch(Map<String, Object> body) throws IOException {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", etag("every-block"))
                .body(JSON.writeValueAsBytes(Map.of("body", body)))
                .patch("/v1/editorial/articles/every-block")
                .then()
                .spec(contract())
                .statusCode(200);
    }

    private static JsonNode blocks(ValidatableResponse answer) throws IOException {
        return JSON.readTree(answer.extract().asString()).at("/body/blocks");
    }

    private static ValidatableResponse read(String suffixOrQuery) {
        return given().when()
                .get("/v1/articles/every-block" + suffixOrQuery)
                .then()
                .spec(contract())
                .statusCode(200);
    }

    private static void published() throws IOException {
        create(everyBlock()).statusCode(201);
        act("every-block", "publish", Map.of()).spec(contract()).statusCode(200);
    }

    /** Everything that was sent is in what is read, which may have more: nulls and defaults. */
    private static void assertHas(JsonNode read, JsonNode sent, String at) {
        if (sent.isObject()) {
            sent.properties().forEach(field -> {
                if (!field.getKey().equals("html") && !field.getKey().equals("article")) {
                    assertHas(read.path(field.getKey()), field.getValue(), at + "/" + field.getKey());
                }
            });
        } else if (sent.isArray() && !at.endsWith("/cells")) {
            assertThat(read.size()).as(at).isEqualTo(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                assertHas(read.get(i), sent.get(i), at + "/" + i);
            }
        } else if (sent.isTextual() && sent.asText().startsWith("/")) {
            assertThat(read.asText()).as(at).endsWith(sent.asText());
        } else if (!sent.isArray()) {
            assertThat(read).as(at).isEqualTo(sent);
        }
    }

    private static Set<String> types(JsonNode blocks) {
        Set<String> types = new TreeSet<>();
        blocks.forEach(block -> types.add(block.path("type").asText()));
        return types;
    }

    @Test
    void the_fixture_has_every_type_that_shows_something() throws IOException {
        assertThat(types(everyBlock()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(BlockType.values())
                        .filter(type -> type != BlockType.PAYWALL)
                        .map(BlockType::wireName)
                        .toList());
    }

    @Test
    void editors_and_readers_get_every_field_that_was_sent() throws IOException {
        JsonNode sent = everyBlock();

        JsonNode stored = blocks(create(sent).statusCode(201).body("warnings.effect", not(hasItem("lost"))));
        act("every-block", "publish", Map.of()).spec(contract()).statusCode(200);
        JsonNode shown = blocks(read(""));

        assertHas(stored, sent, "");
        assertHas(shown, sent, "");
        assertThat(shown.get(0).path("html").asText())
                .contains("<sup class=\"footnote\" id=\"fnref-1\">", "id=\"fnref-1-2\"", "id=\"fnref-2\"");
    }

    @Test
    void an_edit_that_sends_back_what_was_read_changes_nothing_and_another_changes_that_alone() throws IOException {
        published();
        JsonNode stored = blocks(
                sending("").get("/v1/editorial/articles/every-block").then().statusCode(200));
        JsonNode shown = blocks(read(""));

        patch(Map.of("blocks", stored)).header("ETag", "\"v2\"");
        assertThat(blocks(read(""))).isEqualTo(shown);

        JsonNode edited = stored.deepCopy();
        ((ObjectNode) edited.get(1)).put("html", "New times");
        patch(Map.of("blocks", edited)).header("ETag", "\"v3\"");
        act("every-block", "unpublish", Map.of("reason", "To be checked."))
                .spec(contract())
                .statusCode(200);
        act("every-block", "publish", Map.of()).spec(contract()).statusCode(200);

        JsonNode again = blocks(read(""));
        assertThat(again.get(1).path("html").asText()).isEqualTo("New times");
        for (int i = 0; i < shown.size(); i++) {
            if (i != 1) {
                assertThat(again.get(i)).isEqualTo(shown.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?body=html", "?body=markdown", "?body=text", ".html", ".md", ".jsonld", ".ninjs"})
    void each_form_of_an_article_shows_each_block(String form) throws IOException {
        published();

        String text = read(form).extract().asString().replace("\\u003c", "<");

        List<String> missing = new ArrayList<>(SHOWN);
        missing.removeIf(text::contains);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "jsonfeed"})
    void each_feed_shows_each_block(String form) throws IOException {
        published();

        String text = given().when()
                .get("/v1/articles." + form + "?body=html")
                .then()
                .spec(contract())
                .statusCode(200)
                .extract()
                .asString();

        List<String> missing = new ArrayList<>(SHOWN);
        missing.removeIf(text::contains);
        assertThat(missing).isEmpty();
        assertThat(text).doesNotContain("=\\\"#", "=\"#", "=&quot;#");
        assertThat(text).contains("/articles/every-block#times", "/articles/every-block#fn-1");
    }

    @Test
    void every_link_within_a_page_leads_somewhere_in_it() throws IOException {
        published();

        for (String html : List.of(
                read("?body=html").extract().path("body.html"),
                read(".html").extract().asString())) {
            Document page = Jsoup.parse(html);
            List<String> targets = page.select("a[href^=#]").eachAttr("href");
            assertThat(targets).contains("#times", "#fn-1", "#fnref-1", "#fnref-2");
            for (String target : targets) {
                assertThat(page.getElementById(target.substring(1))).as(target).isNotNull();
            }
            List<String> ids = page.select("[id]").stream().map(Element::id).toList();
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_is_written_as_html_and_markdown_is_read_back_as_the_same_html() throws IOException {
        published();
        String html = read("?body=html").extract().path("body.html");
        String markdown = read("?body=markdown").extract().path("body.markdown");

        for (Map<String, Object> form :
                List.<Map<String, Object>>of(Map.of("html", html), Map.of("markdown", markdown))) {
            patch(form);

            assertThat(read("?body=html").extract().<String>path("body.html")).isEqualTo(html);
        }
    }

    @Test
    void schema_org_and_ninjs_name_videos_audios_and_files() throws IOException {
        published();

        read(".jsonld")
                .body("video[0].'@type'", equalTo("VideoObject"))
                .body("video[0].contentUrl", containsString("/media/ferry.mp4"))
                .body("video[0].thumbnailUrl", containsString("/img/poster.jpg"))
                .body("audio[0].encodingFormat", equalTo("audio/mpeg"))
                .body("associatedMedia[0].name", equalTo("The timetable"))
                .body("image.size()", equalTo(5));
        JsonNode ninjs = JSON.readTree(read(".ninjs").extract().asString());
        assertThat(ninjs.path("associations").findValuesAsText("type")).contains("video", "audio");
    }

    /** The blocks are written with single quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'list','items':['a','b'],'tasks':['open']} | /0/tasks | Has 1 elements for 2 items",
                "{'type':'list','items':['a','b'],'tasks':['open','maybe']} | /0/tasks/1 | Must be one of open",
                "{'type':'list','items':['a','b'],'itemBlocks':[[]]} | /0/itemBlocks | Has 1 elements for 2 items",
                "{'type':'list','items':['a'],'itemBlocks':[[{'type':'divider'},{'type':'paragraph'}]]}"
                        + " | /0/itemBlocks/0/1/html | Is required",
                "{'type':'paragraph','html':'a','anchor':'a b'} | /0/anchor | no white space",
                "{'type':'divider','anchor':'fn-1'} | /0/anchor | must not begin with fn-",
                "{'type':'table','rows':[['a']],'cells':[{'row':0,'column':1}]} | /0/cells/0 | lie within the table",
                "{'type':'table','rows':[['a','b'],['c','d']],'cells':[{'row':0,'column':0,'rowSpan':2},"
                        + "{'row':1,'column':0,'columnSpan':2}]} | /0/cells/1 | must not overlap another",
                "{'type':'table','rows':[['a']],'headRows':1} | /0/headRows | Must not exceed the number of rows",
                "{'type':'table','rows':[['a']],'alignments':['up']} | /0/alignments/0 | Must be one of left",
                "{'type':'details','summary':'s','blocks':[{'type':'carousel'}]} | /0/blocks/0/type | must be one of",
                "{'type':'footnotes','notes':[{'anchor':'note','blocks':[]}]} | /0/notes/0/anchor | Must be fn-",
                "{'type':'footnotes','notes':[{'anchor':'fn-1','blocks':[{'type':'divider'}]},"
                        + "{'anchor':'fn-1','blocks':[]}]} | /0/notes | same anchor twice",
                "{'type':'gallery','images':[{'url':'/a.jpg','link':'javascript:x'}]} | /0/images/0/link | http",
                "{'type':'embed','url':'/a'} | /0/url | Must be an http or https URL",
                "{'type':'embed','url':'https://a.example','ratio':'wide'} | /0/ratio | two numbers",
                "{'type':'video','url':'/a.mp4','sources':[{'url':'/a','mediaType':'mp4'}]}"
                        + " | /0/sources/0/mediaType | Must be a media type",
                "{'type':'audio','url':'/a.mp3','captions':[{'url':'/a','kind':'lyrics'}]}"
                        + " | /0/captions/0/kind | must be one of subtitles",
                "{'type':'file','url':'/a.pdf','size':-1} | /0/size | Must be a whole number",
                "{'type':'link','url':'javascript:x','title':'x'} | /0/url | Must be an http",
                "{'type':'callout','kind':'Big Note','blocks':[]} | /0/kind | May contain only",
                "{'type':'quote','html':'a','url':'/x'} | /0/url | Must be an http or https URL",
            })
    void a_fault_says_where_it_is_once(String block, String pointer, String detail) throws IOException {
        create(JSON.readTree("[" + block.replace('\'', '"') + "]"))
                .statusCode(422)
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo("/body/blocks" + pointer))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void blocks_are_nested_twelve_deep_and_no_deeper() throws IOException {
        String twelve = "{\"type\":\"divider\"}";
        for (int i = 0; i < 12; i++) {
            twelve = "{\"type\":\"list\",\"items\":[\"a\"],\"itemBlocks\":[[" + twelve + "]]}";
        }
        String thirteen = "{\"type\":\"details\",\"summary\":\"a\",\"blocks\":[" + twelve + "]}";

        create(JSON.readTree("[" + twelve + "]")).statusCode(201);
        create(JSON.readTree("[" + thirteen + "]"))
                .statusCode(422)
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", containsString("/body/blocks/0/blocks/0/itemBlocks/0/0/"))
                .body("errors[0].detail", containsString("more than 12 blocks deep"));
    }
}
