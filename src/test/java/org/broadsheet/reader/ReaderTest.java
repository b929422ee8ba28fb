package org.broadsheet.reader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the reading pages are served and what they say; how they look is tested in a browser by .ci/reader. */
@QuarkusTest
class ReaderTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/reader/[^\"]+)\"");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), tag("ferry"), author("mira-holt"), summary("week"));
    }

    private static RequestSpecification browser() {
        return given().accept(BROWSER).redirects().follow(false);
    }

    private static ValidatableResponse open(String path) {
        return browser().get(path).then();
    }

    private static ValidatableResponse isPage(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType(equalTo("text/html;charset=UTF-8"))
                .body(containsString("<main id=\"main\""))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .header(
                        "Content-Security-Policy",
                        allOf(startsWith("default-src 'none'; "), not(containsString("unsafe"))));
    }

    private static Document read(String path) {
        return Jsoup.parse(isPage(open(path), 200).extract().asString());
    }

    @Test
    void pages_may_show_placeholders_of_pictures_and_sizes_from_a_cdn() {
        isPage(open("/"), 200)
                .header("Content-Security-Policy", containsString("; img-src 'self' https: http: data:; "));
    }

    @Test
    void every_address_of_the_site_opens_as_a_page() {
        published(story("Ferry"));

        for (String path : List.of(
                "/",
                "/articles/ferry",
                "/sections/local",
                "/authors/mira-holt",
                "/tags/ferry",
                "/summaries/week",
                "/search?q=ferry",
                "/corrections")) {
            isPage(open(path), 200);
        }
    }

    @Test
    void the_addresses_that_the_api_gives_are_pages() {
        published(story("Ferry"));
        String url = given().get("/v1/articles/ferry").path("url");

        isPage(open(url.replaceFirst("^https?://[^/]+", "")), 200);
    }

    @Test
    void a_link_may_have_tracking_parameters() {
        published(story("Ferry"));

        isPage(open("/articles/ferry?utm_source=letter&fbclid=1&fbclid=2"), 200);
    }

    @Test
    void a_renamed_article_is_moved_for_readers_too() {
        String id = published(story("Ferry delayed"));
        patch(id, Map.of("slug", "ferry-back")).statusCode(200);

        open("/articles/ferry-delayed").statusCode(308).header("Location", equalTo("/articles/ferry-back"));
        open("/articles/" + id).statusCode(308).header("Location", equalTo("/articles/ferry-back"));
    }

    @Test
    void a_withdrawn_article_is_a_page_that_says_so_with_410() {
        String id = published(story("Ferry"));
        isPage(open("/articles/ferry"), 200);

        act(id, "withdraw", Map.of("reason", "It never sailed.")).statusCode(200);

        isPage(open("/articles/ferry"), 410).header("Cache-Control", "no-store");
    }

    @Test
    void what_is_not_public_is_a_page_that_says_so_with_404() {
        draft(story("Secret"));

        for (String path : List.of(
                "/articles/secret",
                "/articles/none",
                "/sections/none",
                "/authors/none",
                "/tags/none",
                "/summaries/none",
                "/none",
                "/articles",
                "/articles/ferry/comments")) {
            isPage(open(path), 404).header("Cache-Control", "no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/none", "/v1/articles/none", "/q/none", "/demo/none.jpg", "/favicon.ico", "/reader/none"})
    void paths_that_are_not_pages_keep_their_problem_documents(String path) {
        open(path).statusCode(404).contentType("application/problem+json");
    }

    @Test
    void programs_get_a_problem_document_where_nothing_is() {
        given().get("/none").then().statusCode(404).contentType("application/problem+json");
        given().post("/articles/none").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void a_page_is_revalidated_each_time_and_sent_once() {
        published(story("Ferry"));
        String etag = open("/articles/ferry")
                .header("Cache-Control", "no-cache")
                .header("CDN-Cache-Control", startsWith("public, max-age=10,"))
                .header("Surrogate-Key", containsString("article-"))
                .extract()
                .header("ETag");

        browser()
                .header("If-None-Match", etag)
                .get("/articles/ferry")
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    @Test
    void head_says_what_get_says() {
        published(story("Ferry"));

        for (String path : List.of("/", "/articles/ferry", loaded().get(0))) {
            String etag = open(path).statusCode(200).extract().header("ETag");
            browser().head(path).then().statusCode(200).header("ETag", etag).body(equalTo(""));
        }
        browser().head("/articles/none").then().statusCode(404);
        browser().head("/none").then().statusCode(404).contentType("text/html;charset=UTF-8");
    }

    private static List<String> loaded() {
        Matcher loaded = LOADED.matcher(open("/").extract().asString());
        return loaded.results().map(found -> found.group(1)).toList();
    }

    @Test
    void the_files_of_a_page_exist_and_can_be_cached_for_ever() {
        assertThat(loaded()).anyMatch(path -> path.endsWith(".js")).anyMatch(path -> path.endsWith(".css"));

        for (String path : loaded()) {
            String etag = browser()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff")
                    .extract()
                    .header("ETag");
            browser().header("If-None-Match", etag).get(path).then().statusCode(304);
            given().post(path).then().statusCode(404);
        }
    }

    @Test
    void scripts_are_sent_compressed() {
        String script = loaded().stream()
                .filter(path -> path.endsWith(".js"))
                .findFirst()
                .orElseThrow();

        browser()
                .header("Accept-Encoding", "gzip")
                .get(script)
                .then()
                .header("Content-Encoding", "gzip")
                .contentType("text/javascript;charset=UTF-8");
    }

    @Test
    void a_story_can_be_read_without_a_script() {
        newsroom.takes(article("ferry")
                .with("headline", "Ferry <returns>")
                .with("standfirst", "After \"two\" years")
                .authors("mira-holt")
                .tags("ferry")
                .markdown("It **sails** again."));

        Document page = read("/articles/ferry");

        assertThat(page.title()).isEqualTo("Ferry <returns> – Broadsheet");
        assertThat(page.select("h1").text()).isEqualTo("Ferry <returns>");
        assertThat(page.select(".story .standfirst").text()).isEqualTo("After \"two\" years");
        assertThat(page.select(".body strong").text()).isEqualTo("sails");
        assertThat(page.select(".breadcrumbs a").attr("href")).isEqualTo("/sections/local");
        assertThat(page.select(".byline a").attr("href")).isEqualTo("/authors/mira-holt");
        assertThat(page.select(".tags a").attr("href")).isEqualTo("/tags/ferry");
        assertThat(page.select("meta[name=description]").attr("content")).isEqualTo("After \"two\" years");
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("Ferry <returns>");
        assertThat(page.select("meta[property=og:type]").attr("content")).isEqualTo("article");
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo(given().get("/v1/articles/ferry").<String>path("url"));
        assertThat(page.select("script[type=application/ld+json]").html())
                .contains("\"headline\":\"Ferry \\u003creturns>\"")
                .contains("\"BreadcrumbList\"");
    }

    @Test
    void nothing_that_users_write_becomes_markup() {
        String evil = "</title><script>alert(1)</script>\"'{frame.paper.name}";
        newsroom.takes(
                section("evil").with("name", evil).with("description", evil),
                tag("evil").with("name", evil).with("description", evil),
                author("evil").with("name", evil).with("role", evil).with("bio", evil),
                summary("evil").with("headline", evil).with("section", "evil"),
                article("evil")
                        .with("headline", evil)
                        .with("standfirst", evil)
                        .with("kicker", evil)
                        .with("section", "evil")
                        .with("byline", evil)
                        .authors("evil")
                        .tags("evil")
                        .with("leadImage", Map.of("url", "/a.jpg", "alt", evil, "caption", evil, "credit", evil))
                        .markdown(evil));

        for (String path : List.of(
                "/",
                "/articles/evil",
                "/sections/evil",
                "/authors/evil",
                "/tags/evil",
                "/summaries/evil",
                "/search?q=" + "%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E")) {
            Document page = Jsoup.parse(browser()
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            assertThat(page.select("script"))
                    .as(path)
                    .allMatch(script ->
                            script.hasAttr("src") || script.attr("type").equals("application/ld+json"));
            assertThat(page.select("head > title")).as(path).hasSize(1);
            assertThat(page.select("body title, [onerror], [onload]")).as(path).isEmpty();
        }
    }

    @Test
    void the_front_page_shows_each_section_and_each_story_once() {
        newsroom.takes(section("sport").with("name", "Sport").with("position", 9));
        for (int i = 0; i < 20; i++) {
            newsroom.takes(article("story-" + i)
                    .with("section", i % 2 == 0 ? "local" : "sport")
                    .at("2026-05-09T10:%02d:00Z".formatted(i)));
        }

        Document page = read("/");

        List<String> stories = page.select("main [data-story]").eachAttr("data-story");
        assertThat(stories).hasSize(15).doesNotHaveDuplicates();
        assertThat(page.select(".strip .rubric").eachText()).contains("Sport");
        assertThat(page.select(".masthead nav a").eachAttr("href")).contains("/", "/sections/local", "/sections/sport");
        assertThat(page.select(".requests code").text()).contains("/v1/fronts");
    }

    @Test
    void an_empty_newsroom_shows_how_to_write_its_first_story() {
        newsroom.empty();

        Document page = read("/");

        assertThat(page.select(".first-story code").text()).contains("/v1/editorial/imports");
        String records = page.selectFirst(".first-story code").wholeText();
        List<String> lines =
                records.lines().filter(line -> line.startsWith("{")).toList();
        newsroom.sends(lines.toArray(String[]::new));
        assertThat(read("/").select(".teaser.lead h2").text()).isEqualTo("Our first story");
        assertThat(read("/articles/first-story").select(".body").text()).isEqualTo("It begins here.");
    }

    @Test
    void lists_go_on_at_plain_links() {
        for (int i = 0; i < 25; i++) {
            newsroom.takes(
                    article("story-" + i).tags("ferry").authors("mira-holt").at("2026-05-09T10:%02d:00Z".formatted(i)));
        }
        newsroom.indexed();

        for (String path : List.of("/sections/local", "/tags/ferry", "/authors/mira-holt", "/search?q=story")) {
            Document first = read(path);
            String next = first.select(".more a[rel=next]").attr("href");
            Document second = Jsoup.parse(browser()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());

            List<String> all = first.select("main .teaser").eachAttr("data-story");
            all.addAll(second.select("main .teaser").eachAttr("data-story"));
            assertThat(all).as(path).hasSize(25).doesNotHaveDuplicates();
            assertThat(second.select("meta[name=robots]").attr("content"))
                    .as(path)
                    .isEqualTo("noindex");
        }
        browser().get("/tags/ferry?cursor=nonsense").then().statusCode(307).header("Location", endsWith("/tags/ferry"));
    }

    @Test
    void search_engines_are_told_what_to_leave_out() {
        newsroom.takes(article("hidden").with("seo", Map.of("noindex", true)));

        assertThat(read("/articles/hidden").select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
        assertThat(read("/search?q=ferry").select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
        assertThat(read("/").select("meta[name=robots]")).isEmpty();
        assertThat(read("/").select("meta[name=description]").attr("content")).isNotEmpty();
    }

    @Test
    void robots_and_sitemaps_name_the_pages() {
        newsroom.takes(article("ferry").at("2026-05-09T10:00:00Z"));

        browser()
                .get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("/sitemap.xml"));
        browser().get("/sitemap.xml").then().statusCode(200).body(containsString("/sitemap-2026-05.xml"));
        browser().get("/sitemap-2026-05.xml").then().statusCode(200).body(containsString("/articles/ferry"));
        browser().get("/sitemap-pages.xml").then().statusCode(200).body(containsString("/sections/local"));
        browser().get("/sitemap-2026-04.xml").then().statusCode(404);
    }

    @Test
    void what_is_not_free_is_cut_on_its_page_too() {
        newsroom.takes(
                article("paid").with("access", "subscribers").markdown("For all.\n\n<!--paywall-->\n\nFor some."));

        Document page = read("/articles/paid");

        assertThat(page.select(".body").text()).isEqualTo("For all.");
        assertThat(page.html()).doesNotContain("For some");
        assertThat(page.select(".paywall").text()).contains("subscribers");
    }

    @Test
    void a_preview_is_for_its_reader_alone_and_goes_along_with_the_links() {
        published(story("Ferry"));
        String token = given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body("{}")
                .post("/v1/editorial/articles/" + draft(story("Secret")).path("id") + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        Document page = Jsoup.parse(browser()
                .get("/articles/secret?previewToken=" + token)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .extract()
                .asString());

        assertThat(page.select("h1").text()).isEqualTo("Secret");
        assertThat(page.select(".breadcrumbs a").attr("href")).isEqualTo("/sections/local?previewToken=" + token);
        assertThat(browser().get("/?previewToken=" + token).asString()).contains("Secret");
        assertThat(browser().get("/").asString()).doesNotContain("Secret");
        isPage(open("/articles/secret"), 404);
        browser()
                .get("/articles/secret?previewToken=wrong")
                .then()
                .statusCode(403)
                .body(containsString("preview has ended"));
    }

    @Test
    void a_page_is_kept_until_what_it_shows_changes() {
        String id = published(story("Ferry"));
        isPage(open("/articles/ferry"), 200).body(containsString("<h1>Ferry</h1>"));

        patch(id, Map.of("headline", "Ferry again")).statusCode(200);

        isPage(open("/articles/ferry"), 200).body(containsString("<h1>Ferry again</h1>"));
    }

    @Test
    void an_unknown_address_suggests_stories_with_its_words() {
        newsroom.takes(article("ferry-returns").with("headline", "The ferry returns"), article("other"));

        Document page =
                Jsoup.parse(isPage(open("/articles/ferry-sinks"), 404).extract().asString());

        assertThat(page.select("#suggestions ~ .stories h3").eachText()).contains("The ferry returns");
    }

    @Test
    void addresses_of_an_earlier_site_lead_on() {
        published(story("Ferry"));
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body(Map.of("from", "/2019/ferry.html", "to", "/articles/ferry"))
                .post("/v1/editorial/redirects")
                .then()
                .statusCode(201);

        browser().get("/2019/ferry.html").then().statusCode(308).header("Location", endsWith("/articles/ferry"));
    }

    @Test
    void readers_choose_among_languages() {
        newsroom.takes(
                article("ferry").with("language", "en").at("2026-05-09T10:00:00Z"),
                article("boat").with("language", "en").at("2026-05-09T11:00:00Z"),
                article("porom").with("language", "uk").at("2026-05-09T12:00:00Z"));

        assertThat(read("/").select("main .teaser").eachAttr("lang")).containsOnly("en");
        Document other = read("/?language=uk");
        assertThat(other.select("main .teaser").eachAttr("lang")).containsOnly("uk");
        assertThat(other.select(".masthead nav a").eachAttr("href")).contains("/sections/local?language=uk");
        assertThat(read("/").select(".editions a").eachText()).containsExactly("English", "Українська");
    }
}
