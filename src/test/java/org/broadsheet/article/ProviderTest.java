package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who an article comes from, where it was written and where it happened. */
@QuarkusTest
class ProviderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom_with_an_agencys_report() {
        newsroom.empty();
        newsroom.takes(section("local"), report());
    }

    private static Record report() {
        return article("ferry")
                .with("dateline", "Brussels, 10 April")
                .with("provider", Map.of("name", "The Agency", "url", "https://agency.example/", "kind", "agency"))
                .with("place", Map.of("name", "Ostend", "latitude", 51.23, "longitude", -2.92));
    }

    private static String read(String address) {
        return given().get(address)
                .then()
                .statusCode(200)
                .spec(contract())
                .extract()
                .asString();
    }

    @Test
    void an_article_says_all_three_and_null_where_nothing_is_known() {
        newsroom.takes(article("plain"));

        given().get("/v1/articles/ferry")
                .then()
                .body("dateline", equalTo("Brussels, 10 April"))
                .body("provider.name", equalTo("The Agency"))
                .body("provider.kind", equalTo("agency"))
                .body("place.name", equalTo("Ostend"))
                .body("place.latitude", equalTo(51.23f))
                .body("place.longitude", equalTo(-2.92f));
        given().get("/v1/articles/plain")
                .then()
                .body("dateline", nullValue())
                .body("provider", nullValue())
                .body("place", nullValue());
    }

    @Test
    void other_formats_say_it_in_their_words() throws IOException {
        JsonNode thing = JSON.readTree(read("/v1/articles/ferry.jsonld"));
        assertThat(thing.path("dateline").asText()).isEqualTo("Brussels, 10 April");
        assertThat(thing.at("/sourceOrganization/name").asText()).isEqualTo("The Agency");
        assertThat(thing.at("/contentLocation/geo/longitude").asDouble()).isEqualTo(-2.92);

        JsonNode item = JSON.readTree(read("/v1/articles/ferry.ninjs"));
        assertThat(item.at("/infoSources/0/name").asText()).isEqualTo("The Agency");
        assertThat(item.at("/places/0/geoJSON/coordinates").toString()).isEqualTo("[-2.92,51.23]");

        JsonNode head = new YAMLMapper().readTree(read("/v1/articles/ferry.md").split("(?m)^---\n", 3)[1]);
        assertThat(head.path("provider").asText()).isEqualTo("The Agency");
        assertThat(head.path("dateline").asText()).isEqualTo("Brussels, 10 April");
        assertThat(head.path("place").asText()).isEqualTo("Ostend");

        Document page = Jsoup.parse(read("/v1/articles/ferry.html"));
        assertThat(page.select("header > .provider > a[href=https://agency.example/]")
                        .text())
                .isEqualTo("The Agency");
        assertThat(page.select("header > .dateline").text()).isEqualTo("Brussels, 10 April");
    }

    @Test
    void what_schema_org_knows_of_news_alone_is_not_said_of_an_advertisement() throws IOException {
        newsroom.takes(report().with("kind", "sponsored"));

        assertThat(JSON.readTree(read("/v1/articles/ferry.jsonld")).has("dateline"))
                .isFalse();
    }

    @Test
    void a_contributor_may_be_a_person_and_is_no_organization() throws IOException {
        newsroom.takes(report().with("provider", Map.of("name", "Ann Onlooker", "kind", "contributor")));

        assertThat(JSON.readTree(read("/v1/articles/ferry.jsonld")).has("sourceOrganization"))
                .isFalse();
        assertThat(Jsoup.parse(read("/v1/articles/ferry.html"))
                        .select(".provider")
                        .html())
                .isEqualTo("Ann Onlooker");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"Ostend\", \"latitude\": 91, \"longitude\": 1} | /place/latitude",
                "{\"name\": \"Ostend\", \"latitude\": 1, \"longitude\": -180.5} | /place/longitude",
                "{\"name\": \"Ostend\", \"latitude\": \"51\", \"longitude\": 1} | /place/latitude",
                "{\"name\": \"Ostend\", \"latitude\": 1e400, \"longitude\": 1} | /place/latitude",
                "{\"name\": \"Ostend\", \"latitude\": 51.2} | /place/longitude",
                "{\"name\": \"Ostend\", \"longitude\": 51.2} | /place/latitude",
                "{\"latitude\": 51.2, \"longitude\": 1} | /place/name",
                "{} | /place/name",
                "\"Ostend\" | /place"
            })
    void a_place_has_a_name_and_both_coordinates_or_neither(String place, String pointer) {
        String story =
                "{\"headline\": \"A\", \"section\": \"local\", \"body\": {\"text\": \"B.\"}, \"place\": " + place + "}";

        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void each_fault_of_a_provider_has_its_place() {
        Map<String, Object> story = new HashMap<>(story("Bad"));
        story.put("provider", Map.of("url", "agency", "kind", "wire"));

        sending(story)
                .post("/v1/editorial/articles")
                .then()
                .spec(contract())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/provider/name", "/provider/url", "/provider/kind"));
    }

    @Test
    void a_patch_moves_a_place_and_takes_its_coordinates_away_together() {
        Map<String, Object> story = new HashMap<>(story("Moving"));
        story.put("place", Map.of("name", "Ostend", "latitude", 51.23, "longitude", 2.92));
        String id = published(story);

        patch(id, Map.of("place", Map.of("name", "Bruges"))).statusCode(200);
        get(id).body("place.name", equalTo("Bruges")).body("place.latitude", equalTo(51.23f));
        Map<String, Object> half = new HashMap<>();
        half.put("latitude", null);
        patch(id, Map.of("place", half)).statusCode(422).body("errors.pointer", contains("/place/latitude"));
        half.put("longitude", null);
        patch(id, Map.of("place", half)).statusCode(200).body("place.latitude", nullValue());
    }

    @Test
    void an_archive_may_write_coordinates_as_strings() {
        List<JsonNode> answer = newsroom.sends(article("old")
                .with("place", Map.of("name", "Ostend", "latitude", "51.23", "longitude", " -2.92 "))
                .json());

        assertThat(answer.toString()).contains("/place/latitude", "value-changed");
        given().get("/v1/articles/old").then().body("place.longitude", equalTo(-2.92f));
    }
}
