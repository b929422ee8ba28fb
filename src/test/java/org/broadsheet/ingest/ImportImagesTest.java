package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that imports fetch from where an archive has them. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class ImportImagesTest {

    private static final String STORE = "?images=store";
    private static final String IMAGES = "/v1/editorial/images";
    private static final int SIDE = 40;

    @Inject
    Newsroom newsroom;

    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private HttpServer archive;

    @BeforeEach
    void an_empty_newsroom_and_an_archive() throws IOException {
        newsroom.empty();
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.setExecutor(Executors.newCachedThreadPool());
        archive.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            fetched.add(path);
            byte[] answer =
                    path.startsWith("/page") ? "<p>No picture</p>".getBytes(StandardCharsets.UTF_8) : picture(path);
            exchange.sendResponseHeaders(path.startsWith("/gone") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        archive.start();
    }

    @AfterEach
    void the_archive_ends() {
        archive.stop(0);
    }

    /** A picture that differs by its name. */
    private static byte[] picture(String name) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, new Color(name.hashCode() & 0xFFFFFF).getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + archive.getAddress().getPort() + path;
    }

    private Map<String, Object> image(String path) {
        return Map.of("url", at(path), "alt", "Alt of " + path, "credit", "Jo");
    }

    private static List<JsonNode> imports(String parameters, Record... records) {
        return Newsroom.answer(editor().contentType("application/x-ndjson")
                .body(Arrays.stream(records)
                        .map(Record::json)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<JsonNode> notStored(List<JsonNode> answer) {
        return answer.stream()
                .filter(line -> line.path("code").asText().equals("image-not-stored"))
                .toList();
    }

    private static String kept(List<JsonNode> answer) {
        JsonNode done = Newsroom.last(answer);
        assertThat(done.path("rejected").asInt()).as(answer.toString()).isZero();
        return done.path("created").asInt() + " created, "
                + done.path("updated").asInt() + " updated, "
                + done.path("unchanged").asInt() + " unchanged";
    }

    @Test
    void pictures_wherever_records_name_them_are_kept_here_and_fetched_once() {
        Record[] file = {
            section("local").with("image", image("/section.png")),
            tag("harbour").with("image", image("/tag.png")),
            author("mira-holt").with("avatar", image("/author.png")),
            summary("week").html("<p>This week:</p><img src=\"" + at("/week.png") + "\" alt=\"A week\">"),
            article("ferry")
                    .tags("harbour")
                    .authors("mira-holt")
                    .with("leadImage", image("/lead.png"))
                    .with(
                            "leadMedia",
                            Map.of("type", "gallery", "images", List.of(image("/lead.png"), image("/second.png"))))
                    .with("social", Map.of("image", image("/social.png")))
                    .html("<p>Look:</p><img src=\"" + at("/body.png") + "\" alt=\"A pier\">")
        };

        assertThat(kept(imports(STORE, file))).isEqualTo("5 created, 0 updated, 0 unchanged");

        assertThat(fetched)
                .containsExactlyInAnyOrder(
                        "/section.png",
                        "/tag.png",
                        "/author.png",
                        "/week.png",
                        "/lead.png",
                        "/second.png",
                        "/social.png",
                        "/body.png");
        given().get("/v1/sections/local")
                .then()
                .body("image.id", notNullValue())
                .body("image.width", equalTo(SIDE));
        given().get("/v1/tags/harbour").then().body("image.id", notNullValue());
        given().get("/v1/authors/mira-holt").then().body("avatar.id", notNullValue());
        given().get("/v1/summaries/week?body=blocks").then().body("body.blocks[1].image.id", notNullValue());
        given().get("/v1/articles/ferry")
                .then()
                .body("leadImage.id", notNullValue())
                .body("leadImage.url", containsString("/media/"))
                .body("leadImage.alt", equalTo("Alt of /lead.png"))
                .body("leadMedia.images.id.findAll { it != null }", hasSize(2))
                .body("social.image.id", notNullValue())
                .body("body.blocks[1].image.id", notNullValue())
                .body("body.blocks[1].image.alt", equalTo("A pier"));

        fetched.clear();
        assertThat(kept(imports(STORE, file))).isEqualTo("0 created, 0 updated, 5 unchanged");
        file[4] = file[4].copy().with("headline", "New");
        assertThat(kept(imports(STORE, file))).isEqualTo("0 created, 1 updated, 4 unchanged");
        assertThat(fetched).isEmpty();
        given().get("/v1/articles/ferry")
                .then()
                .body("headline", equalTo("New"))
                .body("leadImage.id", notNullValue());
    }

    @Test
    void a_new_image_has_the_words_of_its_first_record() {
        imports(
                STORE,
                section("local"),
                article("ferry").with("leadImage", image("/a.png")),
                article("pier").with("leadImage", Map.of("url", at("/a.png"), "alt", "Another", "caption", "Its own")));

        editor().get(IMAGES)
                .then()
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("a.png"))
                .body("items[0].alt", equalTo("Alt of /a.png"))
                .body("items[0].credit", equalTo("Jo"))
                .body("items[0].caption", nullValue());
        given().get("/v1/articles/pier")
                .then()
                .body("leadImage.alt", equalTo("Another"))
                .body("leadImage.caption", equalTo("Its own"))
                .body("leadImage.credit", equalTo("Jo"));
    }

    @Test
    void a_picture_that_cannot_be_kept_stays_where_it_is_and_a_warning_says_why() {
        List<JsonNode> answer = imports(
                STORE,
                section("local").with("image", image("/gone.png")),
                article("ferry").with("leadImage", image("/page.png")),
                article("pier").with("leadImage", image("/gone.png")),
                article("quay").with("leadImage", Map.of("url", "http://10.0.0.1/a.png")),
                article("mole").with("leadImage", Map.of("url", at("/%zz.png"))));

        assertThat(kept(answer)).isEqualTo("5 created, 0 updated, 0 unchanged");
        assertThat(notStored(answer))
                .extracting(line ->
                        line.path("line").asInt() + " " + line.path("pointer").asText())
                .containsExactlyInAnyOrder("1 /image", "2 /leadImage", "3 /leadImage", "4 /leadImage", "5 /leadImage");
        assertThat(notStored(answer).get(0).path("detail").asText()).contains("nothing at this address");
        assertThat(Newsroom.last(answer).path("warnings").toString())
                .contains("\"code\":\"image-not-stored\",\"effect\":\"noted\",\"count\":5");
        assertThat(fetched).containsExactlyInAnyOrder("/gone.png", "/page.png");
        given().get("/v1/articles/pier")
                .then()
                .body("leadImage.id", nullValue())
                .body("leadImage.url", equalTo(at("/gone.png")));
        editor().get(IMAGES).then().body("items", hasSize(0));
    }

    @Test
    void a_record_that_waits_for_others_has_its_pictures_stored_too() {
        imports(
                STORE,
                article("ferry").with("leadImage", image("/a.png")).with("related", List.of("pier")),
                article("pier").with("related", List.of("ferry")).with("leadImage", image("/b.png")),
                section("local").with("parent", "city").with("image", image("/c.png")),
                section("city"));

        get("ferry").body("leadImage.id", notNullValue());
        get("pier").body("leadImage.id", notNullValue());
        given().get("/v1/sections/local").then().body("image.id", notNullValue());
    }

    @Test
    void a_dry_run_says_what_would_be_fetched() {
        List<JsonNode> answer = imports(
                STORE + "&dryRun=true", section("local"), article("ferry").with("leadImage", image("/a.png")));

        assertThat(notStored(answer)).singleElement().satisfies(line -> assertThat(
                        line.path("detail").asText())
                .isEqualTo("Would be fetched and kept here; a dry run fetches nothing"));
        assertThat(fetched).isEmpty();
    }

    @Test
    void nothing_is_fetched_unless_asked_for_or_for_records_that_are_refused() {
        imports("", section("local"), article("ferry").with("leadImage", image("/a.png")));
        given().get("/v1/articles/ferry").then().body("leadImage.url", equalTo(at("/a.png")));

        assertThat(Newsroom.last(imports(
                                STORE,
                                article("ferry").with("leadImage", image("/a.png")),
                                article("pier")
                                        .with("leadImage", Map.of("id", "00000000-0000-7000-8000-000000000000"))
                                        .with("social", Map.of("image", image("/b.png")))))
                        .path("rejected")
                        .asInt())
                .isEqualTo(1);
        assertThat(fetched).isEmpty();
    }

    @Test
    void a_deleted_image_is_fetched_again() {
        imports(STORE, section("local").with("image", image("/a.png")));
        imports(STORE, section("local"));
        String id = editor().get(IMAGES).then().extract().path("items[0].id");
        editor().header("If-Match", "*").delete(IMAGES + "/" + id).then().statusCode(204);
        fetched.clear();

        imports(STORE, section("local").with("image", image("/a.png")));

        assertThat(fetched).containsExactly("/a.png");
        given().get("/v1/sections/local").then().body("image.id", notNullValue());
    }
}
