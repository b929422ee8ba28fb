package org.broadsheet.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Lists and articles in the formats of other programs, checked with independent parsers. */
@QuarkusTest
class FeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DATE = "2026-05-09T10:00:00Z";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_a_story() {
        newsroom.empty();
        newsroom.takes(
                section("local").with("name", "Local"),
                section("sport"),
                tag("harbour").with("name", "Harbour"),
                author("mira-holt").with("name", "Mira Holt").with("role", "Senior News Editor"),
                author("jonah-pell"),
                story());
    }

    private static Record story() {
        return article("ferry")
                .with("headline", "Ferry & <b>harbour")
                .with("standfirst", "Tides < 3 m & more")
                .with(
                        "leadImage",
                        Map.of(
                                "url", "/img/ferry.jpg",
                                "alt", "A ferry",
                                "caption", "The <em>ferry</em>",
                                "credit", "Jo Lens",
                                "width", 1600,
                                "height", 900))
                .tags("harbour")
                .authors("mira-holt", "jonah-pell")
                .html("<p>It sailed at <a href=\"/timetable\">dawn</a>.</p><p><strong>Fast.</strong></p>");
    }

    private static ExtractableResponse<Response> get(String address) {
        return given().when()
                .get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract();
    }

    private static SyndFeed rome(String xml) throws FeedException {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(false);
        return input.build(new StringReader(xml));
    }

    /** The JDK's own parser, without DTDs. */
    private static Document xml(String text) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static String link(Document document, String relation) {
        return elements(document, ATOM, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElse(null);
    }

    private static InputStream resource(String name) {
        return FeedTest.class.getResourceAsStream("/feed/" + name);
    }

    private static void judge(String text, String... schemas) throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Source[] sources = new Source[schemas.length];
        for (int i = 0; i < schemas.length; i++) {
            sources[i] = new StreamSource(resource(schemas[i]));
        }
        factory.newSchema(sources).newValidator().validate(new StreamSource(new StringReader(text)));
    }

    static List<String> faults(String schema, String json) throws IOException {
        try (InputStream in = resource(schema)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static String storyId() {
        return get("/v1/articles/ferry").path("id");
    }

    @Test
    void rss_has_the_story_with_its_authors_text_and_credited_picture() throws Exception {
        ExtractableResponse<Response> answer = get("/v1/articles.rss");

        SyndFeed feed = rome(answer.asString());
        SyndEntry entry = feed.getEntries().get(0);
        assertThat(answer.contentType()).startsWith("application/rss+xml");
        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(entry.getTitle()).isEqualTo("Ferry & <b>harbour");
        assertThat(entry.getUri()).isEqualTo(storyId());
        assertThat(entry.getLink()).endsWith("/articles/ferry").doesNotContain("/v1/");
        assertThat(entry.getDescription().getValue()).isEqualTo("Tides &lt; 3 m &amp; more");
        assertThat(entry.getContents().get(0).getValue())
                .contains("<strong>Fast.</strong>")
                .containsPattern("href=\"http://[^\"]+/timetable\"");
        assertThat(((DCModule) entry.getModule(DCModule.URI)).getCreators())
                .containsExactly("Mira Holt", "Author jonah-pell");
        assertThat(entry.getCategories())
                .extracting(category -> category.getName())
                .contains("Local", "Harbour");
        var picture = ((MediaEntryModule) entry.getModule(MediaEntryModule.URI)).getMediaContents()[0];
        assertThat(picture.getReference().toString()).startsWith("http").endsWith("/img/ferry.jpg");
        assertThat(picture.getWidth()).isEqualTo(1600);
        assertThat(picture.getMetadata().getDescription()).isEqualTo("The ferry");
        assertThat(picture.getMetadata().getCredits()[0].getName()).isEqualTo("Jo Lens");
        Document document = xml(answer.asString());
        assertThat(elements(document, null, "guid").get(0).getAttribute("isPermaLink"))
                .isEqualTo("false");
        assertThat(link(document, "self")).endsWith("/v1/articles.rss");
    }

    @Test
    void atom_has_the_story_and_pages_by_RFC_5005() throws Exception {
        newsroom.takes(article("older").at("2026-05-01T10:00:00Z"));

        Document first = xml(get("/v1/articles.atom?limit=1").asString());
        SyndFeed feed = rome(get("/v1/articles.atom").asString());

        SyndEntry entry = feed.getEntries().get(0);
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + storyId());
        assertThat(entry.getUpdatedDate()).isEqualTo(Instant.parse(DATE));
        assertThat(entry.getAuthors()).extracting(person -> person.getName()).contains("Mira Holt");
        assertThat(entry.getContents().get(0).getValue()).containsPattern("href=\"http://[^\"]+/timetable\"");
        assertThat(((MediaEntryModule) entry.getModule(MediaEntryModule.URI)).getMediaContents())
                .hasSize(1);
        String next = link(first, "next");
        Document second = xml(get(next.substring(next.indexOf("/v1/"))).asString());
        assertThat(elements(second, ATOM, "title").get(1).getTextContent()).isEqualTo("Story older");
        assertThat(link(second, "previous")).contains("cursor=");
        assertThat(link(second, "first")).endsWith("/v1/articles.atom?limit=1");
        assertThat(link(second, "next")).isNull();
        assertThat(elements(first, ATOM, "id").get(0).getTextContent())
                .isEqualTo(elements(second, ATOM, "id").get(0).getTextContent());
    }

    @Test
    void a_json_feed_follows_its_standard() throws Exception {
        ExtractableResponse<Response> answer = get("/v1/articles.jsonfeed");

        assertThat(faults("jsonfeed-1.1.schema.json", answer.asString())).isEmpty();
        JsonNode item = JSON.readTree(answer.asString()).at("/items/0");
        assertThat(answer.contentType()).startsWith("application/feed+json");
        assertThat(item.path("id").isTextual()).isTrue();
        assertThat(item.path("authors").get(0).path("name").asText()).isEqualTo("Mira Holt");
        assertThat(item.path("content_html").asText()).contains("<strong>Fast.</strong>");
    }

    @Test
    void a_hub_is_named_in_every_feed_and_its_header() throws Exception {
        ExtractableResponse<Response> rss = get("/v1/articles.rss");

        assertThat(rss.header("Link"))
                .contains("<https://hub.example.org/>; rel=\"hub\"")
                .containsPattern("<http://[^>]+/v1/articles.rss>; rel=\"self\"");
        assertThat(link(xml(rss.asString()), "hub")).isEqualTo("https://hub.example.org/");
        assertThat(link(xml(get("/v1/articles.atom").asString()), "hub")).isEqualTo("https://hub.example.org/");
        given().get("/v1/articles.jsonfeed").then().body("hubs[0].type", equalTo("WebSub"));
    }

    @Test
    void a_news_sitemap_has_only_the_last_two_days() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        newsroom.takes(
                article("fresh").at(now.minus(47, ChronoUnit.HOURS).toString()).with("language", "zh-Hans"),
                article("stale").at(now.minus(49, ChronoUnit.HOURS).toString()),
                article("now")
                        .at(now.minusSeconds(60).toString())
                        .with("language", "en-GB")
                        .with("leadImage", Map.of("url", "/img/a.jpg", "alt", "A")));

        ExtractableResponse<Response> answer = get("/v1/articles.newssitemap");

        judge(answer.asString(), "sitemap.xsd", "news.xsd", "image.xsd");
        Document document = xml(answer.asString());
        assertThat(elements(document, SitemapWriter.SITEMAP, "loc"))
                .extracting(loc -> loc.getTextContent().replaceFirst(".*/articles/", ""))
                .containsExactly("now", "fresh");
        assertThat(elements(document, SitemapWriter.NEWS, "language"))
                .extracting(Element::getTextContent)
                .containsExactly("en", "zh-cn");
        given().get("/v1/articles.newssitemap?limit=5")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"));
    }

    @Test
    void a_news_sitemap_takes_more_than_a_page() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Record[] many = new Record[130];
        for (int i = 0; i < many.length; i++) {
            many[i] = article("many-" + i).at(now.minusSeconds(60 + i).toString());
        }
        newsroom.takes(many);

        Document document = xml(get("/v1/articles.newssitemap?section=local").asString());

        assertThat(elements(document, SitemapWriter.SITEMAP, "loc")).hasSize(130);
    }

    @ParameterizedTest
    @CsvSource({"zh-Hans,zh-cn", "zh-Hant-HK,zh-tw", "zh-TW,zh-tw", "zh,zh-cn", "pt-BR,pt", "uk,uk", "yue-Hant,yue"})
    void a_news_sitemap_names_languages_as_google_does(String language, String named) {
        assertThat(NewsSitemap.language(language)).isEqualTo(named);
    }

    @Test
    void ndjson_is_teasers_a_line_each() throws Exception {
        newsroom.takes(article("second"));

        String lines = get("/v1/articles.ndjson?sort=headline").asString();

        JsonNode items =
                JSON.readTree(get("/v1/articles?sort=headline").asString()).path("items");
        assertThat(lines.lines().count()).isEqualTo(2);
        assertThat(JSON.readTree(lines.lines().toList().get(1))).isEqualTo(items.get(1));
    }

    @Test
    void csv_is_safe_to_open_in_a_spreadsheet() throws Exception {
        newsroom.takes(
                article("evil").with("headline", "=HYPERLINK(\"http://x\")").with("standfirst", "a, \"b\"\nc"));

        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(get("/v1/articles.csv?sort=headline").asString()))
                .getRecords();

        assertThat(rows).extracting(row -> row.get("headline")).contains("'=HYPERLINK(\"http://x\")");
        assertThat(rows).extracting(row -> row.get("standfirst")).contains("a, \"b\" c");
        assertThat(rows).extracting(row -> row.get("authors")).contains("Mira Holt; Author jonah-pell");
        assertThat(rows).extracting(row -> row.get("authorSlugs")).contains("mira-holt; jonah-pell");
        assertThat(rows).extracting(row -> row.get("section")).contains("Local");
        assertThat(rows).extracting(row -> row.get("sectionSlug")).contains("local");
        assertThat(rows).extracting(row -> row.get("tags")).contains("Harbour");
        assertThat(rows).extracting(row -> row.get("tagSlugs")).contains("harbour");
    }

    @Test
    void columns_of_csv_are_named_as_in_json() throws Exception {
        String names = get("/v1/articles.csv").asString().lines().findFirst().orElseThrow();

        assertThat(names.split(",")).allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)*"));
        assertThat(names.split(",")).contains("standfirst", "excerpt", "publishedAt", "sectionSlug");
    }

    @Test
    void standfirst_and_excerpt_are_each_their_own() throws Exception {
        newsroom.takes(article("bare").with("standfirst", null));

        JsonNode items =
                JSON.readTree(get("/v1/articles?sort=headline").asString()).path("items");
        assertThat(items.at("/0/standfirst").asText()).isEqualTo("Tides < 3 m & more");
        assertThat(items.at("/0/excerpt").asText()).isEqualTo("It sailed at dawn. Fast.");
        assertThat(items.at("/1/standfirst").isNull()).isTrue();
        assertThat(items.at("/1/excerpt").asText()).startsWith("The ferry is back.");
        assertThat(JSON.readTree(get("/v1/articles/bare").asString()).path("excerpt"))
                .isEqualTo(items.at("/1/excerpt"));

        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(get("/v1/articles.csv?sort=headline").asString()))
                .getRecords();
        assertThat(rows.get(1).get("standfirst")).isEmpty();
        assertThat(rows.get(1).get("excerpt")).startsWith("The ferry is back.");

        // What a feed calls a summary is either.
        assertThat(rome(get("/v1/articles.rss?sort=headline").asString()).getEntries())
                .extracting(entry -> entry.getDescription().getValue())
                .first()
                .isEqualTo("Tides &lt; 3 m &amp; more");
        assertThat(JSON.readTree(get("/v1/articles.jsonfeed?sort=headline").asString())
                        .at("/items/1/summary"))
                .isEqualTo(items.at("/1/excerpt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/sections/local",
                "/v1/tags/harbour",
                "/v1/authors/mira-holt",
                "/v1/summaries"
            })
    void feeds_of_excerpts_carry_no_bodies(String address) throws Exception {
        newsroom.takes(summary("week").with("body", Map.of("html", "<p>It sailed at dawn.</p>")));
        for (String form : List.of("rss", "atom")) {
            SyndFeed whole = rome(get(address + "." + form).asString());
            SyndFeed excerpts = rome(get(address + "." + form + "?body=none").asString());

            assertThat(whole.getEntries().get(0).getContents()).isNotEmpty();
            assertThat(excerpts.getEntries()).hasSameSizeAs(whole.getEntries());
            assertThat(excerpts.getEntries().get(0).getContents()).isEmpty();
            assertThat(excerpts.getEntries().get(0).getDescription().getValue())
                    .isEqualTo(whole.getEntries().get(0).getDescription().getValue());
            assertThat(get(address + "." + form + "?body=none").asString())
                    .contains(address + "." + form + "?body=none");
            assertThat(rome(get(address + "." + form + "?body=html").asString())
                            .getEntries()
                            .get(0)
                            .getContents())
                    .isNotEmpty();
        }
        JsonNode excerpt =
                JSON.readTree(get(address + ".jsonfeed?body=none").asString()).at("/items/0");
        assertThat(excerpt.has("content_html")).isFalse();
        assertThat(excerpt.path("content_text")).isEqualTo(excerpt.path("summary"));
        assertThat(faults(
                        "jsonfeed-1.1.schema.json",
                        get(address + ".jsonfeed?body=none").asString()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/articles.csv?body=none", "/v1/articles.ndjson?body=html", "/v1/articles.rss?body=text"})
    void only_feeds_with_bodies_can_be_asked_for_excerpts(String address) {
        given().get(address).then().spec(contract()).statusCode(400).body("errors[0].parameter", equalTo("body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles.rss",
                "/v1/articles.csv",
                "/v1/sections/local.atom",
                "/v1/tags/harbour.rss",
                "/v1/authors/mira-holt.jsonfeed",
                "/v1/summaries.rss",
                "/v1/corrections.rss",
                "/v1/articles/ferry.html",
                "/v1/articles/ferry.md",
                "/v1/sitemap.xml",
                "/v1/sitemaps/2026-05.xml"
            })
    void tracking_marks_pass_and_change_nothing(String address) {
        ExtractableResponse<Response> plain = get(address);
        AtomicInteger tries = new AtomicInteger();
        for (String mark : List.of("utm_source=letter-", "fbclid=", "gclid=", "_=", "UTM_Medium=x&mc_cid=2&msclkid=")) {
            // With a value that nobody has asked with, because what matters is that it is the answer without a mark.
            await(address + mark).atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                get(address);
                ExtractableResponse<Response> marked = given().get(address + "?" + mark + tries.incrementAndGet())
                        .then()
                        .statusCode(200)
                        .extract();

                assertThat(marked.asString()).as(mark).isEqualTo(plain.asString());
                assertThat(marked.header("ETag")).as(mark).isEqualTo(plain.header("ETag"));
                // From memory: without a look at the database.
                assertThat(marked.header("Server-Timing")).as(mark).doesNotContain("statement");
            });
        }
        given().get(address + "?utmsource=letter").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles", "/v1/articles/ferry", "/v1/tags", "/v1/tags/harbour", "/v1"})
    void the_json_api_refuses_tracking_marks_and_says_where_they_pass(String address) {
        given().get(address).then().statusCode(200);
        for (String mark : List.of("utm_source", "fbclid", "_")) {
            given().get(address + "?" + mark + "=1")
                    .then()
                    .spec(contract())
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(mark))
                    .body("errors[0].detail", containsString("feeds and pages"));
        }
    }

    @Test
    void feeds_take_the_filters_of_lists() throws Exception {
        newsroom.takes(article("match").with("section", "sport"));

        assertThat(rome(get("/v1/articles.rss?section=sport").asString()).getEntries())
                .hasSize(1);
        given().get("/v1/articles.rss?sectoin=sport")
                .then()
                .spec(contract())
                .statusCode(400)
                .body("errors[0].didYouMean", equalTo("section"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/authors/mira-holt", "/v1/sections/local", "/v1/tags/harbour"})
    void authors_sections_and_tags_have_feeds(String address) throws Exception {
        newsroom.takes(article("elsewhere").with("section", "sport"));

        SyndFeed feed = rome(get(address + ".rss").asString());

        assertThat(feed.getEntries()).extracting(SyndEntry::getTitle).containsExactly("Ferry & <b>harbour");
        for (String form : List.of("atom", "jsonfeed", "newssitemap", "ndjson", "csv")) {
            get(address + "." + form);
        }
        String name = address.replaceFirst("/v1/(\\w+)s/.*", "$1");
        given().get(address + ".rss?" + name + "=x").then().spec(contract()).statusCode(400);
        given().get(address + "-not.rss").then().spec(contract()).statusCode(404);
    }

    @Test
    void a_feed_of_a_tag_is_paged_by_its_own_address() throws Exception {
        newsroom.takes(article("other").tags("harbour").at("2026-05-01T10:00:00Z"));

        String next = link(xml(get("/v1/tags/harbour.atom?limit=1").asString()), "next");

        assertThat(next).contains("/v1/tags/harbour.atom?").doesNotContain("tag=");
        assertThat(rome(get(next.substring(next.indexOf("/v1/"))).asString()).getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("Story other");
    }

    @Test
    void summaries_and_corrections_have_feeds() throws Exception {
        newsroom.takes(
                summary("week").with("articles", List.of("ferry")),
                story().with(
                                "notices",
                                List.of(Map.of(
                                        "kind",
                                        "correction",
                                        "text",
                                        "It sailed at <a href=\"/noon\">noon</a>.",
                                        "publishedAt",
                                        DATE))));

        SyndEntry digest = rome(get("/v1/summaries.rss?section=local").asString())
                .getEntries()
                .get(0);
        SyndEntry notice =
                rome(get("/v1/corrections.rss").asString()).getEntries().get(0);

        assertThat(digest.getTitle()).isEqualTo("This week, week");
        assertThat(digest.getContents().get(0).getValue()).contains("<p>What happened.</p>");
        assertThat(notice.getTitle()).startsWith("Correction: Ferry");
        assertThat(notice.getContents().get(0).getValue()).containsPattern("href=\"http://[^\"]+/noon\"");
        get("/v1/summaries.atom");
        assertThat(faults(
                        "jsonfeed-1.1.schema.json",
                        get("/v1/corrections.jsonfeed").asString()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles.rss",
                "/v1/articles.csv",
                "/v1/articles.newssitemap",
                "/v1/sections/local.atom",
                "/v1/articles/ferry.jsonld",
                "/v1/articles/ferry.md",
                "/v1/sitemap.xml",
                "/v1/sitemaps/2026-05.xml",
                "/v1/corrections.rss"
            })
    void forms_are_cached_and_revalidated_like_json(String address) {
        ExtractableResponse<Response> answer = get(address);

        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.header("Cache-Control")).startsWith("public, max-age=");
        assertThat(answer.header("Cache-Tag"))
                .isNotEmpty()
                .isEqualTo(answer.header("Surrogate-Key").replace(' ', ','));
        given().header("If-None-Match", answer.header("ETag"))
                .when()
                .get(address)
                .then()
                .spec(contract())
                .statusCode(304);
        given().when().head(address).then().spec(contract()).statusCode(200).header("ETag", answer.header("ETag"));
    }

    @Test
    void a_feed_changes_with_its_articles() throws Exception {
        String before = get("/v1/articles.rss").header("ETag");

        newsroom.takes(story().html("<p>It sailed at noon.</p>"));

        ExtractableResponse<Response> after = get("/v1/articles.rss");
        assertThat(after.header("ETag")).isNotEqualTo(before);
        assertThat(after.asString()).contains("at noon");
        assertThat(after.header("Surrogate-Key")).startsWith("articles ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/articles | application/rss+xml | .rss",
                "/v1/articles | application/json;q=0.5, application/atom+xml | .atom",
                "/v1/articles | application/rss+xml, */* | .rss",
                "/v1/articles | text/csv | .csv",
                "/v1/sections/local | application/feed+json | .jsonfeed",
                "/v1/sections/local | application/ld+json | .jsonld",
                "/v1/articles/ferry | application/ld+json | .jsonld",
                "/v1/articles/ferry | application/vnd.iptc.ninjs+json | .ninjs",
                "/v1/articles/ferry | text/markdown | .md",
                "/v1/articles/ferry | text/html,application/xhtml+xml,*/*;q=0.8 | .html",
                "/v1/summaries | application/rss+xml | .rss",
                "/v1/articles | text/* | .csv",
                "/v1/articles | application/*+xml | .rss",
                "/v1/articles | text/*;q=0.5, application/atom+xml;q=0.9, */*;q=0.1 | .atom",
                "/v1/articles | application/json;q=0, */* | .rss",
                "/v1/articles/ferry | text/* | .md",
                "/v1/articles/ferry | text/*, text/markdown;q=0 | .html"
            })
    void accept_gives_what_the_suffix_gives(String address, String accept, String suffix) {
        ExtractableResponse<Response> json = get(address);

        ExtractableResponse<Response> chosen = given().header("Accept", accept)
                .when()
                .get(address)
                .then()
                .spec(contract())
                .statusCode(200)
                .header("Vary", startsWith("Accept,"))
                .extract();

        assertThat(chosen.asString()).isEqualTo(get(address + suffix).asString());
        assertThat(json.header("Vary")).startsWith("Accept,");
        assertThat(json.header("Link"))
                .containsPattern("<" + address + "\\" + suffix + ">; rel=\"alternate\"; type=\"[a-z]+/");
        assertThat(get(address).contentType()).startsWith("application/json");
    }

    @Test
    void json_lists_name_their_other_forms_with_their_filters() {
        given().get("/v1/articles?section=local&fields=slug")
                .then()
                .header(
                        "Link",
                        containsString(
                                "</v1/articles.rss?section=local>; rel=\"alternate\"; type=\"application/rss+xml\""));
    }

    @Test
    void an_article_is_a_news_article_of_schema_org() throws Exception {
        newsroom.takes(
                story().with("translationGroup", "ferry")
                        .with("notices", List.of(Map.of("kind", "correction", "text", "Noon.", "publishedAt", DATE))),
                article("prom").with("language", "uk").with("translationGroup", "ferry"));

        ExtractableResponse<Response> answer = get("/v1/articles/ferry.jsonld");

        JsonNode thing = JSON.readTree(answer.asString());
        assertThat(answer.contentType()).startsWith("application/ld+json");
        assertThat(answer.asString()).doesNotContain("<");
        assertThat(SchemaOrgTypes.faults(thing)).isEmpty();
        assertThat(thing.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(thing.path("headline").asText()).isEqualTo("Ferry & <b>harbour");
        assertThat(thing.at("/author/0/jobTitle").asText()).isEqualTo("Senior News Editor");
        assertThat(thing.at("/image/0/creditText").asText()).isEqualTo("Jo Lens");
        assertThat(thing.at("/correction/0/text").asText()).isEqualTo("Noon.");
        assertThat(thing.at("/workTranslation/0/inLanguage").asText()).isEqualTo("uk");
        assertThat(thing.at("/isPartOf/name").asText()).isEqualTo("Local");
        assertThat(thing.at("/keywords/0").asText()).isEqualTo("Harbour");
    }

    @Test
    void authors_and_sections_are_pages_of_schema_org() throws Exception {
        JsonNode author = JSON.readTree(get("/v1/authors/mira-holt.jsonld").asString());
        JsonNode section = JSON.readTree(get("/v1/sections/local.jsonld").asString());

        assertThat(SchemaOrgTypes.faults(author)).isEmpty();
        assertThat(SchemaOrgTypes.faults(section)).isEmpty();
        assertThat(author.at("/mainEntity/name").asText()).isEqualTo("Mira Holt");
        assertThat(section.path("name").asText()).isEqualTo("Local");
        given().get("/v1/authors/mira-holt.jsonld?tag=harbour")
                .then()
                .spec(contract())
                .statusCode(400);
    }

    @Test
    void ninjs_follows_the_iptc_schema() throws Exception {
        newsroom.takes(article("related").tags("harbour"), story().with("related", List.of("related")));

        ExtractableResponse<Response> answer = get("/v1/articles/ferry.ninjs");

        assertThat(faults("ninjs-3.1.schema.json", answer.asString())).isEmpty();
        JsonNode item = JSON.readTree(answer.asString());
        assertThat(item.path("uri").asText()).isEqualTo("urn:uuid:" + storyId());
        assertThat(item.at("/associations/0/type").asText()).isEqualTo("picture");
        assertThat(item.at("/associations/0/by").asText()).isEqualTo("Jo Lens");
        assertThat(item.at("/associations/1/headlines/0/value").asText()).isEqualTo("Story related");
        assertThat(item.path("by").asText()).isEqualTo("Mira Holt, Author jonah-pell");
    }

    @Test
    void videos_audios_and_files_are_those_of_schema_org_and_the_iptc() throws Exception {
        try (InputStream in = FeedTest.class.getResourceAsStream("/article/every-block.json")) {
            newsroom.takes(article("harbour"), story().with("body", Map.of("blocks", JSON.readTree(in))));
        }

        JsonNode thing = JSON.readTree(get("/v1/articles/ferry.jsonld").asString());
        String ninjs = get("/v1/articles/ferry.ninjs").asString();

        assertThat(SchemaOrgTypes.faults(thing)).isEmpty();
        assertThat(thing.at("/video/0/name").asText()).isEqualTo("The ferry sails");
        assertThat(thing.at("/associatedMedia/0/contentSize").asText()).isEqualTo("123456 B");
        assertThat(faults("ninjs-3.1.schema.json", ninjs)).isEmpty();
        assertThat(JSON.readTree(ninjs).path("associations").findValuesAsText("contentType"))
                .contains("video/mp4", "video/webm", "audio/mpeg");
    }

    private static Record corrected() {
        return story().with("updatedAt", "2026-05-10T10:00:00Z")
                .with(
                        "notices",
                        List.of(Map.of(
                                "kind",
                                "correction",
                                "text",
                                "<p>Not <a href=\"/noon\">noon</a>.</p><p>We are sorry.</p>",
                                "publishedAt",
                                "2026-05-10T10:00:00Z")));
    }

    @Test
    void markdown_has_a_head_and_the_notices_before_the_body() throws IOException {
        newsroom.takes(corrected());

        String[] parts = get("/v1/articles/ferry.md").asString().split("(?m)^---\n", 3);

        assertThat(parts[0]).isEmpty();
        JsonNode head = new YAMLMapper().readTree(parts[1]);
        assertThat(head.path("title").asText()).isEqualTo("Ferry & <b>harbour");
        assertThat(head.path("standfirst").asText()).isEqualTo("Tides < 3 m & more");
        assertThat(head.path("url").asText()).isEqualTo("http://localhost:8081/articles/ferry");
        assertThat(head.path("authors")).extracting(JsonNode::asText).containsExactly("Mira Holt", "Author jonah-pell");
        assertThat(head.path("published").asText()).isEqualTo("2026-05-09T10:00:00Z");
        assertThat(head.path("updated").asText()).isEqualTo("2026-05-10T10:00:00Z");
        assertThat(head.path("language").asText()).isEqualTo("en");
        assertThat(head.path("section").asText()).isEqualTo("Local");
        assertThat(head.path("tags")).extracting(JsonNode::asText).containsExactly("Harbour");
        assertThat(head.at("/image/caption").asText()).isEqualTo("The ferry");
        assertThat(parts[2]).startsWith("""

                > **Correction**, 2026-05-10
                >
                > Not [noon](http://localhost:8081/noon).
                >
                > We are sorry.

                It sailed at [dawn](http""").endsWith("**Fast.**\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "2026-05-09", "a: b # c", "\"quoted\" \\ 'and'", "--- {x} [y] *z &a", "naïve 🚢"})
    void the_head_of_markdown_holds_any_headline(String headline) throws IOException {
        newsroom.takes(story().with("headline", headline));

        String head = get("/v1/articles/ferry.md").asString().split("(?m)^---\n", 3)[1];

        assertThat(new YAMLMapper().readTree(head).path("title").textValue()).isEqualTo(headline);
    }

    @Test
    void html_is_a_whole_page_without_scripts() {
        newsroom.takes(corrected());

        ExtractableResponse<Response> answer = get("/v1/articles/ferry.html");
        String html = answer.asString();

        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; img-src http: https:;");
        assertThat(html).startsWith("<!doctype html><html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">");
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        assertThat(page.title()).isEqualTo("Ferry & <b>harbour");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:8081/articles/ferry");
        assertThat(page.select("article > header > h1").text()).isEqualTo("Ferry & <b>harbour");
        assertThat(page.select(".standfirst").text()).isEqualTo("Tides < 3 m & more");
        assertThat(page.select(".byline").text()).isEqualTo("Mira Holt, Author jonah-pell");
        assertThat(page.select("time.published").attr("datetime")).isEqualTo("2026-05-09T10:00:00Z");
        assertThat(page.select("time.updated").text()).isEqualTo("May 10, 2026");
        assertThat(page.select("aside.notice.correction p").eachText())
                .containsExactly("Correction, May 10, 2026", "Not noon.", "We are sorry.");
        assertThat(page.select("figure img").attr("alt")).isEqualTo("A ferry");
        assertThat(page.select("figcaption").html()).isEqualTo("The <em>ferry</em> <small>Jo Lens</small>");
        assertThat(page.select(".body a").attr("href")).isEqualTo("http://localhost:8081/timetable");
        assertThat(page.select("script, style")).isEmpty();
    }

    @Test
    void html_of_a_language_from_right_to_left_says_so() {
        newsroom.takes(story().with("language", "ar").with("headline", "العبارة"));

        assertThat(get("/v1/articles/ferry.html").asString()).contains("<html lang=\"ar\" dir=\"rtl\">", "مايو");
    }

    @Test
    void the_formats_of_a_moved_article_move_with_it() {
        newsroom.takes(article("renamed").with("source", "cms").with("externalId", "7"));
        newsroom.takes(article("renamed-again").with("source", "cms").with("externalId", "7"));

        given().redirects()
                .follow(false)
                .get("/v1/articles/renamed.jsonld")
                .then()
                .spec(contract())
                .statusCode(308)
                .header("Location", equalTo("/v1/articles/renamed-again.jsonld"));
        given().get("/v1/articles/nothing.ninjs").then().spec(contract()).statusCode(404);
    }

    @Test
    void a_slug_may_have_dots_and_end_in_a_suffix() {
        newsroom.takes(article("v1.2"), article("story-7.html"), article("story-8.md.draft"));

        get("/v1/articles/v1.2").contentType().startsWith("application/json");
        assertThat(get("/v1/articles/story-8.md.draft").<String>path("slug")).isEqualTo("story-8.md.draft");
        assertThat(get("/v1/articles/story-7.html").<String>path("slug")).isEqualTo("story-7.html");
        assertThat(get("/v1/articles/story-7.html.md").asString()).contains("The ferry is back.");
        assertThat(get("/v1/articles/v1.2.jsonld").<String>path("headline")).isEqualTo("Story v1.2");
        given().get("/v1/articles/story-7.html/related").then().spec(contract()).statusCode(200);
        given().get("/v1/articles/v1.2/related").then().spec(contract()).statusCode(200);
    }

    @Test
    void a_draft_is_not_available_in_any_format() throws Exception {
        newsroom.takes(article("secret").with("status", "draft").without("publishedAt"));

        for (String form : List.of("rss", "atom", "jsonfeed", "newssitemap", "ndjson", "csv")) {
            assertThat(get("/v1/articles." + form).asString()).doesNotContain("secret");
        }
        for (String form : List.of("jsonld", "ninjs", "md", "html")) {
            given().get("/v1/articles/secret." + form).then().spec(contract()).statusCode(404);
        }
        assertThat(get("/v1/sitemaps/2026-05.xml").asString()).doesNotContain("secret");
    }

    @Test
    void characters_that_xml_cannot_hold_are_replaced() {
        assertThat(XmlText.clean("a\u0001b\u000B\uFFFEc\uD83D\uDE00")).isEqualTo("a\uFFFDb\uFFFD\uFFFDc\uD83D\uDE00");
    }

    @Test
    void the_archive_is_in_sitemaps_by_month() throws Exception {
        newsroom.takes(
                article("april").at("2026-04-30T23:59:59Z"),
                article("may").at("2026-05-01T00:00:00Z"),
                article("old").at("1999-12-31T23:00:00Z"),
                article("later")
                        .at(Instant.now()
                                .plus(90, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));

        String index = get("/v1/sitemap.xml").asString();

        judge(index, "sitemap.xsd");
        List<Element> places = elements(xml(index), SitemapWriter.SITEMAP, "loc");
        assertThat(places)
                .extracting(loc -> loc.getTextContent().replaceFirst(".*/v1/", "/v1/"))
                .containsExactly("/v1/sitemaps/1999-12.xml", "/v1/sitemaps/2026-04.xml", "/v1/sitemaps/2026-05.xml");
        String may = get("/v1/sitemaps/2026-05.xml").asString();
        judge(may, "sitemap.xsd");
        assertThat(elements(xml(may), SitemapWriter.SITEMAP, "loc"))
                .extracting(loc -> loc.getTextContent().replaceFirst(".*/articles/", ""))
                .containsExactly("may", "ferry");
        for (String none : List.of("2026-06", "2026-05.2", "2026-13", "x")) {
            given().get("/v1/sitemaps/" + none + ".xml").then().spec(contract()).statusCode(404);
        }
    }

    @Test
    void code_keeps_its_lines_in_feeds() throws Exception {
        newsroom.takes(story().markdown("```\nlet a;\n  a = 1;\n```"));

        for (String form : List.of("rss", "atom")) {
            SyndEntry entry =
                    rome(get("/v1/articles." + form).asString()).getEntries().get(0);
            assertThat(entry.getContents().get(0).getValue()).contains("let a;\n  a = 1;");
        }
    }

    @Test
    void no_feed_is_empty_of_what_its_standard_requires() throws Exception {
        newsroom.empty();

        assertThat(rome(get("/v1/articles.rss").asString()).getEntries()).isEmpty();
        assertThat(rome(get("/v1/articles.atom").asString()).getEntries()).isEmpty();
        assertThat(faults(
                        "jsonfeed-1.1.schema.json", get("/v1/articles.jsonfeed").asString()))
                .isEmpty();
        judge(get("/v1/articles.newssitemap").asString(), "sitemap.xsd", "news.xsd", "image.xsd");
        assertThat(get("/v1/articles.ndjson").asString()).isEmpty();
    }
}
