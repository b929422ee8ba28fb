package org.broadsheet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import org.broadsheet.support.ContractChanges;
import org.junit.jupiter.api.Test;

/** Compares the contract with that of the last release, which CONTRIBUTING.md says how to keep, and with the client. */
class ReleasedContractTest {

    private static final Path RELEASED = Path.of("src", "test", "resources", "contract", "released.yaml.gz");
    private static final Path CLIENT = Path.of("src", "main", "client");

    private static JsonNode contract() throws IOException {
        return new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    }

    private static JsonNode released() throws IOException {
        try (InputStream file = new GZIPInputStream(Files.newInputStream(RELEASED))) {
            return new YAMLMapper().readTree(file);
        }
    }

    private static String version(JsonNode contract) {
        return contract.at("/info/version").asText();
    }

    @Test
    void what_breaks_the_clients_of_the_last_release_is_in_the_changelog() throws IOException {
        String said = Files.readString(Path.of("CHANGELOG.md"))
                .replaceFirst("(?s).*?\n## \\[Unreleased]", "")
                .replaceFirst("(?s)\n## .*", "");
        int start = said.indexOf("\n### Breaking\n");
        String breaking = start < 0 ? "" : said.substring(start + 1).split("\n### ", 2)[0];

        SortedMap<String, String> changes = ContractChanges.breaking(released(), contract());
        changes.keySet().removeIf(place -> breaking.contains("`" + place + "`"));

        assertThat(changes)
                .as("breaking changes that CHANGELOG.md does not name under \"### Breaking\"")
                .isEmpty();
    }

    @Test
    void a_contract_that_has_changed_since_the_last_release_has_a_higher_version() throws IOException {
        JsonNode contract = contract();
        JsonNode released = released();

        assertThat(contract.equals(released)
                        || Version.parse(version(contract)).compareTo(Version.parse(version(released))) > 0)
                .as("quarkus.smallrye-openapi.info-version is above " + version(released))
                .isTrue();
    }

    @Test
    void the_client_has_the_version_of_the_contract() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String version = version(contract());
        Map<String, JsonNode> files = Map.of(
                "package.json", json.readTree(CLIENT.resolve("package.json").toFile()),
                "package-lock.json",
                        json.readTree(CLIENT.resolve("package-lock.json").toFile()));

        assertThat(files)
                .allSatisfy((name, file) ->
                        assertThat(file.path("version").asText()).as(name).isEqualTo(version));
        assertThat(Files.readString(CLIENT.resolve("README.md"))).contains("broadsheet-client-" + version + ".tgz");
    }
}
