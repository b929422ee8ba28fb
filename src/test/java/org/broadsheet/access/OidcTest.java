package org.broadsheet.access;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People authenticated by an OIDC issuer, beside keys, behind a proxy that is trusted to name client addresses. */
@QuarkusTest
@TestProfile(OidcTest.WithIssuer.class)
class OidcTest {

    private static final String ISSUER = "https://issuer.example";

    /** An issuer configured by its public key alone, so that nothing is fetched. */
    public static class WithIssuer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            KeyPair pair = pair();
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.public-key", text(pair.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer", ISSUER,
                    "quarkus.oidc.token.audience", "broadsheet",
                    "test.issuer-key", text(pair.getPrivate().getEncoded()),
                    "broadsheet.access.failures-per-minute", "3",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,localhost");
        }
    }

    @Inject
    Newsroom newsroom;

    @ConfigProperty(name = "test.issuer-key")
    String issuerKey;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private PrivateKey issuer() throws GeneralSecurityException {
        return issuer(issuerKey);
    }

    private static PrivateKey issuer(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
    }

    private static String token(PrivateKey key, String scope, String audience, Instant expiresAt) {
        return token(key, Map.of("scope", scope), audience, expiresAt);
    }

    private static String token(PrivateKey key, Map<String, Object> claims, String audience, Instant expiresAt) {
        JwtClaimsBuilder token = Jwt.issuer(ISSUER)
                .subject("248289761001")
                .preferredUserName("mira@example.org")
                .audience(audience)
                .issuedAt(Instant.now().minusSeconds(5))
                .expiresAt(expiresAt);
        claims.forEach(token::claim);
        return token.jws().keyId("1").sign(key);
    }

    /** A valid token of the issuer with this private key. */
    static String token(String issuerKey, Map<String, Object> claims) throws GeneralSecurityException {
        return token(issuer(issuerKey), claims, "broadsheet", Instant.now().plusSeconds(300));
    }

    private String token(String scope) throws GeneralSecurityException {
        return token(issuer(), scope, "broadsheet", Instant.now().plusSeconds(300));
    }

    private static RequestSpecification bearer(String token, String address) {
        return given().header("Authorization", "Bearer " + token).header("X-Forwarded-For", address);
    }

    private static ValidatableResponse get(String token, String address) {
        return bearer(token, address).when().get("/v1/editorial/sections").then();
    }

    @Test
    void a_tokens_scopes_are_the_keys_scopes() throws Exception {
        get(token("openid content:read"), "192.0.2.1").statusCode(200);
        get(token("openid content:write"), "192.0.2.1")
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"content:read\""))
                .body("detail", containsString("content:read"));
        get(token("content:readx admin"), "192.0.2.1").statusCode(403);
    }

    @Test
    void a_token_with_the_scope_reads_what_is_not_free_and_an_invalid_one_what_everybody_does() throws Exception {
        newsroom.takes(
                section("local"),
                article("ferry").with("access", "metered").html("<p>a</p><!--paywall--><p>zanzibar</p>"));
        String expired =
                token(issuer(), "content:gated", "broadsheet", Instant.now().minusSeconds(60));

        for (String token : List.of(
                token("content:read"),
                expired,
                token(
                        pair().getPrivate(),
                        "content:gated",
                        "broadsheet",
                        Instant.now().plusSeconds(300)))) {
            bearer(token, "192.0.2.1")
                    .get("/v1/articles/ferry?body=text")
                    .then()
                    .statusCode(200)
                    .body("body.text", equalTo("a"));
        }
        bearer(token("openid content:gated"), "192.0.2.1")
                .get("/v1/articles/ferry?body=text")
                .then()
                .statusCode(200)
                .body("body.text", containsString("zanzibar"));
    }

    @Test
    void keys_open_as_before() {
        get(Newsroom.KEY, "192.0.2.1").statusCode(200);
    }

    @Test
    void the_audit_trail_has_a_persons_name() throws Exception {
        String id = bearer(token("content:write"), "192.0.2.1")
                .contentType("application/json")
                .body(Map.of("name", "Weather"))
                .when()
                .post("/v1/editorial/tags")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        bearer(Newsroom.KEY, "192.0.2.1")
                .queryParam("thing", id)
                .when()
                .get("/v1/editorial/audit")
                .then()
                .body("items.by", hasItem(equalTo("mira@example.org")));
    }

    @Test
    void an_invalid_or_foreign_token_is_refused() throws Exception {
        Instant later = Instant.now().plusSeconds(300);
        get(token(pair().getPrivate(), "content:read", "broadsheet", later), "192.0.2.20")
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
        get(token(issuer(), "content:read", "another-program", later), "192.0.2.21")
                .statusCode(401);
        get(token(issuer(), "content:read", "broadsheet", Instant.now().minusSeconds(60)), "192.0.2.22")
                .statusCode(401);
        get("eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFkbWluIn0.x", "192.0.2.23").statusCode(401);
        get(token("content:read") + "x", "192.0.2.24").statusCode(401);
    }

    @Test
    void failures_of_keys_and_tokens_count_by_the_address_that_the_proxy_names() throws Exception {
        String forged =
                token(pair().getPrivate(), "admin", "broadsheet", Instant.now().plusSeconds(300));
        get("guess", "192.0.2.30").statusCode(401);
        get(forged, "192.0.2.30").statusCode(401);
        get(forged, "192.0.2.30").statusCode(401);
        get(forged, "192.0.2.30").statusCode(429);
        get("guess", "192.0.2.30").statusCode(429);
        get("guess", "192.0.2.31").statusCode(401);
        get(token("content:read"), "192.0.2.30").statusCode(200);
        get(Newsroom.KEY, "192.0.2.30").statusCode(200);
    }
}
