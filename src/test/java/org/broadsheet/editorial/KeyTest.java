package org.broadsheet.editorial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Creating, using and revoking keys. */
@QuarkusTest
class KeyTest {

    private static ValidatableResponse post(String key, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(body)
                .when()
                .post("/v1/editorial/keys")
                .then();
    }

    private static JsonPath make(String name, String... scopes) {
        return post(Newsroom.KEY, Map.of("name", name, "scopes", List.of(scopes)))
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse get(String key, String path) {
        return given().header("Authorization", "Bearer " + key)
                .urlEncodingEnabled(false)
                .when()
                .get("/v1/editorial/" + path)
                .then();
    }

    private static ValidatableResponse revoke(String key, String id) {
        return given().header("Authorization", "Bearer " + key)
                .when()
                .delete("/v1/editorial/keys/" + id)
                .then();
    }

    @Test
    void a_key_is_shown_once_opens_what_its_scopes_say_and_is_revoked() {
        JsonPath made = make("reader", "content:read");
        String key = made.getString("key");
        String id = made.getString("details.id");
        assertThat(key).startsWith(made.getString("details.prefix")).hasSizeGreaterThan(40);

        get(key, "sections").statusCode(200);
        get(key, "keys").statusCode(403).body("detail", containsString("admin"));
        get(Newsroom.KEY, "keys?limit=100")
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.lastUsedAt", notNullValue());
        assertThat(get(Newsroom.KEY, "keys?limit=100").extract().asString())
                .doesNotContain(key)
                .doesNotContain("\"digest\":");
        get(Newsroom.KEY, "keys/" + id)
                .statusCode(200)
                .body("scopes", contains("content:read"))
                .body("revokedAt", nullValue());

        revoke(Newsroom.KEY, id).statusCode(204);
        get(key, "sections").statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
        get(Newsroom.KEY, "keys/" + id).statusCode(200).body("revokedAt", notNullValue());
        revoke(Newsroom.KEY, id).statusCode(204);
        get(Newsroom.KEY, "audit?thing=" + id)
                .body("items.action", contains("revoke", "create"))
                .body("items.by", contains("bootstrap", "bootstrap"))
                .body("items.kind", contains("key", "key"));
    }

    @Test
    void a_key_ends_when_it_was_asked_to() {
        Instant start = Instant.now();
        assertThat(Instant.parse(make("usual", "admin").getString("details.expiresAt")))
                .isBetween(start.plus(Duration.ofDays(364)), start.plus(Duration.ofDays(366)));
        post(Newsroom.KEY, Map.of("name", "short", "scopes", List.of("admin"), "expiresIn", "PT1H"))
                .statusCode(201);
        post(Newsroom.KEY, Map.of("name", "dated", "scopes", List.of("admin"), "expiresAt", "2030-01-01T00:00:00Z"))
                .statusCode(201)
                .body("details.expiresAt", equalTo("2030-01-01T00:00:00Z"));
        for (Map<String, String> wrong : List.of(
                Map.of("expiresIn", "P4000D"),
                Map.of("expiresIn", "soon"),
                Map.of("expiresIn", "-PT1H"),
                Map.of("expiresAt", "2001-01-01T00:00:00Z"),
                Map.of("expiresAt", "2999-01-01T00:00:00Z"),
                Map.of("expiresIn", "PT1H", "expiresAt", "2030-01-01T00:00:00Z"))) {
            Map<String, Object> body = new java.util.HashMap<>(wrong);
            body.put("name", "wrong");
            body.put("scopes", List.of("admin"));
            post(Newsroom.KEY, body).statusCode(422).body("errors[0].pointer", startsWith("/expires"));
        }
    }

    @Test
    void all_faults_of_a_key_are_reported() {
        post(Newsroom.KEY, Map.of("scopes", List.of("content:reed"), "colour", "red"))
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/scopes/0", "/colour"))
                .body("errors[1].didYouMean", equalTo("content:read"));
        post(Newsroom.KEY, Map.of("name", "none", "scopes", List.of()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scopes"));
        post(Newsroom.KEY, Map.of("name", "none")).statusCode(422);
    }

    @Test
    void a_dry_run_neither_creates_nor_revokes_a_key() {
        String key = given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body(Map.of("name", "dry", "scopes", List.of("admin")))
                .when()
                .post("/v1/editorial/keys?dryRun=true")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        get(key, "keys").statusCode(401);

        JsonPath made = make("kept", "content:read");
        revoke(Newsroom.KEY, made.getString("details.id") + "?dryRun=true").statusCode(204);
        get(made.getString("key"), "sections").statusCode(200);
    }

    @Test
    void the_last_key_that_can_make_keys_stays() {
        List<String> others = get(Newsroom.KEY, "keys?limit=100")
                .extract()
                .jsonPath()
                .getList("items.findAll { it.name != 'bootstrap' && it.revokedAt == null }.id");
        others.forEach(id -> revoke(Newsroom.KEY, id).statusCode(204));
        String own = get(Newsroom.KEY, "keys?limit=100").extract().path("items.find { it.name == 'bootstrap' }.id");

        revoke(Newsroom.KEY, own).statusCode(409);
        JsonPath heir = make("heir", "admin");
        revoke(heir.getString("key"), heir.getString("details.id")).statusCode(204);
        get(heir.getString("key"), "keys").statusCode(401);
        get(Newsroom.KEY, "keys").statusCode(200).body("items.name", not(hasItem("")));
        revoke(Newsroom.KEY, "0198f000-0000-7000-8000-000000000000").statusCode(404);
        revoke(Newsroom.KEY, "bootstrap").statusCode(404);
    }
}
