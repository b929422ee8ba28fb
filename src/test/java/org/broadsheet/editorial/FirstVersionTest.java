package org.broadsheet.editorial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.support.Contract;
import org.broadsheet.support.ContractValues;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What version 0.1 stored is still understood; see {@code src/test/resources/first}. */
@QuarkusTest
class FirstVersionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The properties that hold slugs, with those of the records. */
    private static final Map<String, List<String>> REFERENCES = Map.of(
            "section", List.of("plain", "local"),
            "sections", List.of("plain"),
            "standfirst", List.of("It sails."),
            "standfirstHtml", List.of("It <em>sails</em>."),
            "parent", List.of("local"),
            "tags", List.of("harbour"),
            "primaryTag", List.of("harbour"),
            "authors", List.of("nobody", "mira-holt"),
            "related", List.of("other", "bare"),
            "articles", List.of("other", "bare"));

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
        stored_digests();

        assertThat(imports()).contains("\"created\":0,\"updated\":0,\"unchanged\":10");
    }

    /** Whatever the contract has beside what was sent before, without being named here. */
    @Test
    void a_property_that_is_sent_for_the_first_time_after_an_upgrade_is_never_taken_for_no_change()
            throws IOException, SQLException {
        JsonNode contract = new YAMLMapper().readTree(Files.readString(Contract.FILE));
        ContractValues values = new ContractValues(contract, REFERENCES);
        Set<String> written = new TreeSet<>();
        for (String line : resource("records.ndjson").lines().toList()) {
            ObjectNode record = (ObjectNode) JSON.readTree(line);
            String type = record.path("type").asText();
            String schema = contract.at("/components/schemas/ImportRecord/discriminator/mapping/" + type)
                    .asText()
                    .substring(1);
            for (Map.Entry<String, JsonNode> property :
                    contract.at(schema + "/properties").properties()) {
                String name = property.getKey();
                boolean keptByTheProgram =
                        property.getValue().path("description").asText().startsWith("Kept by the program");
                if (record.has(name) || keptByTheProgram) {
                    continue;
                }
                stored_digests();
                ObjectNode more = record.deepCopy();
                more.set(name, values.value(name, values.resolved(property.getValue())));
                String done = imports(more.toString());
                assertThat(done).as("%s with %s", type, name).contains("\"unchanged\":0");
                if (done.contains("\"updated\":1")) {
                    written.add(type + " " + name);
                }
                imports(line);
            }
        }
        assertThat(written)
                .contains("article aliases", "article translationGroup", "author role", "section description");
    }

    private void stored_digests() throws IOException, SQLException {
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
