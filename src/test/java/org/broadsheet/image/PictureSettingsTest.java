package org.broadsheet.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.broadsheet.support.Pictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures whose sizes another program makes, such as imgproxy or Thumbor, and that say where they were taken. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class PictureSettingsTest {

    private static final String IMAGES = "/v1/editorial/images";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private static Map<String, Object> kept(String type, byte[] file) {
        return editor().contentType(type)
                .body(file)
                .post(IMAGES)
                .then()
                .statusCode(201)
                .extract()
                .path("images[0]");
    }

    private ValidatableResponse shown(Map<String, Object> image) {
        newsroom.takes(article("ferry")
                .with("leadImage", image)
                .with("body", Map.of("blocks", List.of(Map.of("type", "image", "image", image)))));
        return given().get("/v1/articles/ferry?body=html,blocks")
                .then()
                .statusCode(200)
                .spec(contract());
    }

    private static String resized(String source, int width, int height, String focus, String extension) {
        return "https://resize.example/" + width + "x" + height + "/focus:" + focus + "/"
                + URLEncoder.encode(source, StandardCharsets.UTF_8) + "@" + extension + "?source=" + source;
    }

    @Test
    void the_sizes_of_a_kept_picture_are_addresses_of_the_resizer() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", png);
        String id = (String) kept("image/png", png.toByteArray()).get("id");
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of(
                        "focalPoint",
                        Map.of("x", 0.25, "y", 0.75),
                        "crops",
                        List.of(Map.of("ratio", "1x1", "x", 0, "y", 0, "width", 0.5, "height", 0.75))))
                .patch(IMAGES + "/" + id)
                .then()
                .statusCode(200);

        ValidatableResponse article = shown(Map.of("id", id));
        String own = article.extract().path("leadImage.url");
        List<Map<String, Object>> sizes = article.extract().path("leadImage.renditions");

        // Its own address is what the resizer reads, and what knows no sizes.
        assertThat(own).contains("/media/").endsWith("/600.jpg").doesNotContain("resize.example");
        given().get(own.substring(own.indexOf("/media/")))
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
        assertThat(sizes)
                .contains(
                        size(resized(own, 320, 213, "0.25:0.75", "webp"), 320, 213, null, "image/webp"),
                        size(resized(own, 600, 400, "0.25:0.75", "jpg"), 600, 400, null, "image/jpeg"))
                .allSatisfy(one -> assertThat((String) one.get("url")).startsWith("https://resize.example/"));
        // What the editor cut out is cut here: a resizer knows focal points only.
        String cut = own.replace("/600.jpg", "/300-1x1.jpg");
        assertThat(sizes).contains(size(resized(cut, 160, 160, "0.5:0.5", "webp"), 160, 160, "1x1", "image/webp"));
        given().get(cut.substring(cut.indexOf("/media/"))).then().statusCode(200);
        assertThat(article.extract().<String>path("body.html"))
                .contains("srcset=\"https://resize.example/160x107/focus:0.25:0.75/");
    }

    private static Map<String, Object> size(String url, int width, int height, String ratio, String type) {
        Map<String, Object> size = new HashMap<>();
        size.put("url", url);
        size.put("width", width);
        size.put("height", height);
        size.put("ratio", ratio);
        size.put("type", type);
        return size;
    }

    @Test
    void a_picture_that_is_elsewhere_has_sizes_where_its_own_size_is_known() {
        String url = "https://pictures.example/a b.jpg?x=1&y=2".replace(" ", "%20");
        ValidatableResponse measured = shown(Map.of("url", url, "alt", "A ferry", "width", 900, "height", 600));

        measured.body("leadImage.url", equalTo(url)).body("leadImage.id", equalTo(null));
        assertThat(measured.extract().<List<Map<String, Object>>>path("leadImage.renditions"))
                .hasSize(10)
                .contains(
                        size(resized(url, 160, 107, "0.5:0.5", "webp"), 160, 107, null, "image/webp"),
                        size(resized(url, 900, 600, "0.5:0.5", "jpg"), 900, 600, null, "image/jpeg"));

        assertThat(shown(Map.of("url", url, "alt", "A ferry")).extract().<List<Object>>path("leadImage.renditions"))
                .isEmpty();
    }

    @Test
    void sizes_say_where_the_picture_was_taken() throws IOException {
        String url = (String) kept("image/jpeg", Pictures.described()).get("url");
        String path = url.substring(url.indexOf("/media/"));

        for (String size : List.of(path, path.replace("120.jpg", "120.webp"), path.replace("120.jpg", "80-1x1.jpg"))) {
            assertThat(given().get(size).then().statusCode(200).extract().asByteArray())
                    .asString(StandardCharsets.ISO_8859_1)
                    .as(size)
                    .contains("<exif:GPSLatitude>", "<exif:GPSLongitude>", "Harbour Press");
        }
    }
}
