package org.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractRulesTest {

    private static final String SOUND = """
            openapi: 3.1.0
            info: {license: {identifier: Apache-2.0}}
            servers: [{url: /}]
            tags: [{name: Stories, description: What there is to read}]
            paths:
              /v1/stories:
                get:
                  operationId: listStories
                  summary: Stories
                  description: Newest first
                  tags: [Stories]
                  x-partial-with: fields
                  parameters:
                    - {name: fields, in: query, description: Which, schema: {type: string, maxLength: 9}}
                    - {name: limit, in: query, description: How many, schema: {type: integer, minimum: 1, maximum: 9}}
                  responses:
                    '200': {description: OK, content: {application/json: {example: {}, schema: {x-partial-of: {}}}}}
                    '400': {$ref: '#/components/responses/BadRequest'}
            components:
              responses:
                BadRequest:
                  description: Faults
                  content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}
              schemas:
                Problem: {type: object, required: [type], properties: {type: {type: string}}}
            """;

    @Test
    void a_sound_contract_breaks_no_rule() throws JsonProcessingException {
        assertThat(broken(SOUND)).isEmpty();
    }

    @Test
    void each_rule_can_be_broken() throws JsonProcessingException {
        assertOneBroken("openapi: 3.1.0", "openapi: 3.0.3", "OpenAPI 3.1");
        assertOneBroken(", description: What there is to read", "", "tag Stories");
        assertOneBroken("operationId: listStories", "operationId: stories_list", "operationId");
        assertOneBroken("summary: Stories", "x-none: 1", "summary");
        assertOneBroken("x-partial-with: fields", "x-none: 1", "x-partial-with");
        assertOneBroken("description: How many, ", "", "parameter limit has a description");
        assertOneBroken(", maximum: 9", "", "minimum and maximum");
        assertOneBroken(", maxLength: 9", "", "maxLength");
        assertOneBroken("example: {}, ", "", "example");
        assertOneBroken("x-partial-of: {}", "type: object", "x-partial-of");
        assertOneBroken(
                "{x-partial-of: {}}}",
                "{x-partial-of: {}}}, text/csv: {example: {}, schema: {type: string}}",
                "one media type");
        assertOneBroken("How many,", "How many, example: 3,", "without an example");
        assertOneBroken("Problem:", "PROBLEM: {type: string}\n    Problem:", "differs in more than case");
        assertOneBroken("Problem:", "Index: {type: string}\n    Problem:", "named like a file");
        assertOneBroken("application/problem+json", "application/json", "problem document");
        assertOneBroken("'200'", "'302'", "2xx");
        assertOneBroken("'400'", "'404'", "documents 400");
        assertOneBroken("/v1/stories", "'/v1/stories/{slug}'", "documents 404");
        assertOneBroken("required: [type], ", "", "required");
        assertOneBroken("type: {type: string}", "type: {type: string, nullable: true}", "nullable");
    }

    private static void assertOneBroken(String from, String to, String rule) throws JsonProcessingException {
        assertThat(broken(SOUND.replace(from, to))).singleElement().asString().contains(rule);
    }

    private static List<String> broken(String contract) throws JsonProcessingException {
        return ContractRules.broken(new YAMLMapper().readTree(contract));
    }
}
