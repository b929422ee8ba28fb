package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Reading;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export of Ghost, as it is imported over HTTP. */
@QuarkusTest
class GhostImportTest {

    private static final String SITE = "https://www.harbour.example";
    private static final Header KEY = new Header("Authorization", "Bearer " + Newsroom.KEY);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static byte[] fixture() throws IOException {
        try (InputStream in = GhostImportTest.class.getResourceAsStream("/archive/ghost/export-5.json")) {
            return in.readAllBytes();
        }
    }

    private static ObjectNode post(String slug, String html) {
        return JSON.createObjectNode()
                .put("id", "id-" + slug)
                .put("title", "Post " + slug)
                .put("slug", slug)
                .put("html", html)
                .put("type", "post")
                .put("status", "published")
                .put("visibility", "public")
                .put("published_at", "2024-05-02T10:00:00.000Z")
                .put("updated_at", "2024-05-02T10:00:00.000Z");
    }

    private static byte[] export(ObjectNode... posts) {
        ObjectNode export = JSON.createObjectNode();
        ObjectNode database = export.putArray("db").addObject();
        database.putObject("meta").put("version", "5.94.1").put("exported_on", 1);
        ObjectNode data = database.putObject("data");
        ArrayNode rows = data.putArray("posts");
        ArrayNode tags = data.putArray("posts_tags");
        ArrayNode authors = data.putArray("posts_authors");
        for (ObjectNode post : posts) {
            rows.add(post);
            tags.addObject()
                    .put("post_id", post.path("id").asText())
                    .put("tag_id", "t-" + post.path("slug").asText());
            authors.addObject()
                    .put("post_id", post.path("id").asText())
                    .put("author_id", "u-" + post.path("slug").asText());
            String slug = post.path("slug").asText();
            data.withArray("tags")
                    .addObject()
                    .put("id", "t-" + slug)
                    .put("name", "Of " + slug)
                    .put("slug", "of-" + slug);
            data.withArray("users")
                    .addObject()
                    .put("id", "u-" + slug)
                    .put("name", "By " + slug)
                    .put("slug", "by-" + slug);
        }
        return export.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> sends(byte[] file, String type) {
        return Newsroom.answer(given().header(KEY)
                .contentType(type)
                .queryParam("map", "site: " + SITE)
                .body(file)
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode takes(byte[] file) {
        List<JsonNode> lines = sends(file, "application/json");
        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("type").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(lines.toString()).isZero();
        return done;
    }

    private static ValidatableResponse reads(String slug) {
        return given().get("/v1/articles/" + slug + "?body=html").then();
    }

    @Test
    void a_post_comes_with_what_belongs_to_it() throws IOException {
        takes(fixture());

        reads("ferry-returns")
                .statusCode(200)
                .body("headline", equalTo("Ferry returns & stays"))
                .body("standfirst", equalTo("It crosses again."))
                .body("section.slug", equalTo("news"))
                .body("tags.slug", contains("harbour"))
                .body("authors.name", contains("Mira Okafor", "desk"))
                .body("publishedAt", equalTo("2024-05-02T10:00:00Z"))
                .body("updatedAt", equalTo("2024-05-03T09:30:00Z"))
                .body("featured", equalTo(true))
                .body("language", equalTo("de-AT"))
                .body("canonicalUrl", equalTo("https://wire.example/ferry"))
                .body("leadImage.url", equalTo(SITE + "/content/images/2024/05/lead.jpg"))
                .body("leadImage.alt", equalTo("The ferry at the pier"))
                .body("seo.title", equalTo("Ferry returns to the harbour"))
                .body("social.image.url", equalTo(SITE + "/content/images/og.jpg"))
                .body("extra", equalTo(Map.of()))
                .body("body.html", containsString(SITE + "/content/images/2024/05/ferry.jpg"))
                .body("body.html", containsString("\"" + SITE + "/\""));
        given().get("/v1/authors/mira").then().statusCode(200).body("links.size()", equalTo(6));
        given().queryParam("path", "/ferry-returns/").get("/v1/resolve").then().body("slug", equalTo("ferry-returns"));
        given().queryParam("path", "/r/a1b2c3")
                .get("/v1/resolve")
                .then()
                .body("location", containsString("ferry-returns"));
        Desk.get("ferry-returns").statusCode(200).body("extra._internalTags", contains("#city-desk"));
        Desk.get("only-lexical").statusCode(200).body("status", equalTo("draft"));
        given().get("/v1/articles/contact").then().statusCode(404);
    }

    @Test
    void the_same_file_changes_nothing() throws IOException {
        takes(fixture());

        JsonNode again = takes(fixture());
        assertThat(again.path("created").asInt() + again.path("updated").asInt())
                .as(again.toString())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "sent", "scheduled", "something-new"})
    void what_was_not_public_is_not(String status) {
        takes(export(
                post("secret", "<p>Hush</p>").put("status", status),
                post("ferry", "<p>See <a href=\"__GHOST_URL__/secret/\">this</a></p>")));

        reads("secret").statusCode(404);
        given().get("/v1/articles").then().body("items.slug", contains("ferry"));
        given().get("/v1/tags").then().body("items", empty());
        given().get("/v1/sections").then().body("items.slug", not(containsString("secret")));
        given().get("/v1/authors").then().body("items.slug", contains("by-ferry"));
        given().queryParam("path", "/secret/").get("/v1/resolve").then().body("state", equalTo("unknown"));
        Desk.get("secret").statusCode(200).body("status", equalTo("draft"));
    }

    @ParameterizedTest
    @CsvSource({"members, registered", "paid, subscribers", "tiers, subscribers", "label:vip, subscribers"})
    void what_only_members_could_read_is_whole_for_them_alone(String visibility, String access) {
        takes(export(
                post("walled", "<p>Open</p>\n<!--members-only-->\n<p>Closed</p>")
                        .put("visibility", visibility),
                post("gated", "<p>Closed</p>").put("visibility", visibility)));

        reads("walled").body("access", equalTo(access)).body("body.html", equalTo("<p>Open</p>"));
        reads("gated").body("access", equalTo(access)).body("body.html", equalTo(""));
        Desk.get("walled").body("body.blocks.size()", equalTo(3));
    }

    @Test
    void a_public_post_with_a_mark_is_whole_for_everybody() {
        takes(export(post("open", "<p>a</p>\n<!--members-only-->\n<p>b</p>")));

        reads("open").body("access", equalTo("free")).body("body.html", equalTo("<p>a</p>\n<p>b</p>"));
    }

    @Test
    void a_block_for_members_within_a_public_post_is_not_public() {
        takes(export(post(
                "part",
                "<p>a</p>\n<!--kg-gated-block:begin nonMember:false memberSegment:\"status:-free\" -->"
                        + "<p>secret</p><!--kg-gated-block:end-->\n<p>b</p>")));

        reads("part").statusCode(200).body("body.html", equalTo("<p>a</p>\n<p>b</p>"));
    }

    @Test
    void links_between_posts_are_references() {
        takes(export(
                post("one", "<p><a href=\"__GHOST_URL__/two/#part\">two</a></p>"),
                post("two", "<p><a href=\"/one/\">one</a> <a href=\"" + SITE + "/one\">one</a></p>")));

        reads("one").body("body.html", containsString("/articles/two"));
        Desk.get("two")
                .body(
                        "body.blocks[0].html",
                        equalTo("<a href=\"article:one\">one</a> <a href=\"article:one\">one</a>"));
    }

    @Test
    void every_card_of_lexical_is_taken() {
        String cards = """
                {"root":{"type":"root","children":[
                {"type":"paragraph","children":[{"type":"extended-text","text":"Text","format":3}]},
                {"type":"image","src":"__GHOST_URL__/content/images/a.jpg","alt":"A","caption":"C"},
                {"type":"gallery","images":[{"src":"/a.jpg","alt":"A"},{"src":"/b.jpg","alt":"B"}]},
                {"type":"embed","url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","html":"<iframe src=\\"https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed\\"></iframe>"},
                {"type":"bookmark","url":"https://x.example","metadata":{"title":"T"}},
                {"type":"callout","calloutText":"Mind","calloutEmoji":"!"},
                {"type":"toggle","heading":"Q","content":"<p>A</p>"},
                {"type":"button","buttonText":"Go","buttonUrl":"https://x.example"},
                {"type":"audio","src":"https://x.example/a.mp3","title":"S"},
                {"type":"video","src":"https://x.example/v.mp4","width":640,"height":360},
                {"type":"file","src":"https://x.example/f.pdf","fileTitle":"F","fileSize":10},
                {"type":"product","productTitle":"P","productDescription":"<p>D</p>"},
                {"type":"header","version":2,"header":"H","subheader":"S"},
                {"type":"signup","header":"J"},
                {"type":"call-to-action","textValue":"<p>Give</p>"},
                {"type":"markdown","markdown":"| a |\\n|---|\\n| b |"},
                {"type":"html","html":"<p>raw</p>"},
                {"type":"codeblock","code":"x = 1","language":"python"},
                {"type":"list","listType":"check","tag":"ul","children":[{"type":"listitem","checked":true,"children":[{"type":"text","text":"done"}]}]},
                {"type":"horizontalrule"}]}}
                """;
        takes(export(post("cards", "").putNull("html").put("lexical", cards)));

        List<String> types = given().get("/v1/articles/cards?body=blocks")
                .then()
                .statusCode(200)
                .extract()
                .path("body.blocks.type");
        assertThat(types)
                .containsExactly(
                        "paragraph",
                        "image",
                        "gallery",
                        "embed",
                        "link",
                        "callout",
                        "details",
                        "link",
                        "audio",
                        "video",
                        "file",
                        "callout",
                        "heading",
                        "paragraph",
                        "callout",
                        "callout",
                        "table",
                        "paragraph",
                        "code",
                        "list",
                        "divider");
    }

    @Test
    void an_export_is_found_in_a_zip_with_its_mapping_and_its_redirects() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("export.json", export(post("one", "<p>1</p>")));
        files.put("content/data/redirects.yaml", "301:\n  /old/: /one/\n".getBytes(StandardCharsets.UTF_8));
        files.put(
                "content/settings/routes.yaml",
                "collections:\n  /:\n    permalink: /{year}/{slug}/\n".getBytes(StandardCharsets.UTF_8));
        JsonNode done = Newsroom.last(sends(Reading.zip(files), "application/zip"));

        assertThat(done.path("rejected").asInt()).as(done.toString()).isZero();
        for (String path : new ArrayList<>(List.of("/2024/one/", "/one/", "/old"))) {
            given().queryParam("path", path)
                    .get("/v1/resolve")
                    .then()
                    .body("location", containsString("/articles/one"));
        }
    }

    @Test
    void of_a_file_that_is_cut_off_nothing_is_stored() throws IOException {
        byte[] whole = fixture();
        List<JsonNode> lines = sends(java.util.Arrays.copyOf(whole, whole.length - 40), "application/json");

        assertThat(Newsroom.last(lines).toString()).contains("cut off");
        given().get("/v1/articles").then().body("items", empty());
    }
}
