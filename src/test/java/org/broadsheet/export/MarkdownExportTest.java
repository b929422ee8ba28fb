package org.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.SoftAssertions;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newsroom as files of Markdown. */
@QuarkusTest
class MarkdownExportTest {

    private static final String EXPORT = "/v1/editorial/export/markdown.zip";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static Map<String, byte[]> files(String query) throws IOException {
        byte[] zip = editor().get(EXPORT + query)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(files.put(entry.getName(), in.readAllBytes()))
                        .as(entry.getName())
                        .isNull();
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        assertThat(files).containsKey(name);
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static JsonNode head(String file) throws IOException {
        assertThat(file).startsWith("---\n").contains("\n---\n");
        return new YAMLMapper().readTree(file.substring(4, file.indexOf("\n---\n") + 1));
    }

    private static String body(String file) {
        return file.substring(file.indexOf("\n---\n") + 5).strip();
    }

    @Test
    void an_article_is_a_file_with_front_matter() throws IOException {
        newsroom.takes(
                section("local").with("name", "Town"),
                section("quays").with("name", "Quays").with("parent", "local"),
                tag("ferry").with("name", "Ferry: a boat"),
                author("ada").with("name", "Ada"),
                article("mole"),
                article("pier")
                        .with("headline", "No: it sails")
                        .with("standfirst", "At last")
                        .with("section", "quays")
                        .with("sections", List.of("local"))
                        .tags("ferry")
                        .authors("ada")
                        .with("aliases", List.of("/old/pier"))
                        .with("publishedAt", "2020-05-01T10:00:00Z")
                        .with("kicker", "Harbour")
                        .with("language", "de")
                        .with(
                                "notices",
                                List.of(Map.of(
                                        "kind",
                                        "correction",
                                        "text",
                                        "<p>Not so.</p>",
                                        "publishedAt",
                                        "2020-06-01T00:00:00Z")))
                        .with("body", Map.of("markdown", "It [sails](article:mole).\n\n## When\n\nNow.")));
        Desk.patch("pier", Map.of("leadImage", Map.of("id", EditorialExportTest.picture("A quay"))))
                .statusCode(200);

        Map<String, byte[]> files = files("");

        String pier = text(files, "content/quays/pier.md");
        JsonNode head = head(pier);
        assertThat(head.path("title").asText()).isEqualTo("No: it sails");
        assertThat(head.path("description").asText()).isEqualTo("At last");
        assertThat(pier).contains("\ndate: 2020-05-01T10:00:00Z\n");
        assertThat(head.path("draft").asBoolean()).isFalse();
        assertThat(head.path("url").asText()).isEqualTo("/articles/pier");
        assertThat(head.path("authors").get(0).asText()).isEqualTo("ada");
        assertThat(head.path("categories").toString()).isEqualTo("[\"quays\",\"local\"]");
        assertThat(head.path("tags").toString()).isEqualTo("[\"ferry\"]");
        assertThat(head.path("aliases").toString()).isEqualTo("[\"/old/pier\"]");
        assertThat(head.path("language").asText()).isEqualTo("de");
        assertThat(head.at("/image/alt").asText()).isEqualTo("A quay");
        assertThat(head.path("kicker").asText()).isEqualTo("Harbour");
        assertThat(head.at("/broadsheet/section").asText()).isEqualTo("quays");
        assertThat(body(pier))
                .isEqualTo(
                        "> **Correction**, 2020-06-01\n>\n> Not so.\n\nIt [sails](/articles/mole).\n\n## When\n\nNow.");
        String picture = head.at("/image/src").asText();
        assertThat(picture).startsWith("/media/").endsWith(".png");
        assertThat(files.get("static" + picture)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(head(text(files, "content/quays/_index.md")).path("title").asText())
                .isEqualTo("Quays");
        assertThat(new YAMLMapper()
                        .readTree(text(files, "data/authors.yaml"))
                        .at("/ada/name")
                        .asText())
                .isEqualTo("Ada");
    }

    @Test
    void what_is_not_for_everybody_is_a_draft() throws IOException {
        newsroom.takes(
                section("local"),
                article("open"),
                article("gated").with("access", "registered"),
                article("draft").with("status", "draft"),
                article("withdrawn").with("status", "withdrawn"),
                article("scheduled").with("publishedAt", "2125-01-01T00:00:00Z"),
                article("embargoed").with("embargoUntil", "2125-01-01T00:00:00Z"),
                article("over").with("publishedAt", "2019-01-01T00:00:00Z").with("expiresAt", "2020-01-01T00:00:00Z"));

        Map<String, byte[]> files = files("");

        for (String slug : List.of("gated", "draft", "withdrawn", "scheduled", "embargoed", "over")) {
            assertThat(head(text(files, "content/local/" + slug + ".md"))
                            .path("draft")
                            .asBoolean())
                    .as(slug)
                    .isTrue();
        }
        assertThat(head(text(files, "content/local/open.md")).path("draft").asBoolean())
                .isFalse();
        assertThat(text(files, "content/local/embargoed.md")).contains("\ndate: 2125-01-01T00:00:00Z\n");
        assertThat(files("?drafts=false"))
                .containsKey("content/local/over.md")
                .doesNotContainKey("content/local/draft.md");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void every_field_of_every_thing_has_a_place(long seed) throws IOException {
        EditorialExportTest.generated(newsroom, seed);

        Map<String, byte[]> files = files("");

        assertThat(files.keySet().stream().filter(name -> name.endsWith(".md") && !name.endsWith("_index.md")))
                .hasSize(GeneratedNewsroom.ARTICLES.size());
        for (String name : files.keySet()) {
            if (name.endsWith(".md")) {
                assertThat(head(text(files, name)).path("title").asText())
                        .as(name)
                        .isNotBlank();
            } else if (name.endsWith(".yaml")) {
                assertThat(new YAMLMapper().readTree(text(files, name)).size())
                        .as(name)
                        .isPositive();
            }
        }
        assertThat(text(files, "redirects.csv"))
                .startsWith("from,to,status\r\n")
                .contains("/sections/sport,/sections/sports,308");
    }

    @Test
    void what_comes_in_again_has_the_same_words() {
        newsroom.takes(
                section("local").with("name", "Town & Country"),
                section("uk").with("name", "United Kingdom"),
                tag("ferry").with("name", "Ferry: a boat"),
                author("ada").with("name", "Ada Ångström"),
                author("bob").with("name", "Bob"),
                article("pier")
                        .with("headline", "No: it *sails* & swims")
                        .with("standfirst", "At last & again")
                        .with("section", "uk")
                        .with("sections", List.of("local"))
                        .tags("ferry")
                        .authors("bob", "ada")
                        .with("kicker", "Harbour")
                        .with("shortHeadline", "It sails")
                        .with("dateline", "Dover")
                        .with("aliases", List.of("/old/pier"))
                        .with("seo", Map.of("title", "Sails", "noindex", true))
                        .with("leadImage", Map.of("url", "https://example.org/a.jpg", "alt", "A ferry"))
                        .with("body", Map.of("markdown", "It [sails](article:mole).\n\n## When\n\n- now\n- then")),
                article("mole").authors("ada"),
                article("index").with("section", "uk"),
                article("gated").with("access", "registered").authors("bob"),
                article("draft").with("status", "draft"),
                article("withdrawn").with("status", "withdrawn"),
                article("scheduled").with("publishedAt", "2125-01-01T00:00:00Z"));
        Map<String, JsonNode> before = WordPressExportTest.records();
        byte[] zip = editor().get(EXPORT).asByteArray();
        newsroom.empty();

        List<JsonNode> answer = Newsroom.answer(editor().contentType("application/zip")
                .body(zip)
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        JsonNode done = Newsroom.last(answer);
        assertThat(done.path("type").asText()).as(answer.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(answer.toString()).isZero();
        assertThat(WordPressExportTest.publicSlugs()).containsExactly("index", "mole", "pier");
        Map<String, JsonNode> after = WordPressExportTest.records();
        SoftAssertions softly = new SoftAssertions();
        before.forEach((name, record) -> {
            List<String> fields = name.startsWith("article")
                    ? List.of(
                            "headline",
                            "standfirst",
                            "section",
                            "sections",
                            "tags",
                            "authors",
                            "access",
                            "kicker",
                            "shortHeadline",
                            "dateline",
                            "aliases",
                            "seo",
                            "leadImage",
                            "language")
                    : name.startsWith("cursor") ? List.of() : List.of("name");
            for (String field : fields) {
                softly.assertThat(after.get(name).path(field))
                        .as("%s of %s", field, name)
                        .isEqualTo(record.path(field));
            }
            if (name.startsWith("article")) {
                softly.assertThat(WordPressExportTest.text(after.get(name)))
                        .isEqualTo(WordPressExportTest.text(record));
            }
        });
        softly.assertAll();
        assertThat(after.get("article pier").at("/body/blocks/0/html").asText())
                .contains("<a href=\"article:mole\">sails</a>");
    }
}
