package org.broadsheet;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.ingest.DemoNewsroom;
import org.broadsheet.support.Contract;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Who presses "Try it out" and "Execute" on the first newsroom gets an answer with content. */
@QuarkusTest
class SwaggerUiTest {

    /** Lists that are empty until somebody wrote something. */
    private static final Set<String> EMPTY_AT_FIRST = Set.of(
            "listRedirects",
            "listRedirectsAsText",
            "listEditorialRedirects",
            "listAudit",
            "listPreviewTokens",
            "listSummaryPreviewTokens",
            "listReleases",
            "listWebhooks",
            "listPartners",
            "listHolders",
            "listEditorialImages");

    /** The reads of what no newsroom has at first. */
    private static final Set<String> NOT_THERE_AT_FIRST = Set.of(
            "getSchema",
            "getArticleLock",
            "getWorkingCopy",
            "getWorkingCopyComparison",
            "getSummaryWorkingCopy",
            "getSummaryWorkingCopyComparison");

    /** The writes of what has to be made first. */
    private static final Set<String> ON_WORKING_COPIES = Set.of(
            "replaceWorkingCopy",
            "updateWorkingCopy",
            "replaceSummaryWorkingCopy",
            "updateSummaryWorkingCopy",
            "createSummaryPreviewToken");

    /** Takes files, which are no examples. */
    private static final String OF_FILES = "createImages";

    /** Takes an address that is looked up, and tests have no DNS. */
    private static final String OF_ADDRESSES = "createWebhook";

    @Inject
    Newsroom newsroom;

    @Inject
    DemoNewsroom demo;

    @Inject
    SearchDocuments documents;

    /** An operation with what the page fills in before anybody has typed. */
    private record Prefilled(String id, String method, String path, JsonNode operation, JsonNode contract) {

        /**
         * A parameter's value as Swagger UI finds it: its example, that of its schema, the default, or the first of the
         * values that one has to be chosen from. Examples in a list in the schema are only shown.
         */
        private JsonNode value(JsonNode parameter) {
            JsonNode schema = parameter.path("schema");
            if (schema.has("$ref")) {
                schema = contract.at(schema.get("$ref").asText().substring(1));
            }
            for (JsonNode candidate :
                    List.of(parameter.path("example"), schema.path("example"), schema.path("default"))) {
                if (!candidate.isMissingNode()) {
                    return candidate;
                }
            }
            return parameter.path("required").asBoolean() ? schema.at("/enum/0") : schema.path("example");
        }

        boolean isComplete() {
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("required").asBoolean() && value(parameter).isMissingNode()) {
                    return false;
                }
            }
            return true;
        }

        Response execute() {
            RequestSpecification request = given().redirects().follow(false);
            if (operation.path("security").size() > 0) {
                request.header("Authorization", "Bearer " + Newsroom.KEY);
            }
            for (JsonNode parameter : operation.path("parameters")) {
                JsonNode value = value(parameter);
                if (value.isMissingNode()) {
                    continue;
                }
                String name = parameter.path("name").asText();
                switch (parameter.path("in").asText()) {
                    case "path" -> request.pathParam(name, value.asText());
                    case "header" -> request.header(name, value.asText());
                    default -> {
                        for (JsonNode one : value.isArray() ? value : List.of(value)) {
                            request.queryParam(name, one.asText());
                        }
                    }
                }
            }
            operation.at("/requestBody/content").properties().forEach(body -> request.contentType(body.getKey())
                    .body(body.getValue().path("example").toString()));
            return request.when().request(method.toUpperCase(Locale.ROOT), path);
        }
    }

    private static List<Prefilled> operations(String method) throws IOException {
        JsonNode contract = new YAMLMapper().readTree(Files.readString(Contract.FILE));
        List<Prefilled> operations = new ArrayList<>();
        contract.path("paths").properties().forEach(path -> {
            JsonNode operation = path.getValue().path(method);
            if (operation.isObject()) {
                operations.add(new Prefilled(
                        operation.path("operationId").asText(), method, path.getKey(), operation, contract));
            }
        });
        return operations;
    }

    private void openTheFirstNewsroom() {
        newsroom.empty();
        assertThat(demo.load()).endsWith(" 0 rejected");
        documents.catchUp();
    }

    @Test
    void the_first_execute_of_each_read_answers_with_content() throws IOException {
        openTheFirstNewsroom();

        List<String> left = new ArrayList<>();
        for (Prefilled operation : operations("get")) {
            if (!operation.isComplete()) {
                left.add(operation.id());
                continue;
            }
            var answer = operation.execute().then().spec(contract()).extract();
            if (NOT_THERE_AT_FIRST.contains(operation.id())) {
                assertThat(answer.statusCode()).isEqualTo(404);
                continue;
            }

            assertThat(answer.statusCode())
                    .as(operation.id() + ": " + answer.asString())
                    .isEqualTo(200);
            if (!EMPTY_AT_FIRST.contains(operation.id())) {
                assertThat(answer.asString()).as(operation.id()).isNotBlank().doesNotContain("\"items\":[]");
            }
        }

        assertThat(left)
                .as("reads of what has no name on a first start")
                .containsExactlyInAnyOrder(
                        "getKey",
                        "getEditorialImage",
                        "getOriginalImage",
                        "getImport",
                        "getImportCsv",
                        "getImportPage",
                        "getImageSize",
                        "getImageAnimation",
                        "getEditorialRedirect",
                        "getRelease",
                        "getReleaseCheck",
                        "listReleasePreviewTokens",
                        "getWebhook",
                        "listWebhookDeliveries",
                        "getWebhookDelivery",
                        "getPartner",
                        "getPartnerUsage",
                        "listOutdatedArticles");
    }

    @Test
    void the_first_execute_of_a_creation_a_change_and_a_replacement_works() throws IOException {
        for (String method : List.of("post", "patch", "put")) {
            openTheFirstNewsroom();
            for (Prefilled operation : operations(method)) {
                if (operation.isComplete()
                        && !operation.id().equals(OF_FILES)
                        && !operation.id().equals(OF_ADDRESSES)
                        && operation.id().matches("(create|update|replace)[A-Z]\\w*")) {
                    if (ON_WORKING_COPIES.contains(operation.id())) {
                        openTheFirstNewsroom();
                        makeWorkingCopies();
                    }
                    var answer = operation.execute();

                    assertThat(answer.statusCode())
                            .as(operation.id() + ": " + answer.asString())
                            .isIn(200, 201);
                    if (ON_WORKING_COPIES.contains(operation.id())) {
                        openTheFirstNewsroom();
                    }
                }
            }
        }
    }

    private static void makeWorkingCopies() throws IOException {
        for (Prefilled operation : operations("post")) {
            if (operation.id().matches("create(Summary)?WorkingCopy")) {
                operation.execute();
            }
        }
    }

    @Test
    void the_page_bears_the_programs_name() {
        when().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .body(containsString("<title>Broadsheet</title>"))
                .body(not(containsString("Powered by")));
    }

    @Test
    void articles_come_first_and_keys_last() throws IOException {
        JsonNode tags =
                new YAMLMapper().readTree(Files.readString(Contract.FILE)).path("tags");

        assertThat(tags.findValuesAsText("name"))
                .startsWith("Articles", "Search", "Summaries")
                .endsWith("Keys");
    }
}
