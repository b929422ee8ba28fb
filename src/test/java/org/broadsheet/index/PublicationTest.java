package org.broadsheet.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who publishes, as settings say it, wherever that is shown. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class PublicationTest {

    private static final String SITE = "http://localhost:8081";

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), author("mira"), article("ferry").authors("mira"));
    }

    @Test
    void the_index_says_who_publishes() {
        given().get("/v1")
                .then()
                .statusCode(200)
                .body("publication.name", equalTo("The Courier"))
                .body("publication.url", equalTo(SITE + "/"))
                .body("publication.languages", contains("en-GB", "uk"))
                .body("publication.logo", equalTo(SITE + "/logo.png"))
                .body("publication.correctionsPolicy", equalTo(SITE + "/corrections"))
                .body("publication.ethicsPolicy", equalTo("https://courier.example/ethics"))
                .body("publication.ownership", equalTo(SITE + "/ownership"))
                .body("publication.aiPolicy", equalTo(SITE + "/ai"))
                .body("publication.contact", equalTo(SITE + "/contact"))
                .body("publication.email", equalTo("desk@courier.example"));
    }

    @Test
    void the_publisher_of_schema_org_has_its_policies() {
        given().get("/v1/articles/ferry.jsonld")
                .then()
                .body("publisher.name", equalTo("The Courier"))
                .body("publisher.logo.url", equalTo(SITE + "/logo.png"))
                .body("publisher.correctionsPolicy", equalTo(SITE + "/corrections"))
                .body("publisher.ethicsPolicy", equalTo("https://courier.example/ethics"))
                .body("publisher.ownershipFundingInfo", equalTo(SITE + "/ownership"))
                .body("publisher.publishingPrinciples", equalTo(SITE + "/ai"))
                .body("publisher.contactPoint.url", equalTo(SITE + "/contact"))
                .body("publisher.email", equalTo("desk@courier.example"));
        given().get("/v1/sections/local.jsonld").then().body("isPartOf.inLanguage", contains("en-GB", "uk"));
    }

    @Test
    void feeds_have_its_name_and_logo() {
        XmlPath rss = given().get("/v1/articles.rss").xmlPath();
        assertThat(rss.getString("rss.channel.title")).isEqualTo("The Courier");
        assertThat(rss.getString("rss.channel.image.url")).isEqualTo(SITE + "/logo.png");
        given().get("/v1/articles.atom").then().body("feed.logo", equalTo(SITE + "/logo.png"));
        given().get("/v1/articles.jsonfeed").then().body("icon", equalTo(SITE + "/logo.png"));
        given().get("/v1/articles.newssitemap").then().statusCode(200);
        given().get("/v1/sections/local.rss").then().body(containsString("Section local – The Courier"));
    }

    @Test
    void its_rights_hold_for_what_brings_none_of_its_own() {
        newsroom.takes(article("agency").with("rights", Map.of("copyright", "© The Agency")));

        given().get("/v1")
                .then()
                .body("publication.copyright", equalTo("© The Courier"))
                .body("publication.usageTerms", equalTo("Ask first"))
                .body("publication.license", equalTo(SITE + "/licence"))
                .body("publication.textAndDataMining", equalTo("reserved"))
                .body("publication.miningPolicy", equalTo(SITE + "/mining.json"));
        given().get("/v1/articles/ferry")
                .then()
                .body("rights.copyright", equalTo("© The Courier"))
                .body("rights.license", equalTo(SITE + "/licence"));
        given().get("/v1/articles/agency")
                .then()
                .body("rights.copyright", equalTo("© The Agency"))
                .body("rights.usageTerms", equalTo("Ask first"));
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .get("/v1/editorial/articles/ferry")
                .then()
                .body("rights", nullValue());
        given().get("/v1/articles.rss").then().body("rss.channel.copyright", equalTo("© The Courier"));
        given().get("/v1/articles.atom").then().body("feed.rights", equalTo("© The Courier"));
    }

    @Test
    void every_public_response_says_whether_it_may_be_mined() {
        String tag = given().get("/v1/articles/ferry").header("ETag");
        for (Response response : List.of(
                given().get("/v1/articles/ferry"),
                given().get("/v1/articles/ferry.html"),
                given().get("/v1/articles.rss"),
                given().header("If-None-Match", tag).get("/v1/articles/ferry"),
                given().get("/v1/articles/nothing"))) {
            response.then().header("TDM-Reservation", "1").header("TDM-Policy", SITE + "/mining.json");
        }
        given().get("/v1/articles/ferry")
                .then()
                .header(
                        "Link",
                        containsString("<" + SITE + "/rsl.xml>; rel=\"license\"; type=\"application/rsl+xml\""));
        given().header("Authorization", "Bearer " + Newsroom.KEY)
                .get("/v1/editorial/articles/ferry")
                .then()
                .header("TDM-Reservation", nullValue());
    }
}
