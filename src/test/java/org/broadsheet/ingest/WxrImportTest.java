package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.restassured.http.Header;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Xml;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An archive of WordPress, as it is imported over HTTP. */
@QuarkusTest
class WxrImportTest {

    private static final String SITE = "https://www.harbour.example";
    private static final Header KEY = new Header("Authorization", "Bearer " + Newsroom.KEY);

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static String export(String... items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                    xmlns:content="http://purl.org/rss/1.0/modules/content/"
                    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
                <channel><title>The Harbour</title><link>%1$s</link><language>en-GB</language>
                <wp:wxr_version>1.2</wp:wxr_version>
                <wp:author><wp:author_login>mira</wp:author_login><wp:author_display_name>Mira Holt</wp:author_display_name></wp:author>
                <wp:author><wp:author_login>sam@harbour.example</wp:author_login><wp:author_display_name>Sam Source</wp:author_display_name></wp:author>
                <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>local</wp:category_nicename><wp:cat_name><![CDATA[Local &amp; Town]]></wp:cat_name></wp:category>
                <wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>quays</wp:category_nicename><wp:category_parent>local</wp:category_parent><wp:cat_name>Quays</wp:cat_name></wp:category>
                <wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>probe</wp:category_nicename><wp:cat_name>Probe</wp:cat_name></wp:category>
                %2$s
                </channel></rss>
                """.formatted(SITE, String.join("\n", items));
    }

    /** A post with further elements. */
    private static String post(int id, String slug, String status, String html, String... more) {
        return """
                <item><title><![CDATA[Post &#8220;%2$s&#8221;]]></title><link>%5$s/2019/05/%2$s/</link>
                <guid isPermaLink="false">%5$s/?p=%1$d</guid>
                <content:encoded><![CDATA[%4$s]]></content:encoded><excerpt:encoded></excerpt:encoded>
                <wp:post_id>%1$d</wp:post_id><wp:post_date_gmt>2019-05-01 10:00:00</wp:post_date_gmt>
                <wp:post_name>%2$s</wp:post_name><wp:status>%3$s</wp:status><wp:post_type>post</wp:post_type>
                %6$s</item>
                """.formatted(id, slug, status, html, SITE, String.join("", more));
    }

    private static String creator(String login) {
        return "<dc:creator>" + login + "</dc:creator>";
    }

    private static String category(String slug) {
        return "<category domain=\"category\" nicename=\"" + slug + "\">" + slug + "</category>";
    }

    private static String tag(String slug) {
        return "<category domain=\"post_tag\" nicename=\"" + slug + "\">" + slug + "</category>";
    }

    private static String meta(String key, String value) {
        return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value
                + "]]></wp:meta_value></wp:postmeta>";
    }

    private static List<JsonNode> sends(String export, String query) {
        return sends(export.getBytes(StandardCharsets.UTF_8), "application/xml", query);
    }

    private static List<JsonNode> sends(byte[] file, String type, String query) {
        return Newsroom.answer(given().header(KEY)
                .contentType(type)
                .body(file)
                .post("/v1/editorial/imports" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode takes(String export) {
        List<JsonNode> lines = sends(export, "");
        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("type").asText()).as(lines.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(lines.toString()).isZero();
        return done;
    }

    private static List<String> codes(JsonNode done) {
        return StreamSupport.stream(done.path("warnings").spliterator(), false)
                .map(warning -> warning.path("code").asText())
                .collect(Collectors.toList());
    }

    @Test
    void a_post_comes_with_what_belongs_to_it() {
        takes(export(
                post(
                        17,
                        "ferry",
                        "publish",
                        "<p>It sails.</p>",
                        creator("mira"),
                        category("local"),
                        category("quays"),
                        tag("boats"),
                        "<wp:is_sticky>1</wp:is_sticky>",
                        meta("_yoast_wpseo_primary_category", "4"),
                        meta("_yoast_wpseo_metadesc", "It sails again"),
                        meta("_thumbnail_id", "20"),
                        "<wp:post_modified_gmt>2020-01-01 00:00:00</wp:post_modified_gmt>"),
                """
                <item><title>quay</title><wp:post_id>20</wp:post_id><wp:post_type>attachment</wp:post_type>
                <wp:attachment_url>%s/wp-content/uploads/quay.png</wp:attachment_url>
                <excerpt:encoded>The quay</excerpt:encoded><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
                <wp:meta_value>A stone quay</wp:meta_value></wp:postmeta></item>""".formatted(SITE)));

        given().get("/v1/articles/ferry")
                .then()
                .statusCode(200)
                .body("headline", equalTo("Post “ferry”"))
                .body("section.slug", equalTo("quays"))
                .body("sections.slug", contains("local"))
                .body("tags.slug", contains("boats"))
                .body("authors.name", contains("Mira Holt"))
                .body("publishedAt", equalTo("2019-05-01T10:00:00Z"))
                .body("updatedAt", equalTo("2020-01-01T00:00:00Z"))
                .body("featured", equalTo(true))
                .body("seo.description", equalTo("It sails again"))
                .body("leadImage.alt", equalTo("A stone quay"))
                .body("leadImage.url", equalTo(SITE + "/wp-content/uploads/quay.png"))
                .body("language", equalTo("en-GB"));
        given().get("/v1/sections/quays").then().body("parent", equalTo("local"));
        given().get("/v1/sections/local").then().body("name", equalTo("Local & Town"));
    }

    @Test
    void what_plugins_add_and_a_picture_that_is_not_there_are_said() {
        List<JsonNode> lines = sends(
                export(post(
                        17,
                        "ferry",
                        "publish",
                        "<p>It sails.</p>",
                        category("local"),
                        meta("_thumbnail_id", "999"),
                        "<dc:rights>Harbour Press</dc:rights>",
                        "<geo:lat xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\">45.2</geo:lat>")),
                "");

        assertThat(lines.stream().map(line -> line.path("detail").asText()))
                .contains(
                        "The lead picture is 999, which the archive does not have",
                        "The field dc:rights has no place here; the mapping's `fields` can give it one",
                        "The field geo:lat has no place here; the mapping's `fields` can give it one");
    }

    @Test
    void old_addresses_lead_to_the_article_and_links_between_articles_are_references() {
        takes(export(
                post(
                        17,
                        "ferry",
                        "publish",
                        "<p><a href=\"https://harbour.example/2019/05/boat/?utm_source=x#top\">boat</a>"
                                + " and <a href=\"/about/\">us</a></p>",
                        category("local"),
                        meta("_wp_old_slug", "old-ferry")),
                post(18, "boat", "publish", "<p><a href=\"/2019/05/ferry\">ferry</a></p>", category("local"))));

        for (String path : List.of("/2019/05/ferry/", "/2019/05/old-ferry", "/?p=17")) {
            given().queryParam("path", path).get("/v1/resolve").then().body("slug", equalTo("ferry"));
        }
        given().get("/v1/articles/ferry?body=html")
                .then()
                .body("body.html", containsString("/articles/boat\""))
                .body("body.html", containsString(SITE + "/about/"));
        given().get("/v1/articles/boat?body=html").then().body("body.html", containsString("/articles/ferry\""));
    }

    @Test
    void a_link_to_an_article_that_cannot_be_stored_stays_a_link() {
        List<JsonNode> lines = sends(
                export(
                        post(17, "ferry", "publish", "<p><a href=\"/2019/05/boat/\">boat</a></p>", category("local")),
                        post(
                                18,
                                "boat",
                                "publish",
                                "<p>Boat</p>",
                                category("local"),
                                "<category domain=\"language\" nicename=\"no language\">x</category>")),
                "");

        assertThat(Newsroom.last(lines).path("rejected").asInt())
                .as(lines.toString())
                .isEqualTo(1);
        given().get("/v1/articles/ferry?body=html")
                .then()
                .statusCode(200)
                .body("body.html", containsString(SITE + "/2019/05/boat"));
    }

    @ParameterizedTest
    @CsvSource({"draft", "pending", "private", "future", "some-plugins-own"})
    void what_was_not_public_is_not(String status) {
        takes(export(
                post(
                        17,
                        "secret",
                        status,
                        "<p>Hush <a href=\"/2019/05/ferry/\">x</a></p>",
                        creator("sam@harbour.example"),
                        category("probe"),
                        tag("hush")),
                post(18, "ferry", "publish", "<p><a href=\"/2019/05/secret/\">A link</a></p>", category("local"))));

        given().get("/v1/articles/secret").then().statusCode(404);
        given().get("/v1/articles").then().body("items.slug", contains("ferry"));
        given().get("/v1/sections").then().body("items.slug", containsInAnyOrder("news", "local"));
        given().get("/v1/tags").then().body("items", empty());
        given().get("/v1/authors").then().body("items", empty());
        given().queryParam("path", "/2019/05/secret/").get("/v1/resolve").then().body("state", equalTo("unknown"));
        given().get("/v1/articles/ferry?body=html").then().body("body.html", equalTo("<p>A link</p>"));
        Desk.get("secret")
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("authors.name", contains("Sam Source"))
                .body("extra._tags", contains("hush"))
                .body("extra._sections", contains("probe"));
    }

    @Test
    void what_has_a_password_is_a_draft() {
        takes(export(post(17, "secret", "publish", "<p>Hush</p>", "<wp:post_password>x</wp:post_password>")));

        given().get("/v1/articles/secret").then().statusCode(404);
        Desk.get("secret").statusCode(200).body("status", equalTo("draft"));
    }

    @Test
    void what_is_in_the_bin_does_not_come_along() {
        JsonNode done = takes(export(post(17, "secret", "trash", "<p>Hush</p>")));

        assertThat(codes(done)).contains("item-left-out");
        Desk.get("secret").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "_jetpack_newsletter_access, subscribers, registered",
        "_jetpack_newsletter_access, paid_subscribers, subscribers",
        "_members_access_role, a:1:{i:0;s:6:\"editor\";}, subscribers"
    })
    void what_only_members_could_read_is_whole_for_them_alone(String key, String value, String access) {
        takes(export(post(17, "gated", "publish", "<p>For members</p>", category("local"), meta(key, value))));

        given().get("/v1/articles/gated?body=html")
                .then()
                .body("access", equalTo(access))
                .body("body.html", equalTo(""))
                .body("body.truncated", equalTo(true));
    }

    @Test
    void what_has_no_place_is_said_and_the_mapping_gives_it_one() {
        String export = export(
                post(
                        17,
                        "ferry",
                        "publish",
                        "<p>It sails.</p>",
                        category("local"),
                        meta("desk_code", "H7"),
                        "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_type></wp:comment_type></wp:comment>"),
                "<item><title>About</title><wp:post_id>22</wp:post_id><wp:post_type>page</wp:post_type>"
                        + "<link>https://www.harbour.example/about/</link><wp:post_name>about</wp:post_name>"
                        + "<wp:status>publish</wp:status><wp:post_date_gmt>2019-05-01 10:00:00</wp:post_date_gmt>"
                        + "<content:encoded>Us</content:encoded></item>");

        assertThat(codes(takes(export))).contains("field-left-out", "comments-left-out", "item-left-out");

        String map = "pages: true\\nsections: {local: town}\\nfields: {desk_code: extra.desk}".replace("\\n", "\n");
        JsonNode done = Newsroom.last(Newsroom.answer(given().header(KEY)
                .contentType("application/xml")
                .queryParam("map", map)
                .body(export.getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports")
                .asString()));
        assertThat(codes(done)).doesNotContain("field-left-out", "item-left-out");
        given().get("/v1/articles/ferry")
                .then()
                .body("section.slug", equalTo("town"))
                .body("extra.desk", equalTo("H7"));
        given().get("/v1/articles/about").then().statusCode(200);
    }

    @Test
    void the_same_file_changes_nothing_and_a_newer_one_changes_what_changed() {
        String before = export(
                post(17, "ferry", "publish", "<p>Old</p>", category("local")),
                post(18, "boat", "publish", "<p>Same</p>", category("local")));
        takes(before);

        assertThat(takes(before).path("unchanged").asInt())
                .isEqualTo(takes(before).path("read").asInt());
        JsonNode done = takes(export(
                post(17, "ferry-returns", "publish", "<p>New</p>", category("local")),
                post(18, "boat", "publish", "<p>Same</p>", category("local"))));

        assertThat(done.path("updated").asInt()).isEqualTo(1);
        given().redirects().follow(false).get("/v1/articles/ferry").then().statusCode(308);
        given().get("/v1/articles/ferry-returns?body=html").then().body("body.html", equalTo("<p>New</p>"));
    }

    private static String attachment(int id, int parent) {
        return """
                <item><title>a</title><wp:post_id>%1$d</wp:post_id><wp:post_type>attachment</wp:post_type>
                <wp:post_parent>%2$d</wp:post_parent><excerpt:encoded>Caption %1$d</excerpt:encoded>
                <wp:attachment_url>%3$s/wp-content/uploads/%1$d.png</wp:attachment_url></item>""".formatted(id, parent, SITE);
    }

    @Test
    void galleries_and_reusable_blocks_have_what_they_show() {
        takes(export(
                post(17, "ferry", "publish", "Before\n\n[gallery ids=\"20,21\"]\n\nAfter", category("local")),
                post(18, "boat", "publish", "[gallery]", category("local")),
                post(19, "block", "publish", "<p>A</p><!-- wp:block {\"ref\":30} /-->", category("local")),
                attachment(20, 18),
                attachment(21, 0),
                "<item><title>b</title><wp:post_id>30</wp:post_id><wp:post_type>wp_block</wp:post_type>"
                        + "<content:encoded><![CDATA[<p>Shared</p>]]></content:encoded></item>"));

        given().get("/v1/articles/ferry?body=blocks")
                .then()
                .body("body.blocks.type", contains("paragraph", "gallery", "paragraph"))
                .body(
                        "body.blocks[1].images.url",
                        contains(SITE + "/wp-content/uploads/20.png", SITE + "/wp-content/uploads/21.png"))
                .body("body.blocks[1].images[0].caption", equalTo("Caption 20"));
        given().get("/v1/articles/boat?body=html").then().body("body.html", containsString("20.png"));
        given().get("/v1/articles/block?body=html").then().body("body.html", equalTo("<p>A</p>\n<p>Shared</p>"));
    }

    @Test
    void a_slug_that_another_senders_article_has_is_numbered() {
        newsroom.takes(section("local"), article("ferry"));

        takes(export(
                post(17, "ferry", "publish", "<p>Ours</p>", category("local")),
                post(18, "boat", "publish", "<p><a href=\"/2019/05/ferry/\">x</a></p>", category("local"))));

        given().get("/v1/articles/ferry-2?body=html").then().body("body.html", equalTo("<p>Ours</p>"));
        given().get("/v1/articles/boat?body=html").then().body("body.html", containsString("/articles/ferry-2\""));
        given().queryParam("path", "/2019/05/ferry/").get("/v1/resolve").then().body("slug", equalTo("ferry-2"));
    }

    @ParameterizedTest
    @CsvSource({"trash", "draft", "private"})
    void what_is_taken_back_in_a_newer_export_is_public_no_longer(String status) {
        takes(export(post(17, "ferry", "publish", "<p>Ours</p>", category("local"))));

        takes(export(post(17, "ferry", status, "<p>Ours</p>", category("local"))));

        given().get("/v1/articles/ferry").then().statusCode(410);
        takes(export(post(17, "ferry", "publish", "<p>Ours</p>", category("local"))));
        given().get("/v1/articles/ferry").then().statusCode(200);
    }

    @Test
    void what_becomes_members_only_in_a_newer_export_is_cut() {
        takes(export(post(17, "ferry", "publish", "<p>Ours</p>", category("local"))));

        takes(export(post(
                17,
                "ferry",
                "publish",
                "<p>Ours</p>",
                category("local"),
                meta("_jetpack_newsletter_access", "subscribers"))));

        given().get("/v1/articles/ferry?body=html").then().body("body.html", equalTo(""));
    }

    @Test
    void pictures_in_the_zip_are_kept_and_their_old_addresses_answer() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", picture);
        String export = export(post(
                17,
                "ferry",
                "publish",
                "<figure><img src=\"" + SITE + "/wp-content/uploads/2019/quay.png\" alt=\"Quay\"></figure>",
                category("local")));
        byte[] zip = Reading.zip(Map.of(
                "export/site.xml", export.getBytes(StandardCharsets.UTF_8),
                "export/wp-content/uploads/2019/quay.png", picture.toByteArray(),
                "export/wp-content/uploads/2018/quay.png", "no picture".getBytes(StandardCharsets.UTF_8)));

        JsonNode done = Newsroom.last(sends(zip, "application/zip", "?images=store"));

        assertThat(done.path("rejected").asInt()).as(done.toString()).isZero();
        given().get("/v1/articles/ferry?body=blocks")
                .then()
                .body("body.blocks[0].image.url", containsString("/media/"));
        given().queryParam("path", "/wp-content/uploads/2019/quay.png")
                .get("/v1/resolve")
                .then()
                .body("location", startsWith("/media/"));
        assertThat(Newsroom.last(sends(zip, "application/zip", "?images=store"))
                        .path("updated")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>x | cut off",
                "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>&a;</title></item></channel></rss> | entities of its own"
            })
    void of_a_bad_file_nothing_is_stored(String file, String word) {
        JsonNode last = Newsroom.last(sends(file.strip(), "?format=wxr"));

        assertThat(last.path("type").asText()).as(last.toString()).isEqualTo("failed");
        assertThat(last.path("detail").asText()).contains(word.strip()).contains("Nothing was stored");
        given().get("/v1/sections").then().body("items", empty());
    }

    @Test
    void bytes_in_another_charset_are_refused() {
        byte[] latin = export(post(17, "ferry", "publish", "<p>Hélène</p>")).getBytes(StandardCharsets.ISO_8859_1);

        JsonNode last = Newsroom.last(sends(latin, "application/xml", ""));

        assertThat(last.path("type").asText()).isEqualTo("failed");
        assertThat(last.path("detail").asText()).contains("charset");
    }

    @Test
    void a_zip_with_a_path_that_leads_out_of_it_is_refused() {
        JsonNode last = Newsroom.last(sends(
                Reading.zip(Map.of("../../etc/site.xml", export().getBytes(StandardCharsets.UTF_8))),
                "application/zip",
                ""));

        assertThat(last.path("detail").asText()).contains("leads out of it");
    }

    @Test
    void a_file_of_no_known_format_is_refused_at_once() {
        given().header(KEY)
                .contentType("application/octet-stream")
                .body("no archive".getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("format"));
    }

    @Test
    void the_report_is_kept_as_json_csv_and_a_page() {
        JsonNode done = takes(export(post(17, "secret", "trash", "<p>Hush</p>")));
        String report = done.path("report").asText();

        given().header(KEY)
                .get(report)
                .then()
                .statusCode(200)
                .body("format", equalTo("wxr"))
                .body("warnings[0].details[0].count", equalTo(1));
        given().header(KEY)
                .get(report + "/report.csv")
                .then()
                .statusCode(200)
                .body(containsString("item-left-out,lost,1,"));
        given().header(KEY)
                .get(report + "/report.html")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/html"))
                .body(containsString("post 17, “Post “secret””"));
        given().header(KEY).get("/v1/editorial/imports").then().body("items[0].format", equalTo("wxr"));
    }

    @Test
    void an_export_with_menus_and_styles_is_read_to_its_end() {
        JsonNode done = takes(export(
                post(17, "ferry", "publish", "<p>It sails.</p>", category("local")),
                "<item><title></title><wp:post_id>2</wp:post_id><wp:post_type>nav_menu_item</wp:post_type></item>",
                "<item><title></title><wp:post_id>3</wp:post_id><wp:post_type>wp_global_styles</wp:post_type></item>"));

        assertThat(done.path("warnings").get(0).path("count").asInt())
                .as(done.toString())
                .isEqualTo(2);
    }

    @Test
    void blank_lines_before_the_declaration_and_characters_of_html_are_read() {
        takes("\uFEFF\n\n"
                + export(post(17, "ferry", "publish", "<p>It sails.</p>", category("local")))
                        .replace("<![CDATA[Post &#8220;ferry&#8221;]]>", "L&rsquo;&eacute;t&eacute;&nbsp;2019"));

        given().get("/v1/articles/ferry").then().body("headline", equalTo("L’été\u00A02019"));
    }

    @Test
    void what_is_too_long_in_one_post_does_not_stop_the_others() {
        String endless = "x".repeat(Xml.LONGEST_TEXT + 1);
        JsonNode done = takes(export(
                post(17, "endless", "publish", endless, category("local")),
                post(18, "meta", "publish", "<p>It sails.</p>", category("local"), meta("builder", endless))));

        given().get("/v1/articles").then().body("items.slug", contains("meta"));
        assertThat(codes(done)).contains("item-left-out", "field-left-out");
    }

    @Test
    void what_was_public_with_nothing_to_read_or_without_a_date_is_a_draft() {
        JsonNode done = takes(export(
                post(17, "bare", "publish", " ", category("local")),
                post(18, "undated", "publish", "<p>It sails.</p>", category("local"))
                        .replace("2019-05-01 10:00:00", "0000-00-00 00:00:00"),
                post(19, "ferry", "publish", "<p>It sails.</p>", category("local"))));

        given().get("/v1/articles").then().body("items.slug", contains("ferry"));
        assertThat(codes(done)).contains("kept-as-draft");
    }

    @Test
    void categories_that_are_below_each_other_are_sections_all_the_same() {
        takes(export(
                "<wp:category><wp:category_nicename>a</wp:category_nicename><wp:category_parent>b</wp:category_parent><wp:cat_name>A</wp:cat_name></wp:category>",
                "<wp:category><wp:category_nicename>b</wp:category_nicename><wp:category_parent>a</wp:category_parent><wp:cat_name>B</wp:cat_name></wp:category>",
                post(17, "ferry", "publish", "<p>It sails.</p>", category("a"))));

        given().get("/v1/articles/ferry").then().body("section.slug", equalTo("a"));
    }

    @Test
    void a_newer_export_hides_what_is_hidden_there_now() {
        takes(export(
                post(17, "ferry", "publish", "<p>It sails.</p>", category("local")),
                post(18, "boat", "publish", "<p>It swims.</p>", category("local")),
                post(19, "quay", "publish", "<p>One.</p><p>Two.</p><p>Three.</p>", category("local"))));
        JsonNode done = takes(export(
                post(17, "ferry", "draft", "<p>It sails.</p>", category("local")),
                post(18, "boat", "private", "<p>It swims.</p>", category("local")),
                post(
                        19,
                        "quay",
                        "publish",
                        "<p>One.</p><p>Two.</p><p>Three.</p>",
                        category("local"),
                        meta("_jetpack_newsletter_access", "paid_subscribers"))));

        given().get("/v1/articles").then().body("items.slug", contains("quay"));
        given().get("/v1/articles/quay").then().body("access", equalTo("subscribers"));
        assertThat(done.path("updated").asInt()).as(done.toString()).isEqualTo(3);
    }
}
