package org.broadsheet.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an OIDC issuer whose claims limit them to sections and sources. */
@QuarkusTest
@TestProfile(TokenLimitsTest.WithClaims.class)
class TokenLimitsTest {

    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String SCOPES = "content:read content:write content:publish content:gated admin";
    private static final String SECTIONS = "https://newsroom.example/sections";
    private static final String SOURCES = "feeds";

    /** The issuer, and the names of its claims. */
    public static class WithClaims extends OidcTest.WithIssuer {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("broadsheet.oidc.sections-claim", SECTIONS);
            overrides.put("broadsheet.oidc.sources-claim", SOURCES);
            return overrides;
        }
    }

    @Inject
    Newsroom newsroom;

    @ConfigProperty(name = "test.issuer-key")
    String issuerKey;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("sport"),
                section("football").with("parent", "sport"),
                section("politics"),
                article("match").with("section", "football"),
                article("race").with("section", "sport").with("source", "wire").with("externalId", "1"),
                article("budget")
                        .with("section", "politics")
                        .with("access", "metered")
                        .html("<p>a</p><!--paywall--><p>b</p>"));
    }

    private RequestSpecification with(Object sections, Object sources) throws GeneralSecurityException {
        Map<String, Object> claims = new HashMap<>(Map.of("scope", SCOPES));
        if (sections != null) {
            claims.put(SECTIONS, sections);
        }
        if (sources != null) {
            claims.put(SOURCES, sources);
        }
        return given().header("Authorization", "Bearer " + OidcTest.token(issuerKey, claims));
    }

    private static ValidatableResponse list(RequestSpecification person) {
        return person.get(ARTICLES).then().statusCode(200);
    }

    @Test
    void a_token_reaches_the_sections_and_sources_that_its_claims_name() throws Exception {
        list(with(List.of("sport"), "*")).body("items.slug", containsInAnyOrder("match", "race"));
        list(with("football politics", List.of("*"))).body("items.slug", containsInAnyOrder("match", "budget"));
        list(with("*", "wire")).body("items.slug", contains("race"));
        list(with("*", "*")).body("items.slug", containsInAnyOrder("match", "race", "budget"));
        with(List.of("sport"), "*")
                .get(ARTICLES + "/budget")
                .then()
                .statusCode(403)
                .body("type", containsString("outside-limits"))
                .body(
                        "detail",
                        equalTo("Access is limited to articles of the sections sport; this belongs elsewhere."));
    }

    @Test
    void a_token_whose_claims_name_nothing_reaches_nothing() throws Exception {
        list(with(null, "*")).body("items", empty());
        list(with("*", null)).body("items", empty());
        list(with(List.of(), "*")).body("items", empty());
        list(with("sportt", "*")).body("items", empty());
        with(null, "*").get(ARTICLES + "/match").then().statusCode(403).body("detail", containsString("(none)"));
    }

    @Test
    void a_limited_token_opens_nothing_that_all_sections_share() throws Exception {
        with("sport", "*").get("/v1/editorial/keys").then().statusCode(403);
        with("sport", "*")
                .contentType("application/json")
                .body(Map.of("name", "Weather"))
                .post("/v1/editorial/tags")
                .then()
                .statusCode(403);
        with("sport", "*")
                .get("/v1/articles/budget?body=text")
                .then()
                .statusCode(200)
                .body("body.text", equalTo("a"));
        with("*", "*").get("/v1/articles/budget?body=text").then().body("body.text", containsString("b"));
        with("*", "*").get("/v1/editorial/keys").then().statusCode(200);
    }

    @Test
    void what_it_schedules_is_limited_when_its_time_has_come() throws Exception {
        String copy = ARTICLES + "/match/working-copy";
        with("sport", "*")
                .contentType("application/json")
                .body("{}")
                .post(copy)
                .then()
                .statusCode(201);
        with("sport", "*")
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of(
                        "at",
                        Instant.now()
                                .plusSeconds(8)
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString()))
                .post(copy + "/publish")
                .then()
                .statusCode(200);
        with("sport", "*")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("section", "politics"))
                .patch(copy)
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        with("sport", "*").get(copy).then().statusCode(200).body("state", equalTo("failed")));
        with("*", "*").get(ARTICLES + "/match").then().body("section", equalTo("football"));
    }
}
