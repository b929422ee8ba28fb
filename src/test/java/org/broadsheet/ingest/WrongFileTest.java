package org.broadsheet.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Samples;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are not what their sender says, or are broken: each is answered by what is wrong and what to do. */
@QuarkusTest
class WrongFileTest {

    private static final Header KEY = new Header("Authorization", "Bearer " + Newsroom.KEY);

    /** What says that a file was cut off, or in which charset it is, in the words of each parser. */
    private static final String BROKEN =
            "cannot be read|cut off|is empty|ends in the middle|UTF-8|must name the columns|no front matter";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static Response sent(byte[] file, String query) {
        return given().header(KEY)
                .contentType("application/octet-stream")
                .body(file)
                .post("/v1/editorial/imports" + query);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random() {
        byte[] bytes = new byte[5_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] beginning(byte[] with, byte[] rest) {
        byte[] all = Arrays.copyOf(with, with.length + rest.length);
        System.arraycopy(rest, 0, all, with.length, rest.length);
        return all;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Files that no format comes in, and what is said of each. */
    private static Map<byte[], String> foreign() {
        Map<byte[], String> files = new LinkedHashMap<>();
        files.put(beginning(latin("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF"), random()), "is a picture");
        files.put(beginning(latin("\u0089PNG\r\n\u001A\n"), random()), "is a picture");
        files.put(beginning(bytes("%PDF-1.7\n"), random()), "is a PDF");
        files.put(random(), "is no text");
        files.put(Samples.gzip(bytes("x")), "packed by gzip; unpack it");
        files.put(bytes("<!doctype html><html><body>Log in</body></html>"), "a page of the web");
        files.put(bytes("<?xml version=\"1.0\"?><NewsML Version=\"1.2\"/>"), "NewsML 1.*ask the agency for NewsML-G2");
        return files;
    }

    /** Files that are broken or dangerous in what a format has to do with, and what is said of each. */
    private static Map<byte[], String> broken(ArchiveFormat format) {
        byte[] whole = Samples.of(format);
        String name = Samples.name(format);
        byte[] zip = Reading.zip(Map.of(name, whole));
        Map<byte[], String> files = new LinkedHashMap<>();
        files.put(Reading.zip(Map.of("a/", new byte[0], "a/b/", new byte[0])), "no files in it");
        files.put(Reading.zip(Map.of()), "no files in it");
        files.put(Samples.encrypted(zip), "is encrypted; unpack it with its password");
        files.put(Reading.zip(Map.of("inner.zip", zip)), "nothing but another zip in it, “inner.zip”");
        files.put(Arrays.copyOf(zip, zip.length - 40), "may be cut off");
        files.put(Reading.zip(Map.of("../../" + name, whole)), "leads out of it");
        files.put(Reading.zip(Map.of("/etc/" + name, whole)), "leads out of it");
        if (format != ArchiveFormat.NDJSON) {
            files.put(new byte[0], "is empty");
            files.put(bytes(" \n\n"), "is empty");
            files.put(
                    bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>\n"
                            + "<rss><channel><item><title>&a;</title></item></channel></rss>"),
                    "entities of its own|" + BROKEN + "|looks like rss");
            files.put(
                    bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n"
                            + "<rss><channel><item><title>&b;</title></item></channel></rss>"),
                    "entities of its own|" + BROKEN + "|looks like rss");
            files.put(Reading.zip(Map.of("notes.docx", random())), "The zip has no ");
        }
        if (!List.of(ArchiveFormat.NDJSON, ArchiveFormat.CSV, ArchiveFormat.MARKDOWN)
                .contains(format)) {
            files.put(Arrays.copyOf(whole, whole.length * 2 / 3), BROKEN);
        }
        if (!List.of(ArchiveFormat.CSV, ArchiveFormat.GHOST).contains(format)) {
            files.put(Samples.wide(whole), "UTF-8");
        }
        if (format != ArchiveFormat.NDJSON) {
            String text = new String(whole, StandardCharsets.UTF_8).replaceAll("\\sencoding=\"[^\"]*\"", "");
            files.put(latin(text.replaceAll("(?i)ferry|fähre", "f\u00E9rry")), "UTF-8|Invalid UTF-8");
        }
        return files;
    }

    private static void refused(SoftAssertions softly, byte[] file, ArchiveFormat format, String words) {
        Response answer = sent(file, "?format=" + format.wireName());
        String what = format.wireName() + ", expecting “" + words + "”: " + answer.asString();
        softly.assertThat(answer.statusCode()).as(what).isEqualTo(200);
        List<JsonNode> lines = Newsroom.answer(answer.asString());
        JsonNode last = Newsroom.last(lines);
        softly.assertThat(last.path("type").asText()).as(what).isEqualTo("failed");
        softly.assertThat(last.path("created").asInt()).as(what).isZero();
        softly.assertThat(last.path("detail").asText())
                .as(what)
                .containsPattern(words)
                .contains("Nothing was stored");
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void a_file_of_another_format_is_refused_by_the_name_of_its_own(ArchiveFormat format) {
        SoftAssertions softly = new SoftAssertions();
        for (ArchiveFormat other : ArchiveFormat.values()) {
            if (other != format) {
                refused(
                        softly,
                        Samples.of(other),
                        format,
                        "looks like " + other.wireName() + ", not " + format.wireName() + "; send it with `format="
                                + other.wireName() + "`");
            }
        }
        softly.assertAll();
        nothingIsThere();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void a_file_of_no_format_is_refused_by_what_it_is(ArchiveFormat format) {
        SoftAssertions softly = new SoftAssertions();
        foreign().forEach((file, words) -> refused(softly, file, format, words));
        softly.assertAll();
        nothingIsThere();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void a_broken_file_is_refused_by_what_is_wrong_with_it(ArchiveFormat format) {
        SoftAssertions softly = new SoftAssertions();
        broken(format).forEach((file, words) -> refused(softly, file, format, words));
        softly.assertAll();
        nothingIsThere();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void a_zip_bomb_is_not_unpacked(ArchiveFormat format) {
        byte[] bomb = Reading.zip(Map.of(Samples.name(format), bytes("\n".repeat(100_000_000))));

        Response answer = sent(bomb, "?format=" + format.wireName());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .containsPattern(
                        "no text or picture is|The zip has no |no article is so long|it is longer than|is a zip|is longer than");
        nothingIsThere();
    }

    @Test
    void what_a_file_without_a_named_format_is_is_said() {
        foreign().forEach((file, words) -> assertThat(sent(file, "").asString()).containsPattern(words));
        sent(random(), "").then().statusCode(400);
        sent(new byte[0], "").then().statusCode(400);
    }

    @Test
    void no_lines_of_records_are_none_too_few() {
        for (String none : List.of("", "\n\n")) {
            String answer = given().header(KEY)
                    .contentType(ImportResource.NDJSON)
                    .body(bytes(none))
                    .post("/v1/editorial/imports")
                    .asString();
            assertThat(Newsroom.last(Newsroom.answer(answer)).path("type").asText())
                    .isEqualTo("done");
        }
    }

    @Test
    void a_broken_line_of_records_is_rejected_and_the_others_come() {
        String records = new String(Samples.of(ArchiveFormat.NDJSON), StandardCharsets.UTF_8);
        byte[] sent = beginning(bytes(records), latin("{\"type\":\"tag\",\"slug\":\"caf\u00E9\"}\n{\"type\":\"tag\""));

        JsonNode done =
                Newsroom.last(Newsroom.answer(sent(sent, "?format=ndjson").asString()));

        assertThat(done.path("type").asText()).isEqualTo("done");
        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("rejected").asInt()).isEqualTo(2);
    }

    @Test
    void a_line_of_hundreds_of_megabytes_is_rejected_by_itself() throws Exception {
        InputStream lines = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(Samples.of(ArchiveFormat.NDJSON)),
                new Repeated('x', 200L * 1024 * 1024),
                new ByteArrayInputStream(bytes("\n{\"type\":\"tag\",\"slug\":\"quay\",\"name\":\"Quay\"}\n")))));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/editorial/imports"))
                .header(KEY.getName(), KEY.getValue())
                .header("Content-Type", ImportResource.NDJSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                .build();

        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        JsonNode done = Newsroom.last(Newsroom.answer(answer));
        assertThat(done.path("created").asInt()).as(answer).isEqualTo(3);
        assertThat(done.path("rejected").asInt()).as(answer).isEqualTo(1);
        assertThat(answer).contains("Is longer than");
    }

    /** One character very often. */
    private static final class Repeated extends InputStream {

        private final byte character;
        private long left;

        Repeated(char character, long times) {
            this.character = (byte) character;
            this.left = times;
        }

        @Override
        public int read() {
            return left-- > 0 ? character : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + count, character);
            left -= count;
            return count;
        }
    }

    @Test
    void a_text_in_another_charset_is_read_where_it_says_so() {
        String feed = new String(Samples.of(ArchiveFormat.RSS), StandardCharsets.UTF_8)
                .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
                .replace("Ferry", "F\u00E9rry");

        JsonNode done = Newsroom.last(Newsroom.answer(sent(latin(feed), "").asString()));

        assertThat(done.path("type").asText()).isEqualTo("done");
        assertThat(done.path("created").asInt()).isPositive();
    }

    @Test
    void a_page_that_is_sent_by_itself_without_a_name_comes() {
        JsonNode done = Newsroom.last(
                Newsroom.answer(sent(Samples.of(ArchiveFormat.MARKDOWN), "").asString()));

        assertThat(done.path("rejected").asInt()).as(done.toString()).isZero();
        assertThat(done.path("created").asInt()).isPositive();
    }

    private void nothingIsThere() {
        given().header(KEY)
                .get("/v1/editorial/articles")
                .then()
                .statusCode(200)
                .body("items", org.hamcrest.Matchers.empty());
    }
}
