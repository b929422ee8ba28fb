package org.broadsheet.reader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the reading pages are served; what they show is tested in a browser by .ci/reader. */
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
                .body(containsString("<div id=\"app\">"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .header(
                        "Content-Security-Policy",
                        allOf(startsWith("default-src 'none'; "), not(containsString("unsafe"))));
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
                .header("Surrogate-Key", containsString("addresses"))
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
}
