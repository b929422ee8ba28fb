package org.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes values from the contract's schemas: each has all its properties, none is a default, and no two are alike. Texts
 * are such that neither the sanitiser nor a normalisation has anything to change. Times lie in the past and become
 * later from value to value.
 */
public final class ContractValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Instant LAST_TIME = Instant.parse("2120-01-01T00:00:00.123456Z");
    private static final Instant FIRST_TIME = Instant.parse("2020-01-01T00:00:00.123456Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2020-01-01");
    private static final List<String> LANGUAGES = List.of("uk", "de", "fr", "pl");
    private static final Pattern OF_NAMES = Pattern.compile("^(The )?[Ss]lugs?\\b|'s slug\\b");
    private static final int ITEMS = 2;

    /** What has to fit to the rest of a table with a header and two rows. */
    private static final Map<String, JsonNode> FITTING = Map.of(
            "headRows", JSON.numberNode(1),
            "footRows", JSON.numberNode(1),
            "cells",
                    JSON.arrayNode()
                            .add(JSON.objectNode()
                                    .put("row", 2)
                                    .put("column", 0)
                                    .put("rowSpan", 1)
                                    .put("columnSpan", 1)
                                    .put("heading", true)));

    private static final int DEFAULT_MAXIMUM = 1_000_000;

    private final JsonNode document;
    private final Map<String, List<String>> references;
    private int made;
    private boolean inUnion;

    /**
     * Values of a contract.
     *
     * @param references by the name of a property that holds names of other things, names that exist
     */
    public ContractValues(JsonNode document, Map<String, List<String>> references) {
        this.document = document;
        this.references = references;
    }

    /** The schema itself, where it is only referred to or may be null as well; what is said at the place stays said. */
    public ObjectNode resolved(JsonNode schema) {
        ObjectNode own = schema.deepCopy();
        if (own.has("$ref")) {
            JsonNode target = document.at(own.remove("$ref").asText().substring(1));
            return joined(own, resolved(target));
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            List<JsonNode> others = new ArrayList<>();
            own.path(choice).forEach(each -> {
                if (!each.path("type").asText().equals("null")) {
                    others.add(each);
                }
            });
            if (others.size() == 1) {
                own.remove(choice);
                return joined(own, resolved(others.get(0)));
            }
        }
        return own;
    }

    /** The first schema, and of the second what the first does not say. */
    public static ObjectNode joined(ObjectNode first, ObjectNode second) {
        ObjectNode both = first.deepCopy();
        second.properties().forEach(entry -> {
            JsonNode said = both.get(entry.getKey());
            if (said == null) {
                both.set(entry.getKey(), entry.getValue());
            } else if (said.isObject() && entry.getValue().isObject()) {
                both.set(entry.getKey(), joined((ObjectNode) said, (ObjectNode) entry.getValue()));
            }
        });
        return both;
    }

    /** The forms that a value may have, where nothing in it tells which; empty where it has one. */
    public List<ObjectNode> forms(JsonNode schema) {
        ObjectNode resolved = resolved(schema);
        List<ObjectNode> forms = new ArrayList<>();
        if (!resolved.has("discriminator")) {
            resolved.path("oneOf").forEach(form -> forms.add(resolved(form)));
        }
        return forms;
    }

    /**
     * A value, in the form with the most to it where there are several.
     *
     * @param name the property's path, for the error that says that none can be made
     */
    public JsonNode value(String name, JsonNode schema) {
        return value(name, schema, "");
    }

    private JsonNode value(String name, JsonNode schema, String around) {
        ObjectNode resolved = resolved(schema);
        String description = resolved.path("description").asText(around);
        List<ObjectNode> forms = forms(resolved);
        if (!forms.isEmpty()) {
            return value(name, forms.get(forms.size() - 1), description);
        }
        String property = name.substring(name.lastIndexOf('/') + 1);
        if (references.containsKey(property)) {
            return reference(references.get(property), resolved);
        }
        if (FITTING.containsKey(property) && inUnion) {
            return FITTING.get(property);
        }
        if (isOfNames(description)) {
            throw none(name, "it holds names of things of which none is known", resolved);
        }
        if (resolved.has("const")) {
            return resolved.get("const");
        }
        if (resolved.has("enum")) {
            return choice(name, resolved);
        }
        if (resolved.has("discriminator")) {
            return oneOfKinds(name, resolved);
        }
        return switch (type(resolved)) {
            case "object" -> object(name, resolved);
            case "array" -> array(name, resolved, description);
            case "boolean" -> JSON.booleanNode(!resolved.path("default").asBoolean(false));
            case "integer", "number" -> number(resolved);
            case "string" -> JSON.textNode(text(name, property, resolved, description));
            default -> throw none(name, "its schema is of no known type", resolved);
        };
    }

    /** A value of the first kind of a union that says which it is. */
    private JsonNode oneOfKinds(String name, ObjectNode union) {
        Map.Entry<String, JsonNode> first =
                union.at("/discriminator/mapping").properties().iterator().next();
        boolean outer = !inUnion;
        inUnion = true;
        JsonNode kind = document.at(first.getValue().asText().substring(1));
        ObjectNode value = object(name + "/" + first.getKey(), resolved(kind));
        value.put(union.at("/discriminator/propertyName").asText(), first.getKey());
        inUnion = !outer;
        return value;
    }

    private static boolean isOfNames(String description) {
        return OF_NAMES.matcher(description).find();
    }

    private static AssertionError none(String name, String why, JsonNode schema) {
        return new AssertionError("No value can be made for %s: %s: %s".formatted(name, why, schema));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (!each.asText().equals("null")) {
                    return each.asText();
                }
            }
        }
        return type.asText();
    }

    private JsonNode reference(List<String> names, ObjectNode schema) {
        int first = made++;
        if (!type(schema).equals("array")) {
            return JSON.textNode(names.get(first % names.size()));
        }
        ArrayNode some = JSON.arrayNode();
        for (int i = 0; i < ITEMS; i++) {
            some.add(names.get((first + i) % names.size()));
        }
        return some;
    }

    private static JsonNode choice(String name, ObjectNode schema) {
        JsonNode last = null;
        for (JsonNode each : schema.get("enum")) {
            if (!each.isNull() && !each.asText().equals("none") && !each.equals(schema.get("default"))) {
                last = each;
            }
        }
        if (last == null) {
            throw none(name, "it has but one value", schema);
        }
        return last;
    }

    private ObjectNode object(String name, ObjectNode schema) {
        ObjectNode value = JSON.objectNode();
        if (schema.path("additionalProperties").asBoolean(false)) {
            value.put("own", "Own " + made++).putArray("list").add(made++).addNull();
        }
        schema.path("properties").properties().forEach(entry -> {
            if (!isDerived(entry.getValue())) {
                value.set(entry.getKey(), value(name + "/" + entry.getKey(), entry.getValue(), ""));
            }
        });
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() || value.isEmpty()) {
            ObjectNode any =
                    others.isObject() ? (ObjectNode) others : JSON.objectNode().put("type", "string");
            value.set("some-" + made++, value(name + "/*", any, ""));
        }
        return value;
    }

    /** Whether what is sent for it is not what is kept, or takes the place of something else. */
    private static boolean isDerived(JsonNode schema) {
        String description = schema.path("description").asText();
        return description.startsWith("Made from")
                || description.startsWith("Kept by the program")
                || description.startsWith("The id of an image that is kept here")
                || description.endsWith("where the two are not known.");
    }

    private JsonNode array(String name, ObjectNode schema, String description) {
        ArrayNode all = JSON.arrayNode();
        JsonNode items = schema.path("items");
        ObjectNode item = items.isObject() ? resolved(items) : JSON.objectNode().put("type", "string");
        if (item.has("discriminator")) {
            List<Map.Entry<String, JsonNode>> kinds =
                    new ArrayList<>(item.at("/discriminator/mapping").properties());
            // Blocks within blocks are of one kind, the last, or there would be no end of them.
            for (Map.Entry<String, JsonNode> entry : inUnion ? kinds.subList(kinds.size() - 1, kinds.size()) : kinds) {
                boolean outer = !inUnion;
                inUnion = true;
                JsonNode kind = document.at(entry.getValue().asText().substring(1));
                ObjectNode value = object(name + "/" + entry.getKey(), resolved(kind));
                value.put(item.at("/discriminator/propertyName").asText(), entry.getKey());
                all.add(value);
                inUnion = !outer;
            }
            return all;
        }
        for (int i = 0; i < Math.min(ITEMS, schema.path("maxItems").asInt(ITEMS)); i++) {
            all.add(value(name, item, description));
        }
        return all;
    }

    private JsonNode number(ObjectNode schema) {
        int least = schema.path("minimum").asInt(0);
        int most = schema.path("maximum").asInt(DEFAULT_MAXIMUM);
        int value = least + 1 + made++ % Math.max(1, most - least);
        return JSON.numberNode(
                value == schema.path("default").asInt(Integer.MIN_VALUE) ? least : Math.min(value, most));
    }

    private String text(String name, String property, ObjectNode schema, String description) {
        int number = made++;
        String word = "v" + number + "-of-" + property.toLowerCase(Locale.ROOT);
        String text =
                switch (schema.path("format").asText()) {
                    case "date-time" ->
                        // What has an end is to be read for as long as a test runs.
                        (property.equals("expiresAt") ? LAST_TIME : FIRST_TIME)
                                .plus(number, ChronoUnit.HOURS)
                                .toString();
                    case "date" -> FIRST_DAY.plusDays(number).toString();
                    case "uuid" -> new UUID(0x1000L + number, 0x8000_0000_0000_0000L).toString();
                    case "uri", "uri-reference", "url" -> "https://example.org/" + word;
                    case "email" -> word + "@example.org";
                    case "" -> plain(word, number, description);
                    default -> throw none(name, "its format is not known", schema);
                };
        String pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            text = List.of(
                            word,
                            word.toUpperCase(Locale.ROOT),
                            "v" + number,
                            "A" + number,
                            String.valueOf(number),
                            "/" + word,
                            "video/v" + number,
                            "https://example.org/" + word,
                            "medtop:%08d".formatted(number),
                            word + "@example.org",
                            "fn-" + number)
                    .stream()
                    .filter(one -> Pattern.compile(pattern).matcher(one).find())
                    .findFirst()
                    .orElseThrow(() -> none(name, "no known text has its pattern", schema));
        }
        return text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                ? shortened(name, number, schema)
                : text;
    }

    private static String plain(String word, int number, String description) {
        if (description.contains("BCP 47")) {
            return LANGUAGES.get(number % LANGUAGES.size());
        }
        String markup = description.toLowerCase(Locale.ROOT);
        if (markup.contains("inline html")) {
            return "<em>" + word + "</em>";
        }
        return markup.contains("html") ? "<p>" + word + "</p>" : word;
    }

    private static String shortened(String name, int number, ObjectNode schema) {
        String text = "v" + number;
        if (text.length() > schema.path("maxLength").asInt() || schema.has("pattern") || schema.has("format")) {
            throw none(name, "no known text is that short", schema);
        }
        return text;
    }
}
