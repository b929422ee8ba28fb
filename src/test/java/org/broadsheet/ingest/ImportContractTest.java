package org.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.support.Contract;
import org.junit.jupiter.api.Test;

/** The import records in the contract are the ones that the program reads. */
@QuarkusTest
class ImportContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    RecordReader reader;

    @Test
    void every_field_of_the_contract_is_read_and_what_is_required_is() throws IOException {
        JsonNode schemas =
                new YAMLMapper().readTree(Files.readString(Contract.FILE)).at("/components/schemas");
        JsonNode mapping = schemas.at("/ImportRecord/discriminator/mapping");
        assertThat(mapping.size()).isEqualTo(7);
        mapping.properties().forEach(entry -> {
            String ref = entry.getValue().asText();
            JsonNode schema = schemas.path(ref.substring(ref.lastIndexOf('/') + 1));
            ObjectNode record = JSON.createObjectNode();
            schema.path("properties").fieldNames().forEachRemaining(record::putNull);
            record.put("type", entry.getKey());

            List<Fault> faults =
                    reader.read(1, record.toString(), LossPolicy.LENIENT).faults();

            assertThat(faults)
                    .as(entry.getKey())
                    .noneMatch(fault -> fault.detail().startsWith("There is no field"))
                    .extracting(fault -> fault.pointer().substring(1))
                    .containsExactlyInAnyOrderElementsOf(required(schema));
        });
    }

    private static List<String> required(JsonNode schema) {
        List<String> names = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        return names.stream().filter(name -> !name.equals("type")).toList();
    }

    @Test
    void the_demo_newsroom_is_as_the_contract_has_it() throws IOException {
        try (var records = new BufferedReader(new InputStreamReader(
                DemoNewsroom.class.getResourceAsStream(DemoNewsroom.RECORDS), StandardCharsets.UTF_8))) {
            Contract contract = Contract.of(Files.readString(Contract.FILE));
            for (String line : records.lines().toList()) {
                assertThat(contract.faults("ImportRecord", JSON.readTree(line)))
                        .as(line)
                        .isEmpty();
            }
        }
    }
}
