package org.broadsheet.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.xml.XmlPath;
import jakarta.inject.Inject;
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
}
