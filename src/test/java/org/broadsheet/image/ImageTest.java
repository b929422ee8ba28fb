package org.broadsheet.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images that are kept here: taken in, described, shown wherever they are used, and deleted. */
@QuarkusTest
class ImageTest {

    private static final String IMAGES = "/v1/editorial/images";
    private static final String PNG = "image/png";
    private static final int WIDTH = 1300;
    private static final int HEIGHT = 650;
    private static final int UPLOADERS = 8;

    /** Two frames of one pixel, black and white. */
    private static final byte[] MOVING = Base64.getDecoder()
            .decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEKAAAALAAAAAABAAEAAAICRAEAIfkEAQoAAAAsAAAAAAEAAQAAAgJMAQA7");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), author("mira-holt"));
    }

    private static byte[] picture(Color colour) {
        return picture(colour, WIDTH, HEIGHT);
    }

    private static byte[] picture(Color colour, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x % height, colour.getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static ValidatableResponse send(byte[] picture, String parameters) {
        return editor().contentType(PNG).body(picture).post(IMAGES + parameters).then();
    }

    private static String kept(Color colour) {
        return send(picture(colour), "?alt=A ferry&credit=Jo")
                .statusCode(201)
                .extract()
                .path("images[0].id");
    }

    private static ValidatableResponse say(String id, Map<String, Object> patch) {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch(IMAGES + "/" + id)
                .then();
    }

    private static ValidatableResponse delete(String id) {
        return editor().header("If-Match", "*").delete(IMAGES + "/" + id).then();
    }

    private static Map<String, Object> illustrated(String headline, String image) {
        Map<String, Object> story = new LinkedHashMap<>(story(headline));
        story.put("leadImage", Map.of("id", image));
        return story;
    }

    @Test
    void the_bytes_themselves_become_an_image() {
        send(picture(Color.RED), "?name=C:\\desk\\ferry.png")
                .statusCode(201)
                .body("images", hasSize(1))
                .body("images[0].type", equalTo(PNG))
                .body("images[0].name", equalTo("ferry.png"))
                .body("images[0].width", equalTo(WIDTH))
                .body("images[0].height", equalTo(HEIGHT))
                .body("images[0].placeholder", startsWith("data:image/"))
                .body("images[0].warnings.code", contains("image-without-alt"))
                .body("images[0].renditions.findAll { it.ratio == null }.width.max()", equalTo(WIDTH))
                .body("images[0].renditions.ratio.unique()", contains(null, "16x9", "4x3", "1x1", "3x4"));
    }

    @Test
    void the_original_is_kept_bit_for_bit() {
        byte[] sent = picture(Color.GREEN);
        String original = send(sent, "").statusCode(201).extract().path("images[0].original");
        assertThat(editor().get(original).then().statusCode(200).extract().asByteArray())
                .isEqualTo(sent);
        given().get(original).then().statusCode(401);
    }

    @Test
    void the_same_bytes_twice_are_one_image() {
        String id = kept(Color.RED);
        send(picture(Color.RED), "?alt=Another")
                .statusCode(200)
                .body("images[0].id", equalTo(id))
                .body("images[0].alt", equalTo("A ferry"))
                .body("images[0].warnings[0].code", equalTo("image-kept-already"))
                .body("images[0].warnings[0].detail", containsString("not changed"));
        editor().get(IMAGES).then().body("items", hasSize(1));
    }

    @Test
    void many_who_send_the_same_at_once_get_the_same_image() throws Exception {
        byte[] sent = picture(Color.ORANGE);
        ExecutorService senders = Executors.newFixedThreadPool(UPLOADERS);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < UPLOADERS; i++) {
            answers.add(senders.submit(() -> {
                ValidatableResponse answer = send(sent, "");
                while (answer.extract().statusCode() == 503) {
                    answer = send(sent, "");
                }
                return answer.extract().path("images[0].id");
            }));
        }
        HashSet<String> ids = new HashSet<>();
        for (Future<String> answer : answers) {
            ids.add(answer.get());
        }
        senders.shutdown();
        assertThat(ids).hasSize(1).doesNotContainNull();
        editor().get(IMAGES).then().body("items", hasSize(1));
    }

    @Test
    void a_form_sends_several_and_keeps_all_or_none() {
        editor().multiPart("file", "a.png", picture(Color.RED), PNG)
                .multiPart("file", "b.txt", "no picture".getBytes(), "image/jpeg")
                .post(IMAGES)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/images/1"));
        editor().get(IMAGES).then().body("items", empty());
        editor().multiPart("file", "a.png", picture(Color.RED), PNG)
                .multiPart("other", "b.png", picture(Color.BLUE, 600, 300), "application/octet-stream")
                .post(IMAGES)
                .then()
                .statusCode(201)
                .body("images.name", contains("a.png", "b.png"))
                .body("images[1].warnings.code", contains("image-without-alt", "image-small"));
    }

    @Test
    void a_form_with_words_is_told_where_they_belong() {
        editor().multiPart("file", "a.png", picture(Color.RED), PNG)
                .multiPart("alt", "A ferry")
                .post(IMAGES)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/alt"))
                .body("errors[0].detail", containsString("parameters"));
        editor().get(IMAGES).then().body("items", empty());
    }

    @Test
    void what_is_no_picture_is_refused_with_the_reason() {
        send("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(), "")
                .statusCode(422)
                .body("errors[0].detail", containsString("SVG"));
        byte[] whole = picture(Color.RED);
        send(Arrays.copyOf(whole, whole.length / 2), "").statusCode(422).body("errors[0].detail", notNullValue());
        send(new byte[0], "").statusCode(422);
    }

    @Test
    void a_picture_without_a_type_is_told_by_its_content() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + IMAGES))
                .header("Authorization", "Bearer " + Newsroom.KEY);
        HttpClient client = HttpClient.newHttpClient();
        assertThat(client.send(
                                request.POST(BodyPublishers.ofByteArray(picture(Color.RED)))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.send(request.POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void words_beyond_their_limit_are_refused_and_a_search_without_words_finds_nothing() {
        send(picture(Color.RED), "?credit=" + "a".repeat(501))
                .statusCode(400)
                .body("errors[0].parameter", equalTo("credit"));
        send(picture(Color.RED), "?alt=a\u0001b").statusCode(400).body("errors[0].parameter", equalTo("alt"));
        send(picture(Color.RED), "").statusCode(201);
        editor().queryParam("q", ":*&|").get(IMAGES).then().body("items", empty());
    }

    @Test
    void a_dry_run_keeps_nothing() {
        send(picture(Color.RED), "?dryRun=true").statusCode(201).header("Dry-Run", "true");
        editor().get(IMAGES).then().body("items", empty());
    }

    @Test
    void an_address_in_the_own_network_is_refused() {
        sending(Map.of("url", "http://127.0.0.1/a.jpg"))
                .post(IMAGES)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"));
        sending(Map.of()).post(IMAGES).then().statusCode(422).body("errors[0].pointer", equalTo("/url"));
    }

    @Test
    void images_are_found_by_the_beginnings_of_their_words() {
        send(picture(Color.RED), "?alt=Łódź harbour&credit=Jo&name=one.png").statusCode(201);
        send(picture(Color.BLUE), "?alt=A bridge&name=two.png").statusCode(201);
        for (String words : List.of("lodz", "harb jo", "ONE")) {
            editor().queryParam("q", words).get(IMAGES).then().body("items.name", contains("one.png"));
        }
        editor().queryParam("q", "harbour bridge").get(IMAGES).then().body("items", empty());
        String next = editor().get(IMAGES + "?limit=1")
                .then()
                .body("items.name", contains("two.png"))
                .extract()
                .path("page.next");
        editor().urlEncodingEnabled(false).get(next).then().body("items.name", contains("one.png"));
    }

    @Test
    void an_article_shows_an_image_by_its_id_with_its_words_and_sizes() {
        String image = kept(Color.RED);
        published(illustrated("Ferry", image));
        given().get("/v1/articles")
                .then()
                .body("items[0].leadImage.id", equalTo(image))
                .body("items[0].leadImage.alt", equalTo("A ferry"))
                .body("items[0].leadImage.credit", equalTo("Jo"))
                .body("items[0].leadImage.width", equalTo(WIDTH))
                .body("items[0].leadImage.renditions.url", everyItem(startsWith("http")))
                .body("items[0].leadImage.colour", startsWith("#"));
        get("ferry").body("leadImage.id", equalTo(image)).body("leadImage.alt", nullValue());
    }

    @Test
    void an_image_of_a_text_is_known_by_its_address() {
        ValidatableResponse sent = send(picture(Color.RED), "?alt=A ferry").statusCode(201);
        String image = sent.extract().path("images[0].id");
        String url = sent.extract().path("images[0].renditions[0].url");
        Map<String, Object> story = new LinkedHashMap<>(story("Ferry"));
        story.put("body", Map.of("html", "<p>Look:</p><img src=\"" + url + "\">"));
        published(story);
        given().get("/v1/articles/ferry?body=blocks,html")
                .then()
                .body("body.blocks[1].image.id", equalTo(image))
                .body("body.blocks[1].image.alt", equalTo("A ferry"))
                .body("body.html", containsString("srcset="));
    }

    @Test
    void what_is_said_of_an_image_changes_wherever_it_is_shown() {
        String image = kept(Color.RED);
        published(illustrated("Ferry", image));
        Map<String, Object> own = illustrated("Own words", image);
        own.put("leadImage", Map.of("id", image, "alt", "Their ferry"));
        published(own);
        given().get("/v1/articles/ferry").then().body("leadImage.alt", equalTo("A ferry"));
        say(image, Map.of("alt", "A blue ferry")).statusCode(200).body("version", equalTo(2));
        given().get("/v1/articles/ferry").then().body("leadImage.alt", equalTo("A blue ferry"));
        given().get("/v1/articles/own-words").then().body("leadImage.alt", equalTo("Their ferry"));
    }

    @Test
    void another_framing_makes_other_addresses_and_no_version_of_the_article() {
        String image = kept(Color.RED);
        String article = published(illustrated("Ferry", image));
        String before = given().get("/v1/articles/ferry").then().extract().path("leadImage.url");
        say(image, Map.of("focalPoint", Map.of("x", 0.2, "y", 0.5)))
                .statusCode(200)
                .body("focalPoint.x", equalTo(0.2f));
        String after = given().get("/v1/articles/ferry").then().extract().path("leadImage.url");
        assertThat(after).isNotEqualTo(before);
        int version = get(article).extract().path("version");
        sending(get(article).extract().asString())
                .header("If-Match", "*")
                .put("/v1/editorial/articles/" + article)
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
        say(image, Map.of("focalPoint", Map.of("x", 2, "y", 0.5)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/focalPoint/x"));
        say(image, Map.of("crops", List.of(Map.of("ratio", "1x1", "x", 0.6, "y", 0, "width", 0.5, "height", 1))))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/crops/0/width"));
    }

    private static Map<String, Object> summaryShowing(Map<String, Object> image) {
        return Map.of(
                "slug",
                "week",
                "section",
                "local",
                "headline",
                "This week",
                "publishedAt",
                "2026-05-10T10:00:00Z",
                "body",
                Map.of("blocks", List.of(Map.of("type", "image", "image", image))));
    }

    @Test
    void a_summary_shows_images_with_their_words_and_sizes_and_keeps_them() {
        String image = kept(Color.BLUE);
        String url = editor().get(IMAGES + "/" + image).then().extract().path("url");
        sending(summaryShowing(Map.of("id", "01900000-0000-7000-8000-000000000000")))
                .post("/v1/editorial/summaries")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/body/blocks/0/image/id"));
        sending(summaryShowing(Map.of("url", url)))
                .post("/v1/editorial/summaries")
                .then()
                .statusCode(201)
                .body("body.blocks[0].image.id", equalTo(image))
                .body("warnings", empty());

        given().get("/v1/summaries/week?body=blocks,html")
                .then()
                .body("body.blocks[0].image.id", equalTo(image))
                .body("body.blocks[0].image.alt", equalTo("A ferry"))
                .body("body.blocks[0].image.credit", equalTo("Jo"))
                .body("body.blocks[0].image.width", equalTo(WIDTH))
                .body("body.blocks[0].image.renditions", not(empty()))
                .body("body.html", containsString("srcset"));
        say(image, Map.of("alt", "A pier")).statusCode(200);
        given().get("/v1/summaries/week?body=blocks,html").then().body("body.blocks[0].image.alt", equalTo("A pier"));
        delete(image).statusCode(409).body("errors[0].detail", containsString("summary week"));

        editor().header("If-Match", "*")
                .delete("/v1/editorial/summaries/week")
                .then()
                .statusCode(204);
        delete(image).statusCode(204);
    }

    @Test
    void an_image_that_does_not_exist_is_a_fault() {
        String nobody = "01900000-0000-7000-8000-000000000000";
        sending(illustrated("Ferry", nobody))
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leadImage/id"));
        Map<String, Object> neither = new LinkedHashMap<>(story("Ferry"));
        neither.put("leadImage", Map.of("alt", "A ferry"));
        sending(neither)
                .post("/v1/editorial/articles")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leadImage/url"));
    }

    @Test
    void a_patch_names_the_image_by_what_it_sends() {
        String image = kept(Color.RED);
        String article = draft(illustrated("Ferry", image)).path("id");
        patch(article, Map.of("leadImage", Map.of("url", "https://example.org/a.jpg")))
                .statusCode(200)
                .body("leadImage.id", nullValue())
                .body("leadImage.url", equalTo("https://example.org/a.jpg"));
        delete(image).statusCode(204);
        patch(article, Map.of("leadImage", Map.of("id", kept(Color.BLUE))))
                .statusCode(200)
                .body("leadImage.url", startsWith("/media/"));
    }

    @Test
    void sections_tags_and_authors_show_images_too() {
        String image = kept(Color.RED);
        for (Map.Entry<String, String> one :
                Map.of("sections/local", "image", "authors/mira-holt", "avatar").entrySet()) {
            editor().contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body(Map.of(one.getValue(), Map.of("id", image)))
                    .patch("/v1/editorial/" + one.getKey())
                    .then()
                    .statusCode(200)
                    .body(one.getValue() + ".id", equalTo(image))
                    .body("warnings", empty());
            given().get("/v1/" + one.getKey())
                    .then()
                    .body(one.getValue() + ".alt", equalTo("A ferry"))
                    .body(one.getValue() + ".renditions", not(empty()));
        }
        Map<String, Object> story = new LinkedHashMap<>(story("Ferry"));
        story.put("authors", List.of("mira-holt"));
        published(story);
        given().get("/v1/articles").then().body("items[0].authors[0].avatar.alt", equalTo("A ferry"));
        delete(image).statusCode(409).body("errors[0].detail", containsString("section local, author mira-holt"));
    }

    @Test
    void an_image_is_deleted_only_when_nothing_shows_it() {
        String image = kept(Color.RED);
        String article = draft(illustrated("Ferry", image)).path("id");
        delete(image).statusCode(409).body("errors[0].detail", containsString("article ferry"));
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("leadImage", null);
        patch(article, none).statusCode(200);
        delete(image).statusCode(204);
        editor().get(IMAGES + "/" + image).then().statusCode(404);
        send(picture(Color.RED), "").statusCode(201).body("images[0].id", not(equalTo(image)));
    }

    @Test
    void an_import_names_images_by_id() {
        String image = kept(Color.RED);
        newsroom.takes(article("ferry").with("leadImage", Map.of("id", image)));
        given().get("/v1/articles/ferry").then().body("leadImage.alt", equalTo("A ferry"));
    }

    @Test
    void every_size_that_is_named_is_there_and_as_large_as_it_says() throws IOException {
        List<Map<String, Object>> sizes =
                send(picture(Color.RED, 811, 403), "").statusCode(201).extract().path("images[0].renditions");
        for (Map<String, Object> size : sizes) {
            String url = (String) size.get("url");
            byte[] bytes = given().get(url.substring(url.indexOf("/media/")))
                    .then()
                    .statusCode(200)
                    .contentType((String) size.get("type"))
                    .header("Cache-Control", containsString("immutable"))
                    .extract()
                    .asByteArray();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(List.of(image.getWidth(), image.getHeight()))
                    .as(url)
                    .isEqualTo(List.of(size.get("width"), size.get("height")));
        }
    }

    @Test
    void a_gif_that_moves_is_kept_moving() {
        ValidatableResponse sent = editor().contentType("image/gif")
                .body(MOVING)
                .post(IMAGES)
                .then()
                .statusCode(201)
                .body("images[0].type", equalTo("image/gif"));
        String url = sent.extract().path("images[0].animation");
        assertThat(given().get(url.substring(url.indexOf("/media/")))
                        .then()
                        .statusCode(200)
                        .contentType("image/gif")
                        .extract()
                        .asByteArray())
                .isEqualTo(MOVING);
        String still = send(picture(Color.RED), "").extract().path("images[0].url");
        given().get(still.substring(still.indexOf("/media/")).replaceAll("[^/]*$", "animation.gif"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_deleted_image_is_gone_from_its_addresses() {
        ValidatableResponse sent = send(picture(Color.RED), "").statusCode(201);
        String url = sent.extract().path("images[0].url");
        String path = url.substring(url.indexOf("/media/"));
        given().get(path).then().statusCode(200);
        delete(sent.extract().path("images[0].id")).statusCode(204);
        given().get(path).then().statusCode(404);
    }
}
