package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.broadsheet.archive.Reading;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites of Markdown, as they are imported over HTTP. */
@QuarkusTest
class MarkdownImportTest {

    private static final Header KEY = new Header("Authorization", "Bearer " + Newsroom.KEY);
    private static final Path FIXTURES = Path.of("src/test/resources/archive/markdown");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static Map<String, byte[]> site(String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Path root = FIXTURES.resolve(name);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static byte[] text(String... lines) {
        return (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] page(String title, String... further) {
        return text("---", "title: " + title, "date: 2019-05-01", String.join("\n", further), "---", "Text.");
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(12, 8, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }

    private static JsonNode takes(Map<String, byte[]> files, String query) {
        List<JsonNode> lines = Newsroom.answer(given().header(KEY)
                .contentType("application/zip")
                .body(Reading.zip(files))
                .post("/v1/editorial/imports" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("type").asText()).as(lines.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(lines.toString()).isZero();
        return done;
    }

    @Test
    void a_site_of_hugo_comes_with_its_pictures() throws IOException {
        Map<String, byte[]> files = site("hugo");
        files.put("content/sport/ferry/hero.jpg", picture());
        files.put("content/sport/ferry/start.jpg", picture());

        takes(files, "?images=store");

        given().get("/v1/articles").then().body("items.slug", contains("race"));
        given().get("/v1/articles/race?body=html")
                .then()
                .body("leadImage.url", containsString("/media/"))
                .body("authors.name", contains("Mira Holt"))
                .body("tags.slug", containsInAnyOrder("ferry", "the-race"))
                .body("body.html", containsString("The start"));
        given().queryParam("path", "/en/old/race/").get("/v1/resolve").then().body("slug", equalTo("race"));
        assertThat(takes(files, "?images=store").path("updated").asInt()).isZero();
    }

    @Test
    void a_site_of_jekyll_comes_without_its_drafts() throws IOException {
        JsonNode done = takes(site("jekyll"), "");

        given().get("/v1/articles").then().body("items.slug", containsInAnyOrder("ferry", "train"));
        given().get("/v1/articles/ferry?body=html")
                .then()
                .body("body.html", containsString("/articles/train\""))
                .body("section.slug", notNullValue());
        assertThat(done.path("created").asInt()).isPositive();
        assertThat(takes(site("jekyll"), "").path("updated").asInt()).isZero();
    }

    @Test
    void what_sections_of_hugo_hand_down_hides_their_pages() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("hugo.toml", text("title = 'The Example'"));
        files.put("content/news/ferry.md", page("Ferry"));
        files.put("content/plans/_index.md", text("---", "title: Plans", "cascade: {draft: true}", "---"));
        files.put("content/plans/bridge.md", page("Bridge"));
        files.put("content/plans/deep/tunnel/index.md", page("Tunnel"));
        files.put("content/plans/open.md", page("Open", "draft: false"));
        files.put(
                "content/parts/_index.md",
                text("+++", "title = 'Parts'", "[[cascade]]", "[cascade.build]", "render = 'never'", "+++"));
        files.put("content/parts/box.md", page("Box"));
        files.put("content/soon/_index.md", text("---", "title: Soon", "draft: true", "---"));
        files.put("content/soon/launch.md", page("Launch"));
        files.put(
                "content/mixed/_index.md",
                text("---", "title: Mixed", "cascade:", "  - target: {path: '/mixed/x/**'}", "    draft: true", "---"));
        files.put("content/mixed/x/hush.md", page("Hush"));
        files.put("content/mixed/loud.md", page("Loud"));
        files.put("content/unlisted.md", page("Unlisted", "build: {list: never}"));
        files.put("content/news/capital.md", page("Capital", "Draft: true"));

        takes(files, "");

        given().get("/v1/articles").then().body("items.slug", containsInAnyOrder("ferry", "open", "loud"));
    }

    @Test
    void links_between_files_are_references_and_tags_are_as_they_are_written() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("hugo.toml", text("title = 'The Example'"));
        files.put(
                "content/news/ferry/index.md",
                text(
                        "---",
                        "title: Ferry",
                        "date: 2019-05-01",
                        "tags: [Sea Travel, sea travel, SEA]",
                        "authors: [{name: Mira Holt, email: mira@example.org}]",
                        "---",
                        "See [the boat](../boat/index.md)."));
        files.put("content/news/boat/index.md", page("Boat"));

        takes(files, "");

        given().get("/v1/articles/ferry?body=html")
                .then()
                .body("body.html", containsString("/articles/boat\""))
                .body("tags.slug", contains("sea-travel", "sea"))
                .body("authors.name", contains("Mira Holt"));
    }
}
