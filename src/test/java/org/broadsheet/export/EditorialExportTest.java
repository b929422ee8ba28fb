package org.broadsheet.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole newsroom goes out and comes in again, and is the same. */
@QuarkusTest
class EditorialExportTest {

    static final String EXPORT = "/v1/editorial/export.ndjson";
    private static final String PUBLIC = "/v1/export.ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static String export(String path) {
        return editor().get(path).then().statusCode(200).extract().asString();
    }

    /** The lines but that of the cursor, which counts what was written. */
    private static List<String> lines(String export) {
        return export.lines()
                .filter(line -> !line.contains("\"type\":\"cursor\""))
                .toList();
    }

    private static List<JsonNode> articles(String export) {
        return export.lines()
                .map(EditorialExportTest::parsed)
                .filter(line -> line.path("type").asText().equals("article"))
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + line, e);
        }
    }

    private JsonNode taken(List<String> lines) {
        List<JsonNode> answer = newsroom.sends(lines.toArray(String[]::new));
        JsonNode done = Newsroom.last(answer);
        assertThat(done.path("type").asText()).as(answer.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(answer.toString()).isZero();
        return done;
    }

    /** Keeps a picture here; its id. */
    static String picture(String alt) {
        return picture(Map.of("alt", alt));
    }

    private static String picture(Map<String, String> words) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            BufferedImage pixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            pixels.setRGB(3, 3, words.hashCode());
            ImageIO.write(pixels, "png", png);
            String id = editor().multiPart("file", "quay.png", png.toByteArray(), "image/png")
                    .post("/v1/editorial/images")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("images[0].id");
            editor().contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body(words)
                    .patch("/v1/editorial/images/" + id)
                    .then()
                    .statusCode(200);
            return id;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A newsroom with everything, some of which no record makes: pictures that are kept here, and former names. */
    static void generated(Newsroom newsroom, long seed) {
        List<ObjectNode> records = new GeneratedNewsroom(seed).records();
        JsonNode done = Newsroom.last(
                newsroom.sends(records.stream().map(ObjectNode::toString).toArray(String[]::new)));
        assertThat(done.path("rejected").asInt()).as("seed %d: %s", seed, done).isZero();
        String picture = picture("A quay, " + seed);
        Desk.patch("pier", Map.of("leadImage", Map.of("id", picture))).statusCode(200);
        Desk.patch("quay", Map.of("leadImage", Map.of("id", picture, "alt", "Another quay")))
                .statusCode(200);
        renamed("sections/sport", "sports");
        renamed("tags/ferry", "ferries");
        renamed("authors/ada", "ada-b");
        for (String slug : List.of("weir", "pier")) {
            renamed("articles/" + slug, slug + "-now");
        }
    }

    private static void renamed(String path, String slug) {
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", slug))
                .patch("/v1/editorial/" + path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_comes_in_again_goes_out_the_same(long seed) {
        generated(newsroom, seed);
        String everything = export(EXPORT);
        String published = export(EXPORT + "?drafts=false");
        String ofEveryone = given().get(PUBLIC).asString();
        String ofSubscribers = export(PUBLIC);

        for (String[] way : new String[][] {
            {EXPORT, everything},
            {EXPORT + "?drafts=false", published},
            {PUBLIC, ofSubscribers},
        }) {
            newsroom.empty();
            taken(lines(way[1]));
            assertThat(lines(export(way[0]))).as("seed %d, %s", seed, way[0]).isEqualTo(lines(way[1]));
        }
        newsroom.empty();
        taken(lines(ofEveryone));
        assertThat(lines(given().get(PUBLIC).asString())).as("seed %d", seed).isEqualTo(lines(ofEveryone));
    }

    @Test
    void everything_is_in_it_whatever_its_state() {
        generated(newsroom, 1);

        List<JsonNode> articles = articles(export(EXPORT));

        assertThat(articles).hasSize(GeneratedNewsroom.ARTICLES.size());
        assertThat(articles.stream().map(one -> one.path("status").asText()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("draft", "published", "withdrawn");
        assertThat(articles)
                .allSatisfy(one -> assertThat(one.at("/extra/_desk").asText()).startsWith("For "));
        assertThat(articles(export(EXPORT + "?drafts=false")))
                .hasSizeBetween(4, 6)
                .allSatisfy(one -> assertThat(one.path("status").asText()).isEqualTo("published"));
    }

    @Test
    void a_kept_picture_leaves_with_an_address_that_others_can_take_it_from() {
        newsroom.takes(section("local"), article("ferry"));
        Desk.patch("ferry", Map.of("leadImage", Map.of("id", picture(Map.of("alt", "A quay", "credit", "Mira")))))
                .statusCode(200);

        JsonNode image = articles(export(EXPORT)).get(0).path("leadImage");

        assertThat(image.hasNonNull("id")).isFalse();
        assertThat(image.path("alt").asText()).isEqualTo("A quay");
        assertThat(image.path("credit").asText()).isEqualTo("Mira");
        assertThat(image.path("url").asText()).startsWith("http");
        given().get(image.path("url").asText().replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200);
    }

    @Test
    void a_former_name_is_a_redirect() {
        newsroom.takes(section("local"), article("ferry"));
        renamed("articles/ferry", "boat");

        String redirect = export(EXPORT)
                .lines()
                .filter(line -> line.contains("\"redirect\""))
                .collect(Collectors.joining());

        assertThat(redirect)
                .isEqualTo("{\"type\":\"redirect\",\"from\":\"/articles/ferry\",\"to\":\"boat\",\"permanent\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "export.ndjson, records",
        "export.ndjson?drafts=false, 'records, without drafts'",
        "export/markdown.zip, Markdown",
        "export/wordpress.xml, WordPress",
    })
    void who_took_everything_is_in_the_audit_trail(String export, String note) {
        newsroom.takes(section("local"));

        editor().head("/v1/editorial/" + export);
        editor().get("/v1/editorial/" + export).then().statusCode(200);

        editor().get("/v1/editorial/audit?kind=export")
                .then()
                .statusCode(200)
                .body("items.action", contains("export"))
                .body("items.note", contains(note))
                .body("items.by", contains("bootstrap"));
    }

    @Test
    void it_is_for_those_who_may_read_everything() {
        newsroom.takes(section("local"));
        given().get(EXPORT).then().statusCode(401);
        String other = key(Map.of("name", "stats", "scopes", List.of("content:gated")));
        given().header("Authorization", "Bearer " + other).get(EXPORT).then().statusCode(403);
        String limited = key(Map.of("name", "local", "scopes", List.of("content:read"), "sections", List.of("local")));
        given().header("Authorization", "Bearer " + limited)
                .get(EXPORT)
                .then()
                .statusCode(403)
                .body("type", endsWith("/outside-limits"));
    }

    private static String key(Map<String, ?> key) {
        return sending(key)
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
