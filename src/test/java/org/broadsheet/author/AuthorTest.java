package org.broadsheet.author;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.author;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where authors are on the web and at work, and what they cover. */
@QuarkusTest
class AuthorTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                author("mira")
                        .with("name", "Mira Holt")
                        .with(
                                "links",
                                List.of(
                                        Map.of("kind", "site", "url", "https://mira.example"),
                                        Map.of("kind", "mastodon", "url", "https://social.example/@mira")))
                        .with("email", "mira@courier.example")
                        .with("organisation", "Coast News Agency")
                        .with("place", "Ellersquay")
                        .with("beat", "Local government"),
                author("jon"));
    }

    @Test
    void an_author_says_where_they_are() {
        given().get("/v1/authors/mira")
                .then()
                .body("links.kind", contains("site", "mastodon"))
                .body("email", equalTo("mira@courier.example"))
                .body("organisation", equalTo("Coast News Agency"))
                .body("place", equalTo("Ellersquay"))
                .body("beat", equalTo("Local government"));
        given().get("/v1/authors/jon").then().body("links", empty()).body("email", nullValue());
    }

    @Test
    void schema_org_has_it_too() {
        given().get("/v1/authors/mira.jsonld")
                .then()
                .body("mainEntity.sameAs", contains("https://mira.example", "https://social.example/@mira"))
                .body("mainEntity.email", equalTo("mira@courier.example"))
                .body("mainEntity.worksFor.name", equalTo("Coast News Agency"))
                .body("mainEntity.workLocation.name", equalTo("Ellersquay"))
                .body("mainEntity.knowsAbout", equalTo("Local government"));
        given().get("/v1/authors/jon.jsonld")
                .then()
                .body("mainEntity.worksFor.'@type'", equalTo("NewsMediaOrganization"))
                .body("mainEntity.email", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email | "mira at courier.example"                              | /email
            email | "mira@courier"                                         | /email
            email | "mira@courier.example, jon@courier.example"            | /email
            links | [{"kind":"site"}]                                      | /links/0/url
            links | [{"kind":"myspace","url":"https://myspace.example/m"}] | /links/0/kind
            links | [{"kind":"site","url":"javascript:alert(1)"}]          | /links/0/url
            links | [{"kind":"site","url":"https://m.example","at":"x"}]   | /links/0/at
            """)
    void what_makes_no_sense_is_refused_where_it_stands(String field, String value, String pointer) {
        sending("{\"name\": \"Ada\", \"%s\": %s}".formatted(field, value))
                .post("/v1/editorial/authors")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }
}
