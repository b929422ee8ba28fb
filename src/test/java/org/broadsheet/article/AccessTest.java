package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that are not free: everybody gets the part before the paywall, and only who has the right gets the rest. */
@QuarkusTest
class AccessTest {

    /** Occurs behind the paywall alone. */
    private static final String GATED = "zanzibar";

    private static final String BODY = "<p>The ferry is back.</p><!--paywall--><h2 id=\"" + GATED + "\">" + GATED
            + "</h2><p>It sailed to " + GATED + ".</p>" + "<img src=\"/" + GATED + ".jpg\" alt=\"" + GATED + "\">"
            + "<p><a class=\"teaser\" href=\"article:" + GATED + "\">x</a></p>"
            + "<figure class=\"gallery\"><img src=\"/" + GATED + "-1.jpg\"><img src=\"/" + GATED + "-2.jpg\"></figure>"
            + "<figure class=\"video\"><video src=\"/" + GATED + ".mp4\"></video></figure>"
            + "<figure class=\"file\"><a download href=\"/" + GATED + ".pdf\">" + GATED + "</a></figure>"
            + "<section class=\"footnotes\"><ol><li><p>" + GATED + "</p></li></ol></section>";

    @Inject
    Newsroom newsroom;

    @TestHTTPResource
    URI api;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("sport"), tag("ferry"), author("mira-holt"));
    }

    private void takesMetered() {
        newsroom.takes(
                article(GATED)
                        .with("headline", "Another")
                        .with("section", "sport")
                        .markdown("Elsewhere.")
                        .at("2026-05-01T10:00:00Z"),
                article("ferry")
                        .html(BODY)
                        .with("access", "metered")
                        .tags("ferry")
                        .authors("mira-holt"));
        newsroom.indexed();
    }

    private static Response get(String path) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get("/v1/" + path);
    }

    private static Response get(String key, String path) {
        return given().header("Authorization", "Bearer " + key)
                .urlEncodingEnabled(false)
                .get("/v1/" + path);
    }

    private static String key(String... scopes) {
        return sending(Map.of("name", "site", "scopes", List.of(scopes)))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "articles/ferry",
                "articles/ferry?body=html,markdown,text,blocks",
                "articles/ferry?body=html&bodyLimit=50",
                "articles/ferry.md",
                "articles/ferry.html",
                "articles/ferry.jsonld",
                "articles/ferry.ninjs",
                "articles.rss?section=local&body=html",
                "articles.atom?section=local&body=html",
                "articles.jsonfeed?section=local&body=html",
                "sections/local.rss",
                "tags/ferry.atom",
                "authors/mira-holt.jsonfeed"
            })
    void everybody_gets_the_free_part_and_a_key_with_the_right_all_of_it(String path) {
        takesMetered();
        String right = key("content:gated");
        String other = key("content:read", "content:publish", "admin");

        Response free = get(path);
        Response whole = get(right, path);
        Response again = get(path);
        Response wrong = get("bsk_no_such_key", path);
        Response unscoped = get(other, path);

        whole.then().spec(contract()).statusCode(200).body(containsString(GATED));
        for (Response one : List.of(free, again, wrong, unscoped)) {
            one.then().spec(contract()).statusCode(200).body(containsString("The ferry is back"));
            assertThat(one.asString())
                    .as(path)
                    .doesNotContainIgnoringCase(GATED)
                    .isEqualTo(free.asString());
        }
        for (Response shared : List.of(free, again)) {
            assertThat(shared.header("Cache-Control")).contains("public");
            assertThat(shared.header("Surrogate-Key")).isNotNull();
        }
        for (Response own : List.of(whole, wrong, unscoped)) {
            assertThat(own.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(own.headers().asList())
                    .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                    .doesNotContain("cdn-cache-control", "surrogate-key", "cache-tag", "last-modified");
        }
        for (Response each : List.of(free, whole, again, wrong, unscoped)) {
            assertThat(each.header("Vary")).contains("Authorization");
        }
        assertThat(whole.header("ETag")).isNotEqualTo(free.header("ETag"));
        given().header("Authorization", "Bearer " + right)
                .header("If-None-Match", whole.header("ETag"))
                .get("/v1/" + path)
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "articles?section=local",
                "articles?section=local&q=ferry&highlight=true&facets=section,tag",
                "articles.csv?section=local",
                "articles.ndjson?section=local",
                "articles.newssitemap?section=local",
                "articles.rss?section=local&body=none",
                "articles/ferry?include=related,notices,translations,authors&fields=headline,excerpt",
                "fronts/local",
                "search?q=ferry",
                "search/suggest?q=ferr",
                "tags/ferry",
                "changes?section=local",
                "resolve?path=/articles/ferry"
            })
    void what_shows_no_body_has_no_word_of_the_rest_either_whoever_asks(String path) {
        takesMetered();
        String right = key("content:gated");

        for (Response one : List.of(get(path), get(right, path))) {
            one.then().spec(contract()).statusCode(200);
            assertThat(one.asString()).as(path).doesNotContainIgnoringCase(GATED);
        }
    }

    @Test
    void a_reader_learns_for_whom_an_article_is_and_that_there_is_more() {
        takesMetered();

        get("articles/ferry")
                .then()
                .body("access", equalTo("metered"))
                .body("body.truncated", equalTo(true))
                .body("body.blocks.type", contains("paragraph"))
                .body("excerpt", equalTo("The ferry is back."))
                .body("wordCount", equalTo(10));
        get(key("content:gated"), "articles/ferry")
                .then()
                .body("body.truncated", equalTo(false))
                .body("body.blocks[1].type", equalTo("paywall"))
                .body("nextChangeAt", nullValue());
        get("articles?section=local").then().body("items[0].access", equalTo("metered"));
        get("articles/" + GATED).then().body("access", equalTo("free")).body("body.truncated", equalTo(false));
        get("articles/ferry.jsonld")
                .then()
                .body("isAccessibleForFree", equalTo(false))
                .body("hasPart.'@type'", equalTo("WebPageElement"))
                .body("hasPart.isAccessibleForFree", equalTo(false))
                .body("hasPart.cssSelector", equalTo(".paywall"));
        get("articles/ferry.ninjs").then().body("representationType", equalTo("partial"));
        assertThat(get("articles/ferry.md").asString()).contains("access: \"metered\"", "truncated: true");
        assertThat(get("articles/ferry.html").asString()).contains("data-access=\"metered\" data-truncated");
    }

    @Test
    void without_a_paywall_nothing_of_the_body_is_free_and_one_at_its_end_keeps_nothing_back() {
        newsroom.takes(
                article("nothing").with("access", "subscribers").with("standfirst", "For subscribers."),
                article("everything").with("access", "registered").html("<p>All of it.</p><!--paywall-->"));

        get("articles/nothing?body=blocks,html,text,markdown")
                .then()
                .body("body.blocks", empty())
                .body("body.html", equalTo(""))
                .body("body.text", equalTo(""))
                .body("body.truncated", equalTo(true))
                .body("excerpt", nullValue())
                .body("standfirst", equalTo("For subscribers."));
        get("articles/everything?body=html")
                .then()
                .body("body.html", equalTo("<p>All of it.</p>"))
                .body("body.truncated", equalTo(false));
    }

    @Test
    void a_free_article_is_the_same_with_a_key_and_shared_with_everybody() {
        newsroom.takes(article("ferry"));
        String right = key("content:gated");

        Response keyed = get(right, "articles/ferry");

        assertThat(keyed.asString()).isEqualTo(get("articles/ferry").asString());
        assertThat(keyed.header("Cache-Control")).contains("public");
        assertThat(keyed.header("Vary")).doesNotContain("Authorization");
    }

    @Test
    void a_read_takes_no_more_statements_than_that_of_a_free_article() {
        newsroom.takes(
                article("free"), article("metered").with("access", "metered").html("<p>a</p><!--paywall--><p>b</p>"));

        for (String path : List.of("articles/%s", "articles/%s.md", "articles.rss?body=html&slug=%s")) {
            assertThat(statements(get(path.formatted("metered"))))
                    .as(path)
                    .isEqualTo(statements(get(path.formatted("free"))));
        }
    }

    private static String statements(Response answer) {
        return answer.then()
                .statusCode(200)
                .extract()
                .header("Server-Timing")
                .replaceAll(".*desc=\"([^\"]*)\".*", "$1");
    }

    /** Requests for one missing answer share one computation, but not across that line. */
    @Test
    void readers_with_and_without_a_key_who_ask_at_the_same_moment_never_share_an_answer() {
        takesMetered();
        String right = key("content:gated");
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest free =
                HttpRequest.newBuilder(api.resolve("/v1/articles/ferry")).build();
        HttpRequest whole = HttpRequest.newBuilder(api.resolve("/v1/articles/ferry"))
                .header("Authorization", "Bearer " + right)
                .build();

        for (int round = 0; round < 20; round++) {
            newsroom.takes(
                    article("ferry").html(BODY).with("access", "metered").with("standfirst", "Round " + round + "."));
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 12)
                    .mapToObj(i -> client.sendAsync(i % 3 == 1 ? whole : free, HttpResponse.BodyHandlers.ofString()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                HttpResponse<String> answer = answers.get(i).join();
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body().contains(GATED))
                        .as("round %d, %d", round, i)
                        .isEqualTo(i % 3 == 1);
            }
        }
    }

    @Test
    void a_revoked_key_shows_no_more_than_none() {
        takesMetered();
        Response made = sending(Map.of("name", "site", "scopes", List.of("content:gated")))
                .post("/v1/editorial/keys");
        String key = made.path("key");
        assertThat(get(key, "articles/ferry").asString()).contains(GATED);

        editor().delete("/v1/editorial/keys/" + made.path("details.id")).then().statusCode(204);

        assertThat(get(key, "articles/ferry").asString()).doesNotContain(GATED);
    }

    @Test
    void a_key_for_gated_content_opens_nothing_of_the_newsroom() {
        String right = key("content:gated");

        get(right, "editorial/articles").then().statusCode(403);
        get(right, "editorial/keys").then().statusCode(403);
    }

    @Test
    void a_search_finds_no_gated_word_but_an_editors_does() {
        takesMetered();
        String right = key("content:gated");

        for (String words : List.of(GATED, "sailed", "ferry%20sailed", "%22sailed%20to%22", "sail*")) {
            get("articles?total=exact&q=" + words).then().body("items", empty()).body("total.value", equalTo(0));
            get(right, "articles?q=" + words).then().body("items", empty());
        }
        get("articles?q=ferry%20back").then().body("items.slug", contains("ferry"));
        get("articles?q=ferry%20-sailed").then().body("items.slug", contains("ferry"));
        for (String words : List.of("sailed", "ferry sailed", "\"sailed to\"")) {
            editor().queryParam("q", words).get("/v1/editorial/articles").then().body("items.slug", contains("ferry"));
        }
    }

    @Test
    void what_is_no_longer_free_is_no_longer_found_at_once() {
        String id = published(story("Ferry"));
        newsroom.indexed();
        get("articles?q=dawn").then().body("items.headline", contains("Ferry"));

        patch(id, Map.of("access", "subscribers")).statusCode(200).body("access", equalTo("subscribers"));

        get("articles?q=dawn").then().body("items", empty());
        get("articles/ferry").then().body("body.blocks", empty());
        newsroom.indexed();
        get("articles?q=dawn").then().body("items", empty());
        get("articles?q=ferry").then().body("items.headline", contains("Ferry"));

        patch(id, Map.of("access", "free")).statusCode(200).body("access", equalTo("free"));
        newsroom.indexed();

        get("articles?q=dawn").then().body("items.headline", contains("Ferry"));
        get("articles/ferry").then().body("body.truncated", equalTo(false));
    }

    @Test
    void a_change_of_access_is_a_public_change_in_the_history_that_can_be_taken_back() {
        String id = published(story("Ferry"));
        String cursor = get("changes?cursor=now").path("cursor");

        patch(id, Map.of("access", "registered", "body", Map.of("markdown", "One.\n\n<!--paywall-->\n\nTwo.")))
                .spec(contract())
                .statusCode(200)
                .body("body.blocks.type", contains("paragraph", "paywall", "paragraph"));

        get("changes?cursor=" + cursor).then().body("items.slug", contains("ferry"));
        get("articles/ferry?body=markdown").then().body("body.markdown", equalTo("One."));
        editor().get("/v1/editorial/articles/" + id + "/versions/2...3")
                .then()
                .spec(contract())
                .body("fields.field", contains("access"));

        act(id, "versions/2/restore", Map.of()).statusCode(200).body("access", equalTo("free"));
        get("articles/ferry?body=text").then().body("body.text", containsString("dawn"));
        act(id, "versions/3/restore", Map.of()).statusCode(200).body("access", equalTo("registered"));
        get("articles/ferry?body=text").then().body("body.text", equalTo("One."));
    }

    private static ValidatableResponse create(Map<String, Object> fields) {
        Map<String, Object> story = story("Ferry");
        story.putAll(fields);
        return sending(story).post("/v1/editorial/articles").then().spec(contract());
    }

    /** How others mark where the free part ends. Each has its free part before, and what is paid after it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Free.</p><!--paywall--><p>Paid.</p>",
                "<p>Free.</p><hr class=\"paywall\"><p>Paid.</p>",
                "<p>Free.</p><!--members-only--><p>Paid.</p>",
                "<p>Free.</p><!-- wp:jetpack/paywall --><!-- /wp:jetpack/paywall --><p>Paid.</p>",
                "<p>Free.</p>[members_only]<p>Paid.</p>[/members_only]",
                "<p>Free.</p><p>[paywall]</p><p>Paid.</p>",
                "<p>Free.[paywall] Paid.</p>",
                "Free.\n\n[membership level=\"2\"]\n\nPaid.[/membership]",
                "<div class=\"post\"><div><p>Free.</p><!--members-only--><p>Paid.</p></div><p>Paid.</p></div>",
                "<p>Free.</p><div class=\"paywall\"><p>Paid.</p></div>",
                "<p>Free.</p><p class=\"paywalled\">Paid.</p><p class=\"paywalled\">Paid.</p>",
                "<p>Free.</p><ul><li>Paid.</li><li><!--paywall-->Paid.</li></ul>",
                "<p>Free.</p><blockquote><p>Paid.</p><!--members-only--><p>Paid.</p></blockquote>",
                "<p>Free.</p><table><tr><td>Paid.<!--paywall--></td></tr></table><p>Paid.</p>"
            })
    void the_marks_of_others_are_read_where_access_is_said(String html) {
        String id = create(Map.of("access", "metered", "body", Map.of("html", html)))
                .statusCode(201)
                .extract()
                .path("id");
        act(id, "publish", Map.of()).statusCode(200);

        get("articles/ferry?body=html,text")
                .then()
                .body("body.html", equalTo("<p>Free.</p>"))
                .body("body.truncated", equalTo(true));
        assertThat(get(Newsroom.KEY, "articles/ferry?body=html").asString())
                .contains("<!--paywall-->", "Paid")
                .doesNotContain("[paywall]", "[members_only]", "[/members_only]", "[membership");

        for (Map<String, Object> refused : List.<Map<String, Object>>of(
                Map.of("body", Map.of("html", html)), Map.of("access", "free", "body", Map.of("html", html)))) {
            create(refused)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/body"))
                    .body("errors[0].detail", containsString("send `access`"));
        }
    }

    @Test
    void a_body_keeps_its_paywall_through_every_form() {
        String id = create(Map.of("access", "metered", "body", Map.of("html", "<p>a</p><!--paywall--><ul><li>b</ul>")))
                .statusCode(201)
                .extract()
                .path("id");
        act(id, "publish", Map.of()).statusCode(200);
        Response whole = get(Newsroom.KEY, "articles/ferry?body=html,markdown,blocks");
        Object blocks = whole.path("body.blocks");

        for (Map<String, Object> form : List.<Map<String, Object>>of(
                Map.of("html", whole.path("body.html")),
                Map.of("markdown", whole.path("body.markdown")),
                Map.of("blocks", blocks))) {
            patch(id, Map.of("body", form)).statusCode(200);

            assertThat(get(Newsroom.KEY, "articles/ferry").<Object>path("body.blocks"))
                    .isEqualTo(blocks);
        }
    }

    /** The bodies are written with single quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'blocks':[{'type':'paywall'},{'type':'divider'},{'type':'paywall'}]} | /body/blocks/2/type | one paywall",
                "{'blocks':[{'type':'details','summary':'s','blocks':[{'type':'paywall'}]}]}"
                        + " | /body/blocks/0/blocks/0/type | between the blocks",
                "{'blocks':[{'type':'paywall','anchor':'a'}]} | /body/blocks/0/anchor | There is no",
                "{'blocks':[{'type':'paragraph','html':'a<!--members-only-->b'}]} | /body/blocks/0/html | one of its own",
                "{'html':'<p>a</p><!--paywall--><p>b</p><!--paywall-->'} | /body/html | second mark",
                "{'html':'<p>a</p><!-- /paywall -->'} | /body/html | not its beginning",
                "{'markdown':'a\\n\\n[/members_only]\\n\\nb'} | /body/markdown | not its beginning",
            })
    void a_fault_says_where_it_is(String body, String pointer, String detail) {
        String json = "{\"headline\":\"Ferry\",\"section\":\"local\",\"access\":\"metered\",\"body\":"
                + body.replace('\'', '"') + "}";

        sending(json)
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void an_unknown_access_is_refused_and_a_summary_has_none() {
        create(Map.of("access", "premium"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/access"))
                .body("errors[0].allowed", contains("free", "registered", "metered", "subscribers"));
        sending(Map.of(
                        "slug", "week",
                        "section", "local",
                        "headline", "The week",
                        "publishedAt", "2026-05-10T10:00:00Z",
                        "body", Map.of("html", "<p>a</p><!--paywall--><p>b</p>")))
                .post("/v1/editorial/summaries")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/body"));
    }

    @Test
    void what_has_a_paywall_becomes_free_only_without_it() {
        String id = create(Map.of("access", "metered", "body", Map.of("html", "<p>a</p><!--paywall--><p>b</p>")))
                .statusCode(201)
                .extract()
                .path("id");

        patch(id, Map.of("access", "free"))
                .spec(contract())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/access"));
        patch(id, Map.of("access", "free", "body", Map.of("html", "<p>a</p><p>b</p>")))
                .statusCode(200)
                .body("access", equalTo("free"));
    }

    @Test
    void what_the_source_shows_to_all_behind_a_paywall_is_kept_back_with_a_warning() {
        create(Map.of(
                        "access",
                        "metered",
                        "body",
                        Map.of("html", "<p>a</p>[members_only]<p>b</p>[/members_only]<p>c</p>")))
                .statusCode(201)
                .body("warnings.code", contains("content-changed"))
                .body("body.blocks.type", contains("paragraph", "paywall", "paragraph", "paragraph"));
        create(Map.of(
                        "slug",
                        "second",
                        "access",
                        "metered",
                        "body",
                        Map.of("html", "<p>a</p><ul><li>b</li><li>[paywall]c</li></ul>")))
                .statusCode(201)
                .body("warnings.code", contains("content-moved"))
                .body("body.blocks.type", contains("paragraph", "paywall", "list"));
    }

    @Test
    void the_export_has_the_free_part_and_with_the_right_everything() {
        takesMetered();
        String whole = get(key("content:gated"), "export.ndjson").asString();
        String free = get("export.ndjson").asString();
        assertThat(whole).contains("It sailed to " + GATED);
        assertThat(free).doesNotContain("sailed to").contains("\"access\":\"metered\"");

        newsroom.empty();
        newsroom.sends(free.strip().split("\n"));
        get("articles/ferry?body=html")
                .then()
                .body("access", equalTo("metered"))
                .body("body.html", equalTo("<p>The ferry is back.</p>"));
        assertThat(withoutCursor(get("export.ndjson").asString())).isEqualTo(withoutCursor(free));

        newsroom.empty();
        newsroom.sends(whole.strip().split("\n"));
        assertThat(withoutCursor(get(Newsroom.KEY, "export.ndjson").asString())).isEqualTo(withoutCursor(whole));
        assertThat(withoutCursor(get("export.ndjson").asString())).isEqualTo(withoutCursor(free));
    }

    private static String withoutCursor(String export) {
        return export.replaceAll("\\{\"type\":\"cursor\".*", "");
    }

    @Test
    void an_article_of_which_nothing_is_free_survives_the_publics_export() {
        newsroom.takes(article("ferry").with("access", "subscribers"));
        String free = get("export.ndjson").asString();

        newsroom.empty();
        newsroom.sends(free.strip().split("\n"));

        get("articles/ferry").then().statusCode(200).body("access", equalTo("subscribers"));
    }

    @Test
    void a_preview_token_shows_all_of_its_own_article_and_of_no_other() {
        takesMetered();
        Map<String, Object> story = story("Draft");
        story.put("access", "metered");
        story.put("body", Map.of("html", "<p>Begins.</p><!--paywall--><p>And goes on.</p>"));
        String id = draft(story).path("id");
        String token = sending(Map.of())
                .post("/v1/editorial/articles/" + id + "/preview-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        given().header("Preview-Token", token)
                .get("/v1/articles/draft?body=text")
                .then()
                .body("body.text", containsString("goes on"))
                .body("access", equalTo("metered"))
                .body("body.truncated", equalTo(false))
                .header("Cache-Control", equalTo("private, no-store"));
        String feed = given().header("Preview-Token", token)
                .get("/v1/articles.rss?body=html&section=local")
                .asString();
        assertThat(feed).contains("goes on").doesNotContain(GATED);
        act(id, "publish", Map.of()).statusCode(200);
        get("articles/draft?body=text").then().body("body.text", equalTo("Begins."));
    }

    @Test
    void what_only_the_rest_refers_to_changes_nothing_for_the_public() {
        newsroom.takes(article("later").at("2126-01-01T00:00:00Z"), article("shown"));
        newsroom.takes(article("ferry")
                .with("access", "metered")
                .html("<p>a</p><!--paywall--><p><a href=\"article:later\">b</a></p>"
                        + "<p><a class=\"teaser\" href=\"article:shown\">c</a></p>"));
        String right = key("content:gated");

        get("articles/ferry?include=related")
                .then()
                .body("nextChangeAt", nullValue())
                .body("related.slug", contains("shown"));
        get("articles/ferry/related").then().body("items.slug", contains("shown"));
        get(right, "articles/ferry?include=related")
                .then()
                .body("nextChangeAt", equalTo("2126-01-01T00:00:00Z"))
                .body("related.slug", empty());
        String ferry = get("articles/ferry").path("id");
        String cursor = get("changes?cursor=now").path("cursor");
        newsroom.takes(article("shown").with("headline", "Renamed"));
        get("changes?cursor=" + cursor)
                .then()
                .body("items.slug", contains("shown"))
                .body("items[0].cacheTags", not(contains("article-" + ferry)))
                .body(not(containsString(ferry)));
    }

    @Test
    void a_record_sent_again_with_access_is_no_longer_free() {
        newsroom.takes(article("ferry"));
        newsroom.takes(article("ferry").with("access", "subscribers"));
        get("articles/ferry").then().body("access", equalTo("subscribers")).body("body.blocks", empty());

        assertThat(newsroom.takes(article("ferry").with("access", "subscribers"))
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        newsroom.takes(article("ferry").with("access", "free"));
        assertThat(newsroom.takes(article("ferry")).path("unchanged").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    access=free                       | d a
                    access=metered                    | b
                    access=metered,subscribers        | c b
                    access=free,subscribers           | d c a
                    access=registered                 |
                    access=metered&section=local      | b
                    access=subscribers&sort=headline  | c
                    """)
    void lists_are_narrowed_by_it(String query, String expected) {
        newsroom.takes(
                article("a").at("2026-05-01T10:00:00Z"),
                article("b").at("2026-05-02T10:00:00Z").with("access", "metered"),
                article("c").at("2026-05-03T10:00:00Z").with("access", "subscribers"),
                article("d").at("2026-05-04T10:00:00Z").with("access", "free"));
        List<String> slugs =
                expected == null ? List.of() : List.of(expected.strip().split(" "));

        assertThat(get("articles?" + query).<List<String>>path("items.slug")).isEqualTo(slugs);
        assertThat(get(Newsroom.KEY, "editorial/articles?" + query.replaceFirst("&sort=.*", ""))
                        .<List<String>>path("items.slug"))
                .containsExactlyInAnyOrderElementsOf(slugs);
    }

    @Test
    void a_link_to_what_is_behind_the_paywall_is_text_for_whoever_does_not_get_it() {
        newsroom.takes(article("ferry")
                .html("<p>See <a href=\"#map\">the map</a> and <a href=\"#start\">the start</a>.</p>"
                        + "<h2 id=\"start\">Start</h2><!--paywall--><h2 id=\"map\">Map</h2><p>Here.</p>")
                .with("access", "metered"));

        assertThat(get("articles/ferry?body=html").<String>path("body.html"))
                .contains("See the map and <a href=\"#start\">the start</a>.");
        assertThat(get(key("content:gated"), "articles/ferry?body=html").<String>path("body.html"))
                .contains("<a href=\"#map\">the map</a>");
    }
}
