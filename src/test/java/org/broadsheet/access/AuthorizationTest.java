package org.broadsheet.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.support.Contract;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation of the Editorial API, as listed in the contract, refuses callers without the right key. */
@QuarkusTest
class AuthorizationTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @Inject
    Keys keys;

    @Inject
    AgroalDataSource dataSource;

    @TestHTTPResource("/")
    URL root;

    private final HttpClient client = HttpClient.newHttpClient();

    /** An operation with values in its path that do not exist. */
    private record Operation(String method, String path, String mediaType) {}

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
    }

    private static List<Operation> operations() throws IOException {
        List<Operation> all = new ArrayList<>();
        new YAMLMapper()
                .readTree(Contract.FILE.toFile())
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().startsWith("/v1/editorial/")) {
                        path.getValue().properties().forEach(entry -> {
                            if (METHODS.contains(entry.getKey())) {
                                var content = entry.getValue()
                                        .at("/requestBody/content")
                                        .fieldNames();
                                all.add(new Operation(
                                        entry.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey()
                                                .replaceAll("\\{(from|to|version)\\}", "1")
                                                .replaceAll("\\{\\w+\\}", "nothing-here"),
                                        content.hasNext() ? content.next() : null));
                            }
                        });
                    }
                });
        return all;
    }

    private HttpResponse<String> send(Operation operation, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + root.getPort() + path))
                .method(
                        operation.method(),
                        operation.mediaType() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (operation.mediaType() != null) {
            request.header("Content-Type", operation.mediaType());
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String key(String name, Instant expiresAt, List<String> scopes) {
        return keys.make(name, scopes, expiresAt).secret();
    }

    private String revoked() {
        Keys.Made made = keys.make("revoked", Scope.ALL, null);
        keys.revoke(made.key());
        return made.secret();
    }

    private static String type(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).path("type").asText();
    }

    @Test
    void the_contract_has_them_all() throws Exception {
        assertThat(operations()).hasSizeGreaterThan(40);
    }

    @Test
    void no_operation_answers_without_a_valid_key() throws Exception {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("none", null);
        credentials.put("empty", "Bearer ");
        credentials.put("another scheme", "Basic " + Newsroom.KEY);
        credentials.put("wrong", "Bearer " + Newsroom.KEY + "x");
        credentials.put("long", "Bearer " + "x".repeat(5_000));
        credentials.put("token", "Bearer eyJhbGciOiJub25lIn0.e30.e30");
        credentials.put("expired", "Bearer " + key("expired", Instant.now().minus(1, ChronoUnit.SECONDS), Scope.ALL));
        credentials.put("revoked", "Bearer " + revoked());
        for (Operation operation : operations()) {
            for (Map.Entry<String, String> credential : credentials.entrySet()) {
                HttpResponse<String> answer = send(operation, operation.path(), credential.getValue());

                assertThat(answer.statusCode())
                        .as("%s with the key: %s", operation, credential.getKey())
                        .isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Bearer realm=");
                assertThat(type(answer)).isEqualTo("/problems/unauthorized");
            }
        }
    }

    @Test
    void each_operation_needs_one_scope_and_names_it() throws Exception {
        Map<String, String> lacking = new LinkedHashMap<>();
        for (String scope : Scope.ALL) {
            List<String> others = new ArrayList<>(Scope.ALL);
            others.remove(scope);
            lacking.put(scope, key("all but " + scope, Instant.now().plusSeconds(600), others));
        }
        for (Operation operation : operations()) {
            List<String> needed = new ArrayList<>();
            for (Map.Entry<String, String> key : lacking.entrySet()) {
                HttpResponse<String> answer = send(operation, operation.path(), "Bearer " + key.getValue());
                if (answer.statusCode() == 403) {
                    needed.add(key.getKey());
                    JsonNode problem = JSON.readTree(answer.body());
                    assertThat(problem.path("type").asText()).isEqualTo("/problems/missing-scope");
                    assertThat(problem.path("detail").asText()).contains(key.getKey());
                    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                            .contains("scope=\"" + key.getKey() + '"');
                }
            }
            assertThat(needed).as("%s", operation).hasSize(1);
        }
    }

    @Test
    void no_spelling_of_a_path_bypasses_authorization() throws Exception {
        for (Operation operation : operations()) {
            String path = operation.path();
            for (String spelt : List.of(
                    "/" + path,
                    path.replace("/editorial/", "//editorial/"),
                    path.replace("/editorial/", "/editorial//"),
                    path.replace("/editorial", "/editorial;x"),
                    path + ";x",
                    path + "/",
                    path + "//",
                    path + "/.",
                    path.replace("/editorial", "/%65ditorial"),
                    path.replace("/editorial/", "/editorial%2f"),
                    path.replace("/editorial/", "/editorial%5c"),
                    path.replace("/editorial/", "/editorial/%2e%2e/editorial/"),
                    path.replace("/editorial/", "/editorial/../editorial/"),
                    path.replace("/editorial/", "/editorial/./"),
                    path.replace("/editorial", "/editorial%3Bx"),
                    path.replace("/editorial", "/editorial%00"),
                    path.replace("/editorial", "/Editorial"),
                    path.replace("/v1", "/V1"),
                    "/v1/articles/.." + path.substring(3),
                    path.toUpperCase(Locale.ROOT))) {
                HttpResponse<String> answer = send(operation, spelt, null);

                assertThat(answer.statusCode()).as("%s as %s", operation, spelt).isIn(400, 401, 404, 405);
                if (answer.statusCode() == 400) {
                    assertThat(type(answer)).as("%s as %s", operation, spelt).isEqualTo("/problems/malformed-request");
                }
            }
        }
    }

    @Test
    void a_key_is_only_stored_as_a_digest() throws SQLException {
        String key = key("digest", null, List.of(Scope.CONTENT_READ));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from access_key k where k::text like ?")) {
            statement.setString(1, "%" + key.substring(15) + "%");
            var rows = statement.executeQuery();
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
        assertThat(keys.valid(key)).isPresent();
        assertThat(keys.valid(UUID.randomUUID().toString())).isEmpty();
    }
}
