package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.ingest.Sending.codes;
import static org.broadsheet.ingest.Sending.takes;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Reading;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of articles, as it is imported over HTTP. */
@QuarkusTest
class CsvImportTest {

    private static final String SITE = "https://www.harbour.example";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static String table(String... rows) {
        return "id,title,slug,content,section,tags,author,date,modified,url,status,image,image alt\n"
                + String.join("\n", rows) + '\n';
    }

    private static String row(int id, String slug, String status, String html) {
        return "%d,Row %s,%s,\"%s\",local,boats,Mira Holt,2019-05-01,,%s/2019/05/%s/,%s,,"
                .formatted(id, slug, slug, html.replace("\"", "\"\""), SITE, slug, status);
    }

    @Test
    void a_row_comes_with_what_belongs_to_it() {
        takes(
                table("17,Ferry returns,ferry,<p>It sails.</p>,local,boats,Mira Holt,2019-05-01T10:00:00Z,2020-01-01,"
                        + SITE + "/2019/05/ferry/,publish," + SITE + "/quay.png,A stone quay"),
                "");

        given().get("/v1/articles/ferry")
                .then()
                .statusCode(200)
                .body("headline", equalTo("Ferry returns"))
                .body("section.slug", equalTo("local"))
                .body("tags.slug", contains("boats"))
                .body("authors.name", contains("Mira Holt"))
                .body("publishedAt", equalTo("2019-05-01T10:00:00Z"))
                .body("updatedAt", equalTo("2020-01-01T00:00:00Z"))
                .body("leadImage.url", equalTo(SITE + "/quay.png"))
                .body("leadImage.alt", equalTo("A stone quay"));
    }

    @Test
    void old_addresses_lead_to_the_article_and_links_between_articles_are_references() {
        takes(
                table(
                        row(
                                17,
                                "ferry",
                                "publish",
                                "<p><a href=\"" + SITE + "/2019/05/boat/?utm_source=x\">boat</a></p>"),
                        row(18, "boat", "publish", "<p><a href=\"/2019/05/ferry\">ferry</a></p>")),
                "");

        given().queryParam("path", "/2019/05/ferry/").get("/v1/resolve").then().body("slug", equalTo("ferry"));
        given().get("/v1/articles/ferry?body=html").then().body("body.html", containsString("/articles/boat\""));
        given().get("/v1/articles/boat?body=html").then().body("body.html", containsString("/articles/ferry\""));
    }

    @ParameterizedTest
    @CsvSource({"draft", "pending", "private", "future", "a-word-of-their-own", "trash"})
    void what_was_not_public_is_not(String status) {
        JsonNode done = takes(
                table(
                        "17,Secret,secret,<p>Hush</p>,probe,hush,Sam Source,2019-05-01,," + SITE + "/2019/05/secret/,"
                                + status + ",,",
                        "18,Ferry,ferry,\"<p><a href=\"\"" + SITE + "/2019/05/secret/\"\">A link</a></p>\",local,,,"
                                + "2019-05-01,," + SITE + "/2019/05/ferry/,publish,,"),
                "");

        given().get("/v1/articles/secret").then().statusCode(404);
        given().get("/v1/articles").then().body("items.slug", contains("ferry"));
        given().get("/v1/sections").then().body("items.slug", containsInAnyOrder(names(status)));
        given().get("/v1/tags").then().body("items", empty());
        given().get("/v1/authors").then().body("items", empty());
        given().queryParam("path", "/2019/05/secret/").get("/v1/resolve").then().body("state", equalTo("unknown"));
        if (status.equals("trash")) {
            assertThat(codes(done)).contains("item-left-out");
        } else {
            Desk.get("secret").statusCode(200).body("status", equalTo("draft")).body("extra._tags", contains("hush"));
        }
    }

    /** A hidden article whose section is hidden too is in that of the mapping. */
    private static String[] names(String status) {
        return status.equals("trash") ? new String[] {"local"} : new String[] {"local", "news"};
    }

    @Test
    void pictures_in_the_zip_are_kept_and_their_old_addresses_answer() {
        String rows = table("17,Ferry,ferry,<p>It sails.</p>,local,,,2019-05-01,," + SITE + "/ferry/,publish," + SITE
                + "/img/2019/quay.png,A quay");
        byte[] zip = Reading.zip(Map.of(
                "articles.csv", rows.getBytes(StandardCharsets.UTF_8),
                "img/2019/quay.png", Sending.picture(7),
                "img/2018/quay.png", "no picture".getBytes(StandardCharsets.UTF_8)));

        takes(zip, "?images=store");

        given().get("/v1/articles/ferry").then().body("leadImage.url", containsString("/media/"));
        given().queryParam("path", "/img/2019/quay.png")
                .get("/v1/resolve")
                .then()
                .body("location", startsWith("/media/"));
    }

