package org.broadsheet.editorial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What version 0.1 stored is still understood; see {@code src/test/resources/first}. */
@QuarkusTest
class FirstVersionTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void imported_records() throws IOException {
        newsroom.empty();
        assertThat(imports()).contains("\"created\":10");
    }

    @Test
    void the_same_import_changes_nothing_after_an_upgrade() throws IOException, SQLException {
        digestsOfFirst();

        assertThat(imports()).contains("\"created\":0,\"updated\":0,\"unchanged\":10");
    }

    @Test
    void a_record_that_says_more_than_the_first_version_knew_is_not_the_same() throws IOException, SQLException {
        digestsOfFirst();
        String records = resource("records.ndjson")
                .replace("{\"type\":\"article\",", "{\"type\":\"article\",\"access\":\"metered\",");

        assertThat(imports(records)).contains("\"created\":0,\"updated\":3,\"unchanged\":7");
    }

    private void digestsOfFirst() throws IOException, SQLException {
        for (String line : resource("digests.txt").lines().toList()) {
            String[] words = line.split(" ");
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("update " + words[0] + " set digest = ? where slug = ?")) {
                statement.setBytes(1, HexFormat.of().parseHex(words[2]));
                statement.setString(2, words[1]);
                assertThat(statement.executeUpdate()).as(line).isEqualTo(1);
            }
        }
    }

    @Test
    void a_version_of_the_first_form_is_read_compared_and_restored() throws IOException, SQLException {
        String ferry = "/v1/editorial/articles/ferry";
        editor().header("If-Match", "\"v1\"")
                .contentType("application/merge-patch+json")
                .body("{\"headline\": \"The ferry sails again\"}")
                .patch(ferry)
                .then()
                .statusCode(200);
        String other = editor().get("/v1/editorial/articles/other").path("id");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update article_version set form = 1, content = ?::jsonb")) {
            statement.setString(1, resource("version.json").replaceAll("01a2241f-4ffa-795f-809b-c27e5f0c0fe2", other));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        editor().get(ferry + "/versions/1")
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("content.headline", equalTo("The ferry sails"))
                .body("content.externalId", equalTo("7"))
                .body("content.leadImage.width", equalTo(1600))
                .body("content.related", contains("other"))
                .body("content.body.blocks.size()", equalTo(10));
        editor().get(ferry + "/versions/1...2")
                .then()
                .statusCode(200)
                .body("fields.field", contains("headline"))
                .body("blocks", equalTo(List.of()));
        editor().header("If-Match", "\"v2\"")
                .post(ferry + "/versions/1/restore")
                .then()
                .statusCode(200)
                .body("headline", equalTo("The ferry sails"))
                .body("warnings.pointer", equalTo(List.of("/body/blocks/2/image/credit", "/related")));
    }

    private static RequestSpecification editor() {
        return given().header("Authorization", "Bearer " + Newsroom.KEY);
    }

    private static String imports() throws IOException {
        return imports(resource("records.ndjson"));
    }

    private static String imports(String records) {
        return editor().contentType("application/x-ndjson")
                .body(records.getBytes(StandardCharsets.UTF_8))
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = FirstVersionTest.class.getResourceAsStream("/first/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
