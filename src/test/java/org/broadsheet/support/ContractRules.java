package org.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules for every part of the contract, so that generated clients are pleasant and nothing is left to guess.
 *
 * <p>These are the rules that must follow references or know this project; Spectral and Redocly check the general ones.
 */
public final class ContractRules {

    private static final Pattern OPERATION_ID = Pattern.compile(
            "(list|search|get|create|replace|update|delete|import|export|publish|unpublish|expire|withdraw|restore|resolve|merge|rebase|perform|test|replay|redeliver)[A-Z]\\w*");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String PROBLEM = "application/problem+json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    /** The files that generators write beside those of schemas and tags. */
    private static final Set<String> FILES =
            Set.of("api", "apis", "base", "client", "common", "configuration", "index", "models", "runtime", "types");

    private final JsonNode contract;
    private final Set<String> operationIds = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    private ContractRules(JsonNode contract) {
        this.contract = contract;
    }

    /** Each place that breaks a rule, with the rule; empty if there is none. */
    public static List<String> broken(JsonNode contract) {
        ContractRules rules = new ContractRules(contract);
        rules.checkDocument();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        rules.checkOperation(entry.getKey() + " " + path.getKey(), path.getKey(), entry.getValue());
                    }
                }));
        contract.at("/components/schemas")
                .properties()
                .forEach(entry -> rules.checkSchema("schema " + entry.getKey(), entry.getValue()));
        return rules.broken;
    }

    private void checkDocument() {
        must(contract.path("openapi").asText().startsWith("3.1."), "document", "is OpenAPI 3.1");
        must(contract.at("/info/license/identifier").isTextual(), "info", "has a licence by SPDX identifier");
        must(contract.path("servers").size() == 1, "document", "has one server");
        Set<String> files = new HashSet<>();
        contract.at("/components/schemas").fieldNames().forEachRemaining(name -> {
            String file = name.toLowerCase(Locale.ROOT);
            must(!FILES.contains(file), "schema " + name, "is not named like a file of a generator");
            must(files.add(file), "schema " + name, "has a name that differs in more than case");
        });
        for (JsonNode tag : contract.path("tags")) {
            String file = tag.path("name").asText();
            must(
                    !FILES.contains(file.toLowerCase(Locale.ROOT)),
                    "tag " + file,
                    "is not named like a file of a generator");
            must(
                    !tag.path("description").asText().isBlank(),
                    "tag " + tag.path("name").asText(),
                    "has a description");
        }
    }

    private void checkOperation(String where, String path, JsonNode operation) {
        must(operationIds.add(operation.path("operationId").asText()), where, "has an operationId of its own");
        must(
                OPERATION_ID.matcher(operation.path("operationId").asText()).matches(),
                where,
                "has an operationId of verb and noun, in lowerCamel");
        must(!operation.path("summary").asText().isBlank(), where, "has a summary");
        must(!operation.path("description").asText().isBlank(), where, "has a description");
        must(operation.path("tags").size() == 1, where, "has one tag");
        Set<String> parameters = new HashSet<>();
        operation.path("parameters").forEach(each -> {
            JsonNode parameter = resolved(each);
            parameters.add(parameter.path("name").asText());
            checkParameter(where + ", parameter " + parameter.path("name").asText(), parameter);
        });
        must(
                !parameters.contains("fields")
                        || operation.path("x-partial-with").asText().equals("fields"),
                where,
                "says x-partial-with: fields, since it takes fields");
        JsonNode content = operation.at("/responses/200/content");
        JsonNode lines = content.path(NDJSON).path("schema").path("x-lines");
        JsonNode partial = lines.isMissingNode() ? content.path(JSON).path("schema") : lines;
        must(
                !parameters.contains("fields")
                        || partial.isMissingNode()
                        || resolved(partial).has("x-partial-of"),
                where,
                "answers a schema with x-partial-of, since it takes fields");
        boolean succeeds = false;
        for (var entry : operation.path("responses").properties()) {
            String status = entry.getKey();
            JsonNode response = resolved(entry.getValue());
            String place = where + ", status " + status;
            must(!response.path("description").asText().isBlank(), place, "has a description");
            if (status.startsWith("2")) {
                succeeds = true;
                checkSuccess(place, response);
            } else if (status.startsWith("4") || status.startsWith("5")) {
                String schema = response.path("content")
                        .path(PROBLEM)
                        .at("/schema/$ref")
                        .asText();
                must(schema.endsWith("/Problem"), place, "is a problem document");
            }
        }
        must(succeeds, where, "has a 2xx response");
        must(operation.path("responses").has("400"), where, "documents 400");
        must(!path.contains("{") || operation.path("responses").has("404"), where, "documents 404");
    }

    private void checkSuccess(String where, JsonNode response) {
        must(response.path("content").size() <= 1, where, "has one media type, since generators take only one");
        response.path("content").properties().forEach(entry -> {
            JsonNode content = entry.getValue();
            String place = where + ", " + entry.getKey();
            must(!content.path("schema").isEmpty(), place, "has a schema");
            boolean bytes = content.at("/schema/format").asText().equals("binary");
            must(bytes || content.has("example") || content.has("examples"), place, "has an example");
        });
    }

    private void checkParameter(String where, JsonNode parameter) {
        must(!parameter.path("description").asText().isBlank(), where, "has a description");
        boolean filledIn = parameter.has("example") || parameter.has("examples");
        must(
                !filledIn
                        || !parameter.path("in").asText().equals("query")
                        || parameter.path("required").asBoolean(),
                where,
                "is optional without an example of its own, which Swagger UI would send");
        checkLimits(where, resolved(parameter.path("schema")));
    }

    private void checkLimits(String where, JsonNode schema) {
        String type = schema.path("type").asText();
        switch (type) {
            case "string" ->
                must(
                        schema.has("maxLength") || schema.has("enum") || schema.has("const") || schema.has("format"),
                        where,
                        "has maxLength, enum or format");
            case "integer", "number" ->
                must(schema.has("minimum") && schema.has("maximum"), where, "has minimum and maximum");
            case "array" -> {
                must(schema.has("maxItems"), where, "has maxItems");
                checkLimits(where + ", each", resolved(schema.path("items")));
            }
            case "boolean" -> {}
            default -> must(false, where, "has a type");
        }
    }

    /** Bodies without required properties: those of writes that have defaults for everything. */
    private void checkSchema(String where, JsonNode schema) {
        boolean optional = where.matches("schema (\\w+(Input|Draft|Patch)|Partial\\w+)");
        boolean open = schema.has("additionalProperties") && !schema.has("properties");
        if (schema.path("type").asText().equals("object") && !schema.has("oneOf") && !optional && !open) {
            must(schema.has("required"), where, "lists what is required");
        }
        must(!schema.has("allOf"), where, "is whole, not put together by allOf");
        must(!schema.has("nullable"), where, "says null by type, not by the nullable of OpenAPI 3.0");
        schema.path("properties")
                .properties()
                .forEach(entry -> checkSchema(where + "." + entry.getKey(), entry.getValue()));
        if (schema.has("items")) {
            checkSchema(where + "[]", schema.path("items"));
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void must(boolean holds, String where, String rule) {
        if (!holds) {
            broken.add("It must hold that " + where + " " + rule);
        }
    }
}
