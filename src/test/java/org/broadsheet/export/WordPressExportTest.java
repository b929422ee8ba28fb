package org.broadsheet.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newsroom as WordPress exports itself, read as such an export is. */
@QuarkusTest
class WordPressExportTest {

    private static final String EXPORT = "/v1/editorial/export/wordpress.xml";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static byte[] export() {
        return editor().get(EXPORT)
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .asByteArray();
    }

    private static List<JsonNode> imported(byte[] file) {
        List<JsonNode> answer = Newsroom.answer(editor().contentType("application/xml")
                .body(file)
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        JsonNode done = Newsroom.last(answer);
        assertThat(done.path("type").asText()).as(answer.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(answer.toString()).isZero();
        return answer;
    }

    /** All records by their types and slugs. */
    static Map<String, JsonNode> records() {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        editor().get(EditorialExportTest.EXPORT).asString().lines().forEach(line -> {
            try {
                JsonNode record = JSON.readTree(line);
                records.put(
                        record.path("type").asText() + " " + record.path("slug").asText(), record);
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + line, e);
            }
        });
        return records;
    }

    static Set<String> publicSlugs() {
        Set<String> slugs = new TreeSet<>();
        given().get("/v1/export.ndjson").asString().lines().forEach(line -> {
            if (line.startsWith("{\"type\":\"article\"")) {
                slugs.add(line.replaceFirst(".*?\"slug\":\"([^\"]+)\".*", "$1"));
            }
        });
        return slugs;
    }

    static String text(JsonNode article) {
        return Jsoup.parse(String.join(" ", article.at("/body/blocks").findValuesAsText("html")))
                .text();
    }

    private static List<String> tags(String xml, String name) {
        return Jsoup.parse(xml, "", org.jsoup.parser.Parser.xmlParser())
                .getElementsByTag(name)
                .eachText();
    }

    private static void newsroomOfEveryState(Newsroom newsroom) {
        newsroom.takes(
                section("local").with("name", "Town & Country").with("description", "Near <us>"),
                section("quays").with("name", "Quays").with("parent", "local"),
                tag("ferry").with("name", "Ferry"),
                author("ada").with("name", "Ada Ångström").with("email", "ada@example.org"),
                author("bob").with("name", "Bob"),
                article("plain")
                        .with("headline", "Tom & Jerry <sail>")
                        .with("standfirst", "A & B")
                        .with("section", "quays")
                        .with("sections", List.of("local"))
                        .tags("ferry")
                        .authors("bob", "ada")
                        .with("kicker", "Harbour")
                        .with("seo", Map.of("title", "Sails", "description", "Again", "noindex", true))
                        .with("social", Map.of("title", "Look", "description", "At this"))
                        .with(
                                "leadImage",
                                Map.of(
                                        "url",
                                        "https://example.org/a.jpg",
                                        "alt",
                                        "A ferry",
                                        "caption",
                                        "The <em>Ada</em>",
                                        "credit",
                                        "Mira"))
                        .with("body", Map.of("markdown", "One ]]> two & [three](article:gated).\n\n- four\n- five")),
                article("gated")
                        .with("access", "registered")
                        .with("body", Map.of("html", "<p>Free.</p><!--paywall--><p>Not free.</p>")),
                article("paid").with("access", "subscribers"),
                article("draft").with("status", "draft"),
                article("withdrawn").with("status", "withdrawn"),
                article("scheduled").with("publishedAt", "2125-01-01T00:00:00Z"),
                article("embargoed").with("embargoUntil", "2125-01-01T00:00:00Z"),
                article("over").with("publishedAt", "2019-01-01T00:00:00Z").with("expiresAt", "2020-01-01T00:00:00Z"));
    }

    @Test
    void what_comes_in_again_has_the_same_words_and_states() {
        newsroomOfEveryState(newsroom);
        Map<String, JsonNode> before = records();
        Set<String> shown = publicSlugs();
        byte[] file = export();
        newsroom.empty();

        imported(file);

        Map<String, JsonNode> after = records();
        assertThat(publicSlugs()).isEqualTo(shown);
        for (Map.Entry<String, JsonNode> one : before.entrySet()) {
            List<String> fields =
                    switch (one.getKey().replaceFirst(" .*", "")) {
                        case "section" -> List.of("name", "parent", "description");
                        case "tag", "author" -> List.of("name");
                        case "article" ->
                            List.of(
                                    "headline",
                                    "standfirst",
                                    "section",
                                    "sections",
                                    "tags",
                                    "authors",
                                    "access",
                                    "kicker",
                                    "seo");
                        default -> List.<String>of();
                    };
            for (String field : fields) {
                assertThat(after.get(one.getKey()).path(field))
                        .as("%s of %s", field, one.getKey())
                        .isEqualTo(one.getValue().path(field));
            }
            if (one.getKey().startsWith("article")) {
                assertThat(text(after.get(one.getKey()))).isEqualTo(text(one.getValue()));
            }
        }
        Map<String, String> states = new LinkedHashMap<>();
        after.forEach((name, record) -> states.put(name, record.path("status").asText()));
        assertThat(states)
                .containsEntry("article plain", "published")
                .containsEntry("article draft", "draft")
                .containsEntry("article withdrawn", "draft")
                .containsEntry("article over", "draft")
                .containsEntry("article scheduled", "published")
                .containsEntry("article embargoed", "published");
        assertThat(after.get("article embargoed").path("publishedAt").asText()).startsWith("2125-01-01T00:00:00");
        JsonNode plain = after.get("article plain");
        assertThat(plain.at("/leadImage/url").asText()).isEqualTo("https://example.org/a.jpg");
        assertThat(plain.at("/leadImage/alt").asText()).isEqualTo("A ferry");
        assertThat(plain.at("/leadImage/caption").asText()).isEqualTo("The <em>Ada</em>");
        assertThat(plain.at("/leadImage/credit").asText()).isEqualTo("Mira");
        assertThat(plain.at("/social/title").asText()).isEqualTo("Look");
        assertThat(plain.at("/body/blocks/0/html").asText()).contains("<a href=\"article:gated\">three</a>");
        assertThat(after.get("article gated").at("/body/blocks").findValuesAsText("type"))
                .containsExactly("paragraph", "paywall", "paragraph");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatever_is_in_it_nothing_becomes_public(long seed) throws Exception {
        EditorialExportTest.generated(newsroom, seed);
        Map<String, JsonNode> before = records();
        Set<String> shown = publicSlugs();
        byte[] file = export();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(file));
        newsroom.empty();

        imported(file);

        assertThat(publicSlugs()).as("seed %d", seed).isEqualTo(shown);
        Map<String, JsonNode> after = records();
        before.forEach((name, record) -> {
            if (name.startsWith("article")) {
                for (String field : List.of("headline", "access", "canonicalUrl", "language")) {
                    assertThat(after.get(name).path(field))
                            .as("%s of %s, seed %d", field, name, seed)
                            .isEqualTo(record.path(field));
                }
            }
        });
    }

    @Test
    void without_drafts_it_has_what_was_published_alone() {
        newsroomOfEveryState(newsroom);

        String xml = editor().get(EXPORT + "?drafts=false").asString();

        assertThat(tags(xml, "wp:post_name"))
                .contains("plain", "scheduled", "over")
                .doesNotContain("draft", "withdrawn");
        assertThat(tags(xml, "wp:wxr_version")).containsExactly("1.2");
    }
}
