package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What search engines and previews of links are told of an article, and where it belongs. */
@QuarkusTest
class SearchEnginesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELSEWHERE = "https://agency.example/ferry?id=7";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), article("plain").at("2026-05-01T10:00:00Z"));
    }

    private static Record described() {
        return article("ferry")
                .with("headline", "The ferry is back")
                .with("standfirst", "After two years.")
                .with("leadImage", Map.of("url", "/img/lead.jpg", "alt", "A ferry"))
                .with(
                        "seo",
                        Map.of(
                                "title",
                                "Ferry timetable 2026",
                                "description",
                                "When it sails & where.",
                                "noindex",
                                true))
                .with(
                        "social",
                        Map.of(
                                "title",
                                "She sails again!",
                                "description",
                                "See the horn blow.",
                                "image",
                                Map.of("url", "/img/card.jpg", "alt", "The horn")))
                .with("canonicalUrl", ELSEWHERE);
    }

    private static String read(String address) {
        return given().get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .asString();
    }

    @Test
    void an_article_has_what_its_page_needs() {
        newsroom.takes(described());

        given().get("/v1/articles/ferry")
                .then()
                .spec(contract())
                .body("seo.title", equalTo("Ferry timetable 2026"))
                .body("seo.description", equalTo("When it sails & where."))
                .body("seo.noindex", equalTo(true))
                .body("social.title", equalTo("She sails again!"))
                .body("social.image.url", equalTo("http://localhost:8081/img/card.jpg"))
                .body("canonicalUrl", equalTo(ELSEWHERE));
        given().get("/v1/articles/plain")
                .then()
                .spec(contract())
                .body("seo", nullValue())
                .body("social", nullValue())
                .body("canonicalUrl", nullValue());
        given().get("/v1/articles").then().body("items.canonicalUrl", contains(ELSEWHERE, null));
    }

    @Test
    void a_page_says_it_in_its_head() {
        newsroom.takes(described());

        Document page = Jsoup.parse(read("/v1/articles/ferry.html"));

        assertThat(page.title()).isEqualTo("Ferry timetable 2026");
        assertThat(page.select("h1").text()).isEqualTo("The ferry is back");
        assertThat(content(page, "name=description")).isEqualTo("When it sails & where.");
        assertThat(content(page, "name=robots")).isEqualTo("noindex");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(ELSEWHERE);
        assertThat(content(page, "property=og:title")).isEqualTo("She sails again!");
        assertThat(content(page, "property=og:description")).isEqualTo("See the horn blow.");
        assertThat(content(page, "property=og:image")).isEqualTo("http://localhost:8081/img/card.jpg");
        assertThat(content(page, "property=og:image:alt")).isEqualTo("The horn");
        assertThat(content(page, "property=og:url")).isEqualTo(ELSEWHERE);
        assertThat(content(page, "name=twitter:card")).isEqualTo("summary_large_image");
        given().get("/v1/articles/ferry.html").then().header("Link", equalTo("<" + ELSEWHERE + ">; rel=\"canonical\""));
    }

    @Test
    void a_page_of_which_nothing_is_said_is_described_by_its_headline_and_text() {
        Document page = Jsoup.parse(read("/v1/articles/plain.html"));

        assertThat(page.title()).isEqualTo("Story plain");
        assertThat(page.select("meta[name=description], meta[name=robots], meta[property=og:image]"))
                .isEmpty();
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:8081/articles/plain");
        assertThat(content(page, "property=og:title")).isEqualTo("Story plain");
        assertThat(content(page, "property=og:description")).startsWith("The ferry is back.");
        assertThat(content(page, "name=twitter:card")).isEqualTo("summary");
    }

    private static String content(Document page, String which) {
        return page.select("meta[" + which + "]").attr("content");
    }

    @Test
    void other_forms_name_where_it_belongs() throws IOException {
        newsroom.takes(described());

        JsonNode thing = JSON.readTree(read("/v1/articles/ferry.jsonld"));
        assertThat(thing.at("/mainEntityOfPage/@id").asText()).isEqualTo(ELSEWHERE);
        assertThat(thing.path("name").asText()).isEqualTo("Ferry timetable 2026");
        assertThat(thing.path("description").asText()).isEqualTo("When it sails & where.");
        assertThat(read("/v1/articles.atom")).contains("rel=\"canonical\" ", "href=\"" + ELSEWHERE + "\"");
        assertThat(read("/v1/articles.rss")).contains("rel=\"canonical\"", "href=\"" + ELSEWHERE + "\"");
        assertThat(read("/v1/articles/ferry.md")).contains("canonicalUrl: \"" + ELSEWHERE + "\"");
        assertThat(read("/v1/articles.csv?fields=slug,canonicalUrl").lines())
                .containsExactly("slug,canonicalUrl", "ferry," + ELSEWHERE, "plain,");
    }

    @Test
    void sitemaps_leave_out_what_search_engines_should_not_show() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        newsroom.takes(
                article("april").at("2026-04-02T10:00:00Z").with("seo", Map.of("noindex", true)),
                article("may").at("2026-05-02T10:00:00Z").with("seo", Map.of("noindex", true)),
                article("fresh").at(now.minusSeconds(60).toString()),
                article("hidden").at(now.minusSeconds(90).toString()).with("seo", Map.of("noindex", true)));

        assertThat(read("/v1/sitemap.xml")).contains("2026-05.xml").doesNotContain("2026-04.xml");
        assertThat(read("/v1/sitemaps/2026-05.xml")).contains("/plain<").doesNotContain("/may<");
        assertThat(read("/v1/articles.newssitemap")).contains("/fresh<").doesNotContain("/hidden<");
        given().get("/v1/articles.newssitemap?noindex=true")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors[0].parameter", equalTo("noindex"));
    }

    @Test
    void lists_are_narrowed_by_it() {
        newsroom.takes(described());

        given().get("/v1/articles?noindex=true").then().spec(contract()).body("items.slug", contains("ferry"));
        given().get("/v1/articles?noindex=false").then().spec(contract()).body("items.slug", contains("plain"));
        given().get("/v1/articles").then().body("items.slug", contains("ferry", "plain"));
        given().get("/v1/articles?noindex=perhaps").then().spec(contract()).statusCode(400);
        assertThat(read("/v1/articles.csv?noindex=true&fields=slug").lines()).containsExactly("slug", "ferry");
    }

    @Test
    void a_patch_changes_a_part_and_takes_the_rest_away() {
        Map<String, Object> story = new HashMap<>(story("Parts"));
        story.put("seo", Map.of("title", "One", "noindex", true));
        String id = published(story);

        patch(id, Map.of("seo", Map.of("description", "Two"))).statusCode(200);
        get(id).body("seo.title", equalTo("One"))
                .body("seo.description", equalTo("Two"))
                .body("seo.noindex", equalTo(true));

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("title", null);
        nothing.put("description", null);
        nothing.put("noindex", false);
        patch(id, Map.of("seo", nothing)).statusCode(200).body("seo", nullValue());
        given().get("/v1/articles?noindex=false").then().body("items.id", hasItem(id));
    }

    @Test
    void saying_nothing_in_an_object_is_saying_nothing() {
        Record plain = article("same").with("source", "cms").with("externalId", "1");
        newsroom.takes(plain);

        JsonNode done = newsroom.takes(
                plain.copy().with("seo", Map.of("noindex", false)).with("social", Map.of()));

        assertThat(done.path("unchanged").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ferry", "ftp://agency.example/ferry", "javascript:alert(1)", "mailto:a@b.example"})
    void a_canonical_address_is_one_on_the_web(String address) {
        Map<String, Object> story = new HashMap<>(story("Bad"));
        story.put("canonicalUrl", address);

        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", contains("/canonicalUrl"));
    }

    @Test
    void each_fault_inside_has_its_place() {
        Map<String, Object> story = new HashMap<>(story("Bad"));
        story.put("seo", Map.of("title", "t".repeat(301), "noindex", "yes", "robots", "none"));
        story.put("social", Map.of("image", Map.of("url", "javascript:alert(1)")));

        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/seo/title", "/seo/noindex", "/seo/robots", "/social/image/url"));
    }
}
