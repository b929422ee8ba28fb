package org.broadsheet.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Contract.contract;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.picture.Point;
import org.broadsheet.picture.Ratio;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes of kept pictures over HTTP: made once, kept, sent in whole or in parts, and gone with their picture. */
@QuarkusTest
class MediaTest {

    private static final Framing FRAMING = new Framing(new Point(0.25, 0.5), Map.of());
    private static final String ETAG = "ETag";
    private static final int ASKERS = 50;

    @TempDir
    Path folder;

    @Inject
    Newsroom newsroom;

    @Inject
    Database database;

    @Inject
    MediaStore store;

    @Inject
    Inspector inspector;

    @Inject
    MasterMaker masters;

    @Inject
    LeavingPictures leaving;

    @Inject
    MeterRegistry meters;

    @Inject
    ObjectMapper json;

    private record Kept(UUID id, byte[] sha256, String hash) {

        String path(int width, Ratio ratio, Format format) {
            return new MediaAddress(hash, width, ratio, format).path();
        }

        String path(int width) {
            return path(width, null, Format.JPEG);
        }

        MediaKey.Master master() {
            return new MediaKey.Master(HexFormat.of().formatHex(sha256));
        }
    }

    /** Keeps a picture that no other test has. */
    private Kept picture(int width, int height) {
        try {
            Path file = folder.resolve(UUID.randomUUID() + ".png");
            ImageIO.write(drawn(width, height), "png", file.toFile());
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            Kept kept = new Kept(UuidCreator.getTimeOrderedEpoch(), sha256, MediaAddress.hash(sha256, FRAMING));
            keep(kept, file, masters.make(inspector.inspect(file)));
            return kept;
        } catch (IOException | NoSuchAlgorithmException | UnfitPictureException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage drawn(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Random random = new Random();
        for (int i = 0; i < 40; i++) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fillOval(random.nextInt(width), random.nextInt(height), width / 3, height / 3);
        }
        pen.dispose();
        return image;
    }

    private void keep(Kept kept, Path file, Master master) {
        QuarkusTransaction.requiringNew().run(() -> {
            String framing = written(FRAMING);
            database.update(Sql.of(
                    """
                    insert into image (id, version, sha256, type, bytes, width, height, master_width, master_height, animated,
                        framing, hash, colour, placeholder, words, made_at, made_by, saved_at, saved_by, credit)
                    values (?, 1, ?, 'image/png', 1, ?, ?, ?, ?, false, ?, ?, '#000000', '', '', now(), 'test', now(), 'test',
                        'Mira Holt')
                    """,
                    kept.id(),
                    kept.sha256(),
                    master.width(),
                    master.height(),
                    master.width(),
                    master.height(),
                    framing,
                    kept.hash()));
            database.update(Sql.of(
                    "insert into image_address (hash, image_id, framing) values (?, ?, ?)",
                    kept.hash(),
                    kept.id(),
                    framing));
            leaving.stay(kept.sha256());
            store.put(new MediaKey.Original(kept.master().sha256()), file);
            store.put(kept.master(), master.bytes());
        });
    }

    private String written(Framing framing) {
        try {
            return json.writeValueAsString(framing);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse reads(String path) {
        return given().when().get(path).then().spec(contract());
    }

    private double read(String result) {
        return meters.get("broadsheet.media.reads")
                .tag("result", result)
                .counter()
                .count();
    }

    private long made() {
        return meters.get("broadsheet.media.made").timer().count();
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void a_size_is_made_when_it_is_first_asked_for_and_kept() throws IOException {
        Kept picture = picture(1000, 500);
        long madeBefore = made();

        Response first = reads(picture.path(640))
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .header("Surrogate-Key", "media-" + picture.hash())
                .extract()
                .response();
        newsroom.forgets();
        Response fromStore = reads(picture.path(640)).statusCode(200).extract().response();
        Response fromMemory = reads(picture.path(640)).statusCode(200).extract().response();

        assertThat(image(first.asByteArray()))
                .returns(640, BufferedImage::getWidth)
                .returns(320, BufferedImage::getHeight);
        assertThat(fromStore.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(fromMemory.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(fromStore.header(ETAG)).isEqualTo(first.header(ETAG));
        assertThat(fromMemory.header(ETAG)).isEqualTo(first.header(ETAG));
        assertThat(made() - madeBefore).isEqualTo(1);
    }

    @Test
    void a_size_may_be_cut_to_a_ratio_and_be_webp() throws IOException {
        Kept picture = picture(1000, 500);

        byte[] cut = reads(picture.path(480, Ratio.SQUARE, Format.WEBP))
                .statusCode(200)
                .contentType("image/webp")
                .extract()
                .asByteArray();
        byte[] own = reads(picture.path(500, Ratio.SQUARE, Format.JPEG))
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(image(cut)).returns(480, BufferedImage::getWidth).returns(480, BufferedImage::getHeight);
        assertThat(image(own)).returns(500, BufferedImage::getWidth).returns(500, BufferedImage::getHeight);
    }

    @Test
    void however_many_ask_first_it_is_made_once() {
        Kept picture = picture(2000, 1500);
        long madeBefore = made();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + picture.path(1200)))
                .build();

        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, ASKERS)
                .mapToObj(i -> client.sendAsync(question, HttpResponse.BodyHandlers.ofByteArray()))
                .toList();

        byte[] bytes = reads(picture.path(1200)).statusCode(200).extract().asByteArray();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join())
                .returns(200, HttpResponse::statusCode)
                .returns(bytes, HttpResponse::body));
        assertThat(made() - madeBefore).isEqualTo(1);
    }

    @Test
    void what_another_node_is_making_is_waited_for_and_not_made_again() {
        Kept picture = picture(400, 300);
        String path = picture.path(320);
        byte[] theirs = reads(picture.path(160)).statusCode(200).extract().asByteArray();
        long madeBefore = made();

        CompletableFuture<byte[]> asked = QuarkusTransaction.requiringNew().call(() -> {
            database.first(Sql.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", path), row -> true);
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(
                    () -> reads(path).statusCode(200).extract().asByteArray());
            reads(picture.path(400)).statusCode(200);
            store.put(new MediaKey.Size(MediaAddress.parse(path).orElseThrow()), theirs);
            return answer;
        });

        assertThat(asked.join()).isEqualTo(theirs);
        assertThat(made() - madeBefore).as("of the other size alone").isEqualTo(1);
    }

    @Test
    void head_a_copy_that_is_current_and_a_part_are_answered_from_the_store_as_from_memory() {
        Kept picture = picture(700, 700);
        Response whole = reads(picture.path(320)).statusCode(200).extract().response();
        byte[] bytes = whole.asByteArray();

        for (String source : List.of("store", "memory")) {
            for (Runnable question : List.<Runnable>of(
                    () -> asksForTheHead(picture, whole),
                    () -> hasACopy(picture, whole),
                    () -> asksForAPart(picture, whole),
                    () -> asksForAPartOfOtherBytes(picture, bytes),
                    () -> asksForAPartBeyondTheEnd(picture, bytes))) {
                if (source.equals("store")) {
                    newsroom.forgets();
                }
                double before = read(source);
                question.run();
                assertThat(read(source) - before).as(source).isEqualTo(1);
            }
        }
    }

    private static void asksForTheHead(Kept picture, Response whole) {
        given().when()
                .head(picture.path(320))
                .then()
                .spec(contract())
                .statusCode(200)
                .header("Content-Length", String.valueOf(whole.asByteArray().length))
                .header("Accept-Ranges", "bytes")
                .header(ETAG, whole.header(ETAG))
                .contentType("image/jpeg");
    }

    private static void hasACopy(Kept picture, Response whole) {
        given().header("If-None-Match", whole.header(ETAG))
                .header("Range", "bytes=0-99")
                .when()
                .get(picture.path(320))
                .then()
                .spec(contract())
                .statusCode(304)
                .header("Cache-Control", containsString("immutable"))
                .header(ETAG, whole.header(ETAG))
                .body(blankOrNullString());
    }

    private static void asksForAPart(Kept picture, Response whole) {
        byte[] bytes = whole.asByteArray();
        byte[] part = given().header("Range", "bytes=100-199")
                .header("If-Range", whole.header(ETAG))
                .when()
                .get(picture.path(320))
                .then()
                .spec(contract())
                .statusCode(206)
                .header("Content-Range", "bytes 100-199/" + bytes.length)
                .header("Content-Length", "100")
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
    }

    private static void asksForAPartOfOtherBytes(Kept picture, byte[] bytes) {
        byte[] all = given().header("Range", "bytes=100-199")
                .header("If-Range", "\"other\"")
                .when()
                .get(picture.path(320))
                .then()
                .spec(contract())
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(all).isEqualTo(bytes);
    }

    private static void asksForAPartBeyondTheEnd(Kept picture, byte[] bytes) {
        given().header("Range", "bytes=" + bytes.length + "-")
                .when()
                .get(picture.path(320))
                .then()
                .spec(contract())
                .statusCode(416)
                .header("Content-Range", "bytes */" + bytes.length)
                .contentType("application/problem+json");
    }

    @Test
    void a_width_off_the_ladder_is_refused_with_those_that_there_are() {
        Kept picture = picture(1000, 500);

        reads(picture.path(641)).statusCode(404).body("detail", containsString("160, 320, 480, 640, 960, 1000"));
        // Nothing is enlarged.
        reads(picture.path(1200)).statusCode(404).body("detail", containsString("960, 1000."));
        reads(picture.path(641, Ratio.SQUARE, Format.WEBP))
                .statusCode(404)
                .body("detail", containsString("at 1x1"))
                .body("detail", containsString("160, 320, 480, 500."));
        reads("/media/" + picture.hash() + "/large.jpg")
                .statusCode(404)
                .body("detail", containsString("640-16x9.webp"))
                .body("detail", containsString("960, 1000."));
    }

    @Test
    void nothing_is_at_addresses_of_no_picture() {
        reads("/media/" + "0".repeat(40) + "/640.jpg").statusCode(404);
        reads("/media/" + "0".repeat(40) + "/large.jpg").statusCode(404);
        reads("/media/ferry/640.jpg").statusCode(404);
        given().accept("text/html")
                .when()
                .get("/media/" + "0".repeat(40) + "/640")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void there_are_no_parameters_and_no_writes() {
        Kept picture = picture(400, 300);
        reads(picture.path(320)).statusCode(200);

        reads(picture.path(320) + "?width=100").statusCode(400).body("errors[0].parameter", is("width"));
        given().when()
                .put(picture.path(320))
                .then()
                .spec(contract())
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void a_picture_that_is_deleted_is_gone_from_memory_and_store() {
        Kept picture = picture(400, 300);
        reads(picture.path(320)).statusCode(200);

        QuarkusTransaction.requiringNew().run(() -> {
            leaving.leave(picture.id());
            database.update(Sql.of("delete from image where id = ?", picture.id()));
        });

        reads(picture.path(320)).statusCode(404).body("detail", not(containsString("widths")));
        await().atMost(Duration.ofMinutes(1)).until(() -> !store.has(picture.master()));
        assertThat(store.has(new MediaKey.Original(picture.master().sha256()))).isFalse();
        assertThat(store.has(
                        new MediaKey.Size(MediaAddress.parse(picture.path(320)).orElseThrow())))
                .isFalse();
        given().get("/v1/changes?limit=100")
                .then()
                .spec(contract())
                .statusCode(200)
                .body(not(containsString(picture.id().toString())));
    }

    @Test
    void a_picture_whose_master_the_store_has_lost_is_an_error_of_ours() {
        Kept picture = picture(400, 300);
        store.delete(picture.master());

        reads(picture.path(320)).statusCode(500);
    }
}