    @Test
    void the_same_table_changes_nothing_and_a_newer_one_changes_what_changed() {
        String before = table(row(17, "ferry", "publish", "<p>Old</p>"), row(18, "boat", "publish", "<p>Same</p>"));
        takes(before, "");

        JsonNode again = takes(before, "");
        assertThat(again.path("unchanged").asInt()).isEqualTo(again.path("read").asInt());
        JsonNode newer = takes(
                table(row(17, "ferry-returns", "publish", "<p>New</p>"), row(18, "boat", "publish", "<p>Same</p>")),
                "");

        assertThat(newer.path("updated").asInt()).isEqualTo(1);
        given().redirects().follow(false).get("/v1/articles/ferry").then().statusCode(308);
        given().get("/v1/articles/ferry-returns?body=html").then().body("body.html", equalTo("<p>New</p>"));
    }

    @Test
    void what_a_newer_table_does_not_have_stays() {
        takes(table(row(17, "ferry", "publish", "<p>Old</p>"), row(18, "boat", "publish", "<p>Same</p>")), "");

        takes(table(row(18, "boat", "publish", "<p>Same</p>")), "");

        given().get("/v1/articles/ferry").then().statusCode(200);
    }

    @Test
    void what_is_taken_back_in_a_newer_table_is_public_no_longer() {
        takes(table(row(17, "ferry", "publish", "<p>Old</p>")), "");

        takes(table(row(17, "ferry", "trash", "<p>Old</p>")), "");

        given().get("/v1/articles/ferry").then().statusCode(410);
    }

    @Test
    void an_editors_change_stands_until_the_table_has_a_newer_text_and_is_then_named_and_kept_as_a_version() {
        String before = table(row(17, "ferry", "publish", "<p>Old</p>"));
        takes(before, "");
        Desk.patch("ferry", Map.of("headline", "Edited here")).statusCode(200);

        takes(before, "");
        given().get("/v1/articles/ferry").then().body("headline", equalTo("Edited here"));

        JsonNode newer = takes(table(row(17, "ferry", "publish", "<p>New</p>")), "");
        assertThat(codes(newer)).contains("edit-replaced");
        assertThat(newer.toString()).contains("version 2 has that");
        given().get("/v1/articles/ferry?body=html")
                .then()
                .body("headline", equalTo("Row ferry"))
                .body("body.html", equalTo("<p>New</p>"));
        Desk.editor()
                .get("/v1/editorial/articles/ferry/versions/2")
                .then()
                .statusCode(200)
                .body(containsString("Edited here"));

        JsonNode newest = takes(table(row(17, "ferry", "publish", "<p>Newest</p>")), "");
        assertThat(codes(newest)).doesNotContain("edit-replaced");
    }

    @Test
    void a_slug_that_another_senders_article_has_is_numbered() {
        newsroom.takes(section("local"), article("ferry"));

        takes(table(row(17, "ferry", "publish", "<p>Ours</p>")), "");

        given().get("/v1/articles/ferry-2?body=html").then().body("body.html", equalTo("<p>Ours</p>"));
    }

    @Test
    void what_is_over_already_makes_no_names_that_everybody_sees() {
        takes(
                "id,title,slug,content,section,tags,author,date,expires,status\n"
                        + "17,Secret,secret,<p>Hush</p>,probe,hush,Sam Source,2019-05-01,2019-06-01,publish\n"
                        + "18,Ferry,ferry,<p>It sails.</p>,local,,,2019-05-01,,publish\n",
                "");

        given().get("/v1/articles").then().body("items.slug", contains("ferry"));
        given().get("/v1/sections").then().body("items.slug", containsInAnyOrder("local", "news"));
        given().get("/v1/tags").then().body("items", empty());
        given().get("/v1/authors").then().body("items", empty());
        given().get("/v1/tags/hush").then().statusCode(404);
        Desk.get("secret").statusCode(200).body("extra._tags", contains("hush"));
    }

    @Test
    void a_picture_that_is_nowhere_is_said_with_what_to_do() {
        String rows = "id,title,slug,content,date,image\n17,Ferry,ferry,<p>It sails.</p>,2019-05-01,/img/quay.png\n";

        List<JsonNode> lines = Sending.lines(rows, "");

        assertThat(lines.toString()).contains("/img/quay.png").contains("the mapping's `site` can say that");
        given().get("/v1/articles/ferry").then().body("leadImage", equalTo(null));
        newsroom.empty();
        takes(rows, "?map=site: " + SITE);
        given().get("/v1/articles/ferry").then().body("leadImage.url", equalTo(SITE + "/img/quay.png"));
    }
}
