package org.broadsheet.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kind of an article in the formats of other programs, where above all what is sponsored must be marked. */
@QuarkusTest
class KindFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_an_advertisement_of_this_hour() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                tag("harbour"),
                article("paid")
                        .at(Instant.now()
                                .minusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                        .with("headline", "A cruise")
                        .with("kind", "sponsored")
                        .tags("harbour"),
                article("report")
                        .at(Instant.now()
                                .minusSeconds(90)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
    }

    private static String get(String address) {
        return given().when()
                .get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .asString();
    }

    private static JsonNode json(String address) throws IOException {
        return JSON.readTree(get(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles.rss", "/v1/articles.atom", "/v1/tags/harbour.rss"})
    void a_feed_says_sponsored_in_the_title_and_as_a_category(String address) throws FeedException {
        SyndEntry entry = new SyndFeedInput()
                .build(new StringReader(get(address)))
                .getEntries()
                .get(0);

        assertThat(entry.getTitle()).isEqualTo("Sponsored: A cruise");
        assertThat(entry.getCategories())
                .extracting(category -> category.getLabel() == null ? category.getName() : category.getLabel())
                .contains("Sponsored");
    }

    @Test
    void rss_names_the_genre_as_the_domain_of_the_category() {
        assertThat(get("/v1/articles.rss"))
                .contains("<category domain=\"http://cv.iptc.org/newscodes/genre/Sponsored\">Sponsored</category>");
    }

    @Test
    void a_json_feed_says_sponsored_in_the_title_and_as_a_tag() throws IOException {
        JsonNode item = json("/v1/articles.jsonfeed").at("/items/0");

        assertThat(item.path("title").asText()).isEqualTo("Sponsored: A cruise");
        assertThat(item.path("tags")).extracting(JsonNode::asText).contains("Sponsored");
    }

    @Test
    void csv_and_ndjson_have_the_kind() throws IOException {
        assertThat(get("/v1/articles.csv?fields=slug,kind").lines())
                .containsExactly("slug,kind", "paid,sponsored", "report,news");
        assertThat(JSON.readTree(get("/v1/articles.ndjson").lines().findFirst().orElseThrow())
                        .path("kind")
                        .asText())
                .isEqualTo("sponsored");
    }

    @Test
    void a_markdown_file_has_it_in_its_head_unless_it_is_news() throws IOException {
        assertThat(new YAMLMapper()
                        .readTree(get("/v1/articles/paid.md").split("(?m)^---\n", 3)[1])
                        .path("kind")
                        .asText())
                .isEqualTo("sponsored");
        assertThat(get("/v1/articles/report.md")).doesNotContain("kind:");
    }

    @Test
    void a_page_shows_it_above_the_headline_unless_it_is_news() {
        Document page = Jsoup.parse(get("/v1/articles/paid.html"));

        assertThat(page.select("article > header > p.kind:first-child").text()).isEqualTo("Sponsored");
        assertThat(Jsoup.parse(get("/v1/articles/report.html")).select(".kind")).isEmpty();
    }

    @Test
    void what_is_sponsored_says_so_in_the_bodies_of_other_articles() {
        newsroom.takes(
                article("guide").with("body", Map.of("blocks", List.of(Map.of("type", "teaser", "article", "paid")))));

        for (String form : List.of("html", "markdown", "text")) {
            assertThat(given().get("/v1/articles/guide?body=" + form).<String>path("body." + form))
                    .contains("Sponsored: A cruise");
        }
    }

    @Test
    void a_news_sitemap_leaves_out_what_is_sponsored() {
        assertThat(get("/v1/articles.newssitemap")).contains("/articles/report").doesNotContain("/articles/paid");
        assertThat(get("/v1/articles.newssitemap?kind=sponsored")).doesNotContain("<url>");
        assertThat(get("/v1/articles.newssitemap?-kind=opinion"))
                .contains("/articles/report")
                .doesNotContain("/articles/paid");
    }

    @ParameterizedTest
    @EnumSource(ArticleKind.class)
    void every_kind_is_a_type_of_schema_org_and_follows_ninjs(ArticleKind kind) throws IOException {
        newsroom.takes(article("one").with("kind", kind.wireName()).tags("harbour"));

        assertThat(SchemaOrgTypes.faults(json("/v1/articles/one.jsonld"))).isEmpty();
        assertThat(FeedTest.faults("ninjs-3.1.schema.json", get("/v1/articles/one.ninjs")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "news, NewsArticle,",
                "opinion, OpinionNewsArticle, http://cv.iptc.org/newscodes/genre/Opinion",
                "explainer, BackgroundNewsArticle, http://cv.iptc.org/newscodes/genre/Background",
                "fact-check, NewsArticle, http://cv.iptc.org/newscodes/genre/Fact_Check",
                "live, LiveBlogPosting, http://cv.iptc.org/newscodes/genre/LiveCoverage",
                "sponsored, AdvertiserContentArticle, http://cv.iptc.org/newscodes/genre/Sponsored"
            })
    void other_vocabularies_say_the_same(String kind, String type, String genre) throws IOException {
        newsroom.takes(article("one").with("kind", kind));

        assertThat(json("/v1/articles/one.jsonld").path("@type").asText()).isEqualTo(type);
        assertThat(json("/v1/articles/one.ninjs").at("/genres/0/uri").asText(null))
                .isEqualTo(genre);
    }
}
