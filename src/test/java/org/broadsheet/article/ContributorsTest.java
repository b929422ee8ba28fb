package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.draft;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who made an article: its authors with their roles, and guests without a page. */
@QuarkusTest
class ContributorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> AGENCY = Map.of(
            "name", "Agence Bleue", "kind", "organisation", "role", "photographer", "url", "https://bleue.example/");
    private static final Map<String, String> JANE = Map.of("name", "Jane Roe");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom_with_four_authors() {
        newsroom.empty();
        newsroom.takes(section("local"), author("ada"), author("bo"), author("cy"), author("dee"));
    }

    private static Map<String, String> as(String role, String slug) {
        return Map.of("slug", slug, "role", role);
    }

    private static Map<String, Object> by(String headline, Object... authors) {
        Map<String, Object> story = story(headline);
        story.put("authors", List.of(authors));
        return story;
    }

    private static ValidatableResponse read(String address) {
        return given().get(address).then().statusCode(200).spec(contract());
    }

    private static String text(String address) {
        return read(address).extract().asString();
    }

    @Test
    void readers_get_everyone_in_order_and_authors_are_those_with_a_page() {
        String id = published(by("Low tide", "ada", JANE, as("photographer", "bo"), AGENCY));

        for (String one : List.of("/v1/articles/" + id, "/v1/articles/" + id + "?include=authors")) {
            read(one)
                    .body("authors.slug", contains("ada", "bo"))
                    .body("authors.role", contains(nullValue(), nullValue()))
                    .body("contributors.slug", contains(equalTo("ada"), nullValue(), equalTo("bo"), nullValue()))
                    .body("contributors.name", contains("Author ada", "Jane Roe", "Author bo", "Agence Bleue"))
                    .body("contributors.role", contains("author", "author", "photographer", "photographer"))
                    .body("contributors.kind", contains("person", "person", "person", "organisation"))
                    .body(
                            "contributors[0].url",
                            equalTo(read("/v1/authors/ada").extract().path("url")))
                    .body("contributors[1].url", nullValue())
                    .body("contributors[3].url", equalTo("https://bleue.example/"))
                    .body("byline", nullValue());
        }
        read("/v1/articles")
                .body("items[0].contributors.name", contains("Author ada", "Jane Roe", "Author bo", "Agence Bleue"))
                .body("items[0].contributors.role", contains("author", "author", "photographer", "photographer"))
                .body("items[0].authors.slug", contains("ada", "bo"))
                .body("items[0].byline", nullValue());
        read("/v1/articles?fields=contributors,byline").body("items[0].size()", equalTo(2));
    }

    @Test
    void an_article_by_guests_alone_has_no_authors() {
        String id = published(by("Letters", JANE, AGENCY));

        read("/v1/articles/" + id)
                .body("authors", empty())
                .body("contributors.name", contains("Jane Roe", "Agence Bleue"));
        read("/v1/articles").body("items[0].contributors", hasSize(2));
        get(id).body("authors", equalTo(List.of(JANE, AGENCY)));
    }

    @Test
    void editors_read_what_they_may_send_and_sending_it_back_changes_nothing() {
        List<Object> authors = List.of(JANE, "ada", as("editor", "bo"), AGENCY);
        Map<String, Object> story = by("Low tide", authors.toArray());
        story.put("byline", "From our staff");
        String id = draft(story).path("id");

        get(id).spec(contract()).body("authors", equalTo(authors)).body("byline", equalTo("From our staff"));
        patch(id, Map.of("authors", authors, "byline", "From our staff")).body("version", equalTo(1));
        patch(id, Map.of("authors", List.of(JANE, as("author", "ada"), as("editor", "bo"), AGENCY)))
                .body("version", equalTo(1));
    }

    @Test
    void an_author_is_found_and_listed_in_any_role() {
        published(by("Wrote", "ada", AGENCY));
        published(by("Photographed", "bo", as("photographer", "ada")));
        published(by("Neither", "bo", JANE));

        read("/v1/articles?author=ada").body("items.headline", containsInAnyOrder("Wrote", "Photographed"));
        read("/v1/articles?-author=ada").body("items.headline", contains("Neither"));
        read("/v1/authors/ada.jsonfeed").body("items.title", containsInAnyOrder("Wrote", "Photographed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{}] | /authors/0/slug",
                "[{\"role\": \"editor\"}] | /authors/0/slug",
                "[7] | /authors/0",
                "[\"ada\", [\"bo\"]] | /authors/1",
                "\"ada\" | /authors",
                "[{\"slug\": \"ada\", \"name\": \"Ada\"}] | /authors/0/name",
                "[{\"slug\": \"ada\", \"kind\": \"person\"}] | /authors/0/kind",
                "[{\"slug\": \"ada\", \"url\": \"https://ada.example/\"}] | /authors/0/url",
                "[{\"slug\": \"Not a slug\"}] | /authors/0/slug",
                "[\"ada\", {\"slug\": \"nobody\", \"role\": \"editor\"}] | /authors/1/slug",
                "[\"nobody\"] | /authors/0",
                "[{\"name\": \"  \"}] | /authors/0/name",
                "[{\"name\": 7}] | /authors/0/name",
                "[{\"name\": \"Jane\", \"role\": \"photograper\"}] | /authors/0/role",
                "[{\"name\": \"Jane\", \"kind\": \"robot\"}] | /authors/0/kind",
                "[{\"name\": \"Jane\", \"url\": \"javascript:alert(1)\"}] | /authors/0/url",
                "[{\"name\": \"Jane\", \"rol\": \"editor\"}] | /authors/0/rol",
                "[\"ada\", {\"slug\": \"ada\", \"role\": \"editor\"}] | /authors/1",
                "[{\"name\": \"Jane\"}, \"ada\", {\"name\": \"Jane\", \"role\": \"editor\"}] | /authors/2"
            })
    void each_fault_has_its_place(String authors, String pointer) {
        sending("{\"headline\": \"A\", \"section\": \"local\", \"body\": {\"text\": \"B.\"}, \"authors\": " + authors
                        + "}")
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void what_was_meant_is_suggested_and_limits_hold() {
        sending(by("A", Map.of("name", "Jane", "role", "photograper")))
                .post("/v1/editorial/articles")
                .then()
                .body("errors.didYouMean", contains("photographer"));
        sending(by("A", Map.of("name", "Jane", "rol", "editor")))
                .post("/v1/editorial/articles")
                .then()
                .body("errors.didYouMean", contains("role"));
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(Map.of("name", "Guest " + i));
        }
        draft(by("A hundred", many.toArray()));
        many.add("ada");
        sending(by("More", many.toArray()))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/authors"));
        Map<String, Object> story = story("Long");
        story.put("byline", "B".repeat(301));
        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/byline"));
    }

    @Test
    void markup_is_taken_out_of_names_and_said() {
        sending(by("A", Map.of("name", "<b>Jane</b> Roe")))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(201)
                .body("authors[0].name", equalTo("Jane Roe"))
                .body("warnings.pointer", hasItem("/authors/0/name"));
    }

    @Test
    void other_formats_say_who_did_what_in_their_words() throws IOException {
        String id = published(by(
                "Low tide",
                "ada",
                JANE,
                as("photographer", "bo"),
                AGENCY,
                as("translator", "cy"),
                as("editor", "dee"),
                Map.of("name", "The Desk", "kind", "organisation", "role", "editor"),
                Map.of("name", "Max Moe", "role", "contributor")));
        String slug = get(id).extract().path("slug");

        JsonNode thing = JSON.readTree(text("/v1/articles/" + slug + ".jsonld"));
        assertThat(thing.path("author").findValuesAsText("name")).containsExactly("Author ada", "Jane Roe");
        assertThat(thing.at("/author/1/@type").asText()).isEqualTo("Person");
        assertThat(thing.at("/author/1").has("@id")).isFalse();
        assertThat(thing.at("/translator/0/name").asText()).isEqualTo("Author cy");
        assertThat(thing.path("editor").findValuesAsText("name")).containsExactly("Author dee");
        assertThat(thing.path("contributor").findValuesAsText("roleName"))
                .containsExactly("photographer", "photographer", "editor");
        assertThat(thing.at("/contributor/1/contributor/@type").asText()).isEqualTo("Organization");
        assertThat(thing.at("/contributor/1/contributor/url").asText()).isEqualTo("https://bleue.example/");
        assertThat(thing.at("/contributor/3/name").asText()).isEqualTo("Max Moe");

        JsonNode item = JSON.readTree(text("/v1/articles/" + slug + ".ninjs"));
        assertThat(item.path("by").asText()).isEqualTo("Author ada, Jane Roe");
        assertThat(item.path("infoSources").findValuesAsText("role"))
                .containsExactly(
                        "author",
                        "author",
                        "photographer",
                        "photographer",
                        "translator",
                        "editor",
                        "editor",
                        "contributor");

        JsonNode head =
                new YAMLMapper().readTree(text("/v1/articles/" + slug + ".md").split("(?m)^---\n", 3)[1]);
        assertThat(head.path("authors")).extracting(JsonNode::asText).containsExactly("Author ada", "Jane Roe");
        assertThat(head.at("/contributors/0/name").asText()).isEqualTo("Author bo");
        assertThat(head.at("/contributors/0/role").asText()).isEqualTo("photographer");
        assertThat(head.path("contributors")).hasSize(6);

        Document page = Jsoup.parse(text("/v1/articles/" + slug + ".html"));
        assertThat(page.select(".byline").text()).isEqualTo("Author ada, Jane Roe");
        assertThat(page.select(".byline > a[rel=author]").eachText()).containsExactly("Author ada");
        assertThat(page.select(".credit.photographer").text()).isEqualTo("Photographs by Author bo, Agence Bleue");
        assertThat(page.select(".credit.photographer > a[href=https://bleue.example/]")
                        .text())
                .isEqualTo("Agence Bleue");
        assertThat(page.select(".credit").eachText())
                .containsExactly(
                        "Photographs by Author bo, Agence Bleue",
                        "Translated by Author cy",
                        "Edited by Author dee, The Desk",
                        "With contributions by Max Moe");
    }

    @Test
    void feeds_tell_those_who_wrote_it_from_the_others() {
        published(by("Low tide", "ada", JANE, as("photographer", "bo"), AGENCY));

        Document rss = Jsoup.parse(text("/v1/articles.rss"), "", Parser.xmlParser());
        assertThat(rss.select("item > dc|creator").eachText()).containsExactly("Author ada", "Jane Roe");
        assertThat(rss.select("item > dc|contributor").eachText()).containsExactly("Author bo", "Agence Bleue");
        Document atom = Jsoup.parse(text("/v1/articles.atom"), "", Parser.xmlParser());
        assertThat(atom.select("entry > author > name").eachText()).containsExactly("Author ada", "Jane Roe");
        assertThat(atom.select("entry > contributor > name").eachText()).containsExactly("Author bo", "Agence Bleue");
        assertThat(atom.select("entry > contributor > uri").last().text()).isEqualTo("https://bleue.example/");
        read("/v1/articles.jsonfeed").body("items[0].authors.name", contains("Author ada", "Jane Roe"));
        assertThat(text("/v1/articles.csv?fields=authors,contributors,byline"))
                .isEqualTo(
                        "authors,authorSlugs,contributors,byline\r\n"
                                + "Author ada; Author bo,ada; bo,"
                                + "Author ada (author); Jane Roe (author); Author bo (photographer); Agence Bleue (photographer),\r\n");
    }

    @Test
    void a_byline_replaces_the_names_on_pages_and_stands_in_where_nobody_is_named() throws IOException {
        Map<String, Object> named = by("Named", "ada", as("photographer", "bo"));
        named.put("byline", "From our own correspondents");
        published(named);
        Map<String, Object> unnamed = story("Unnamed");
        unnamed.put("byline", "Our staff");
        published(unnamed);

        Document page = Jsoup.parse(text("/v1/articles/named.html"));
        assertThat(page.select(".byline").html()).isEqualTo("From our own correspondents");
        assertThat(page.select(".credit").text()).isEqualTo("Photographs by Author bo");
        assertThat(JSON.readTree(text("/v1/articles/named.ninjs")).path("by").asText())
                .isEqualTo("From our own correspondents");
        assertThat(text("/v1/articles/named.md")).contains("byline: \"From our own correspondents\"");
        read("/v1/articles").body("items.byline", contains("Our staff", "From our own correspondents"));
        read("/v1/articles.jsonfeed").body("items.authors.name.flatten()", contains("Our staff", "Author ada"));
        Document atom = Jsoup.parse(text("/v1/articles.atom"), "", Parser.xmlParser());
        assertThat(atom.select("entry > author > name").eachText()).containsExactly("Our staff", "Author ada");
        Document rss = Jsoup.parse(text("/v1/articles.rss"), "", Parser.xmlParser());
        assertThat(rss.select("item > dc|creator").eachText()).containsExactly("Our staff", "Author ada");
    }

    @Test
    void published_edited_merged_and_restored_everybody_keeps_place_and_role() {
        String id = published(by("Low tide", JANE, as("photographer", "ada"), AGENCY, "bo", as("editor", "cy")));
        patch(id, Map.of("authors", List.of("bo", as("translator", "cy"), JANE)))
                .statusCode(200);
        read("/v1/articles/" + id)
                .body("contributors.name", contains("Author bo", "Author cy", "Jane Roe"))
                .body("contributors.role", contains("author", "translator", "author"));

        merge("cy", "dee");

        read("/v1/articles/" + id)
                .body("contributors.slug", contains(equalTo("bo"), equalTo("dee"), nullValue()))
                .body("contributors.role", contains("author", "translator", "author"));
        get(id).body("authors", equalTo(List.of("bo", as("translator", "dee"), JANE)));

        act(id, "versions/1/restore", Map.of()).statusCode(200);

        get(id).body("authors", equalTo(List.of(JANE, as("photographer", "ada"), AGENCY, "bo", as("editor", "dee"))));
        read("/v1/articles/" + id)
                .body("contributors.role", contains("author", "photographer", "photographer", "author", "editor"));
        editor().get("/v1/editorial/articles/" + id + "/versions/2...3")
                .then()
                .spec(contract())
                .body("fields.field", hasItem("authors"));
    }

    @Test
    void of_two_who_become_one_the_first_stays_in_its_role_wherever_a_guest_stands() {
        String first = published(by("First", as("photographer", "ada"), JANE, as("editor", "bo"), "cy"));
        String second = published(by("Second", "bo", JANE, as("photographer", "ada"), AGENCY, "cy"));
        String third = published(by("Third", as("editor", "bo"), "ada", as("translator", "cy")));
        String fourth = published(by("Fourth", "ada", as("editor", "bo")));
        String hidden = draft(by("Draft", JANE, as("illustrator", "ada"))).path("id");

        merge("ada", "bo");

        get(first).body("authors", equalTo(List.of(as("photographer", "bo"), JANE, "cy")));
        get(second).body("authors", equalTo(List.of("bo", JANE, AGENCY, "cy")));
        get(third).body("authors", equalTo(List.of(as("editor", "bo"), as("translator", "cy"))));
        get(fourth).body("authors", equalTo(List.of("bo")));
        get(hidden).body("authors", equalTo(List.of(JANE, as("illustrator", "bo"))));
        read("/v1/articles/" + second)
                .body("contributors.name", contains("Author bo", "Jane Roe", "Agence Bleue", "Author cy"));
        // Nobody has edited them: the second version is that of their publication.
        for (String id : List.of(first, second, third, fourth)) {
            get(id).body("version", equalTo(2));
        }
    }

    private static void merge(String from, String into) {
        sending(Map.of("into", into))
                .header("If-Match", "*")
                .post("/v1/editorial/authors/" + from + "/merge")
                .then()
                .statusCode(200);
    }

    @Test
    void a_renamed_author_keeps_the_role() {
        String id = published(by("Low tide", JANE, as("photographer", "ada")));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("slug", "ada-b", "name", "Ada B"))
                .patch("/v1/editorial/authors/ada")
                .then()
                .statusCode(200);

        read("/v1/articles/" + id)
                .body("contributors.name", contains("Jane Roe", "Ada B"))
                .body("contributors[1].role", equalTo("photographer"));
        patch(id, Map.of("authors", List.of(as("photographer", "ada"), JANE)))
                .statusCode(200)
                .body("authors", equalTo(List.of(as("photographer", "ada-b"), JANE)))
                .body("warnings.pointer", hasItem("/authors/0/slug"));
    }

    /** A node of an earlier version knows the slugs alone, and writes their rows anew from 0. */
    @Test
    void a_save_by_an_earlier_version_leaves_roles_and_guests() throws SQLException {
        String id = published(by("Low tide", JANE, as("photographer", "ada"), "bo", AGENCY));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from article_author where article_id = '" + id + "'");
            statement.execute("insert into article_author (article_id, position, author_id)"
                    + " select '" + id + "', case slug when 'ada' then 0 else 1 end, id from author"
                    + " where slug in ('ada', 'bo')");
        }

        get(id).body("authors", equalTo(List.of(JANE, as("photographer", "ada"), "bo", AGENCY)));
        read("/v1/articles/" + id)
                .body("contributors.name", contains("Jane Roe", "Author ada", "Author bo", "Agence Bleue"));
    }

    @Test
    void a_patch_of_one_list_replaces_it_and_none_takes_everybody_off() {
        Map<String, Object> story = by("Low tide", as("photographer", "ada"), JANE);
        story.put("byline", "Staff");
        String id = published(story);

        patch(id, Map.of("authors", List.of("ada"))).body("authors", contains("ada"));
        read("/v1/articles/" + id).body("contributors.role", contains("author")).body("byline", equalTo("Staff"));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"authors\": null, \"byline\": null}")
                .patch("/v1/editorial/articles/" + id)
                .then()
                .statusCode(200)
                .body("authors", empty())
                .body("byline", nullValue());
        read("/v1/articles/" + id).body("contributors", empty());
    }

    @Test
    void an_archive_keeps_whom_it_names_twice_once_and_says_so() {
        List<JsonNode> answer = newsroom.sends(article("old")
                .with("authors", List.of("ada", "  ", Map.of("slug", "Bo", "role", "Photographer"), JANE, JANE, "ada"))
                .with("byline", "By <em>us</em>")
                .json());

        assertThat(answer.toString()).contains("/authors/1", "/authors/2/slug", "/authors/4", "/authors/5", "/byline");
        get("old")
                .body("authors", equalTo(List.of("ada", as("photographer", "bo"), JANE)))
                .body("byline", equalTo("By us"));
    }

    @Test
    void an_author_in_a_role_who_has_no_record_is_made_as_any_other() {
        newsroom.takes(article("made").with("authors", List.of(as("editor", "new-one"), JANE)));

        read("/v1/authors/new-one").body("name", equalTo("New One"));
        read("/v1/articles/made").body("contributors.role", contains("editor", "author"));
        given().get("/v1/authors/jane-roe").then().statusCode(404);
    }

    @Test
    void a_record_that_says_the_same_in_other_words_changes_nothing() {
        newsroom.takes(article("same").with("authors", List.of("ada", JANE)));

        List<JsonNode> again = newsroom.sends(article("same")
                .with(
                        "authors",
                        List.of(as("author", "ada"), Map.of("name", "Jane Roe", "kind", "person", "role", "author")))
                .json());
        assertThat(Newsroom.last(again).path("unchanged").asInt()).isEqualTo(1);
        List<JsonNode> other = newsroom.sends(article("same")
                .with("authors", List.of(as("editor", "ada"), JANE))
                .json());
        assertThat(Newsroom.last(other).path("updated").asInt()).isEqualTo(1);
    }

    @Test
    void an_export_gives_the_same_after_an_import() {
        newsroom.takes(
                article("one")
                        .with("authors", List.of(JANE, as("editor", "ada"), "bo", AGENCY))
                        .with("byline", "Us"),
                article("two").with("authors", List.of("ada")));
        String export = editor().get("/v1/export.ndjson").asString();
        assertThat(export)
                .contains("\"authors\":[{\"name\":\"Jane Roe\"},{\"slug\":\"ada\",\"role\":\"editor\"},\"bo\"");

        newsroom.empty();
        newsroom.sends(export.strip().split("\n"));

        assertThat(withoutCursor(editor().get("/v1/export.ndjson").asString())).isEqualTo(withoutCursor(export));
    }

    private static String withoutCursor(String export) {
        return export.replaceAll("(?m)^\\{\"type\":\"cursor\".*$", "");
    }
}
