package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.Header;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.broadsheet.support.Newsroom;

/** Sends archives to the import, for tests of what becomes of them. */
final class Sending {

    private static final Header KEY = new Header("Authorization", "Bearer " + Newsroom.KEY);

    private Sending() {}

    /** The lines of the answer to a file. */
    static List<JsonNode> lines(byte[] file, String query) {
        return Newsroom.answer(given().header(KEY)
                .contentType("application/octet-stream")
                .body(file)
                .post("/v1/editorial/imports" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The lines of the answer to a text. */
    static List<JsonNode> lines(String file, String query) {
        return lines(file.getBytes(StandardCharsets.UTF_8), query);
    }

    /** The last line of the answer to a file of which everything is taken. */
    static JsonNode takes(byte[] file, String query) {
        List<JsonNode> lines = lines(file, query);
        JsonNode done = Newsroom.last(lines);
        assertThat(done.path("type").asText()).as(lines.toString()).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(lines.toString()).isZero();
        return done;
    }

    /** The same for a text. */
    static JsonNode takes(String file, String query) {
        return takes(file.getBytes(StandardCharsets.UTF_8), query);
    }

    /** The codes of the warnings in the last line of an answer. */
    static List<String> codes(JsonNode done) {
        return StreamSupport.stream(done.path("warnings").spliterator(), false)
                .map(warning -> warning.path("code").asText())
                .toList();
    }

    /** A picture of this colour, as a PNG. */
    static byte[] picture(int colour) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage pixels = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        pixels.setRGB(5, 5, colour);
        try {
            ImageIO.write(pixels, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
