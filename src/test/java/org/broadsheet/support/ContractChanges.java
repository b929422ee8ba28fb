package org.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a contract takes away from the clients of an earlier one: operations, parameters, fields, types and values. What it
 * adds breaks nothing: clients ignore fields, skip types of blocks and expect further values of an enum.
 */
public final class ContractChanges {

    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");
    private static final String REFERENCE = "$ref";
    private static final String NULL = "null";

    private final JsonNode before;
    private final JsonNode after;
    private final SortedMap<String, String> found = new TreeMap<>();
    private final Set<String> compared = new HashSet<>();

    private ContractChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** What breaks: the place, such as {@code GET /v1/tags} or {@code Teaser.headline}, and what became of it. */
    public static SortedMap<String, String> breaking(JsonNode before, JsonNode after) {
        ContractChanges changes = new ContractChanges(before, after);
        Map<String, JsonNode> now = operations(after);
        operations(before).forEach((name, operation) -> {
            if (now.containsKey(name)) {
                changes.operation(name, operation, now.get(name));
            } else {
                changes.found.put(name, "removed");
            }
        });
        return changes.found;
    }

    /** By method and path. What a parameter of a path is called is not sent. */
    private static Map<String, JsonNode> operations(JsonNode contract) {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        contract.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> operations.put(
                        method.toUpperCase(Locale.ROOT) + " " + path.getKey().replaceAll("\\{[^}]*}", "{}"),
                        path.getValue().get(method))));
        return operations;
    }

    private void operation(String name, JsonNode then, JsonNode now) {
        Map<String, JsonNode> parameters = parameters(before, then);
        Map<String, JsonNode> others = parameters(after, now);
        parameters.forEach((key, parameter) -> {
            String place = name + " " + key;
            if (!others.containsKey(key)) {
                found.put(place, "removed");
                return;
            }
            requires(place, parameter.path("required").asBoolean(), others.get(key));
            schemas(place, parameter.path("schema"), others.get(key).path("schema"), true);
        });
        others.forEach((key, parameter) -> {
            if (!parameters.containsKey(key)) {
                requires(name + " " + key, false, parameter);
            }
        });
        JsonNode body = resolved(before, then.path("requestBody"));
        JsonNode other = resolved(after, now.path("requestBody"));
        requires(name + " body", body.path("required").asBoolean(), other);
        contents(name + " body", body, other, true);
        then.path("responses").properties().forEach(response -> {
            String place = name + " " + response.getKey();
            JsonNode successor = now.path("responses").path(response.getKey());
            if (!successor.isMissingNode()) {
                contents(place, resolved(before, response.getValue()), resolved(after, successor), false);
            } else if (response.getKey().startsWith("2")) {
                found.put(place, "removed");
            }
        });
    }

    private static Map<String, JsonNode> parameters(JsonNode contract, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode one : operation.path("parameters")) {
            JsonNode parameter = resolved(contract, one);
            if (!parameter.path("in").asText().equals("path")) {
                parameters.put(parameter.path("name").asText(), parameter);
            }
        }
        return parameters;
    }

    private void requires(String place, boolean required, JsonNode now) {
        if (!required && now.path("required").asBoolean()) {
            found.put(place, "required");
        }
    }

    private void contents(String place, JsonNode then, JsonNode now, boolean sent) {
        then.path("content").properties().forEach(content -> {
            JsonNode successor = now.path("content").path(content.getKey());
            if (successor.isMissingNode()) {
                found.put(place + " " + content.getKey(), "removed");
            } else {
                schemas(place, content.getValue().path("schema"), successor.path("schema"), sent);
            }
        });
    }

    /** @param sent whether clients send it: what they sent must still be taken. Otherwise they must know what comes. */
    private void schemas(String place, JsonNode then, JsonNode now, boolean sent) {
        Shape old = Shape.of(before, then);
        Shape current = Shape.of(after, now);
        types(place, old.types, current.types, sent);
        String known = component(then).orElse(place);
        if (!known.equals(place) && !compared.add(known + " " + component(now).orElse(place) + " " + sent)) {
            return;
        }
        if (sent && !current.values.isEmpty()) {
            Set<String> lost = new LinkedHashSet<>(old.values);
            lost.removeAll(current.values);
            if (old.values.isEmpty() || !lost.isEmpty()) {
                found.put(known, old.values.isEmpty() ? "limited to some values" : "no longer one of " + lost);
            }
        }
        old.properties.forEach((field, schema) -> {
            if (!current.properties.containsKey(field)) {
                found.put(known + "." + field, "removed");
            } else {
                schemas(known + "." + field, schema, current.properties.get(field), sent);
            }
        });
        Set<String> more = new LinkedHashSet<>(sent ? current.required : old.required);
        more.removeAll(sent ? old.required : current.required);
        more.forEach(field -> found.putIfAbsent(known + "." + field, sent ? "required" : "not in every answer"));
        if (!old.items.isMissingNode() && !current.items.isMissingNode()) {
            schemas(known + "[]", old.items, current.items, sent);
        }
        if (old.others.isObject() && current.others.isObject()) {
            schemas(known + ".*", old.others, current.others, sent);
        }
        old.variants.forEach((variant, schema) -> {
            if (current.variants.containsKey(variant)) {
                schemas(known, schema, current.variants.get(variant), sent);
            } else if (sent && !current.variants.isEmpty()) {
                found.put(known + " " + variant, "removed");
            }
        });
    }

    /** The component that a schema refers to, or refers to unless it is null. */
    private static Optional<String> component(JsonNode schema) {
        if (schema.has(REFERENCE)) {
            String reference = schema.get(REFERENCE).asText();
            return Optional.of(reference.substring(reference.lastIndexOf('/') + 1));
        }
        List<JsonNode> choices = Stream.of("oneOf", "anyOf")
                .flatMap(choice -> StreamSupport.stream(schema.path(choice).spliterator(), false))
                .filter(one -> !one.path("type").asText().equals(NULL))
                .toList();
        return choices.size() == 1 ? component(choices.get(0)) : Optional.empty();
    }

    private void types(String place, Set<String> then, Set<String> now, boolean sent) {
        Set<String> more = new LinkedHashSet<>(sent ? then : now);
        Set<String> fewer = sent ? now : then;
        more.removeAll(fewer);
        if (fewer.contains("number")) {
            more.remove("integer");
        }
        if (!then.isEmpty() && !now.isEmpty() && !more.isEmpty()) {
            found.put(place, "was " + then + ", is " + now);
        }
    }

    private static JsonNode resolved(JsonNode contract, JsonNode node) {
        JsonNode found = node;
        while (found.has(REFERENCE)) {
            found = contract.at(found.get(REFERENCE).asText().substring(1));
        }
        return found;
    }

    /** A schema with what it refers to, what it is made of and what it may be instead in one place. */
    private static final class Shape {

        private final Set<String> types = new LinkedHashSet<>();
        private final Set<String> values = new LinkedHashSet<>();
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final Map<String, JsonNode> variants = new HashMap<>();
        private JsonNode items = MissingNode.getInstance();
        private JsonNode others = MissingNode.getInstance();

        static Shape of(JsonNode contract, JsonNode schema) {
            Shape shape = new Shape();
            shape.add(contract, schema);
            return shape;
        }

        private void add(JsonNode contract, JsonNode schema) {
            JsonNode own = resolved(contract, schema);
            if (own.path("type").isTextual()) {
                types.add(own.path("type").asText());
            }
            own.path("type").forEach(type -> types.add(type.asText()));
            own.path("enum").forEach(value -> values.add(value.asText()));
            own.path("properties").properties().forEach(field -> properties.put(field.getKey(), field.getValue()));
            own.path("required").forEach(field -> required.add(field.asText()));
            items = own.has("items") ? own.get("items") : items;
            others = own.has("additionalProperties") ? own.get("additionalProperties") : others;
            own.path("allOf").forEach(part -> add(contract, part));
            for (String choice : List.of("oneOf", "anyOf")) {
                choose(contract, own.path(choice));
            }
        }

        private void choose(JsonNode contract, JsonNode choice) {
            Map<String, JsonNode> named = new LinkedHashMap<>();
            for (JsonNode one : choice) {
                if (one.path("type").asText().equals(NULL)) {
                    types.add(NULL);
                } else {
                    named.put(one.path(REFERENCE).asText(one.path("type").asText()), one);
                }
            }
            if (named.size() == 1) {
                add(contract, named.values().iterator().next());
                return;
            }
            named.forEach((name, one) -> {
                variants.put(name.substring(name.lastIndexOf('/') + 1), one);
                types.addAll(of(contract, one).types);
            });
        }
    }
}
