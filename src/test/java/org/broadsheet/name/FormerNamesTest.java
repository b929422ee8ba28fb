package org.broadsheet.name;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names never die: what sections, tags, authors and summaries answer at names that they had before. */
@QuarkusTest
class FormerNamesTest {

    private static final String EDITORIAL = "/v1/editorial/";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("sport"), tag("boats"), author("jon"));
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .when()
                .get(path)
                .then();
    }

    private static ValidatableResponse moved(String from, String to) {
        return get(from).statusCode(308).header("Location", endsWith(to));
    }

    private static Map<String, Object> content(String nouns, String title, String slug) {
        Map<String, Object> content = new HashMap<>(Map.of("slug", slug));
        if (nouns.equals("summaries")) {
            content.putAll(Map.of(
                    "headline",
                    title,
                    "section",
                    "local",
                    "publishedAt",
                    "2026-05-10T10:00:00Z",
                    "body",
                    Map.of("html", "<p>What happened.</p>")));
        } else {
            content.put("name", title);
        }
        return content;
    }

    private static ValidatableResponse create(String nouns, String slug) {
        return sending(content(nouns, "Thing " + slug, slug))
                .post(EDITORIAL + nouns)
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse rename(String nouns, String slug, String other) {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", other))
                .patch(EDITORIAL + nouns + "/" + slug)
                .then()
                .statusCode(200);
    }

    private static void delete(String nouns, String slug) {
        editor().header("If-Match", "*")
                .delete(EDITORIAL + nouns + "/" + slug)
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse resolve(String path) {
        return get("/v1/resolve?path=" + path).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"sections,section", "tags,tag", "authors,author", "summaries,summary"})
    void a_former_name_leads_to_the_current_one(String nouns, String kind) {
        create(nouns, "old");
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");
        rename(nouns, "old", "new").body("warnings", empty());

        moved("/v1/" + nouns + "/old", "/v1/" + nouns + "/new")
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/moved"));
        moved("/v1/" + nouns + "/old?moved=redirect", "/v1/" + nouns + "/new?moved=redirect");
        get("/v1/" + nouns + "/old?moved=inline").statusCode(200).body("slug", equalTo("new"));
        get("/v1/" + nouns + "/new").statusCode(200);
        get("/v1/" + nouns + "/never?moved=inline").statusCode(404);
        resolve("/" + nouns + "/old")
                .body("state", equalTo("moved"))
                .body("kind", equalTo(kind))
                .body("slug", equalTo("new"))
                .body("location", equalTo("/" + nouns + "/new"));
        get("/v1/redirects")
                .body("items.from", contains("/" + nouns + "/old"))
                .body("items.to", contains("/" + nouns + "/new"));
        given().header("Accept", "text/plain")
                .get("/v1/redirects")
                .then()
                .body(equalTo("/" + nouns + "/old /" + nouns + "/new 308\n"));
        get("/v1/changes?cursor=" + cursor).body("items.find { it.slug == 'new' }.formerSlugs", contains("old"));
        moved("/" + nouns + "/old?utm_source=letter", "/" + nouns + "/new?utm_source=letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_name_follows_its_thing_through_renames_and_yields_to_a_new_one(String nouns) {
        String path = "/v1/" + nouns + "/";
        create(nouns, "first");
        rename(nouns, "first", "second");
        rename(nouns, "second", "first");
        get(path + "first").statusCode(200);
        moved(path + "second", path + "first");

        rename(nouns, "first", "third");
        moved(path + "first", path + "third");
        moved(path + "second", path + "third");
        get("/v1/redirects").body("items", hasSize(2));

        create(nouns, "second")
                .body("warnings.pointer", contains("/slug"))
                .body("warnings[0].detail", containsString("third"));
        get(path + "second").statusCode(200).body("slug", equalTo("second"));
        resolve("/" + nouns + "/second").body("state", equalTo("current"));
        get("/v1/redirects").body("items.from", contains("/" + nouns + "/first"));

        delete(nouns, "second");
        moved(path + "second", path + "third");
        create(nouns, "second");
        rename(nouns, "second", "fourth");
        moved(path + "second", path + "fourth");
        moved(path + "first", path + "third");

        delete(nouns, "fourth");
        get(path + "second").statusCode(404);
        delete(nouns, "third");
        get(path + "first").statusCode(404);
        resolve("/" + nouns + "/first").body("state", equalTo("unknown"));
        get("/v1/redirects").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_name_that_is_made_takes_nobodys_former_name(String nouns) {
        create(nouns, "thing-one");
        rename(nouns, "thing-one", "other");

        Map<String, Object> unnamed = content(nouns, "Thing one", "");
        unnamed.remove("slug");
        sending(unnamed).post(EDITORIAL + nouns).then().statusCode(201).body("slug", equalTo("thing-one-2"));
        moved("/v1/" + nouns + "/thing-one", "/other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void a_dry_run_of_a_rename_leaves_no_redirect(String nouns) {
        create(nouns, "old");
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", "new"))
                .patch(EDITORIAL + nouns + "/old?dryRun=true")
                .then()
                .statusCode(200)
                .body("slug", equalTo("new"));

        get("/v1/" + nouns + "/old").statusCode(200);
        get("/v1/redirects").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries", "articles"})
    void editors_are_led_on_from_a_former_name_and_their_writes_are_told_the_current_one(String nouns) {
        if (nouns.equals("articles")) {
            newsroom.takes(article("former"));
        } else {
            create(nouns, "former");
        }
        rename(nouns, "former", "current");

        editor().redirects()
                .follow(false)
                .get(EDITORIAL + nouns + "/former")
                .then()
                .statusCode(308)
                .header("Location", endsWith(EDITORIAL + nouns + "/current"));
        editor().header("If-Match", "*")
                .delete(EDITORIAL + nouns + "/former")
                .then()
                .statusCode(404)
                .body("detail", containsString("slug is current now"))
                .body("didYouMean", equalTo(EDITORIAL + nouns + "/current"));
        editor().get(EDITORIAL + nouns + "/never").then().statusCode(404).body("didYouMean", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void editors_are_led_on_from_what_was_merged(String nouns) {
        create(nouns, "from");
        create(nouns, "into");
        sending(Map.of("into", "into"))
                .header("If-Match", "*")
                .post(EDITORIAL + nouns + "/from/merge")
                .then()
                .statusCode(200);

        editor().redirects()
                .follow(false)
                .get(EDITORIAL + nouns + "/from")
                .then()
                .statusCode(308)
                .header("Location", endsWith(EDITORIAL + nouns + "/into"));
        sending(Map.of("into", "jon"))
                .header("If-Match", "*")
                .post(EDITORIAL + nouns + "/from/merge")
                .then()
                .statusCode(404)
                .body("didYouMean", equalTo(EDITORIAL + nouns + "/into"));
    }

    private void a_renamed_desk() {
        newsroom.takes(
                tag("ferry"),
                author("mira"),
                article("story")
                        .tags("ferry", "boats")
                        .authors("mira")
                        .with(
                                "notices",
                                List.of(Map.of(
                                        "kind", "update", "text", "More.", "publishedAt", "2026-05-10T10:00:00Z"))),
                article("other").with("section", "sport").tags("boats").authors("jon"),
                summary("week").with("articles", List.of("story")));
        rename("sections", "local", "town");
        rename("tags", "ferry", "ferries");
        rename("authors", "mira", "mira-holt");
    }

    @ParameterizedTest
    @CsvSource({
        "section=local,story",
        "-section=local,other",
        "tag=ferry,story",
        "-tag=ferry,other",
        "'allTags=ferry,boats',story",
        "author=mira,story",
        "-author=mira,other",
        "'section=town&tag=ferry&author=mira',story",
        "'section=local,town',story",
        "'q=ferry&section=local&tag=ferry',story"
    })
    void filters_take_former_names(String query, String found) {
        a_renamed_desk();
        if (!query.startsWith("q=")) {
            get("/v1/articles?" + query).statusCode(200).body("items.slug", contains(found));
            get("/v1/articles?total=exact&" + query).body("total.value", equalTo(1));
        }
        editor().urlEncodingEnabled(false)
                .get("/v1/editorial/articles?" + query.replaceFirst("^q=ferry&", ""))
                .then()
                .statusCode(200)
                .body("items.slug", contains(found));
    }

    @Test
    void lists_under_a_section_take_its_former_name() {
        a_renamed_desk();

        get("/v1/summaries?section=local").statusCode(200).body("items.slug", contains("week"));
        get("/v1/summaries.rss?section=local").statusCode(200).body(containsString("This week, week"));
        get("/v1/corrections?section=local").statusCode(200).body("items.article.slug", contains("story"));
        editor().get("/v1/editorial/summaries?section=local").then().body("items.slug", contains("week"));
        get("/v1/articles?section=lokal").statusCode(400).body("errors[0].parameter", equalTo("section"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/sections/local.rss,/v1/sections/town.rss",
        "/v1/sections/local.atom?limit=3&language=en,/v1/sections/town.atom?limit=3&language=en",
        "/v1/sections/local.jsonld,/v1/sections/town.jsonld",
        "/v1/sections/local/summary?body=text,/v1/sections/town/summary?body=text",
        "/v1/fronts/local?limit=7,/v1/fronts/town?limit=7",
        "/v1/tags/ferry.jsonfeed?-section=sport,/v1/tags/ferries.jsonfeed?-section=sport",
        "/v1/tags/ferry.csv,/v1/tags/ferries.csv",
        "/v1/authors/mira.ndjson?q=%22ferry%20is%22,/v1/authors/mira-holt.ndjson?q=%22ferry%20is%22",
        "/v1/authors/mira.jsonld,/v1/authors/mira-holt.jsonld",
        "/sections/local?page=2,/sections/town?page=2"
    })
    void feeds_fronts_and_pages_keep_their_suffix_and_query(String from, String to) {
        a_renamed_desk();

        get(from).statusCode(308).header("Location", endsWith(to));
        get(to).statusCode(200);
    }

    @Test
    void a_feed_that_was_asked_for_by_accept_moves_with_its_address() {
        a_renamed_desk();

        given().header("Accept", "application/rss+xml")
                .redirects()
                .follow(false)
                .get("/v1/tags/ferry?limit=2")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/tags/ferries?limit=2"));
        given().header("Accept", "application/rss+xml")
                .get("/v1/tags/ferry")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/rss+xml"));
    }

    @Test
    void an_article_keeps_query_and_suffix_too() {
        newsroom.takes(article("old").with("externalId", "1"));
        newsroom.takes(article("new").with("externalId", "1"));

        moved("/v1/articles/old?body=html&fields=slug,body", "/v1/articles/new?body=html&fields=slug,body");
        moved("/v1/articles/old/related?limit=3", "/v1/articles/new/related?limit=3");
        moved("/v1/articles/old.md", "/v1/articles/new.md");
        moved("/v1/articles/old.html", "/v1/articles/new.html");
        moved("/articles/old?utm_medium=x", "/articles/new?utm_medium=x");
        newsroom.takes(article("second"));
        get("/v1/articles?exclude=old").body("items.slug", contains("second"));
        get("/v1/articles/second/related").body("items.slug", contains("new"));
        get("/v1/articles/second/related?exclude=old").body("items", empty());
    }

    @Test
    void the_change_feed_of_a_section_follows_its_rename() {
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");
        a_renamed_desk();
        newsroom.takes(article("later").with("section", "town"));

        List<String> before = get("/v1/changes?types=article&section=town&cursor=" + cursor)
                .extract()
                .path("items.slug");
        assertThat(before).contains("story", "later");
        get("/v1/changes?types=article&section=local&cursor=" + cursor)
                .body("items.slug", equalTo(before))
                .body(
                        "items.findAll { it.slug == 'story' || it.slug == 'later' }.operation.unique()",
                        contains("upsert"));
    }

    @Test
    void what_was_cached_under_a_former_name_changes_when_something_takes_it() {
        a_renamed_desk();
        get("/v1/articles?tag=ferry").body("items", hasSize(1));
        get("/v1/tags/ferry?moved=inline").body("slug", equalTo("ferries"));
        get("/v1/summaries?section=local").body("items", hasSize(1));
        get("/v1/corrections?section=local").body("items", hasSize(1));
        resolve("/tags/ferry").body("state", equalTo("moved"));

        create("tags", "ferry");
        create("sections", "local");

        get("/v1/articles?tag=ferry").body("items", empty());
        get("/v1/tags/ferry?moved=inline").body("slug", equalTo("ferry"));
        get("/v1/summaries?section=local").body("items", empty());
        get("/v1/corrections?section=local").body("items", empty());
        get("/v1/sections/local/summary").statusCode(404);
        resolve("/tags/ferry").body("state", equalTo("current"));

        delete("tags", "ferry");
        delete("sections", "local");
        get("/v1/articles?tag=ferry").body("items", hasSize(1));
        get("/v1/tags/ferry?moved=inline").body("slug", equalTo("ferries"));
        get("/v1/summaries?section=local").body("items", hasSize(1));
        moved("/v1/sections/local/summary", "/v1/sections/town/summary");
        resolve("/tags/ferry").body("state", equalTo("moved"));
    }

    @Test
    void nothing_tells_of_a_summary_that_is_yet_to_come() {
        String far = "2999-01-01T00:00:00Z";
        newsroom.takes(summary("working-title").at(far));
        rename("summaries", "working-title", "title");
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("publishedAt", "2026-05-10T10:00:00Z"))
                .patch(EDITORIAL + "summaries/title")
                .then()
                .statusCode(200);
        get("/v1/summaries/title").statusCode(200);
        get("/v1/summaries/working-title").statusCode(404);
        get("/v1/redirects").body("items", empty());

        rename("summaries", "title", "other-title");
        Map<String, Object> hidden = content("summaries", "Next", "title");
        hidden.put("publishedAt", far);
        sending(hidden).post(EDITORIAL + "summaries").then().statusCode(201);
        moved("/v1/summaries/title", "/v1/summaries/other-title");
        resolve("/summaries/title").body("slug", equalTo("other-title"));
        get("/v1/redirects").body("items.from", contains("/summaries/title"));

        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("publishedAt", far))
                .patch(EDITORIAL + "summaries/other-title")
                .then()
                .statusCode(200);
        get("/v1/summaries/title").statusCode(404);
        resolve("/summaries/title").body("state", equalTo("unknown"));
        get("/v1/redirects").body("items", empty());
    }

    @Test
    void editors_may_write_former_names_and_are_told() {
        a_renamed_desk();

        sending(Map.of(
                        "headline", "Another",
                        "section", "local",
                        "tags", List.of("boats", "ferry", "ferries"),
                        "authors", List.of("mira"),
                        "body", Map.of("text", "It sails.")))
                .post(EDITORIAL + "articles")
                .then()
                .statusCode(201)
                .body("section", equalTo("town"))
                .body("tags", contains("boats", "ferries"))
                .body("authors", contains("mira-holt"))
                .body("warnings.pointer", hasItems("/section", "/tags/1", "/authors/0"))
                .body("warnings.detail", hasItem("ferry is a former name of the tag ferries, which was taken"));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("section", "local", "tags", List.of("ferry", "boats")))
                .patch(EDITORIAL + "articles/story")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("warnings.pointer", hasItems("/section", "/tags/0"));
        sending(content("summaries", "Next week", "next"))
                .post(EDITORIAL + "summaries")
                .then()
                .statusCode(201)
                .body("section", equalTo("town"))
                .body("warnings.pointer", contains("/section"));
        sending(Map.of("headline", "x", "section", "local", "tags", List.of("nothing"), "body", Map.of("text", "x")))
                .post(EDITORIAL + "articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/tags/0"));
    }

    private List<JsonNode> sends(Record... records) {
        List<JsonNode> lines =
                newsroom.sends(Arrays.stream(records).map(Record::json).toArray(String[]::new));
        assertThat(Newsroom.last(lines).path("rejected").asInt()).isZero();
        return lines;
    }

    private static List<String> warnings(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals("warning"))
                .map(line ->
                        line.path("line").asInt() + " " + line.path("pointer").asText())
                .toList();
    }

    @Test
    void an_import_may_use_former_names_and_is_told() {
        a_renamed_desk();
        String cursor = get("/v1/changes?cursor=now").extract().path("cursor");

        List<JsonNode> lines = sends(
                article("third").tags("ferry", "ferries").authors("mira").with("related", List.of("fourth")),
                summary("next").with("articles", List.of("third")),
                article("fourth").tags("ferry"));

        assertThat(warnings(lines))
                .containsExactlyInAnyOrder(
                        "1 /section", "1 /tags/0", "1 /authors/0", "2 /section", "3 /section", "3 /tags/0");
        get("/v1/articles/third")
                .body("section.slug", equalTo("town"))
                .body("tags.slug", contains("ferries"))
                .body("authors.slug", contains("mira-holt"));
        get("/v1/summaries/next").body("section.slug", equalTo("town"));
        get("/v1/changes?cursor=" + cursor)
                .body("items.section.unique()", contains("town"))
                .body("items.cacheTags.flatten()", hasItems("section-town", "tag-ferries", "author-mira-holt"))
                .body("items.cacheTags.flatten()", not(hasItem("tag-ferry")));
        assertThat(Newsroom.last(sends(article("third")
                                .tags("ferry", "ferries")
                                .authors("mira")
                                .with("related", List.of("fourth"))))
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void records_of_renamed_things_find_them_under_their_former_names() {
        a_renamed_desk();

        List<JsonNode> same = sends(
                section("local"), tag("ferry"), author("mira"), summary("week").with("articles", List.of("story")));
        assertThat(Newsroom.last(same).path("unchanged").asInt()).isEqualTo(4);
        assertThat(warnings(same)).containsExactly("1 /slug", "2 /slug", "3 /slug");
        List<JsonNode> changed =
                sends(section("local").with("name", "The town"), tag("ferry").with("name", "All ferries"));
        assertThat(Newsroom.last(changed).path("updated").asInt()).isEqualTo(2);

        get("/v1/sections?total=exact")
                .body("items.slug", contains("sport", "town"))
                .body("items.name", hasItem("The town"));
        get("/v1/tags/ferries").body("name", equalTo("All ferries"));
        moved("/v1/tags/ferry", "/v1/tags/ferries");
    }

    @Test
    void redirects_of_all_kinds_page_kind_by_kind() {
        for (String nouns : List.of("sections", "tags", "authors", "summaries")) {
            create(nouns, "same");
            rename(nouns, "same", "other");
            create(nouns, "also-" + nouns);
            rename(nouns, "also-" + nouns, "now-" + nouns);
        }
        newsroom.takes(article("same").with("externalId", "1").with("section", "sport"));
        newsroom.takes(article("other").with("externalId", "1").with("section", "sport"));

        List<String> seen = new ArrayList<>();
        String path = "/v1/redirects?limit=2&total=exact";
        while (path != null) {
            var page = get(path).statusCode(200).body("total.value", equalTo(9)).extract();
            seen.addAll(page.path("items.from"));
            path = page.path("page.next");
        }
        assertThat(seen)
                .containsExactly(
                        "/articles/same",
                        "/authors/also-authors",
                        "/authors/same",
                        "/sections/also-sections",
                        "/sections/same",
                        "/summaries/also-summaries",
                        "/summaries/same",
                        "/tags/also-tags",
                        "/tags/same");
    }
}
