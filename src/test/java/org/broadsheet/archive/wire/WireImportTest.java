package org.broadsheet.archive.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.archive.wire.WireFixtures.file;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Reading;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of agencies, as they are imported over HTTP. */
@QuarkusTest
class WireImportTest {

    private static final Header KEY = new Header("Authorization", "Bearer " + Newsroom.KEY);

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void an_empty_newsroom() {
        newsroom.empty();
    }

    private static JsonNode sends(byte[] content, String query) {
        String answer = given().header(KEY)
                .contentType("application/octet-stream")
                .body(content)
                .post("/v1/editorial/imports" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonNode done = Newsroom.last(Newsroom.answer(answer));
        assertThat(done.path("type").asText()).as(answer).isEqualTo("done");
        assertThat(done.path("rejected").asInt()).as(answer).isZero();
        return done;
    }

    @ParameterizedTest
    @CsvSource({
        "ninjs-1.json, ?format=ninjs, harbour-ferry-returns-fares-rise",
        "ninjs-1.json, '', harbour-ferry-returns-fares-rise",
        "ninjs-own.json, '', harbour-ferry-returns",
        "newsml-text.xml, '', faehre-faehrt-wieder",
        "newsml-nitf.xml, ?format=newsml-g2, fed-to-halt-qe",
        "nitf-full.xml, '', harbour-ferry-returns"
    })
    void every_construct_is_accepted_and_the_same_again_is_unchanged(String name, String query, String slug) {
        byte[] content = file(name).getBytes(StandardCharsets.UTF_8);
        sends(content, query);

        given().get("/v1/articles/" + slug).then().statusCode(200);
        JsonNode again = sends(content, query);
        assertThat(again.path("created").asInt() + again.path("updated").asInt())
                .as(again.toString())
                .isZero();
    }

    @Test
    void what_is_expired_stays_expired() {
        sends(file("ninjs-2.json").replace("2031-05-31", "2022-05-31").getBytes(StandardCharsets.UTF_8), "");

        assertThat(given().get("/v1/articles").jsonPath().getList("items")).isEmpty();
    }

    @Test
    void a_canceled_text_is_withdrawn_and_one_that_is_withheld_is_nowhere() {
        String text = """
                {"uri": "urn:x:1", "type": "text", "version": "1", "versioncreated": "2025-03-01T09:15:00Z",
                 "pubstatus": "usable", "headline": "Ferry sinks", "body_html": "<p>It sank.</p>"}""";
        sends(text.getBytes(StandardCharsets.UTF_8), "");
        given().get("/v1/articles/ferry-sinks").then().statusCode(200);

        sends("""
                {"uri": "urn:x:1", "type": "text", "version": "2", "versioncreated": "2025-03-01T10:15:00Z",
                 "pubstatus": "canceled"}""".getBytes(StandardCharsets.UTF_8), "?format=ninjs");
        assertThat(given().get("/v1/articles").jsonPath().getList("items")).isEmpty();

        sends(
                text.replace("urn:x:1", "urn:x:2")
                        .replace("usable", "withheld")
                        .replace("sinks", "waits")
                        .getBytes(StandardCharsets.UTF_8),
                "");
        given().get("/v1/articles/ferry-waits").then().statusCode(404);
    }

    @Test
    void a_correction_replaces_what_it_corrects() {
        String text = """
                <newsItem guid="urn:x:1" version="%d" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
                <versionCreated>2025-03-01T0%d:00:00Z</versionCreated><firstCreated>2025-03-01T00:00:00Z</firstCreated>
                <pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>%s</headline></contentMeta><contentSet>
                <inlineData contenttype="text/plain">Text</inlineData></contentSet></newsItem>""";
        sends(text.formatted(1, 1, "Ferry sails").getBytes(StandardCharsets.UTF_8), "");
        JsonNode done = sends(text.formatted(2, 2, "Ferry sails late").getBytes(StandardCharsets.UTF_8), "");

        assertThat(done.path("updated").asInt()).isEqualTo(1);
        assertThat(given().get("/v1/articles").jsonPath().getList("items.headline"))
                .isEqualTo(List.of("Ferry sails late"));
    }

    @Test
    void a_zip_is_taken_in() {
        byte[] zip = Reading.zip(Map.of(
                "a.xml",
                file("newsml-text.xml").getBytes(StandardCharsets.UTF_8),
                "b.xml",
                file("newsml-nitf.xml").getBytes(StandardCharsets.UTF_8)));
        sends(zip, "?format=newsml-g2");

        given().get("/v1/articles/fed-to-halt-qe")
                .then()
                .body("section.name", equalTo("economy, business and finance"));
    }
}
