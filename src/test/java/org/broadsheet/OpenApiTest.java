package org.broadsheet;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.support.Contract.contract;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.broadsheet.support.Contract;
import org.broadsheet.support.ContractRules;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/**
 * Checks that the committed contract matches the program and follows the rules that generators and people rely on.
 *
 * <p>To rewrite it after a change of resources or records: {@code mvn verify -Dtest=OpenApiTest -Dcontract.update=true}.
 */
@QuarkusTest
class OpenApiTest {

    private static final boolean UPDATE = Boolean.getBoolean("contract.update");

    @Test
    void the_committed_contract_is_what_the_program_serves() throws IOException {
        String served = lines(when().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        if (UPDATE) {
            Files.writeString(Contract.FILE, served);
        }
        String committed = Files.exists(Contract.FILE) ? lines(Files.readString(Contract.FILE)) : "";
        if (!committed.equals(served)) {
            throw new AssertionFailedError(
                    "openapi.yaml is not what the program serves. If the change is meant, rewrite it with "
                            + "mvn verify -Dtest=OpenApiTest -Dcontract.update=true and commit it.\n"
                            + firstDifference(committed, served),
                    committed,
                    served);
        }
    }

    @Test
    void the_contract_follows_its_rules() throws IOException {
        String served = when().get("/q/openapi?format=yaml").then().extract().asString();

        assertThat(ContractRules.broken(new YAMLMapper().readTree(served))).isEmpty();
    }

    @Test
    void every_call_of_a_test_is_held_against_the_contract() {
        when().get("/v1/no-such-thing").then().spec(contract()).statusCode(404);

        assertThatThrownBy(() -> when().get("/q/openapi").then().spec(contract()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("held against openapi.yaml");
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip() + "\n";
    }

    private static String firstDifference(String committed, String served) {
        List<String> ours = committed.lines().toList();
        List<String> theirs = served.lines().toList();
        int at = 0;
        while (at < Math.min(ours.size(), theirs.size()) && ours.get(at).equals(theirs.get(at))) {
            at++;
        }
        return "From line %d on, the file has:\n%s\nthe program serves:\n%s"
                .formatted(at + 1, from(ours, at), from(theirs, at));
    }

    private static String from(List<String> lines, int start) {
        return String.join("\n", lines.subList(start, Math.min(lines.size(), start + 5)))
                .indent(4);
    }
}
