package org.broadsheet.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of the API, and the way to it. */
@QuarkusTest
class IndexTest {

    private static Set<String> addresses(String list) {
        List<Map<String, Object>> resources = given().get("/v1").path(list);
        List<String> addresses = new ArrayList<>();
        for (Map<String, Object> resource : resources) {
            String address = ((String) resource.get("url")).replaceAll("\\{\\?.*", "");
            List<?> forms = (List<?>) resource.get("forms");
            (forms.isEmpty() ? List.of("") : forms)
                    .forEach(form -> addresses.add(address.replace("{form}", form.toString())));
        }
        assertThat(addresses).doesNotHaveDuplicates();
        return new TreeSet<>(addresses);
    }

    @Test
    void every_address_of_the_contract_is_named() throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(given().get("/q/openapi?format=yaml").asString())
                .path("paths");
        Set<String> reading = new TreeSet<>();
        Set<String> writing = new TreeSet<>();
        paths.fieldNames().forEachRemaining(path -> {
            if (!path.startsWith("/v1/editorial")) {
                reading.add(path);
            } else if (!path.contains("{")) {
                writing.add(path);
            }
        });

        assertThat(addresses("resources")).isEqualTo(reading);
        assertThat(addresses("editorial")).isEqualTo(writing);
    }

    @Test
    void a_resource_says_how_it_is_asked() {
        given().get("/v1")
                .then()
                .spec(contract())
                .statusCode(200)
                .body("resources.find { it.name == 'articles' }.parameters", hasItems("section", "limit", "sort"))
                .body("resources.find { it.name == 'resolvePath' }.url", equalTo("/v1/resolve{?path}"))
                .body("resources.find { it.name == 'articlesForms' }.forms", hasItems("rss", "atom"))
                .body("editorial.find { it.name == 'editorialArticles' }.methods", hasItems("GET", "POST"))
                .body("contract", equalTo("/q/openapi"))
                .body("problems", equalTo("/problems"));
        List<Map<String, Object>> resources = given().get("/v1").path("resources");
        assertThat(resources).extracting(resource -> resource.get("name")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json, text/plain, */*",
                "application/*",
                "text/html;q=0.5, application/json"
            })
    void a_program_that_asks_the_root_for_json_is_led_to_the_index(String accept) {
        given().redirects()
                .follow(false)
                .header("Accept", accept)
                .get("/")
                .then()
                .statusCode(307)
                .header("Location", endsWith("/v1"))
                .header("Vary", containsString("Accept"));
        given().header("Accept", accept).get("/").then().statusCode(200).body("resources.name", hasItem("articles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*"})
    void a_browser_gets_the_reading_page(String accept) {
        given().header("Accept", accept)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Vary", containsString("Accept,"));
    }
}
