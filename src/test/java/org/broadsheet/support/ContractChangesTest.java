package org.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractChangesTest {

    private static final String CONTRACT = """
            paths:
              /v1/tags/{slug}:
                get:
                  parameters:
                  - {name: slug, in: path, required: true, schema: {type: string}}
                  - {name: sort, in: query, schema: {type: string, enum: [name, newest]}}
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Tag'}
                put:
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/TagDraft'}
                  responses:
                    "204": {description: Stored}
            components:
              schemas:
                Tag:
                  type: object
                  required: [name, count]
                  properties:
                    name: {type: string}
                    count: {type: integer}
                    image:
                      anyOf: [{$ref: '#/components/schemas/Image'}, {type: "null"}]
                Image:
                  type: object
                  properties:
                    sizes: {type: array, items: {type: integer}}
                TagDraft:
                  type: object
                  required: [name]
                  properties:
                    name: {type: [string, "null"]}
                    kind: {type: string, enum: [topic, person]}
            """;

    @Test
    void what_is_added_breaks_nothing() throws IOException {
        assertThat(after("count: {type: integer}", "count: {type: integer}\n        slug: {type: string}"))
                .isEmpty();
        assertThat(after("enum: [topic, person]", "enum: [topic, person, place]"))
                .isEmpty();
        assertThat(after("{slug}", "{name}")).isEmpty();
        assertThat(after("enum: [name, newest]}}", "enum: [name, newest]}}\n      - {name: q, in: query}"))
                .isEmpty();
        assertThat(after("kind: {type: string, enum: [topic, person]}", "kind: {type: string}"))
                .isEmpty();
    }

    @Test
    void what_is_removed_breaks() throws IOException {
        assertThat(after("    put:", "    post:")).isEqualTo(Map.of("PUT /v1/tags/{}", "removed"));
        assertThat(after("name: sort", "name: order")).isEqualTo(Map.of("GET /v1/tags/{} sort", "removed"));
        assertThat(after("count: {", "total: {")).isEqualTo(Map.of("Tag.count", "removed"));
        assertThat(after("sizes: {", "widths: {")).isEqualTo(Map.of("Image.sizes", "removed"));
        assertThat(after("\"204\"", "\"201\"")).isEqualTo(Map.of("PUT /v1/tags/{} 204", "removed"));
    }

    @Test
    void what_is_of_another_type_breaks() throws IOException {
        assertThat(after("count: {type: integer}", "count: {type: string}"))
                .isEqualTo(Map.of("Tag.count", "was [integer], is [string]"));
        assertThat(after("items: {type: integer}", "items: {type: number}"))
                .isEqualTo(Map.of("Image.sizes[]", "was [integer], is [number]"));
        assertThat(after("count: {type: integer}", "count: {type: [integer, \"null\"]}"))
                .isEqualTo(Map.of("Tag.count", "was [integer], is [integer, null]"));
        assertThat(after("name: {type: [string, \"null\"]}", "name: {type: string}"))
                .isEqualTo(Map.of("TagDraft.name", "was [string, null], is [string]"));
    }

    @Test
    void what_is_asked_for_or_no_longer_taken_breaks() throws IOException {
        assertThat(after("required: [name]", "required: [name, kind]")).isEqualTo(Map.of("TagDraft.kind", "required"));
        assertThat(after("enum: [topic, person]", "enum: [topic]"))
                .isEqualTo(Map.of("TagDraft.kind", "no longer one of [person]"));
        assertThat(after("enum: [name, newest]", "enum: [name]"))
                .isEqualTo(Map.of("GET /v1/tags/{} sort", "no longer one of [newest]"));
        assertThat(after("required: [name, count]", "required: [name]"))
                .isEqualTo(Map.of("Tag.count", "not in every answer"));
        assertThat(after("{name: sort, in: query,", "{name: sort, in: query, required: true,"))
                .isEqualTo(Map.of("GET /v1/tags/{} sort", "required"));
    }

    private static Map<String, String> after(String part, String other) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        assertThat(CONTRACT).contains(part);
        return ContractChanges.breaking(yaml.readTree(CONTRACT), yaml.readTree(CONTRACT.replace(part, other)));
    }
}
