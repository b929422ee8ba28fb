package org.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;

/**
 * The contract's schemas, compiled for tests: stricter than clients may be, fast, and with better messages.
 *
 * <ul>
 *   <li>Objects are closed: a property that is not in the contract is a fault. Clients see open objects, so that fields
 *       can be added later.
 *   <li>A discriminated union is only checked against the alternative that the discriminator names, and "this or null"
 *       only against "this" if there is a value. Otherwise the faults of all alternatives would be reported.
 *   <li>Formats are validated, not just annotated.
 * </ul>
 */
final class ContractSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DEFINITIONS = "https://broadsheet.test/openapi#/$defs/";

    private final ObjectNode components = JSON.objectNode();
    private final SchemaRegistry registry;

    ContractSchemas(JsonNode document) {
        document.at("/components/schemas")
                .properties()
                .forEach(entry -> components.set(entry.getKey(), strict(entry.getValue())));
        ObjectNode root = JSON.objectNode();
        root.set("$defs", components);
        registry = SchemaRegistry.withDialect(Dialects.getOpenApi31(), builder -> builder.schemas(
                        Map.of(DEFINITIONS.substring(0, DEFINITIONS.indexOf('#')), root.toString()))
                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
    }

    /** A checker of complete values. */
    Checker whole(JsonNode schema) {
        return new Checker(compile(strict(schema)));
    }

    /** The schema itself, or the one that it refers to. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? components.path(name(schema.get("$ref").asText())) : schema;
    }

    private Schema compile(JsonNode schema) {
        Schema compiled = registry.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    /** Lists the faults of a value as "pointer: message"; thread-safe. */
    static final class Checker {

        private final Schema schema;

        private Checker(Schema schema) {
            this.schema = schema;
        }

        List<String> faults(JsonNode value) {
            return schema.validate(value).stream()
                    .map(Checker::sentence)
                    .distinct()
                    .toList();
        }

        private static String sentence(Error error) {
            return error.getInstanceLocation() + ": " + error.getMessage();
        }
    }

    private static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static JsonNode strict(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        if (schema.has("allOf")) {
            throw new IllegalArgumentException("The contract has no allOf: its members could not be closed");
        }
        ObjectNode copy = schema.deepCopy();
        copy.remove(List.of("example", "examples", "description", "title", "x-lines", "x-partial-of"));
        if (copy.has("$ref")) {
            String ref = copy.get("$ref").asText();
            copy.put("$ref", DEFINITIONS + name(ref));
        }
        if (copy.get("properties") instanceof ObjectNode properties) {
            properties.properties().forEach(entry -> entry.setValue(strict(entry.getValue())));
            if (!copy.has("additionalProperties")) {
                copy.put("additionalProperties", false);
            }
        }
        for (String keyword : List.of("items", "additionalProperties")) {
            if (copy.get(keyword) instanceof ObjectNode part) {
                copy.set(keyword, strict(part));
            }
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (copy.get(keyword) instanceof ArrayNode parts) {
                for (int i = 0; i < parts.size(); i++) {
                    parts.set(i, strict(parts.get(i)));
                }
            }
        }
        return orNull(discriminated(copy));
    }

    private static ObjectNode discriminated(ObjectNode schema) {
        JsonNode mapping = schema.at("/discriminator/mapping");
        if (!mapping.isObject() || !schema.has("oneOf")) {
            return schema;
        }
        String property = schema.at("/discriminator/propertyName").asText();
        ObjectNode result = JSON.objectNode().put("type", "object");
        result.putArray("required").add(property);
        ArrayNode values = result.putObject("properties").putObject(property).putArray("enum");
        ArrayNode alternatives = result.putArray("allOf");
        mapping.properties().forEach(entry -> {
            values.add(entry.getKey());
            ObjectNode alternative = alternatives.addObject();
            ObjectNode condition = alternative.putObject("if");
            condition.putObject("properties").putObject(property).put("const", entry.getKey());
            condition.putArray("required").add(property);
            alternative
                    .putObject("then")
                    .put("$ref", DEFINITIONS + name(entry.getValue().asText()));
        });
        return result;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        for (String keyword : List.of("anyOf", "oneOf")) {
            JsonNode parts = schema.path(keyword);
            if (parts.size() == 2) {
                for (int i = 0; i < 2; i++) {
                    if ("null".equals(parts.get(i).path("type").asText())) {
                        ObjectNode result = JSON.objectNode();
                        result.putObject("if").put("type", "null");
                        result.set("else", parts.get(1 - i));
                        return result;
                    }
                }
            }
        }
        return schema;
    }
}
