package org.broadsheet.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures on machines that can do little: where WebP cannot be written, and with much less memory than pixels. */
class ImageIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String IMAGES = "/v1/editorial/images";
    private static final Path PICTURES = Path.of("src", "test", "resources", "pictures");
    private static final int SIDE = 10_000;

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Program program(String... options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-jar", Program.JAR.toAbsolutePath().toString()));
        return Program.start(command, folder, Map.of("BROADSHEET_BOOTSTRAP_KEY", KEY, "BROADSHEET_DEMO", "false"))
                .ready();
    }

    private HttpResponse<byte[]> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> upload(Program program, HttpRequest.BodyPublisher picture)
            throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(program.at(IMAGES))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/octet-stream")
                .POST(picture));
    }

    private HttpResponse<byte[]> got(String url) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(URI.create(url)));
    }

    private static JsonNode image(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        return JSON.readTree(answer.body()).at("/images/0");
    }

    private static BufferedImage read(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    @Test
    void where_libwebp_cannot_be_loaded_there_are_jpegs_and_webp_is_still_taken() throws Exception {
        // It unpacks itself there; a read-only folder has the same effect, but not for root.
        String nowhere = folder.resolve("nowhere").toString();
        try (Program program = program("-Xmx160m", "-Dcom.luciad.imageio.webp.tmpdir=" + nowhere)) {
            for (String name : List.of("plain.webp", "described.jpg", "half-transparent.png")) {
                JsonNode image = image(upload(program, HttpRequest.BodyPublishers.ofFile(PICTURES.resolve(name))));

                assertThat(image.path("renditions")).as(name).isNotEmpty().allSatisfy(size -> {
                    assertThat(size.path("type").asText()).isEqualTo("image/jpeg");
                    assertThat(size.path("url").asText()).endsWith(".jpg");
                });
                assertThat(image.path("renditions").findValuesAsText("ratio"))
                        .as(name)
                        .contains("16x9", "4x3", "1x1", "3x4");
                String url = image.path("url").asText();
                HttpResponse<byte[]> jpeg = got(url);
                assertThat(jpeg.headers().firstValue("Content-Type")).contains("image/jpeg");
                assertThat(read(jpeg).getWidth()).isEqualTo(image.path("width").asInt());

                HttpResponse<byte[]> webp = got(url.replace(".jpg", ".webp"));
                assertThat(webp.statusCode()).as(name).isEqualTo(404);
                assertThat(webp.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
            assertThat(program.printed()).containsOnlyOnce("WebP cannot be written on this machine");
        }
    }

    @Test
    void a_picture_of_a_hundred_million_pixels_fits_in_less_memory_and_a_larger_one_is_refused() throws Exception {
        Path largest = png(SIDE, SIDE);
        Path larger = png(SIDE, SIDE + 1);
        // The pixels of the first are 300 MB.
        try (Program program = program("-Xmx160m")) {
            HttpResponse<byte[]> refused = upload(program, HttpRequest.BodyPublishers.ofFile(larger));
            assertThat(refused.statusCode()).isEqualTo(422);
            JsonNode fault = JSON.readTree(refused.body()).at("/errors/0");
            assertThat(fault.path("pointer").asText()).isEqualTo("/images/0");
            assertThat(fault.path("detail").asText()).contains("10000 × 10001", "at most 100 million");

            JsonNode image = image(upload(program, HttpRequest.BodyPublishers.ofFile(largest)));
            assertThat(image.path("renditions").get(0).path("width").asInt()).isEqualTo(160);
            BufferedImage whole = read(got(image.path("url").asText()));
            assertThat(List.of(whole.getWidth(), whole.getHeight())).containsExactly(1600, 1600);
            looks(whole, 400, Color.RED);
            looks(whole, 1200, Color.BLUE);
            HttpResponse<String> listed = program.reads(KEY, IMAGES + "?total=exact");
            assertThat(JSON.readTree(listed.body()).at("/total/value").asInt()).isEqualTo(1);
            assertThat(program.printed()).doesNotContain("OutOfMemoryError");
        }
    }

    /** JPEG changes colours a little. */
    private static void looks(BufferedImage picture, int x, Color expected) {
        Color there = new Color(picture.getRGB(x, picture.getHeight() / 2));
        assertThat(List.of(there.getRed() > 128, there.getGreen() > 128, there.getBlue() > 128))
                .as(there.toString())
                .containsExactly(expected.getRed() > 128, expected.getGreen() > 128, expected.getBlue() > 128);
    }

    /** A picture whose left half is red and whose right half is blue, written row by row. */
    private Path png(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        byte[] row = new byte[1 + 3 * width];
        for (int x = 0; x < width; x++) {
            row[1 + 3 * x + (x < width / 2 ? 0 : 2)] = (byte) 0xFF;
        }
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (OutputStream packed = new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_SPEED))) {
            for (int y = 0; y < height; y++) {
                packed.write(row);
            }
        }
        Path file = Files.createTempFile(folder, "large", ".png");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", pixels.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
        return file;
    }

    private static void chunk(DataOutputStream out, String name, byte[] bytes) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(bytes);
        out.writeInt(bytes.length);
        out.write(type);
        out.write(bytes);
        out.writeInt((int) sum.getValue());
    }
}
