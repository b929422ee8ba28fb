package org.broadsheet.tag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.article.search.WordsOfNames;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tags are, by what they are found, and what that means in the forms of an article. */
@QuarkusTest
class TagTest {

    private static final String EDITORIAL = "/v1/editorial/tags";

    @Inject
    Newsroom newsroom;

    @Inject
    WordsOfNames words;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                tag("flood").with("name", "Flood").with("mediaTopic", "medtop:20000151"),
                tag("pell").with("name", "Jonah Pell").with("kind", "person"),
                tag("council").with("name", "Council").with("kind", "organisation"),
                tag("harbour")
                        .with("name", "Harbour")
                        .with("kind", "place")
                        .with("sameAs", List.of("https://www.wikidata.org/wiki/Q1"))
                        .with("latitude", 51.5)
                        .with("longitude", -0.125)
                        .with("synonyms", List.of("Old Docks", "Quayside")),
                tag("regatta").with("name", "Regatta").with("kind", "event"),
                tag("barrier").with("name", "The barrier").with("kind", "series"));
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).when().get(path).then().statusCode(200);
    }

    private static Record part(String slug, int hour) {
        return article(slug).tags("flood", "barrier").at("2026-05-09T0%d:00:00Z".formatted(hour));
    }

    @Test
    void a_tag_says_what_it_is_and_a_topic_need_not() {
        get("/v1/tags/harbour")
                .body("kind", equalTo("place"))
                .body("sameAs", contains("https://www.wikidata.org/wiki/Q1"))
                .body("latitude", equalTo(51.5f))
                .body("longitude", equalTo(-0.125f))
                .body("synonyms", contains("Old Docks", "Quayside"));
        get("/v1/tags/flood")
                .body("kind", equalTo("topic"))
                .body("mediaTopic", equalTo("medtop:20000151"))
                .body("sameAs", empty())
                .body("latitude", nullValue());
        editor().get(EDITORIAL + "/flood").then().body("kind", equalTo("topic"));
    }

    @Test
    void tags_are_listed_by_kind() {
        get("/v1/tags?kind=person").body("items.slug", contains("pell"));
        get("/v1/tags?kind=place,event&total=exact")
                .body("items.slug", contains("harbour", "regatta"))
                .body("total.value", equalTo(2));
        get(get("/v1/tags?kind=place,event&limit=1").<String>extract().path("page.next"))
                .body("items.slug", contains("regatta"));
        given().get("/v1/tags?kind=persons").then().statusCode(400).body("errors[0].didYouMean", equalTo("person"));
        editor().get(EDITORIAL + "?kind=series").then().body("items.slug", contains("barrier"));
    }

    @Test
    void a_record_that_says_topic_is_the_same_as_one_that_says_nothing() {
        assertThat(newsroom.takes(tag("flood")
                                .with("name", "Flood")
                                .with("mediaTopic", "medtop:20000151")
                                .with("kind", "topic")
                                .with("synonyms", List.of()))
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_tag_is_found_by_its_synonyms() {
        words.catchUp();

        get("/v1/search?q=quayside").body("tags.slug", contains("harbour"));
        get("/v1/search/suggest?q=old%20do").body("items.slug", hasItem("harbour"));
        editor().get(EDITORIAL + "?q=docks").then().body("items.slug", contains("harbour"));

        editor().contentType("application/merge-patch+json")
                .header("If-Match", editor().get(EDITORIAL + "/harbour").header("ETag"))
                .body(Map.of("synonyms", List.of("Haven")))
                .patch(EDITORIAL + "/harbour")
                .then()
                .statusCode(200)
                .body("kind", equalTo("place"));
        words.catchUp();

        get("/v1/search?q=haven").body("tags.slug", contains("harbour"));
        get("/v1/search?q=quayside").body("tags", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind       | "concept"                                   | /kind
            sameAs     | ["www.wikidata.org"]                        | /sameAs/0
            sameAs     | ["https://a.example/","https://a.example/"] | /sameAs/1
            sameAs     | [null]                                      | /sameAs/0
            mediaTopic | "20000304"                                  | /mediaTopic
            latitude   | 91                                          | /latitude
            latitude   | "north"                                     | /latitude
            longitude  | 12                                          | /latitude
            synonyms   | [" "]                                       | /synonyms/0
            synonyms   | ["Quay","Quay"]                             | /synonyms/1
            """)
    void what_makes_no_sense_is_refused_where_it_stands(String field, String value, String pointer) {
        sending("{\"name\": \"Pier\", \"%s\": %s}".formatted(field, value))
                .post(EDITORIAL)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_tag_has_twenty_addresses_at_most() {
        Map<String, Object> pier = new HashMap<>(Map.of("name", "Pier"));
        pier.put(
                "sameAs",
                IntStream.rangeClosed(1, 21)
                        .mapToObj(i -> "https://a.example/" + i)
                        .toList());

        sending(pier).post(EDITORIAL).then().statusCode(422).body("errors[0].pointer", equalTo("/sameAs"));
    }

    @Test
    void an_article_names_the_things_that_its_tags_stand_for() throws Exception {
        newsroom.takes(article("ferry").tags("flood", "pell", "council", "harbour", "regatta", "barrier"));

        get("/v1/articles/ferry")
                .body("tags.kind", contains("topic", "person", "organisation", "place", "event", "series"))
                .body("tags[3].sameAs", contains("https://www.wikidata.org/wiki/Q1"));
        get("/v1/articles").body("items[0].tags.kind", hasItems("person", "series"));
        get("/v1/articles/ferry.jsonld")
                .body("about.name", contains("Flood"))
                .body("about[0].sameAs", contains("http://cv.iptc.org/newscodes/mediatopic/20000151"))
                .body("mentions.'@type'", contains("Person", "Organization", "Place", "Event"))
                .body("mentions[2].geo.longitude", equalTo(-0.125f))
                .body("isPartOf.'@type'", contains("CollectionPage", "CreativeWorkSeries"));
        get("/v1/articles/ferry.ninjs")
                .body("people.name", contains("Jonah Pell"))
                .body("organisations.name", contains("Council"))
                .body("places[0].geoJSON.coordinates", contains(-0.125f, 51.5f))
                .body("events.name", contains("Regatta"))
                .body("subjects.name", contains("Section local", "Flood", "Flood", "The barrier"))
                .body("subjects[2].literal", equalTo("medtop:20000151"));
    }

    @Test
    void an_article_knows_its_neighbours_in_a_series() {
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        newsroom.takes(
                part("one", 1),
                part("two", 2),
                part("draft", 3).with("status", "draft"),
                part("retracted", 4)
                        .with(
                                "notices",
                                List.of(Map.of(
                                        "kind", "retraction", "text", "No.", "publishedAt", "2026-05-10T10:00:00Z"))),
                part("three", 5),
                part("later", 6).at(tomorrow),
                article("other").tags("flood"));

        get("/v1/articles/two").body("series", nullValue());
        get("/v1/articles/two?include=series")
                .body("series.slug", contains("barrier"))
                .body("series[0].previous.slug", equalTo("one"))
                .body("series[0].next.headline", equalTo("Story three"));
        get("/v1/articles/one?include=series").body("series[0].previous", nullValue());
        get("/v1/articles/three?include=series").body("series[0].next", nullValue());
        get("/v1/articles/other?include=series").body("series", empty());

        newsroom.takes(part("four", 7));

        get("/v1/articles/three?include=series").body("series[0].next.slug", equalTo("four"));
    }

    @Test
    void a_merge_keeps_what_is_known_of_the_tag_that_remains() {
        newsroom.takes(article("ferry").tags("flood"));

        sending(Map.of("into", "harbour"))
                .header("If-Match", editor().get(EDITORIAL + "/flood").header("ETag"))
                .post(EDITORIAL + "/flood/merge")
                .then()
                .statusCode(200)
                .body("kind", equalTo("place"))
                .body("synonyms", containsInAnyOrder("Old Docks", "Quayside"));
        get("/v1/articles/ferry").body("tags.kind", contains("place"));
    }

    @Test
    void an_export_has_all_of_it() {
        String export = given().get("/v1/export.ndjson").asString();
        newsroom.empty();

        JsonNode done = Newsroom.last(newsroom.sends(export.strip().split("\n")));

        assertThat(done.path("rejected").asInt()).isZero();
        get("/v1/tags/harbour").body("kind", equalTo("place")).body("longitude", equalTo(-0.125f));
    }

    @Test
    void a_tag_counts_what_lists_show() {
        newsroom.takes(
                section("local"),
                tag("lighthouse"),
                article("shown").tags("lighthouse"),
                article("later").tags("lighthouse").at("2099-01-01T10:00:00Z"),
                article("held").tags("lighthouse").with("embargoUntil", "2099-01-01T10:00:00Z"),
                article("lifted").tags("lighthouse").with("embargoUntil", "2026-05-10T10:00:00Z"),
                article("draft").tags("lighthouse").with("status", "draft"));

        given().get("/v1/tags/lighthouse").then().body("articleCount", equalTo(2));
        given().get("/v1/articles?tag=lighthouse&fields=slug")
                .then()
                .body("items.slug", containsInAnyOrder("shown", "lifted"));
    }
}
